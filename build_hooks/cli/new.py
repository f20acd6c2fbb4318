"""`ocop new`: one product, asked for or given by options."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from build_hooks import places, rules
from build_hooks.cli import clock, table
from build_hooks.cli.add import catalog_to_change, finish, write_all
from build_hooks.cli.turn import alone
from build_hooks.ground.text import fold
from build_hooks.ground.words import say
from build_hooks.intake.item import By, Proposal
from build_hooks.intake.taking import settle
from build_hooks.intake.texts import Texts
from build_hooks.model.catalog import Catalog
from build_hooks.rules.names import meant

_GROUPS = {key: row["label"] for key, row in rules.groups_today().items()}
_TYPES = {key: row["label"] for key, row in rules.choices("producer_types").items()}
_CERTIFICATE = say("cli.new_certificate")


@click.command(help=say("cli.new"))
@click.option("--name", help=say("cli.new_name"))
@click.option("--group", type=click.Choice(list(_GROUPS)), help=say("cli.new_group"))
@click.option("--commune", help=say("cli.new_commune"))
@click.option("--producer", help=say("cli.new_producer"))
@click.option("--type", "kind", type=click.Choice(list(_TYPES)), help=say("cli.new_kind"))
@click.option("--stars", type=click.Choice(["3", "4", "5"]), help=say("cli.new_stars"))
@click.option("--decision", help=say("cli.new_decision"))
@click.option("--issued", help=say("cli.new_issued"))
@click.option("--issuer", help=say("cli.new_issuer"))
@click.option("--as-of", help=say("cli.new_as_of"))
@click.option("--source", help=say("cli.new_source"))
@click.option("--dry-run", is_flag=True, help=say("cli.dry_run"))
@click.pass_obj
def new(root: Path, /, dry_run: bool, **given: str | None) -> None:
    catalog = catalog_to_change(root)
    clock.warn(catalog)
    ask = _Asking(given, is_person=_is_person())
    product, producer = _product(ask), _producer(ask, catalog)
    if any(item.slug == producer.get("name") for item in catalog.producers):
        product["producer"], producer = producer["name"], {}
    _take_in(root, Proposal("ocop new", product, producer, by=By.LIST), dry_run=dry_run)


@alone
def _take_in(root: Path, proposal: Proposal, *, dry_run: bool) -> None:
    """Settle and write what a person took minutes to answer: the catalog may be another by now."""
    items = settle(catalog_to_change(root), [proposal])
    if not dry_run:
        write_all(root, items)
    table.show(items)
    finish(items, dry_run=dry_run)


def _is_person() -> bool:
    """Whether somebody sits there; in a chain of commands nothing is asked."""
    return sys.stdin.isatty()


class _Asking:
    """Answers from the options, and where a person sits, from the keyboard."""

    def __init__(self, given: dict[str, str | None], *, is_person: bool) -> None:
        self._given, self._is_person = given, is_person

    def text(
        self, name: str, question: str, wrong_with: Callable[[str], str] | None = None, *, when: bool = True
    ) -> str:
        """One answer, "" for none. `wrong_with` says what is wrong with one; nobody is asked but `when` it matters."""
        if (answer := self._given.get(name)) is not None or not (self._is_person and when):
            return (answer or "").strip()
        while True:
            answer = str(click.prompt(question, default="", show_default=False)).strip()
            wrong = wrong_with(answer) if wrong_with and answer else ""
            if not wrong:
                return answer
            click.echo(wrong)

    def choice(self, name: str, question: str, options: dict[str, str]) -> str:
        """The key of one of `options`, by its number, key or words."""
        keys = list(options)
        by_words = {fold(words): key for key, words in options.items()} | {key: key for key in keys}
        by_words |= {str(number): key for number, key in enumerate(keys, 1)}
        if self._given.get(name) is None and self._is_person:
            for number, words in enumerate(options.values(), 1):
                click.echo(f"  {number}. {words}")
        answer = self.text(name, question, lambda text: "" if fold(text) in by_words else say("cli.new_ask_choice"))
        return by_words.get(fold(answer), answer)


def _product(ask: _Asking) -> Texts:
    name = ask.text("name", say("cli.new_ask_name"))
    group = ask.choice("group", say("cli.new_ask_group"), _GROUPS)
    commune = ask.text("commune", say("cli.new_ask_commune"), _wrong_commune)
    stars = ask.text("stars", say("cli.new_ask_stars"))
    decision = ask.text("decision", say("cli.new_ask_decision"))
    issued = ask.text("issued", say("cli.new_ask_issued"), when=bool(decision))
    issuer = ask.text("issuer", say("cli.new_ask_issuer"), when=bool(decision))
    as_of = ask.text("as_of", say("cli.new_ask_as_of"), when=not issued)
    source = ask.text("source", say("cli.new_ask_source", default=_CERTIFICATE)) or _source(decision, issued, issuer)
    recognition = {"stars": stars, "decision": decision, "issued": issued, "issuer": issuer, "as_of": as_of}
    found: dict[str, Any] = {
        "name": name,
        "group": group,
        "origin": _given({"commune": _code(commune)}),
        "recognitions": [item] if (item := _given(recognition)) else [],
        "sources": [{"title": source}],
    }
    return {key: entry for key, entry in found.items() if entry}


def _producer(ask: _Asking, catalog: Catalog) -> Texts:
    """A known one by its name or its file alone; a new one with what kind it is, and the product's source."""
    name = ask.text("producer", say("cli.new_ask_producer"))
    if not name:
        return {}
    if name in (slugs := {producer.slug: (producer.name, *producer.aliases) for producer in catalog.producers}):
        return {"name": name}
    if len(found := meant(name, slugs)) == 1:
        return {"name": found[0]}
    kind = ask.choice("kind", say("cli.new_ask_kind"), _TYPES)
    return {**_given({"name": name, "type": kind}), "sources": [{"title": _CERTIFICATE}]}


def _source(decision: str, issued: str, issuer: str) -> str:
    """The decision by its name, where there is one."""
    if not decision:
        return _CERTIFICATE
    parts = [say("cli.new_source_decision", decision=decision)]
    parts += [say("cli.new_source_issued", issued=issued)] if issued else []
    parts += [say("cli.new_source_issuer", issuer=issuer)] if issuer else []
    return " ".join(parts)


def _given(fields: dict[str, str]) -> Any:
    return {name: text for name, text in fields.items() if text}


def _code(text: str) -> str:
    """The code of a commune that is named without doubt; else the text, for the check to tell of."""
    found = places.find_communes(text) if text else ()
    return found[0].code if len(found) == 1 else text


def _wrong_commune(text: str) -> str:
    """Candidates for a name that is not one commune without doubt: an old commune's name may be another's today."""
    found = places.find_communes(text)
    old = (
        [] if "," in text else [today for commune in places.find_old_communes(text)[:3] for today in commune.candidates]
    )
    meant = list(dict.fromkeys(commune.full_name for commune in (*found, *old)))
    if len(meant) == 1 and found:
        return ""
    near = meant or list(places.nearest(text, "commune"))
    return say("cli.new_near_communes", near="; ".join(near[:8])) if near else say("cli.new_no_commune")
