"""What `ocop due` writes: tables, calendars, and the draft of a letter to each producer."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from build_hooks.ground.cache import write_atomically
from build_hooks.ground.words import say
from build_hooks.model.catalog import Catalog
from build_hooks.model.due import End
from build_hooks.printing.making import make
from build_hooks.printing.notice import Letter, letters, notice_job, short_text
from build_hooks.printing.notice_word import notice_document
from build_hooks.register.calendar import calendars
from build_hooks.register.spreadsheet import as_csv, as_workbook
from build_hooks.register.table import table

FOLDER = Path("print/thoi-han")


def written(
    root: Path, catalog: Catalog, found: list[End], day: date, wanted: tuple[bool, bool, bool]
) -> Iterator[str]:
    """Write tables, calendars and letters as far as they are wanted, and say of each what lies where."""
    tables, calendar, to_write = wanted
    if tables:
        listed = table(catalog, found, day)
        write_atomically(root / FOLDER / "thoi-han.csv", as_csv(listed))
        write_atomically(root / FOLDER / "thoi-han.xlsx", as_workbook([listed], day))
        yield say("cli.due_tables_done", folder=FOLDER.as_posix(), count=len(listed.rows))
    if calendar:
        made = calendars(catalog, found)
        for name, content in made.items():
            write_atomically(root / FOLDER / f"lich-{name}.ics", content)
        yield say("cli.due_calendar_done", folder=FOLDER.as_posix(), count=len(made))
    if to_write:
        drafts = letters(catalog, found, day)
        for letter in drafts:
            _write(root, letter, day)
        yield say("cli.due_letters_done", folder=FOLDER.as_posix(), count=len(drafts))


def _write(root: Path, letter: Letter, day: date) -> None:
    path = root / FOLDER / letter.slug
    write_atomically(path.with_suffix(".pdf"), make(root, notice_job(letter, day)))
    write_atomically(path.with_suffix(".docx"), notice_document(letter))
    write_atomically(path.with_suffix(".txt"), short_text(letter).encode("utf-8-sig"))
