"""The register that comes along."""

import pytest

from shimamoru.islands.models import Coast, Island
from shimamoru.islands.shipped import sources

pytestmark = pytest.mark.django_db

REMOTE = (
    *(
        "択捉島",
        "国後島",
        "色丹島",
        "志発島",
        "水晶島",
        "貝殻島",
        "竹島",
        "対馬島",
        "魚釣島",
        "与那国島",
    ),
    *("沖ノ鳥島", "南鳥島", "父島", "母島", "硫黄島", "北大東島", "南大東島", "沖大東島", "利尻島"),
    *(
        "礼文島",
        "奥尻島",
        "佐渡島",
        "島後",
        "福江島",
        "屋久島",
        "種子島",
        "奄美大島",
        "宮古島",
        "石垣島",
    ),
)
FIELDS = ("area_km2", "population", "mainland_km", "foreign_km", "baseline_km", "coast_km")
TEXTS = (
    "name",
    "reading",
    "prefecture",
    "municipality",
    "group",
    "status",
    "port",
    "power",
    "sensors",
)


@pytest.mark.parametrize("name", REMOTE)
def test_the_remote_islands_are_in_it(name: str) -> None:
    assert Island.objects.standing().filter(name=name).exists()


def test_every_value_has_a_source_that_is_described() -> None:
    known = sources()
    for island in Island.objects.all():
        for field in FIELDS:
            assert (getattr(island, field) is not None) == (field in island.sources), field
        for field in TEXTS:
            assert bool(getattr(island, field)) == (field in island.sources), field
        assert {entry["source"] for entry in island.sources.values()} <= set(known)


def test_unknown_is_null_and_never_zero() -> None:
    takeshima = Island.objects.get(slug="takeshima-oki")
    assert takeshima.population is None
    assert Island.objects.get(slug="uotsurishima").population == 0
    assert Island.objects.filter(baseline_km=None).count() > 100


def test_every_island_has_coasts() -> None:
    assert not Island.objects.filter(coasts=None).exists()
    yonaguni = Island.objects.get(name="与那国島")
    lengths = [coast.length_km or 0 for coast in yonaguni.coasts.all()]
    assert sum(lengths) == pytest.approx(yonaguni.coast_km, rel=0.05)
    assert Coast.objects.filter(length_km=0).count() == 0
