"""A photo as an image element needs it."""

from dataclasses import dataclass

from build_hooks.ground.words import say
from build_hooks.model.photo import Photo
from build_hooks.pages.frame.output import href
from build_hooks.pages.frame.tones import tone

ILLUSTRATION = say("frame.illustration")


@dataclass(frozen=True)
class Picture:
    """Addresses, measures in px, words, the class of its `tone`; `lazy` ones wait for a scroll."""

    src: str
    large: str
    srcset: str
    sizes: str
    width: int
    height: int
    alt: str
    tone: str
    lazy: bool
    note: str
    credit: str

    @property
    def caption(self) -> str:
        """What stands below it: that it is a drawing, and whose it is."""
        return " · ".join(part for part in (self.note, self.credit) if part)


def picture(photo: Photo, page_uri: str, *, sizes: str, first: bool = False, name: str = "") -> Picture:
    """The picture on a page. `first` is the one that must not wait; `name` is said where nobody described the photo."""
    sources = [(href(page_uri, rendition.uri), rendition) for rendition in photo.renditions]
    return Picture(
        src=sources[len(sources) // 2][0],
        large=sources[-1][0],
        srcset=", ".join(f"{uri} {rendition.width}w" for uri, rendition in sources),
        sizes=sizes,
        width=photo.width,
        height=photo.height,
        alt=photo.alt or name,
        tone=tone(photo.colour),
        lazy=not first,
        note=ILLUSTRATION if photo.is_illustration else "",
        credit=photo.credit,
    )
