"""A submission opened: its records as texts, its sender's words, and the proposal that they make."""

from typing import NamedTuple

from build_hooks.intake.item import By, Proposal
from build_hooks.intake.submission import PHOTOS, PRODUCER, PRODUCT, SENDING, Submission
from build_hooks.intake.texts import Texts, texts_of
from build_hooks.intake.unread import problem_of
from build_hooks.model.sending import Sending
from build_hooks.read.catalog import read_record
from build_hooks.read.source import decode
from build_hooks.read.yaml_tree import parse
from build_hooks.rules.problems import Mark, Problem


class Opened(NamedTuple):
    """What is proposed, and who sends it."""

    proposal: Proposal
    sending: Sending


def opened(its: Submission) -> Opened | list[Problem]:
    """The proposal of a submission, or the problems of its form; what its fields say is judged with the catalog."""
    try:
        return _opened(its)
    except Exception as error:
        return [problem_of(its.source, error)]


def _opened(its: Submission) -> Opened | list[Problem]:
    problems: list[Problem] = []
    product = _with_kept_names(_texts(its, PRODUCT, problems), its.renamed)
    producer = _texts(its, PRODUCER, problems) if PRODUCER in its.files else {}
    sending = _sending(its, problems) if SENDING in its.files else Sending()
    if any(not problem.is_warning for problem in problems):
        return problems
    photos = its.within(PHOTOS)
    sender = ", ".join(part for part in (sending.sender, sending.phone) if part)
    proposal = Proposal(its.source, product, producer, photos, sending.slug, sending.producer, By.SENDER, sender)
    return Opened(proposal, sending)


def _with_kept_names(product: Texts, renamed: dict[str, str]) -> Texts:
    """The record with its photos by the names that they are kept by."""
    rows = product.get("photos")
    if not renamed or not isinstance(rows, list):
        return product
    kept = [
        {**row, "file": renamed.get(str(row.get("file")), row.get("file", ""))} if isinstance(row, dict) else row
        for row in rows
    ]
    return {**product, "photos": kept}


def _texts(its: Submission, name: str, problems: list[Problem]) -> Texts:
    is_itself = name == PRODUCT and its.source.lower().endswith((".yml", ".yaml"))  # a record of another name
    shown = its.source if is_itself else f"{its.source}: {name}"
    text = decode(its.files[name], shown)
    tree = text if isinstance(text, Problem) else parse(text, shown)
    if isinstance(tree, Problem):
        problems.append(tree)
        return {}
    texts = texts_of(tree)
    if not isinstance(texts, dict):
        problems.append(Problem(shown, Mark(), "", "not_lines"))
        return {}
    return texts


def _sending(its: Submission, problems: list[Problem]) -> Sending:
    shown = f"{its.source}: {SENDING}"
    record = read_record("sending", decode(its.files[SENDING], shown), shown, problems)
    return Sending(**record.plain()) if record else Sending()
