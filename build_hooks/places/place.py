"""The places themselves, and the names and slugs that follow from them."""

from dataclasses import dataclass
from typing import Protocol

from build_hooks.text import slugify


class Place(Protocol):
    """A unit of either vintage: an official code, a kind such as "Xã", and a name without the kind."""

    @property
    def code(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def full_name(self) -> str: ...
    @property
    def within(self) -> tuple["Place", ...]:
        """The units around this one, the nearest first."""
        ...


@dataclass(frozen=True, slots=True)
class Province:
    """One of the 34 provinces of today; the kind is "Tỉnh" or "Thành phố", the code has 2 digits."""

    code: str
    kind: str
    name: str

    @property
    def full_name(self) -> str:
        return f"{self.kind.lower()} {self.name}"

    @property
    def slug(self) -> str:
        """The name without the kind: "an-giang"."""
        return slugify(self.name)

    @property
    def within(self) -> tuple[Place, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class Commune:
    """One of the 3,321 communes of today: "Xã", "Phường" or "Đặc khu"; the code has 5 digits."""

    code: str
    kind: str
    name: str
    province: Province
    shares_slug: bool = False

    @property
    def short_name(self) -> str:
        return f"{self.kind.lower()} {self.name}"

    @property
    def full_name(self) -> str:
        return f"{self.short_name}, {self.province.full_name}"

    @property
    def slug(self) -> str:
        """Unique in the province: the few that fold alike, as xã Sơn Hà and xã Sơn Hạ, carry their code."""
        slug = slugify(self.short_name)
        return f"{slug}-{self.code}" if self.shares_slug else slug

    @property
    def within(self) -> tuple[Place, ...]:
        return (self.province,)


@dataclass(frozen=True, slots=True)
class OldProvince:
    """One of the 63 provinces before 01/07/2025, and the province of today that it is in."""

    code: str
    kind: str
    name: str
    today: Province

    @property
    def full_name(self) -> str:
        return f"{self.kind.lower()} {self.name}"

    @property
    def slug(self) -> str:
        return slugify(self.name)

    @property
    def within(self) -> tuple[Place, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class OldDistrict:
    """One of the 696 districts before 01/07/2025; the kind is "Huyện", "Quận", "Thị xã" or "Thành phố".

    The code has 3 digits. The candidates are the communes of today that hold a part of it, sorted by code.
    """

    code: str
    kind: str
    name: str
    province: OldProvince
    candidates: tuple[Commune, ...]

    @property
    def short_name(self) -> str:
        return f"{self.kind.lower()} {self.name}"

    @property
    def full_name(self) -> str:
        return f"{self.short_name}, {self.province.full_name}"

    @property
    def slug(self) -> str:
        """Unique in the old province: "huyen-phu-tan"."""
        return slugify(self.short_name)

    @property
    def province_name(self) -> str:
        """The old province with its kind: "tỉnh Long An"."""
        return self.province.full_name

    @property
    def province_code(self) -> str:
        """The code of the old province, which may be another province's today."""
        return self.province.code

    @property
    def old_province_slug(self) -> str:
        return self.province.slug

    @property
    def province_today(self) -> Province:
        """The one province of today that all candidates are in."""
        return self.province.today

    @property
    def within(self) -> tuple[Place, ...]:
        return (self.province,)


@dataclass(frozen=True, slots=True)
class OldCommune:
    """A commune before 01/07/2025; the kind is "Xã", "Phường" or "Thị trấn", the code has 5 digits.

    The candidates are the communes of today that hold a part of it, sorted by code.
    """

    code: str
    kind: str
    name: str
    district: OldDistrict
    candidates: tuple[Commune, ...]

    @property
    def short_name(self) -> str:
        return f"{self.kind.lower()} {self.name}"

    @property
    def full_name(self) -> str:
        return f"{self.short_name}, {self.district.full_name}"

    @property
    def within(self) -> tuple[Place, ...]:
        return (self.district, self.district.province)
