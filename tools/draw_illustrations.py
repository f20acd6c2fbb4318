"""Draw the product illustrations and save each as images/<product>/01.jpg."""

import io
import sys
from pathlib import Path
from random import Random

import resvg_py
from PIL import Image, ImageChops

from build_hooks.ground.cache import write_atomically
from tools.illustrations import PICTURES, Scene, paper_grain

ROOT = Path(__file__).resolve().parent.parent
SIZE = (1600, 1200)
LIMIT = 250 * 1024


def raster(svg: str) -> Image.Image:
    """Turn a drawing into pixels."""
    png = resvg_py.svg_to_bytes(svg_string=svg, width=SIZE[0], height=SIZE[1], skip_system_fonts=True)
    return Image.open(io.BytesIO(bytes(png))).convert("RGB")


def unsteady(picture: Image.Image, seed: int) -> Image.Image:
    """Bend the picture a very little, unevenly, so that no edge is ruled by a machine."""
    rng = Random(seed)  # noqa: S311 - the same picture on every run, nothing secret
    cell, reach = 40, 2.0
    across, down = picture.width // cell, picture.height // cell
    knots: dict[tuple[int, int], tuple[float, float]] = {}
    for i in range(across + 1):
        for j in range(down + 1):
            inside = 0 < i < across and 0 < j < down
            dx, dy = (rng.uniform(-reach, reach), rng.uniform(-reach, reach)) if inside else (0.0, 0.0)
            knots[i, j] = (i * cell + dx, j * cell + dy)
    mesh = [
        (
            (i * cell, j * cell, (i + 1) * cell, (j + 1) * cell),
            (*knots[i, j], *knots[i, j + 1], *knots[i + 1, j + 1], *knots[i + 1, j]),
        )
        for i in range(across)
        for j in range(down)
    ]
    return picture.transform(picture.size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC)


def encode(scene: Scene, grain: Image.Image) -> bytes:
    """Turn the drawing into a progressive JPEG that is small enough and carries no metadata."""
    picture = unsteady(raster(scene.svg()), scene.seed)
    picture = ImageChops.multiply(picture, grain)
    for quality in range(88, 60, -3):
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=quality, progressive=True, optimize=True)
        if out.tell() <= LIMIT:
            return out.getvalue()
    raise ValueError("the picture does not fit the size limit")


def main(slugs: list[str]) -> int:
    """Draw every picture, or only those whose product slug is named."""
    known = {path.rsplit("/", 1)[1]: path for path in PICTURES}
    unknown = [slug for slug in slugs if slug not in known]
    if unknown:
        print("no such picture:", ", ".join(unknown), file=sys.stderr)
        return 2
    grain = raster(paper_grain())
    for slug in slugs or known:
        target = ROOT / "images" / known[slug] / "01.jpg"
        content = encode(PICTURES[known[slug]](), grain)
        write_atomically(target, content)
        print(f"{target.relative_to(ROOT)}  {len(content) // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
