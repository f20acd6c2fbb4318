"""Names of new products: readable, free, and taken by every file system."""

import pytest

from build_hooks.intake.naming import LONGEST, folder_of, new_slug
from build_hooks.model.origin import Origin


@pytest.mark.parametrize(
    ("name", "taken", "more", "slug"),
    [
        ("Mắm cá linh", (), (), "mam-ca-linh"),
        ("Mắm cá linh", ("mam-ca-linh",), ("Phú Lâm",), "mam-ca-linh-phu-lam"),
        ("Mắm cá linh", ("mam-ca-linh",), ("", "lo-mam"), "mam-ca-linh-lo-mam"),
        ("Mắm", ("mam", "mam-2"), (), "mam-3"),
        ("Con", (), (), "con-2"),
        ("Aux", (), ("Phú Lâm",), "aux-phu-lam"),
        ("???", (), (), "san-pham"),
        ("../../etc", (), (), "etc"),
    ],
)
def test_a_slug(name: str, taken: tuple[str, ...], more: tuple[str, ...], slug: str) -> None:
    """What tells it from another is added; Windows' own names are not used."""
    assert new_slug(name, taken, *more) == slug


def test_a_long_name_is_cut_between_words() -> None:
    """And stays short enough with what is added to it."""
    name = "Mắm cá linh hảo hạng nấu bằng cá linh đầu mùa nước nổi sông Hậu của Tổ hợp tác sản xuất mắm"
    first = new_slug(name, ())
    second = new_slug(name, (first,), "xã Bình Thạnh Đông")
    assert max(len(first), len(second)) <= LONGEST
    assert name.lower().startswith("mắm") and not first.endswith("-") and second.endswith("-xa-binh-thanh-dong")


@pytest.mark.parametrize(
    ("origin", "folder"),
    [
        (Origin(commune="30445"), "an-giang/binh-thanh-dong"),
        (Origin(old_district="huyện Phú Tân, An Giang"), "an-giang/phu-tan"),
        (Origin(old_commune="30445"), "an-giang/phu-tan"),
        (Origin(), ""),
    ],
)
def test_a_folder(origin: Origin, folder: str) -> None:
    """The province is one of today."""
    assert folder_of(origin) == folder
