"""A page written by hand, as far as it can be found by searching."""

from build_hooks.model.base import Model


class WrittenPage(Model):
    """`uri` is the file of the built site: "quet-tem.html"; all texts are plain."""

    uri: str
    title: str
    description: str = ""
    headings: tuple[str, ...] = ()
