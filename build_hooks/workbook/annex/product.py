"""What a row of an annex says of a product: its rank, group, owner and place, each said or asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_hooks import rules
from build_hooks.intake.item import By, Proposal
from build_hooks.intake.texts import Texts
from build_hooks.model.product import Product
from build_hooks.rules.problems import Problem
from build_hooks.workbook import addresses
from build_hooks.workbook.annex.decision import Decision
from build_hooks.workbook.annex.groups import group_of
from build_hooks.workbook.annex.owners import Owner, has_address, parted, says_unit, type_of
from build_hooks.workbook.annex.row import JOINED, PLACES, Row
from build_hooks.workbook.annex.standing import Standing
from build_hooks.workbook.naming import mended
from build_hooks.workbook.ranks import rank_of, says_nothing

RANKS = (3, 4, 5)


@dataclass
class Said:
    """What holds for one row: its own cells, then what stands above it, then what the officer said of all."""

    row: Row
    decision: Decision
    standing: Standing
    above: Row | None  # the product above it, no heading between

    def __post_init__(self) -> None:
        self.problems: list[Problem] = []
        self.cells = dict(self.row.cells)
        self.owner = self._owner()
        self.stars = self._stars()
        self.group = self._group()

    def _stars(self) -> str:
        cell, headed = self.row.cells.get("stars", ""), self.standing.stars or self.standing.titled
        rank = rank_of(cell)
        if rank.is_pending:
            return self._asks("rank_pending", "stars")
        if rank.stars not in (0, *RANKS) or (not rank.stars and cell and not says_nothing(cell)):
            return self._asks("rank_needed", "stars")
        own = {rank.stars, *self.row.ticked} - {0}
        if len(own) > 1:
            return self._asks("rank_needed", "stars", found=", ".join(map(str, sorted(own))))
        if own and headed and headed not in own:
            return self._asks("heading_disagrees", "stars", found=f"{min(own)} sao", heading=f"{headed} sao")
        stars = next(iter(own), headed or self.decision.stars)
        return str(stars) if stars in RANKS else self._asks("rank_needed", "stars")

    def _group(self) -> str:
        own = group_of(self.row.cells.get("group", ""), self.decision.taxonomy, may_begin=True)
        headed = self.standing.group
        if own and headed and own != headed:
            labels = (rules.choices("groups")[key]["label"] for key in (own, headed))
            return self._asks("heading_disagrees", "group", **dict(zip(("found", "heading"), labels, strict=True)))
        return own or headed or self.decision.group

    def _asks(self, message: str, name: str, **params: object) -> str:
        self.problems.append(self.row.problem(message, name, **{"found": self.row.quoted(name), **params}))
        return ""

    def _owner(self) -> Owner:
        """The owner, with the address of its cell put where addresses stand."""
        self._fill()
        text = self.cells.get("owner_address") or self.cells.get("owner", "")
        is_alone = not set(PLACES) & self.row.header.columns.keys()
        if "owner_address" in self.cells or (is_alone and text and has_address(text)):
            found = parted(text)
            if found.address:
                self.cells["address"] = found.address
            elif says_unit(text):
                self._asks("owner_not_parted", "owner_address", found=found.name)
            return found
        return Owner(" ".join(text.split()) or self.standing.owner)

    def _fill(self) -> None:
        """What stands once for several rows: below its owner's own row, or merged in a table that lost its merging."""
        columns = self.row.header.columns.keys() & set(JOINED)
        if self.standing.owner and not any(self.cells.get(name) for name in PLACES):
            self.cells |= self.standing.address
        if not columns & {"owner", "owner_address"} or any(self.cells.get(name) for name in ("owner", "owner_address")):
            return
        if self.above is None:
            self.problems.append(self.row.problem("owner_unsaid", "owner", "owner_address"))
            return
        joined = {name: text for name in columns if (text := self.above.cells.get(name))}
        name = " ".join((joined.get("owner") or joined.get("owner_address", "")).split())
        is_lost = not self.row.sheet.has_ranges and not any(self.cells.get(name) for name in columns)
        message = "filled_from_above" if is_lost and name else "owner_in_doubt" if name else "owner_unsaid"
        self.problems.append(self.row.problem(message, "owner", "owner_address", found=name))
        if is_lost:
            self.cells |= joined

    @property
    def asked(self) -> addresses.Asked:
        """The address and all that decides it."""
        cells = {name: text for name in PLACES if (text := self.cells.get(name))}
        if not cells and not self.standing.places and self.decision.place:
            cells = {"address": self.decision.place}
        return addresses.Asked(cells, self.decision.issuer, self.standing.places, self.decision.day)


def proposal(said: Said, place: addresses.Found, photos: dict[str, bytes], there: Product | None) -> Proposal:
    """A new product with its producer; of a product that is there, only what the decision adds."""
    decision, row = said.decision, said.row
    source: Texts = {"title": decision.source, "publisher": decision.issuer}
    recognition: Texts = {
        "stars": said.stars,
        "score": row.score,
        "decision": decision.number,
        "issued": decision.issued,
        "issuer": decision.issuer,
        "level": decision.level,
        "note": row.cells.get("note", ""),
    }
    added: Texts = {"recognitions": [_filled(recognition)], "sources": [source]}
    if photos:
        added["photos"] = [{"file": name} for name in photos]
    where = row.sheet.place(row.number, row.header.name)
    if there:
        return Proposal(where, {"name": there.name, **added}, {}, photos, there.slug, by=By.DECISION)
    product: Texts = {
        "name": row.name,
        "group": said.group,
        "taxonomy": _taxonomy(said.group, decision.taxonomy),
        "origin": place.origin,
        **added,
    }
    owner = said.owner.name
    kind = type_of(said.cells.get("kind", "")) or type_of(owner) or "co-so"
    producer: Texts = {"name": owner, "type": kind, "tax_code": said.cells.get("tax_code", ""), "sources": [source]}
    return Proposal(where, _filled(product), _filled(producer) if owner else {}, photos, by=By.DECISION)


def _taxonomy(group: str, of_day: str) -> str:
    """What a file has to write of the taxonomy: that of the day where the group is one of it and not today's."""
    own = rules.choices("groups").get(group, {}).get("taxonomy", [])
    return of_day if of_day in own and of_day != rules.today_taxonomy() else ""


def faults(said: Said, place: addresses.Found, there: Product | None) -> Iterator[Problem]:
    """What keeps a row from being taken, each in its cell, and what is only told."""
    yield from said.problems
    if not (there or said.group) and not any(problem.message == "heading_disagrees" for problem in said.problems):
        yield said.row.problem("group_needed", "group", found=said.row.quoted("group"))
    for column, name in (("name", said.row.name), ("owner", said.owner.name)):
        if there is None and name and (better := mended(name, is_owner=column == "owner")) != name:
            yield said.row.problem("name_mended", column, f"{column}_address", found=name, nearest=better)
    if there is None and place.doubt:
        why, nearest = place.doubt.why, "; ".join(place.doubt.candidates)
        params = {"found": said.asked.printed, "why": why, "nearest": nearest}
        yield said.row.problem("address_in_doubt", *PLACES, "owner_address", "owner", **params)


def _filled(texts: Texts) -> Texts:
    return {name: text for name, text in texts.items() if text not in ("", [], {})}
