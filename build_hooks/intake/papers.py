"""What a submission brings that is never published: papers for the reviewer and the answer, beside what git keeps."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from build_hooks.ground.cache import write_atomically
from build_hooks.ground.text import slugify
from build_hooks.intake.naming import is_device
from build_hooks.intake.reply import says_the_same
from build_hooks.intake.submission import EVIDENCE, SENDING, Submission

FOLDER = Path("nhan")  # named in .gitignore
_SENT = "da-gui.txt"  # the hash and name of every file of the submission, as sha256sum writes them
_ANSWER = "tra-loi.txt"
_SIGNS = {".pdf": (b"%PDF-",), ".png": (b"\x89PNG",), ".webp": (b"RIFF",)}
_JPEG, _HEIC = b"\xff\xd8\xff", b"ftyp"


class Kept(NamedTuple):
    """Where papers and answer lie, from the root; `answer` is "" where an earlier one still says it."""

    folder: Path
    answer: str
    refused: list[str]


def keep_papers(root: Path, its: Submission, name: str, answer: str, *, is_news: bool = True) -> Kept:
    """Write the papers, the sender's words and the answer to `nhan/NAME/`; papers that are none are `refused`.

    Nothing that lies there is written over. The same submission again has the same folder, another one of the same
    name a folder with a number; another answer to the same has a number too, and where there is no news (`is_news`)
    the answer that was given stands.
    """
    papers = its.within(EVIDENCE)
    kept = {f"{EVIDENCE}/{_safe(text)}": content for text, content in papers.items() if is_paper(text, content)}
    if SENDING in its.files:
        kept[SENDING] = its.files[SENDING]
    kept[_SENT] = _sent(its)
    folder = _place(root, _safe(slugify(name)[:60] or "ho-so"), kept[_SENT])
    for path, content in kept.items():
        if not (folder / path).exists():
            write_atomically(folder / path, content)
    told = _answered(folder, answer, is_news=is_news)
    return Kept(folder.relative_to(root), told, [text for text in papers if not is_paper(text, papers[text])])


def _safe(name: str) -> str:
    """A name that every system can write; Windows has no file “con.pdf”."""
    return f"ho-so-{name}" if is_device(name) else name


def is_paper(name: str, content: bytes) -> bool:
    """Whether a file is what its name says: a PDF or a picture by its first bytes."""
    ending = Path(name).suffix.lower()
    if ending in (".jpg", ".jpeg"):
        return content.startswith(_JPEG)
    if ending == ".heic":
        return content[4:8] == _HEIC
    return content.startswith(_SIGNS.get(ending, ()))


def _sent(its: Submission) -> bytes:
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(its.files.items()))
    return "".join(lines).encode()


def _place(root: Path, name: str, sent: bytes) -> Path:
    number, folder = 1, root / FOLDER / name
    while folder.exists() and not _holds(folder / _SENT, sent):
        number += 1
        folder = root / FOLDER / f"{name}-{number}"
    return folder


def _answered(folder: Path, answer: str, *, is_news: bool) -> str:
    """The name of the file that the answer was written to; "" where it stands there already, or nothing is new."""
    number, path = 1, folder / _ANSWER
    if path.exists() and not is_news:
        return ""
    while path.exists():
        if says_the_same(path.read_text("utf-8-sig", "replace"), answer):
            return ""
        number += 1
        path = folder / f"{Path(_ANSWER).stem}-{number}.txt"
    write_atomically(path, ("\ufeff" + answer.replace("\n", "\r\n")).encode())
    return path.name


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content
