"""The photos that products name, looked at in images/, which mirrors products/."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from build_hooks.ground.spelling import nearest
from build_hooks.pixels.kinds import other_kind
from build_hooks.pixels.parts import MAX_SCANS
from build_hooks.read import photos
from build_hooks.read.between_files import Entry
from build_hooks.read.folder import Found, image_files, parted
from build_hooks.read.record import Value
from build_hooks.rules.problems import Mark, Problem


@dataclass(slots=True)
class Gallery:
    """Every file below images/ by its folder, and the album that looks at them."""

    root: Path
    problems: list[Problem]
    _files: dict[str, dict[str, Found]]
    _album: photos.Album
    _owners: dict[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls, root: Path, problems: list[Problem]) -> "Gallery":
        """List images/; links are reported."""
        files: dict[str, dict[str, Found]] = {}
        for found in image_files(root, "images"):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                files.setdefault(found.shown.rpartition("/")[0], {})[found.name] = found
        return cls(root, problems, files, photos.Album.open(root))

    def look_ahead(self, entries: Iterable[Entry]) -> None:
        """Look at all photos that products name and that are there."""
        named = ((self._files.get(_folder_of(entry.path), {}), entry.record.get("photos", ())) for entry in entries)
        files = (files.get(item.value.get("file")) for files, listed in named for item in listed)
        self._album.look_ahead(self.root / file.shown for file in files if file)

    def photos_of(self, entry: Entry) -> tuple[dict[str, Any], ...]:
        """The fields of each Photo of a product; what is missing or unreadable is reported and left out."""
        folder = _folder_of(entry.path)
        files = self._files.get(folder, {})
        listed: tuple[Value, ...] = entry.record.get("photos", ())
        found = [photo for item in listed if (photo := self._photo(entry, item, folder, files))]
        names = {item.value.get("file") for item in listed}
        for name, file in files.items():
            if entry.is_read and name not in names:
                self.problems.append(Problem(file.shown, Mark(), "", "unlisted_photo", {"found": name}))
            if name not in names:
                self._look_beside(file.shown)
        return tuple({**photo, "number": number} for number, photo in enumerate(found, 1))

    def look_at_pages(self, docs: str) -> None:
        """Report the pictures among the pages written by hand, in the folder `docs`, that tell a place: the host copies
        them to the site as they are. Links are told by who reads the pages."""
        for found in image_files(self.root, docs):
            if isinstance(found, Found) and PurePosixPath(found.name).suffix.lower() != ".md":
                self._look_beside(found.shown, place="page_photo_has_gps")

    def close(self, products: list[str]) -> None:
        """Report folders that no product goes with, and remember what was seen."""
        folders = {_folder_of(path) for path in products}
        for folder in self._files:
            if folder not in folders:
                params = {"found": folder, "nearest": nearest(folder, folders)}
                self.problems.append(Problem(folder, Mark(), "", "no_such_product_folder", params))
                for file in self._files[folder].values():
                    self._look_beside(file.shown)
        self._album.close()

    def _photo(self, entry: Entry, item: Value, folder: str, files: dict[str, Found]) -> dict[str, Any] | None:
        name = item.value.get("file")
        if name is None:
            return None
        if name not in files:
            self._report(entry, item, "missing_photo", found=name, allowed=f"{folder}/", nearest=nearest(name, files))
            return None
        path = files[name].shown
        picture = self._look(entry, item, path)
        if picture is None:
            return None
        self._remark(entry, item, picture, path)
        seen = {"width": picture.width, "height": picture.height, "sha256": picture.sha256, "colour": picture.colour}
        return {**item.value.plain(), **seen, "product": entry.slug, "path": path}

    def _look_beside(self, shown: str, place: str = "photo_has_gps") -> None:
        """A file that no product shows tells its place to who has the repository all the same."""
        try:
            told = self._album.told(self.root / shown)
        except photos.Unreadable:
            self.problems.append(Problem(shown, Mark(), "", "unreadable_file", {"kind": "OSError"}))
            return
        if told.place:
            self.problems.append(Problem(shown, Mark(), "", place, {"path": shown}))
        if told.behind:
            self.problems.append(Problem(shown, Mark(), "", "more_behind_photo", {"path": shown}))

    def _look(self, entry: Entry, item: Value, path: str) -> photos.Picture | None:
        try:
            return self._album.look(self.root / path)
        except photos.CutOff:
            self._report(entry, item, "photo_cut")
        except photos.Unreadable:
            kind = other_kind(photos.beginning(self.root / path))
            self._report(
                entry, item, "other_kind_of_photo" if kind else "not_a_photo", found=item.value.get("file"), kind=kind
            )
        except photos.TooThin as thin:
            self._report(entry, item, "photo_too_thin", width=thin.width, height=thin.height, max=photos.MAX_RATIO)
        except photos.TooManyScans as many:
            self._report(entry, item, "photo_too_many_scans", size=many.scans, max=MAX_SCANS)
        except photos.TooSlow:
            self._report(entry, item, "photo_too_slow", found=item.value.get("file"), max=round(photos.SECONDS))
        except photos.TooLarge as large:
            size = {"width": large.width, "height": large.height, "size": (self.root / path).stat().st_size >> 20}
            bounds = {"max": large.most // 1_000_000, "max_size": photos.MAX_BYTES >> 20}
            self._report(entry, item, "photo_too_large", **size, **bounds, path=path)
        return None

    def _remark(self, entry: Entry, item: Value, picture: photos.Picture, path: str) -> None:
        """What stops nothing, and is worth saying of a picture that can be shown."""
        if max(picture.width, picture.height) < photos.MIN_LONG_SIDE:
            size = {"width": picture.width, "height": picture.height}
            self._report(entry, item, "photo_too_small", **size, min=photos.MIN_LONG_SIDE)
        if picture.has_gps:
            self._report(entry, item, "photo_has_gps", path=path)
        if picture.behind:
            self._report(entry, item, "more_behind_photo", path=path)
        if not item.value.get("alt"):
            self._report(entry, item, "no_alt")
        first = self._owners.setdefault(picture.sha256, entry.path)
        if first != entry.path:
            self._report(entry, item, "same_photo", first=first)

    def _report(self, entry: Entry, item: Value, message: str, **params: object) -> None:
        mark = item.value.where("file")
        self.problems.append(Problem(entry.path, mark, f"{item.value.at}.file", message, params))


def _folder_of(product_path: str) -> str:
    """images/an-giang/…/SLUG of products/an-giang/…/SLUG.yml."""
    below = product_path.partition("/")[2]
    return f"images/{parted(below)[0]}"
