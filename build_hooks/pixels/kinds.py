"""Kinds of pictures that the catalog does not open, known by their first bytes, so that people hear what theirs is."""

_SIGNS = {b"GIF8": "GIF", b"BM": "BMP", b"II*\0": "TIFF", b"MM\0*": "TIFF", b"\xff\x0a": "JPEG XL", b"8BPS": "PSD"}
_BRANDS = (b"avif", b"avis")  # of ISO/IEC 23000-22, the first or among the compatible ones


def other_kind(content: bytes) -> str:
    """ "AVIF", "GIF" and the like; "" for a kind that is opened, and for what is no picture."""
    if content[4:8] == b"ftyp":
        brands = content[8 : min(int.from_bytes(content[:4], "big"), 64)]
        return "AVIF" if any(brand in brands for brand in _BRANDS) else ""
    if content[4:12] == b"JXL \r\n\x87\n":
        return "JPEG XL"
    return next((kind for sign, kind in _SIGNS.items() if content.startswith(sign)), "")
