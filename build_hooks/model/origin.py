"""Where a product or producer is at home: today's place if it is known, the old one, and the text as certified."""

from functools import cached_property

from build_hooks import places
from build_hooks.ground.text import sentence_case
from build_hooks.ground.words import say
from build_hooks.model.base import Model
from build_hooks.places import Commune, OldCommune, OldDistrict, Province


class Origin(Model):
    """Codes of places; which of them is known differs by source. An old place never becomes a new one by machine."""

    commune: str = ""
    old_commune: str = ""
    old_district: str = ""
    as_certified: str = ""

    @cached_property
    def commune_today(self) -> Commune | None:
        """The commune of today, where the file names it."""
        return places.commune(self.commune) if self.commune else None

    @cached_property
    def former_commune(self) -> OldCommune | None:
        """The commune before 01/07/2025, where the file names it."""
        return places.old_commune(self.old_commune) if self.old_commune else None

    @cached_property
    def former_district(self) -> OldDistrict | None:
        """The district before 01/07/2025: the one named, or that of the old commune."""
        if self.old_district:
            return places.find_old_districts(self.old_district)[0]
        return self.former_commune.district if self.former_commune else None

    @cached_property
    def candidates(self) -> tuple[Commune, ...]:
        """Communes of today this may be, when the file names only an old place."""
        if self.commune:
            return ()
        if self.former_commune:
            return self.former_commune.candidates
        return self.former_district.candidates if self.former_district else ()

    @cached_property
    def province(self) -> Province | None:
        """The province of today."""
        if self.commune_today:
            return self.commune_today.province
        return self.former_district.province_today if self.former_district else None

    def is_elsewhere(self, other: "Origin") -> bool:
        """Whether both places are known, and no commune of today can be both."""
        ours, theirs = (
            {its.commune} if its.commune else {candidate.code for candidate in its.candidates} for its in (self, other)
        )
        return bool(ours and theirs) and not ours & theirs

    @property
    def short(self) -> str:
        """One line for a card: the commune and province of today, or the old district marked as old."""
        if self.commune_today:
            return f"{sentence_case(self.commune_today.short_name)}, {self.commune_today.province.name}"
        if self.former_district and self.province:
            return say(
                "model.old_district",
                district=sentence_case(self.former_district.short_name),
                province=self.province.name,
            )
        return ""
