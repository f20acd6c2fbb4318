"""Made-up pictures that are as hard to shrink as photographs: clouds of every size, sharp things, a blurred ground."""

from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

SIZE = (4000, 3000)  # 12 megapixels
_QUALITY = 92
_ORIENTATION = 0x0112  # EXIF
# Pixels of a grain, its share over what is below; the shares give a 960 px rendition the bytes of a real photograph's.
_OCTAVES = ((1000, 0), (250, 0.45), (60, 0.4), (16, 0.4), (5, 0.45), (2, 0.35))


def write_pictures(folder: Path, count: int, size: tuple[int, int] = SIZE) -> None:
    """Pictures 1 to `count`, the same every time; every fourth lies on its side and says so in EXIF."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        picture, exif = make_picture(size, Random(number)), Image.Exif()
        if number % 4 == 0:
            picture, exif[_ORIENTATION] = picture.transpose(Image.Transpose.ROTATE_90), 6
        picture.save(folder / f"made-up-{number:02}.jpg", quality=_QUALITY, exif=exif)


def make_picture(size: tuple[int, int], random: Random) -> Image.Image:
    """Things with texture before a ground that is out of focus."""
    ground = _coloured(_clouds(size, random, 3), random)
    things = _coloured(_clouds(size, random, len(_OCTAVES)), random)
    return Image.composite(things, ground, _shapes(size, random))


def commented(picture: bytes, comment: str) -> bytes:
    """The same JPEG with a comment: another file to whoever compares bytes."""
    text = comment.encode()
    return picture[:2] + b"\xff\xfe" + (len(text) + 2).to_bytes(2, "big") + text + picture[2:]


def _clouds(size: tuple[int, int], random: Random, octaves: int) -> Image.Image:
    """Noise in grey; each finer grid lies fainter over the coarser ones, as in nature."""
    clouds = Image.new("L", size, 128)
    for grain, share in _OCTAVES[:octaves]:
        grid = (size[0] // grain + 4, size[1] // grain + 4)
        noise = Image.frombytes("L", grid, random.randbytes(grid[0] * grid[1])).resize(size, Image.Resampling.BICUBIC)
        clouds = Image.blend(clouds, noise, share) if share else noise
    return clouds


def _coloured(grey: Image.Image, random: Random) -> Image.Image:
    """Brightness from the clouds, colour that changes slowly."""
    small = (8, 6)
    tint = Image.frombytes("RGB", small, bytes(random.randrange(90, 256) for _ in range(small[0] * small[1] * 3)))
    return ImageChops.multiply(Image.merge("RGB", (grey,) * 3), tint.resize(grey.size, Image.Resampling.BICUBIC))


def _shapes(size: tuple[int, int], random: Random) -> Image.Image:
    """A mask of forty round and cornered things, their edges as soft as a lens leaves them."""
    mask = Image.new("L", size, 0)
    draw = ImageDraw.Draw(mask)
    for number in range(40):
        x, y = random.randrange(size[0]), random.randrange(size[1])
        wide, high = random.randrange(60, size[0] // 4), random.randrange(60, size[1] // 4)
        if number % 2:
            draw.ellipse((x, y, x + wide, y + high), fill=255 if number % 3 else 0)
        else:
            draw.polygon(((x, y), (x + wide, y + high // 3), (x + wide // 2, y + high)), fill=255 if number % 3 else 0)
    return mask.filter(ImageFilter.GaussianBlur(1.5))
