"""The places themselves, and the names and slugs that follow from them."""

from dataclasses import dataclass

from build_hooks.ground.text import slugify


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of either vintage: an official code, a kind such as "Xã", and a name without the kind."""

    code: str
    kind: str
    name: str

    @property
    def within(self) -> tuple["Place", ...]:
        """The units around this one, the nearest first."""
        return ()

    @property
    def names(self) -> tuple["Place", ...]:
        """Itself, and what it was called before, as "huyện Tịnh Biên" of thị xã Tịnh Biên."""
        return (self,)

    @property
    def short_name(self) -> str:
        """The name with its kind: "xã Phú Lâm"."""
        return f"{self.kind.lower()} {self.name}"

    @property
    def full_name(self) -> str:
        """The name with all that it lies in: "xã Phú Lâm, tỉnh An Giang"."""
        return ", ".join(place.short_name for place in (self, *self.within))


@dataclass(frozen=True, slots=True)
class Province(Place):
    """One of the 34 provinces of today; the kind is "Tỉnh" or "Thành phố", the code has 2 digits."""

    @property
    def slug(self) -> str:
        """The name without the kind: "an-giang"."""
        return slugify(self.name)


@dataclass(frozen=True, slots=True)
class Commune(Place):
    """One of the 3,321 communes of today: "Xã", "Phường" or "Đặc khu"; the code has 5 digits."""

    province: Province
    shares_slug: bool = False

    @property
    def slug(self) -> str:
        """Unique in the province: the few that fold alike, as xã Sơn Hà and xã Sơn Hạ, carry their code."""
        slug = slugify(self.short_name)
        return f"{slug}-{self.code}" if self.shares_slug else slug

    @property
    def within(self) -> tuple[Place, ...]:
        return (self.province,)


@dataclass(frozen=True, slots=True)
class OldProvince(Place):
    """One of the 63 provinces before 01/07/2025, and the province of today that it is in."""

    today: Province

    @property
    def slug(self) -> str:
        """The name without the kind: "long-an"."""
        return slugify(self.name)


@dataclass(frozen=True, slots=True)
class OldDistrict(Place):
    """One of the 696 districts before 01/07/2025; the kind is "Huyện", "Quận", "Thị xã" or "Thành phố".

    The code has 3 digits. The candidates are the communes of today that hold a part of it, sorted by code.
    """

    province: OldProvince
    candidates: tuple[Commune, ...]
    former: tuple[Place, ...] = ()

    @property
    def names(self) -> tuple[Place, ...]:
        return (self, *self.former)

    @property
    def slug(self) -> str:
        """Unique in the old province: "huyen-phu-tan"."""
        return slugify(self.short_name)

    @property
    def province_today(self) -> Province:
        """The one province of today that all candidates are in."""
        return self.province.today

    @property
    def within(self) -> tuple[Place, ...]:
        return (self.province,)


@dataclass(frozen=True, slots=True)
class OldCommune(Place):
    """A commune before 01/07/2025; the kind is "Xã", "Phường" or "Thị trấn", the code has 5 digits.

    The candidates are the communes of today that hold a part of it, sorted by code.
    """

    district: OldDistrict
    candidates: tuple[Commune, ...]

    @property
    def within(self) -> tuple[Place, ...]:
        return (self.district, self.district.province)


@dataclass(frozen=True, slots=True)
class EarlierDistrict(Place):
    """A district since 2018 that the list of 30/06/2025 no longer had, and the districts of that list it went into."""

    province: OldProvince
    until: str  # "2025-01-01", the day of the first list without it
    became: tuple[OldDistrict, ...]

    @property
    def within(self) -> tuple[Place, ...]:
        return (self.province,)


@dataclass(frozen=True, slots=True)
class EarlierCommune(Place):
    """A commune since 2018 that the list of 30/06/2025 no longer had, and the communes of that list it went into."""

    district: OldDistrict | EarlierDistrict
    until: str
    became: tuple[OldCommune, ...]

    @property
    def within(self) -> tuple[Place, ...]:
        return (self.district, self.district.province)
