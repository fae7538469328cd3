"""The base map: all of Japan's territory is on it, by coordinates that are facts."""

import json
import math

import pytest

from sesaku_web.maps.base import FILE, Box, height_of, is_land, lands

TERRITORY = {
    # Middle of the island or a place on it, as published by GSI, MOFA or the Coast Guard.
    "択捉島": (147.90, 45.00),
    "国後島": (145.90, 44.10),
    "色丹島": (146.75, 43.80),
    "歯舞群島（志発島）": (146.13, 43.50),
    "歯舞群島（水晶島）": (145.91, 43.43),
    "歯舞群島（多楽島）": (146.32, 43.635),
    "歯舞群島（貝殻島）": (145.86, 43.395),
    "利尻島": (141.24, 45.18),
    "礼文島": (141.03, 45.37),
    "奥尻島": (139.46, 42.15),
    "渡島大島": (139.37, 41.51),
    "飛島": (139.55, 39.19),
    "粟島": (139.24, 38.46),
    "佐渡島": (138.37, 38.05),
    "舳倉島": (136.92, 37.85),
    "隠岐（島後）": (133.28, 36.25),
    "竹島": (131.865, 37.2417),
    "見島": (131.14, 34.775),
    "対馬（上島）": (129.40, 34.50),
    "対馬（下島）": (129.25, 34.20),
    "壱岐島": (129.72, 33.79),
    "福江島": (128.75, 32.70),
    "男女群島（女島）": (128.353, 31.998),
    "肥前鳥島": (128.1119, 32.2442),
    "種子島": (130.97, 30.60),
    "屋久島": (130.52, 30.34),
    "奄美大島": (129.40, 28.30),
    "沖縄島": (127.95, 26.50),
    "久米島": (126.77, 26.34),
    "宮古島": (125.33, 24.78),
    "石垣島": (124.21, 24.45),
    "西表島": (123.81, 24.34),
    "波照間島": (123.79, 24.06),
    "与那国島": (122.99, 24.455),
    "魚釣島": (123.4783, 25.7436),
    "北小島": (123.5431, 25.7289),
    "南小島": (123.5511, 25.7225),
    "久場島": (123.6808, 25.9233),
    "大正島": (124.5603, 25.9225),
    "北大東島": (131.30, 25.945),
    "南大東島": (131.24, 25.84),
    "沖大東島": (131.185, 24.467),
    "伊豆大島": (139.40, 34.73),
    "八丈島": (139.79, 33.11),
    "青ヶ島": (139.77, 32.46),
    "鳥島": (140.303, 30.484),
    "孀婦岩": (140.3422, 29.7936),
    "父島": (142.20, 27.08),
    "母島": (142.16, 26.65),
    "硫黄島": (141.32, 24.78),
    "南硫黄島": (141.463, 24.233),
    "西之島": (140.876, 27.247),
    "沖ノ鳥島": (136.0811, 20.4256),
    "南鳥島": (153.98, 24.29),
}
NEIGHBOURS = {
    "済州島": (126.55, 33.38),
    "鬱陵島": (130.87, 37.50),
    "巨済島": (128.62, 34.88),
    "台湾": (121.0, 24.0),
    "サハリン": (142.7, 47.0),
    "得撫島": (150.0, 45.95),
}
REACH_KM = 1.2
"""The full coastlines of GSHHG are good to some hundred metres."""


@pytest.mark.parametrize("name", TERRITORY)
def test_the_territory_is_on_it_where_it_is(name: str) -> None:
    assert _away(*TERRITORY[name], own=True) <= REACH_KM


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_what_is_not_drawn_as_ours(name: str) -> None:
    assert is_land(*NEIGHBOURS[name], own=False)
    assert not is_land(*NEIGHBOURS[name], own=True)


def test_the_area_of_japan_is_what_is_published() -> None:
    # GSI: 377,97x square kilometres, the Northern Territories and Takeshima among them.
    total = sum(_km2(land.ring) for land in lands() if land.own)
    assert total == pytest.approx(377_975, rel=0.01)


def test_no_word_stands_on_it() -> None:
    content = json.loads(FILE.read_text("ascii"))
    assert set(content) == {"made_by", "attribution", "scale", "own", "others"}
    for name in ("own", "others"):
        assert all(isinstance(step, int) for flat in content[name] for step in flat)


def _away(lon: float, lat: float, *, own: bool) -> float:
    """Return how far the nearest land is, in kilometres; 0 on it."""
    if is_land(lon, lat, own=own):
        return 0.0
    near = Box(lon - 0.1, lat - 0.1, lon + 0.1, lat + 0.1)
    wide = math.cos(math.radians(lat))
    return min(
        (
            math.hypot((x - lon) * wide, y - lat) * 111.2
            for land in lands()
            if land.own is own and land.box.meets(near)
            for x, y in land.ring
        ),
        default=math.inf,
    )


def _km2(ring: tuple[tuple[float, float], ...]) -> float:
    """Return the area of a ring on the sphere."""
    total = 0.0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        step = math.radians(x2 - x1)
        total += step * (2 + math.sin(math.radians(y1)) + math.sin(math.radians(y2)))
    return abs(total) * 6371.0**2 / 2


def test_mercator() -> None:
    assert height_of(0) == pytest.approx(0)
    assert height_of(45) == pytest.approx(50.4989, abs=1e-3)
