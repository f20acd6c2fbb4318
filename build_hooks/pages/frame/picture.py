"""A photo as an image element needs it."""

from typing import Any

from build_hooks.model.photo import Photo
from build_hooks.pages.frame.output import href

ILLUSTRATION = "Hình minh họa, không phải ảnh chụp sản phẩm"


def picture(photo: Photo, page_uri: str, *, sizes: str, first: bool = False) -> dict[str, Any]:
    """Source set, largest size, colour and words. `first` is the one picture of a page that must not wait."""
    sources = [(href(page_uri, rendition.uri), rendition) for rendition in photo.renditions]
    middle = sources[len(sources) // 2]
    return {
        "src": middle[0],
        "large": sources[-1][0],
        "srcset": ", ".join(f"{uri} {rendition.width}w" for uri, rendition in sources),
        "sizes": sizes,
        "width": photo.width,
        "height": photo.height,
        "alt": photo.alt,
        "colour": photo.colour,
        "lazy": not first,
        "note": ILLUSTRATION if photo.is_illustration else "",
        "credit": photo.credit,
    }
