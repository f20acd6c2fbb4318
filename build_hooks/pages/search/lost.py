"""The page for wrong addresses, which the host shows wherever an address leads nowhere."""

from dataclasses import dataclass
from pathlib import Path

from build_hooks.ground.words import say
from build_hooks.pages.frame.joining import plain_script
from build_hooks.pages.frame.rendering import render
from build_hooks.pages.frame.surroundings import ROOT

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Lost:
    """`first_script` leads on before anything is fetched; to know whether it did so before it needs a `referrer`."""

    title: str
    article: str
    first_script: str
    referrer: str = "same-origin"


def lost() -> Lost:
    """What the host's template 404.html prints."""
    title = say("search.lost")
    first = [_HERE / name for name in ("ocop-code.js", "ocop-lost.js")]
    return Lost(
        title=title,
        article=render("search/lost.html", title=title, root=ROOT),
        first_script=plain_script(first).decode(),
    )
