"""The sample letters of docs/ are what the command makes today: two producers, four products, none of them real."""

import pypdfium2

from tools.letters import FOLDER, files


def words(content: bytes) -> str:
    """What a PDF says."""
    document = pypdfium2.PdfDocument(content)
    return "".join(page.get_textpage().get_text_range() for page in document)


def test_they_are_current() -> None:
    """`python -m tools.letters` was run after the last change of a letter; of a PDF the words count, not the bytes."""
    made = files()
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(made) and len(made) == 6
    for name, content in made.items():
        kept = (FOLDER / name).read_bytes()
        assert (words(kept) == words(content)) if name.endswith(".pdf") else kept == content, name
    told = "".join(content.decode("utf-8-sig") for name, content in made.items() if name.endswith(".txt"))
    assert sum(line.startswith("- ") for line in told.splitlines()) == 4 and told.count("(mẫu)") > 6
