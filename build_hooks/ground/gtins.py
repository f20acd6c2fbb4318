"""GTINs: 14 digits inside the catalog, padded from the left with zeros; shown as they stand under the bar code."""

_LENGTHS = {"000000": 8, "00": 12, "0": 13}  # what the padding of a shorter number leaves in front


def padded(digits: str) -> str:
    """The 14 digits of a number of 8, 12, 13 or 14."""
    return digits.rjust(14, "0")


def as_printed(gtin: str) -> str:
    """The digits under the bar code: 8, 12, 13 or 14 of them."""
    length = next((length for zeros, length in _LENGTHS.items() if gtin.startswith(zeros)), 14)
    return gtin[-length:]


def prefix(gtin: str) -> str:
    """The three digits that name the GS1 organisation, behind the indicator digit; 893 is Vietnam's."""
    return gtin[6:9] if gtin.startswith("000000") else gtin[1:4]
