"""The map without a script: land, points as links, nothing that a name could break."""

from sesaku_web.maps.base import Box
from sesaku_web.maps.drawing import JAPAN, Layer, Map, Point, box_around, svg

YONAGUNI = Point(122.99, 24.455, "与那国島", "/islands/yonagunijima/", hint="与那国町")


def test_points_are_links_with_names() -> None:
    drawn = svg(Map("m", "島の位置", [YONAGUNI]))
    assert drawn.startswith("<svg")
    assert '<a href="/islands/yonagunijima/" aria-label="与那国島"' in drawn
    assert "<title>与那国島 与那国町</title>" in drawn
    assert 'class="own" d="M' in drawn


def test_names_are_text() -> None:
    hostile = Point(130, 30, '"><script>alert(1)</script>')
    drawn = svg(Map("m", "<b>", [hostile]))
    assert "<script" not in drawn
    assert "<b>" not in drawn


def test_all_of_japan_is_shown_where_nothing_is_asked_for() -> None:
    assert Map("m", "").shown == JAPAN
    drawn = svg(Map("m", ""))
    assert len(drawn) < 80_000


def test_specks_can_be_seen() -> None:
    # 沖ノ鳥島 is smaller than a pixel of a map of Japan.
    around = svg(Map("m", "", box=Box(130, 18, 142, 23)))
    assert "h2v2h-2z" in around


def test_a_tall_map_is_widened() -> None:
    drawn = svg(Map("m", "", box=Box(139, 20, 141, 44)))
    assert 'viewBox="0 0 720 640"' in drawn


def test_the_box_has_room() -> None:
    found = box_around([(130.0, 30.0), (132.0, 30.0)])
    assert found is not None
    assert (found.west, found.east) == (129.84, 132.16)
    assert (found.south, found.north) == (29.84, 30.16)
    assert box_around([]) is None


def test_what_the_script_is_told() -> None:
    drawn = Map("m", "", layers=[Layer("/x.geojson", "通報")], pick=("lon", "lat"))
    assert drawn.sources == '[{"url": "/x.geojson", "label": "\\u901a\\u5831"}]'
    assert drawn.picking == "lon,lat"
    assert drawn.bounds == "122.0,20.0,154.5,46.2"
