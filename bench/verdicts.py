"""Forty verdicts in grey, their words blurred, in no order: whoever names all of them needs neither colour nor words.

python -m bench.verdicts OUT [--seed 1]                 builds a catalog, writes OUT/01.png … and OUT/all.png
python -m bench.verdicts OUT --answers "valid ended …"  counts what a reader said, in the order of the numbers

The key lies beside the folder, in OUT-key.txt, and is for nobody who reads. Words to say are those of
rules/certificate.yml; on paper a valid certificate is `dated`, for a paper may be read on any day.
"""

import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import click
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter
from playwright.sync_api import Browser, Page, sync_playwright

from bench.made_up import Made, make_producers, make_products, write_repository
from bench.timing import python
from build_hooks.ground.dates import vietnamese
from build_hooks.model import addresses
from build_hooks.model.product import Product
from build_hooks.read.catalog import read_catalog
from tools.browser import find

OCOP = "from build_hooks.cli import main; main()"
STATES = ("valid", "ended", "revoked", "unknown")
ON_PAPER = {"valid": "dated"}
# On paper: px a point, px that letters are blurred by and of what is around them; letters, and points right and below.
_SCALE, _BLUR, _ROOM = 300 / 72, 12, 28
_LETTERS, _WIDE, _HIGH = 220, 170, 24
# Words, but not the stars.
BLUR = """root => {
  const all = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), texts = [];
  while (all.nextNode()) texts.push(all.currentNode);
  for (const text of texts.filter(one => !/★/.test(one.data))) {
    const words = document.createElement('span');
    text.replaceWith(words);
    words.append(text);
    words.style.filter = 'blur(0.3em)';
    words.style.display = 'inline-block';
  }
}"""


class Crop(NamedTuple):
    """What is to be named, where it was taken, and the picture."""

    state: str
    where: str
    picture: Image.Image


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--seed", default=1, show_default=True)
@click.option("--answers", help="What a reader said, by spaces.")
def main(out: Path, seed: int, answers: str | None) -> None:
    """Crops of the built pages, or the count of the answers."""
    key = out.with_name(f"{out.name}-key.txt")
    if answers:
        print(_count(key.read_text("utf-8").splitlines(), answers.split()))
        return
    with tempfile.TemporaryDirectory(prefix="ocop-verdicts-") as folder:
        crops = list(_crops(Path(folder)))
    Random(seed).shuffle(crops)
    out.mkdir(parents=True, exist_ok=True)
    for number, crop in enumerate(crops, 1):
        crop.picture.convert("L").save(out / f"{number:02}.png")
    _sheet(crops).save(out / "all.png")
    key.write_text("".join(f"{crop.state} {crop.where}\n" for crop in crops), "utf-8")


def _count(key: list[str], said: list[str]) -> str:
    wrong = [
        f"{number:02}: {line}, said {word}"
        for number, (line, word) in enumerate(zip(key, said, strict=True), 1)
        if line.split()[0] != word
    ]
    return "\n".join([f"{len(key) - len(wrong)} of {len(key)} right", *wrong])


def _crops(root: Path) -> Iterator[Crop]:
    """Four states on pages in light and dark, on the kiosk and on cards of paper."""
    made = [_in_state(one, state) for one, state in zip(make_products(len(STATES)), STATES, strict=True)]
    write_repository(root, made, make_producers(len(STATES)))
    for command in (("-m", "mkdocs", "build", "-q"), ("-c", OCOP, "print", "cards", "--all", "--sample")):
        subprocess.run(python(*command), cwd=root, check=True, capture_output=True)
    products = {one.path: one for one in read_catalog(root).catalog.products}
    states = {state: products[one.path] for one, state in zip(made, STATES, strict=True)}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        for state, product in states.items():
            yield from _on_pages(browser, root / "site", state, product)
        browser.close()
    yield from _on_paper(next(root.rglob("the-ban.pdf")), states)


def _in_state(one: Made, state: str) -> Made:
    """The product with a decision of such a state, as of today."""
    ago = {"ended": 1200}.get(state, 200)
    dated: dict[str, Any] = {"decision": "7/QĐ-MẪU", "issuer": "UBND tỉnh Mẫu", "level": "province"}
    dated["issued"] = vietnamese(date.today() - timedelta(days=ago))
    fields = {**one.fields, "recognitions": [{"stars": 4, **({"as_of": "2025"} if state == "unknown" else dated)}]}
    if state == "revoked":
        told = {"decision": "8/QĐ-MẪU", "issuer": "UBND tỉnh Mẫu", "source": "Công báo"}
        fields["status"] = {"is": "revoked", "on": vietnamese(date.today() - timedelta(days=9)), **told}
    return Made(one.path, fields)


def _on_pages(browser: Browser, site: Path, state: str, product: Product) -> Iterator[Crop]:
    for scheme in ("light", "dark"):
        context = browser.new_context(
            color_scheme=scheme, device_scale_factor=2, viewport={"width": 360, "height": 740}
        )
        page = context.new_page()
        for uri in (product.page_uri, addresses.trace(product.code)):
            yield _taken(page, site, uri, state, scheme, ".ocop-verdict")
        group = addresses.group(product.group)
        yield _taken(page, site, group, state, scheme, f".ocop-card:has-text('{product.name}') .ocop-verdict")
        page.get_by_role("combobox").first.fill(product.name)
        yield _crop(page, state, f"suggestion {scheme}", "[role=option] .ocop-verdict")
        context.close()
    page = browser.new_page(device_scale_factor=2, viewport={"width": 1280, "height": 800})
    page.goto((site / addresses.KIOSK / "index.html").as_uri())
    page.keyboard.press("Enter")
    page.locator(".card:visible").first.click()
    yield _crop(page, state, "kiosk", f".card:has-text('{product.name}') .ocop-verdict")
    page.close()


def _taken(page: Page, site: Path, uri: str, state: str, scheme: str, where: str) -> Crop:
    page.goto((site / uri / "index.html").as_uri())
    return _crop(page, state, f"{uri} {scheme}", where)


def _crop(page: Page, state: str, where: str, selector: str) -> Crop:
    verdict = page.locator(selector).first
    verdict.wait_for()
    verdict.evaluate(BLUR)
    return Crop(state, where, Image.open(BytesIO(verdict.screenshot())))


def _on_paper(pdf: Path, states: dict[str, Product]) -> Iterator[Crop]:
    """The verdict of each card: the words that rules/certificate.yml has for it, with their sign and frame."""
    with pypdfium2.PdfDocument(pdf) as document:
        for state, product in states.items():
            words = product.certificate.lasting(date.today()).sentence.split()
            yield Crop(ON_PAPER.get(state, state), "card of paper", _found(document, " ".join(words[:8])))


def _found(document: pypdfium2.PdfDocument, words: str) -> Image.Image:
    """The first lines of what begins with these words, and what stands left of and above them."""
    for page in document:
        text = page.get_textpage()
        if hit := text.search(words).get_next():
            boxes = [
                text.get_charbox(hit[0] + at) for at in range(_LETTERS) if text.get_text_range(hit[0] + at, 1).strip()
            ]
            first, high = boxes[0], page.get_height()
            letters = [
                [round(at * _SCALE) for at in (left, high - top, right, high - bottom)]
                for left, bottom, right, top in boxes
                if abs(left - first[0]) < _WIDE and first[1] - _HIGH < bottom < first[3]
            ]
            picture: Image.Image = page.render(scale=_SCALE).to_pil()
            for left, top, right, bottom in letters:
                at = (left - 2, top - 4, right + 2, bottom + 4)
                picture.paste(picture.crop(at).filter(ImageFilter.BoxBlur(_BLUR)), at[:2])
            left, top, right, bottom = ([box[side] for box in letters] for side in range(4))
            return picture.crop((min(left) - _ROOM, min(top) - _ROOM, max(right) + _ROOM, max(bottom) + _ROOM // 2))
    raise SystemExit(f"no {words!r} on paper")


def _sheet(crops: list[Crop]) -> Image.Image:
    """All of them with their numbers."""
    wide, high, across = 340, 120, 4
    sheet = Image.new("L", (wide * across, high * -(-len(crops) // across)), 150)
    draw = ImageDraw.Draw(sheet)
    for at, crop in enumerate(crops):
        picture = crop.picture.convert("L")
        picture.thumbnail((wide - 40, high - 12))
        x, y = at % across * wide, at // across * high
        sheet.paste(picture, (x + 32, y + 6))
        draw.text((x + 6, y + 8), f"{at + 1:02}", fill=0)
    return sheet


if __name__ == "__main__":
    main()
