"""The pictures by product: which paper each one has and what lies on it."""

import math
from collections.abc import Callable

from tools.illustrations import fish, fruit, plants, sweets, vessels
from tools.illustrations.geometry import blob, oval, place, smooth
from tools.illustrations.landscape import flooded_fields
from tools.illustrations.palette import CERAMIC, CHILLI, LEAF, LEAF_FRESH, mix
from tools.illustrations.scene import Scene


def mulberry_liquor() -> Scene:
    """A plain small bottle of dark glass, and mulberries on a leaf."""
    s = Scene(11, "#d9d2c2")
    s.wash("#c9c2b0")
    vessels.glass(
        s,
        640,
        [
            (250, 46),
            (300, 44),
            (400, 46),
            (470, 70),
            (540, 132),
            (600, 158),
            (700, 164),
            (880, 162),
            (930, 156),
            (952, 140),
        ],
        "#33302a",
    )
    s.body(smooth([(592, 258), (592, 226), (640, 218), (688, 226), (688, 258), (640, 266)]), "#33302a", 8)
    vessels.cork(s, 640, 226, 38, 56)
    s.shadow(1010, 950, 300, 60, 0.3)
    plants.leaf(s, 770, 972, 520, -14, 300, kind="heart", saw=0.1, bend=0.06, colour="#4c6f4b", veins=8)
    for x, y, size, turn in ((868, 900, 190, 14), (1010, 826, 186, 24), (1095, 935, 180, -12)):
        fruit.mulberry(s, x, y, size, turn, "#3d1a33")
    return s


def mulberry_juice() -> Scene:
    """A glass jug of deep purple juice, mulberries and their leaves."""
    s = Scene(12, "#e6d5d3")
    s.wash("#d8bfc3")
    plants.leaf(s, 560, 880, 420, 196, 300, kind="heart", saw=0.1, colour="#3f7049")
    plants.leaf(s, 1000, 900, 380, -34, 270, kind="heart", saw=0.1, colour="#5a8650")
    handle = [(880, 432), (1010, 408), (1100, 470), (1096, 610), (1030, 720), (950, 770)]
    s.line(smooth(handle, closed=False), "#aab3a6", 38, 0.85)
    s.line(smooth(handle, closed=False), "#dfe5da", 26, 0.9)
    s.line(smooth([(x - 6, y - 6) for x, y in handle], closed=False), "#ffffff", 6, 0.8)
    profile = [(300, 170), (350, 158), (430, 160), (540, 208), (660, 240), (790, 238), (880, 206), (930, 168)]
    vessels.glass(s, 740, profile, "#571a3f", level=424, clear="#e9e6dd", wall=12)
    lip = smooth([(590, 316), (566, 290), (528, 276), (522, 288), (556, 330), (582, 376)])
    s.fill(lip, "#dfe3d8", 0.9)
    s.line(lip, "#8f978a", 2, 0.5)
    vessels.rim(s, 740, 300, 170)
    for x, y, size, turn in (
        (1020, 900, 196, 10),
        (1130, 970, 190, -16),
        (395, 905, 190, 8),
        (300, 960, 180, 20),
    ):
        fruit.mulberry(s, x, y, size, turn)
    return s


def syrup() -> Scene:
    """A plain bottle of syrup and a glass of it let down with water; the source does not say from which plant."""
    s = Scene(13, "#e4dcbf")
    s.wash("#d5cda6")
    vessels.cloth(s, 780, 930, 560, 150, "#c9bf95")
    bottle = [
        *((250, 48), (296, 46), (380, 48), (436, 70), (490, 124), (556, 150)),
        *((700, 154), (860, 152), (912, 144), (934, 128)),
    ]
    vessels.glass(s, 620, bottle, "#a0622a", level=410, clear="#e6e2cf", wall=9)
    vessels.rim(s, 620, 250, 48)
    vessels.cork(s, 620, 262, 42, 70)
    tumbler = [(500, 142), (640, 134), (780, 124), (900, 114), (956, 106)]
    vessels.glass(s, 1010, tumbler, "#c99452", level=590, clear="#ece8d8", wall=10)
    vessels.rim(s, 1010, 500, 142)
    return s


def fish_cakes() -> Scene:
    """A plate of round fried fish cake, with the fish itself as a faint drawing behind."""
    s = Scene(14, "#d7dccb")
    s.wash("#c6cfb8", 800, 700)
    with s.group('opacity=".5"'):
        for d in fish.featherback_outline(330, 240, 940, -2):
            s.fill(d, "#b3bfa5")
            s.line(d, "#7d9079", 4, 0.8)
        s.line(smooth([(446, 182), (474, 216), (480, 256), (452, 300)], closed=False), "#7d9079", 4, 0.8)
        s.fill(oval(386, 226, 10, 10), "#7d9079")
        for k in range(34):
            x = 622 + k * 18.2
            rib = [(x - 8, 336 - k * 3.1), (x + 6, 384 - k * 4.2)]
            s.line(smooth(rib, closed=False), "#7d9079", 2.4, 0.6)
    vessels.plate(s, 800, 760, 580)
    for turn in (150, 172, 196, 214):
        plants.dill(s, 560, 770, 260, turn)
    plants.spring_onion(s, [(330, 800), (520, 890), (760, 920), (1000, 906)], 20)
    for x, y in (
        (620, 640),
        (800, 606),
        (975, 640),
        (560, 742),
        (1045, 738),
        (720, 730),
        (900, 726),
        (810, 826),
    ):
        fish.fish_cake(s, x, y, 128, 34)
    plants.dill(s, 770, 720, 170, -62)
    plants.dill(s, 780, 722, 150, -20)
    plants.chilli(s, 1210, 790, 260, 158)
    plants.ring_slices(s, [(850, 700), (690, 640), (600, 850), (960, 836), (1020, 860)], 21, CHILLI)
    plants.ring_slices(s, [(900, 610), (650, 716), (930, 700)], 14, "#6d9a56")
    return s


def boneless_featherback() -> Scene:
    """A whole featherback on a banana leaf, with herbs."""
    s = Scene(15, "#e9dfc6")
    s.wash("#dccfae")
    plants.banana_leaf(s, 800, 650, 1460, 720, -8)
    for turn in (-32, -8, 14):
        plants.dill(s, 290, 880, 300, turn, "#a9c47a")
    fish.featherback(s, 205, 700, 1150, -8)
    plants.spring_onion(s, [(560, 915), (790, 905), (1030, 850), (1240, 780)], 22)
    plants.spring_onion(s, [(590, 958), (820, 944), (1060, 894), (1280, 826)], 20)
    plants.chilli(s, 1030, 960, 260, -16)
    plants.ring_slices(s, [(880, 975), (945, 985), (815, 992)], 22, CHILLI)
    return s


def fish_sausages() -> Scene:
    """Pairs of cured fish sausages tied with string, on a wooden board."""
    s = Scene(16, "#e3d3bf")
    s.wash("#d3bfa5")
    vessels.board(s, 800, 620, 1330, 800, -6)
    for k, (x, y) in enumerate(((300, 420), (345, 630), (390, 840))):
        tone = mix("#a8442f", "#bb5a3c", k / 2)
        left = place([(0, 0), (220, 40 + 6 * k), (438, 6)], x, y, -7 + 2 * k)
        right = place([(466, 4), (680, 44 - 8 * k), (905, -8)], x, y, -7 + 2 * k)
        fish.sausage(s, left, 128, tone)
        fish.sausage(s, right, 128, tone)
        kx, ky = place([(452, 5)], x, y, -7 + 2 * k)[0]
        fish.twine(s, kx, ky, 40, -7 + 2 * k)
    return s


def durian_ice_cream() -> Scene:
    """A bowl of pale yellow ice cream and an opened durian."""
    s = Scene(17, "#d3dacb")
    s.wash("#c1ccb8")
    s.shadow(1060, 760, 330, 90, 0.4)
    fruit.durian(s, 1080, 520, 300, 270)
    plants.stem(s, [(1100, 270), (1110, 210), (1140, 160)], 40, "#7a6a45", 0.1)
    fruit.durian_segment(s, 1150, 870, 500, -14)
    cx, cy, r, deep = 600, 660, 350, 280
    vessels.bowl_back(s, cx, cy, r, deep)
    sweets.scoop(s, 720, 560, 142, "#efdb9a")
    sweets.scoop(s, 470, 568, 146, "#f2e0a6")
    sweets.scoop(s, 606, 640, 150, "#f1dd9c")
    vessels.bowl_front(s, cx, cy, r, deep, CERAMIC)
    return s


def salted_canarium() -> Scene:
    """A bowl of preserved cà na, and a twig with fresh green fruit."""
    s = Scene(18, "#e6dab8")
    s.wash("#d8c99c")
    plants.stem(s, [(300, 240), (620, 280), (980, 265), (1320, 360)], 26, "#8a7550")
    for x, y, turn, long in (
        (420, 245, -40, 230),
        (560, 275, 136, 230),
        (690, 272, -52, 235),
        (900, 265, -36, 250),
        (1010, 280, 122, 230),
        (1150, 305, -20, 260),
        (1310, 358, 24, 240),
        (1230, 330, 84, 240),
    ):
        plants.leaf(s, x, y, long, turn, 96, kind="oval", saw=0.06, colour=s.rng.choice([LEAF, "#4c7d4c", LEAF_FRESH]))
    for x, y, turn in ((660, 362, 82), (775, 376, 100), (1105, 424, 96)):
        s.line(f"M{x} {y - 60}Q{x + 10} {y - 90} {x - 6} {y - 100}", "#7d8f4e", 7)
        fruit.olive(s, x, y, 150, turn, "#8ba352")
    cx, cy, r, deep = 720, 720, 400, 270
    vessels.bowl_back(s, cx, cy, r, deep)
    s.fill(oval(cx + 4, cy + 20, r * 0.86, r * 0.34), "#6b4a2b")
    tones = ["#7c7437", "#8b6a36", "#6f5a30", "#94803f", "#83592f"]
    pile = [
        (-250, 10),
        (-130, -60),
        (20, -86),
        (170, -56),
        (260, 14),
        (-190, 66),
        (-60, 0),
        (90, -8),
        (190, 60),
        (-70, 84),
        (70, 78),
        (0, 36),
    ]
    for dx, dy in pile:
        fruit.olive(s, cx + dx + s.jitter(10), cy + dy - 10, 170, s.jitter(80), s.rng.choice(tones), 3)
    vessels.bowl_front(s, cx, cy, r, deep, CERAMIC, "#6b5a2f")
    for x, y, turn in ((1215, 940, -24), (1330, 880, 40)):
        s.shadow(x, y + 36, 80, 22, 0.35)
        fruit.olive(s, x, y, 168, turn, "#7f6a35", 3)
    return s


def cereal_biscuits() -> Scene:
    """A stack of cereal biscuits, loose grains and an ear of rice."""
    s = Scene(19, "#e2d7c3")
    s.wash("#d1c2a4")
    sweets.rice_ear(s, 500, 970, -330, 720)
    sweets.rice_ear(s, 480, 975, -300, 520)
    sweets.rice_ear(s, 520, 965, 330, 800)
    s.shadow(850, 940, 360, 110, 0.5)
    for k in range(4):
        sweets.biscuit(s, 850 + (-14, 16, -10, 10)[k], 860 - k * 100, 320, 74)
    s.shadow(1270, 925, 200, 80, 0.3)
    kinds = ["rice", "sesame", "black", "oat", "green", "red", "brown", "pumpkin"]
    for k in range(120):
        a, q = s.rng.uniform(0, math.tau), s.rng.random() ** 0.6
        sweets.grain(s, 1270 + math.cos(a) * 210 * q, 925 + math.sin(a) * 105 * q, kinds[k % 8], 1.35)
    for k in range(46):
        sweets.grain(s, s.rng.uniform(330, 1080), 1100 + s.jitter(34), kinds[k % 8], 1.35)
    return s


def netted_melon() -> Scene:
    """A whole netted melon, a cut wedge and a vine leaf."""
    s = Scene(20, "#dfe0c4")
    s.wash("#cdd0a6")
    plants.lobed_leaf(s, 560, 420, 400, 205, "#4c7d4c")
    s.shadow(690, 905, 340, 84, 0.5)
    fruit.melon(s, 690, 580, 335)
    plants.lobed_leaf(s, 460, 860, 290, 168, "#3f7049")
    s.shadow(1120, 955, 330, 60, 0.45)
    fruit.melon_wedge(s, 1110, 720, 600, -14)
    return s


def pomelo() -> Scene:
    """A whole green pomelo with leaves, and a half that shows its pink segments."""
    s = Scene(21, "#ecd9cc")
    s.wash("#e0c4b4")
    s.shadow(600, 915, 350, 84, 0.48)
    fruit.pomelo(s, 590, 590, 340)
    plants.stem(s, [(592, 268), (588, 220), (600, 170)], 26, "#6f7d45")
    plants.leaf(s, 594, 226, 120, -8, 62, colour="#4c7d4c", cast=False)
    plants.leaf(s, 700, 212, 330, 6, 170, colour="#3f7049", bend=0.16)
    plants.leaf(s, 590, 216, 300, 196, 150, colour="#5a8650", bend=-0.14)
    s.shadow(1060, 985, 300, 60, 0.45)
    fruit.pomelo_half(s, 1050, 720, 285)
    return s


def dried_catfish() -> Scene:
    """Small dried catfish on a woven bamboo tray, with chillies."""
    s = Scene(22, "#d8d3be")
    s.wash("#c6c0a4")
    vessels.woven_tray(s, 800, 600, 720, 0.74)
    tones = ["#b57a3c", "#a96d33", "#bd8748", "#b07437", "#c08c4c"]
    laid = (
        (480, 355, 560, 107),
        (655, 285, 640, 100),
        (835, 255, 670, 97),
        (1012, 285, 640, 93),
        (1180, 350, 560, 87),
    )
    for k, (x, y, long, turn) in enumerate(laid):
        fish.dried_catfish(s, x, y, long, turn + s.jitter(3), tones[k])
    plants.chilli(s, 1300, 700, 200, 108, bend=-0.12)
    plants.chilli(s, 1350, 650, 190, 90, "#a32f27", bend=-0.12)
    return s


def steamed_sausages_sample() -> Scene:
    """Fish sausages laid in a bamboo steamer lined with leaf."""
    s = Scene(23, "#cfdad6")
    s.wash("#b9c9c3")
    cx, cy, r = 800, 620, 560
    vessels.steamer(s, cx, cy, r, 230)
    lining = smooth(blob(s.rng, cx, cy + 44, r * 0.84, r * 0.34, 0.03, 20))
    with s.group(s.clip(oval(cx, cy + 4, r * 0.93, r * 0.425))):
        s.cast(lining, 10, (6, 10), 0.4)
        s.body(lining, "#5d8d56", 16)
        with s.group(s.clip(lining)):
            for k in range(46):
                x = cx - 500 + k * 22
                s.line(
                    smooth([(x, cy - 190), (x + 14, cy + 270)], closed=False),
                    s.rng.choice(["#41734a", "#8fb377"]),
                    2,
                    0.4,
                )
        for k, y in enumerate((-96, -16, 70, 152)):
            reach = (300, 390, 390, 300)[k]
            tone = mix("#b5563a", "#a3432f", k / 3)
            for side in (-1, 1):
                x0, x1 = (cx - reach, cx - 14) if side < 0 else (cx + 14, cx + reach)
                mid = ((x0 + x1) / 2, cy + y + 18 + s.jitter(6))
                fish.sausage(s, [(x0, cy + y + 4), mid, (x1, cy + y)], 74, tone)
    return s


def floating_season_sample() -> Scene:
    """Flooded rice fields in the morning, sugar palms and one small boat."""
    s = Scene(24, "#eadfc2")
    flooded_fields(s)
    return s


PICTURES: dict[str, Callable[[], Scene]] = {
    "an-giang/phu-tan/ruou-dau-tam": mulberry_liquor,
    "an-giang/phu-tan/nuoc-cot-dau-tam": mulberry_juice,
    "an-giang/phu-tan/siro-atiso": syrup,
    "an-giang/phu-tan/cha-ca-that-lat": fish_cakes,
    "an-giang/phu-tan/cha-ca-that-lat-rut-xuong": boneless_featherback,
    "an-giang/phu-tan/lap-xuong-ca-that-lat": fish_sausages,
    "an-giang/phu-tan/kem-trai-cay-vi-sau-rieng": durian_ice_cream,
    "an-giang/phu-tan/ca-na-xi-muoi": salted_canarium,
    "an-giang/phu-tan/banh-ngu-coc": cereal_biscuits,
    "an-giang/phu-tan/dua-luoi-cong-nghe-cao-binh-thanh-dong": netted_melon,
    "an-giang/phu-tan/buoi-da-xanh-phu-ho": pomelo,
    "tay-ninh/tan-hung/kho-ca-chot": dried_catfish,
    "an-giang/mau/lap-xuong-ca-mau": steamed_sausages_sample,
    "an-giang/mau/mot-ngay-tren-dong-nuoc-noi-mau": floating_season_sample,
}
