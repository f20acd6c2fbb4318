"""What search is asked as people ask it: made without the engine, with an answer, and in more words than rules have."""

from bench import people
from build_hooks import rules
from build_hooks.ground.text import fold
from tests.building import REPOSITORY


def test_the_maker_knows_no_engine() -> None:
    """It imports the catalog and nothing of search."""
    text = (REPOSITORY / "bench/people.py").read_text("utf-8")
    assert "search" not in "".join(line for line in text.splitlines() if "import" in line)


def test_other_words_stand_in_no_rule() -> None:
    """So that more is heard than what was thought of."""
    its = rules.synonyms()
    known = {fold(words) for name, all_words in its.items() if name != "same" for words in all_words}
    said = {word for words in (people.FRONT["other"], people.BACK["other"]) for word in words}
    assert [word for word in sorted(said) if fold(word) in known] == []
