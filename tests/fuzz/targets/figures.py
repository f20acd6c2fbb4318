"""Files of data/figures/, some of one place: read, shown as tables, and written as Excel and Word."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl

from build_hooks.figures.reported import reported
from build_hooks.model.catalog import Catalog
from build_hooks.model.report import FEWEST, Report
from build_hooks.model.settings import Settings
from build_hooks.read.catalog import read_record
from build_hooks.read.source import decode
from build_hooks.register.report_word import report_document
from build_hooks.register.spreadsheet import as_workbook
from build_hooks.rules.problems import Problem
from tests.building import make_product
from tests.fuzz.dice import Dice
from tests.fuzz.records import as_yaml, record
from tests.fuzz.said import said, unprintable
from tests.fuzz.target import Sample

_DAY = date(2026, 11, 24)
_PLACES = ("tỉnh An Giang", "huyện Phú Tân, An Giang", "", "'", "*", "An Giang [x]/:?" + "x" * 40)
_PRODUCTS = (make_product(origin={"commune": "30406"}),)
_NOT_IN_NAME, _MOST_NAME = set("[]:*?/\\"), 31  # of a sheet in Excel


def make(dice: Dice) -> Sample:
    files = {f"{number}.yml": _report(dice) for number in range(dice.between(1, 4))}
    return {name: dice.spoilt_bytes(its) if dice.happens(0.1) else its for name, its in files.items()}


def _report(dice: Dice) -> bytes:
    its = record(dice, "report", dice.one((0, 0.01, 0.05, 0.3)))
    if dice.happens(0.7):
        its["place"] = dice.one(_PLACES)
    return as_yaml(dice, its).encode("utf-8", "surrogatepass")


def run(sample: Sample, folder: Path) -> object:  # noqa: ARG001
    found: list[Problem] = []
    reports = []
    for name, content in sample.items():
        its: list[Problem] = []
        read = read_record("report", decode(content, name), name, its)
        found += its
        if read and all(problem.is_warning for problem in its):
            reports.append(Report(slug=name.removesuffix(".yml"), **read.plain()))
    settings = Settings(name="Danh mục", place="An Giang")
    tables = list(reported(Catalog(Path(), settings, _PRODUCTS, reports=tuple(reports))).values())
    if not tables:
        return said(found), reports, tables, [], []
    book = openpyxl.load_workbook(BytesIO(as_workbook(tables, _DAY)))
    document: Any = docx.Document(BytesIO(report_document("", "", "", tables)))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    return said(found), reports, tables, book.sheetnames, [len(cells), len(document.tables)]


def faults(sample: Sample, result: Any) -> Iterator[str]:  # noqa: ARG001
    lines, reports, tables, names, counts = result
    yield from unprintable(lines)
    if counts and counts != [0, len(tables)]:
        yield f"escape: formulas or tables that are not there: {counts}"
    if len({name.lower() for name in names}) != len(tables):
        yield f"names of sheets are not one a table: {names}"
    for name in names:
        if not 0 < len(name) <= _MOST_NAME or _NOT_IN_NAME & set(name) or name.strip("' ") != name:
            yield f"no name of a sheet: {name!r}"
    for its, table in zip(reports, tables, strict=True):
        people = [row[-1] for row in table.rows[len(table.rows) - len(its.people) :]] if its.people else []
        if any(isinstance(count, int) and count < FEWEST for count in people):
            yield f"escape: few people are told: {people}"
