"""Files that were handed in and are part of no submission: each is told once, with its way on."""

import re
from pathlib import PurePosixPath

from build_hooks.ground.text import fold
from build_hooks.ground.words import say
from build_hooks.intake.lending import PICTURES
from build_hooks.intake.submission import RECORDS, Broken, Reader
from build_hooks.rules.problems import Mark, Problem

_SYSTEM = re.compile(r"(?:^|/)(?:__macosx/|\._|~\$|\.~lock|\.ds_store$|(?:eh)?thumbs\.db$|desktop\.ini$)")
_NUMBER = r"(?: ?\(?\d+\)?)?"
_MESSAGES = {
    "stray_photo": PICTURES,
    "stray_table": (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"),
    "stray_paper": (".pdf", ".docx", ".doc", ".odt"),
    "stray_packed": (".rar", ".7z", ".gz", ".tar", ".tgz"),
    "stray_record": (".yml", ".yaml"),
}
_BY_ENDING = {ending: message for message, endings in _MESSAGES.items() for ending in endings}


def is_system(path: str) -> bool:
    """Whether a system or a program left the file, and nobody means to send it."""
    return bool(_SYSTEM.search(path.replace("\\", "/").lower()))


def is_copy(path: str) -> bool:
    """Whether a file's name says that it is a copy: “x - Copy.yml”, “x (1).zip”, “Bản sao của x.yml”."""
    name = fold(PurePosixPath(path.replace("\\", "/")).stem)
    words = "|".join(fold(word) for word in say("intake.strays_copies").split(", "))
    return bool(re.search(rf"^(?:{words}) |[ -](?:{words}){_NUMBER}$| ?\(\d+\)$", name))


def copies_last(path: str) -> tuple[str, bool, str]:
    """A key that sorts originals before their copies in each folder, so that no copy stands in an original's place."""
    folder, _, last = path.replace("\\", "/").rpartition("/")
    return folder, is_copy(last), last


def stray(source: str, path: str, read: Reader) -> Problem:
    """What is said of such a file."""
    last = path.replace("\\", "/").rpartition("/")[2]
    ending = PurePosixPath(last).suffix.lower()
    message = "stray_record" if last.lower() in RECORDS else _BY_ENDING.get(ending, "not_a_submission")
    if _is_empty(read):
        message = "stray_empty"
    return Problem(source, Mark(), "", message, {"found": ending or last if message == "not_a_submission" else last})


def _is_empty(read: Reader) -> bool:
    try:
        return read(0) == b""
    except (Broken, OSError):
        return False
