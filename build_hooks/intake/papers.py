"""What a submission brings that is never published: papers for the reviewer and the answer, beside what git keeps."""

from pathlib import Path

from build_hooks.ground.cache import write_atomically
from build_hooks.ground.text import slugify
from build_hooks.intake.naming import is_device
from build_hooks.intake.submission import EVIDENCE, SENDING, Submission

FOLDER = Path("nhan")  # named in .gitignore
_ANSWER = "tra-loi.txt"
_SIGNS = {".pdf": (b"%PDF-",), ".png": (b"\x89PNG",), ".webp": (b"RIFF",)}
_JPEG, _HEIC = b"\xff\xd8\xff", b"ftyp"


def keep_papers(root: Path, its: Submission, name: str, answer: str) -> Path | None:
    """Write the papers, the sender's words and the answer to `nhan/NAME/`; the folder, or None when all is there.

    An earlier submission of the same name keeps its folder: a number tells them apart.
    """
    kept = {
        f"{EVIDENCE}/{_safe(text)}": content
        for text, content in its.within(EVIDENCE).items()
        if is_paper(text, content)
    }
    if SENDING in its.files:
        kept[SENDING] = its.files[SENDING]
    kept[_ANSWER] = ("\ufeff" + answer.replace("\n", "\r\n")).encode()
    folder = _place(root, _safe(slugify(name)[:60] or "ho-so"), kept)
    for path, content in kept.items():
        write_atomically(folder / path, content)
    return folder.relative_to(root)


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


def _place(root: Path, name: str, files: dict[str, bytes]) -> Path:
    number, folder = 1, root / FOLDER / name
    while folder.exists() and not _holds(folder, files):
        number += 1
        folder = root / FOLDER / f"{name}-{number}"
    return folder


def _holds(folder: Path, files: dict[str, bytes]) -> bool:
    """Whether it is the folder of the same submission, of the same name: a run again answers in the same place."""
    answer = folder / _ANSWER
    if answer.is_file() and answer.read_bytes().splitlines()[:1] != files[_ANSWER].splitlines()[:1]:
        return False  # the first line names the product: “Mứt dừa” is no “Mứt dứa”
    papers = {path: content for path, content in files.items() if path != _ANSWER}
    return all(
        (folder / path).is_file() and (folder / path).read_bytes() == content for path, content in papers.items()
    )
