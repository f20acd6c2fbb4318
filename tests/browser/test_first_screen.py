"""What the first screen of a small telephone answers, for the longest words that the fields allow."""

from pathlib import Path

import pytest

from build_hooks import rules
from build_hooks.ground.codes import complete
from tests.browser.conftest import PHONE, Opener, on_disk
from tests.building import build, jpeg, write_repository
from tests.stamps.samples import LONG_NAME, LONG_PRODUCER

SMALL = {"width": 360, "height": 640}
OFFICE = {"name": "Văn phòng Điều phối nông thôn mới tỉnh An Giang", "phone": "0763123456", "zalo": "0763123456"}
DECISION = "14/QĐ-SNNMT của Giám đốc Sở Nông nghiệp và Môi trường tỉnh An Giang"
DATED = f"{{stars: 4, decision: {DECISION}, issued: 27/01/2023, issuer: UBND tỉnh An Giang, level: province}}"
CALL = 'contact: {phone: "0912345678", zalo: "0912345678", consent: 01/02/2025}\n'


def at_most(text: str, record: str) -> str:
    """The text again and again, as long as the name of such a record may be."""
    most = rules.records()[record]["name"].max
    assert most
    return " ".join([text] * 9)[:most].strip()


def named(name: str, lines: str) -> str:
    return f"name: {name}\ngroup: thuc-pham\nproducer: dai\nsources: [{{title: Q}}]\nupdated: 01/06/2026\n{lines}"


LONGEST = at_most(LONG_NAME, "product")
KINDS = {
    "valid": named(LONGEST, f"recognitions: [{DATED.replace('2023', '2025')}]\n{CALL}"),
    "capitals": named(LONGEST.upper(), f"recognitions: [{DATED.replace('2023', '2025')}]\n{CALL}"),
    "ended": named(LONGEST, f"recognitions: [{DATED}]\n"),
    "outlived": named(LONGEST, f"recognitions: [{DATED}, {{stars: 4, as_of: 05/2026}}]\n{CALL}"),
    "otherwise": named(LONGEST, f"recognitions: [{DATED}, {{stars: 5, as_of: 05/2026}}]\n"),
    "old": named(LONGEST, f'recognitions: [{{stars: 3, as_of: "2020"}}]\nsample: có\n{CALL}'),
    "drink": named(LONGEST, f"recognitions: [{DATED}]\nalcohol: có\n{CALL}").replace("thuc-pham", "do-uong"),
    "short": named("Bánh tráng Phú Mỹ nướng mè đen", f"recognitions: [{DATED.replace('2023', '2025')}]\n{CALL}"),
}
CODES = {kind: complete(f"AAAAAA{at}") for at, kind in enumerate(KINDS, 2)}


@pytest.fixture(scope="module")
def longest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of the longest product in each state, with a photo that is higher than wide."""
    producer = f"name: {at_most(LONG_PRODUCER, 'producer')}\ntype: co-so\nsample: có\nsources: [{{title: Q}}]\n"
    files: dict[str, str | bytes] = {"producers/dai.yml": producer.replace("sample: có\n", "")}
    for kind, text in KINDS.items():
        where = 'origin: {commune: "30445"}\nphotos: [{file: 01.jpg}, {file: 02.jpg}]\n'
        files[f"products/an-giang/{kind}.yml"] = f"{text}code: {CODES[kind]}\n{where}"
        files |= {f"images/an-giang/{kind}/{number}.jpg": jpeg(900, 1600) for number in ("01", "02")}
        name = text.splitlines()[0].removeprefix("name: ")
        files[f"ledger/{CODES[kind]}.yml"] = (
            f'code: "{CODES[kind]}"\nissued: 02/03/2026\nproduct: "{kind}"\nname: "{name}"\n'
        )
    root = write_repository(tmp_path_factory.mktemp("longest"), files, office=OFFICE)
    result = build(root)
    assert result.returncode == 0, result.stderr
    return root / "site"


BOTTOMS = """wanted => Object.fromEntries(Object.entries(wanted).map(([name, where]) =>
  [name, Math.round(document.querySelector(where).getBoundingClientRect().bottom)]))"""


def test_a_product_answers_on_the_first_screen(visit: Opener, longest: Path, subtests: pytest.Subtests) -> None:
    """Name, verdict, place and how to reach somebody stand on 360 × 740; the verdict stands below the name."""
    reader = visit(on_disk(longest), viewport=PHONE)
    for kind, text in KINDS.items():
        reach = ".ocop-buttons a" if CALL in text and kind != "drink" else ".ocop-reach a"
        wanted = {"name": "h1", "verdict": "h1 + .ocop-verdict", "place": ".ocop-place", "reach": reach}
        with subtests.test(kind):
            page = reader.open(f"san-pham/{kind}/index.html")
            assert max(page.evaluate(BOTTOMS, wanted).values()) <= PHONE["height"], page.evaluate(BOTTOMS, wanted)


def test_a_trace_page_says_its_verdict_on_the_first_screen(
    visit: Opener, longest: Path, subtests: pytest.Subtests
) -> None:
    """Photo, name, the whole verdict and the producer stand on 360 × 640."""
    reader = visit(on_disk(longest), viewport=SMALL)
    wanted = {"photo": "figure img", "name": "h1", "verdict": "h1 + .ocop-verdict"}
    for kind, code in CODES.items():
        with subtests.test(kind):
            page = reader.open(f"S/{code}/index.html")
            assert max(page.evaluate(BOTTOMS, wanted).values()) <= SMALL["height"], page.evaluate(BOTTOMS, wanted)


def test_a_photo_is_at_most_as_high_as_four_by_three(visit: Opener, longest: Path) -> None:
    """Whatever was sent; how many there are is said on it."""
    page = visit(on_disk(longest), viewport=PHONE).open("san-pham/short/index.html")
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        box = page.locator(".ocop-photos > figure img").bounding_box()
        assert box and box["height"] <= box["width"] * 3 / 4 + 1, box
    assert page.locator(".ocop-photos__count").inner_text() == "2 ảnh"
