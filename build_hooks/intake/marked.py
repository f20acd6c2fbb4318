"""Two long texts as one in Markdown: words that went are struck out, words that came are underlined."""

import difflib

from build_hooks.intake.markdown import plain

_MOST_WORDS = 2_000  # of each; more are shown one text after the other
_MOST_LETTERS = 20_000


def marked(old: str, new: str) -> str:
    """All words of both, in one line of Markdown that runs nothing."""
    before, after = old[:_MOST_LETTERS].split(), new[:_MOST_LETTERS].split()
    if not before or not after or max(len(before), len(after)) > _MOST_WORDS:
        return " ".join(part for part in (_gone(before), _new(after)) if part)
    found = []
    for tag, start, end, other, last in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(plain(" ".join(before[start:end])))
        else:
            found += [_gone(before[start:end]), _new(after[other:last])]
    return " ".join(part for part in found if part)


def _gone(words: list[str]) -> str:
    return f"<del>{plain(' '.join(words))}</del>" if words else ""


def _new(words: list[str]) -> str:
    return f"<ins>{plain(' '.join(words))}</ins>" if words else ""
