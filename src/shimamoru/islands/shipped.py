"""The register that comes along: rows of facts, each with its source, as plain data."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_DATA = Path(__file__).with_name("data")
_TEXTS = ("name", "reading", "prefecture", "municipality", "group", "status")
_MEASURED = ("coast_km", "mainland_km", "foreign_km")


@cache
def sources() -> dict[str, dict[str, str]]:
    """Return the sources that values of the register name, by their code."""
    found: dict[str, dict[str, str]] = yaml.safe_load((_DATA / "sources.yml").read_text("utf-8"))
    return found


def islands() -> Iterator[dict[str, Any]]:
    """Yield the columns of every island that comes along."""
    measured = {row["slug"]: row for row in _rows("measured.csv")}
    known: dict[str, dict[str, Any]] = {}
    for fact in _rows("known.csv"):
        known.setdefault(fact["slug"], {})[fact["field"]] = fact
    for order, row in enumerate(_rows("register.csv"), 1):
        base = {"source": row["base_source"]}
        found: dict[str, Any] = {"slug": row["slug"], "order": order * 10}
        found |= {name: row[name] for name in _TEXTS}
        sources: dict[str, dict[str, str]] = {name: base for name in _TEXTS if row[name]}
        found |= {"lon": float(row["lon"]), "lat": float(row["lat"])}
        sources["place"] = {"source": row["place_source"]}
        if row["area_km2"]:
            found["area_km2"] = float(row["area_km2"])
            sources["area_km2"] = {"source": row["area_source"]}
        if row["population"]:
            found["population"] = int(row["population"])
            sources["population"] = {"source": row["population_source"]}
        for name in _MEASURED:
            if measured[row["slug"]][name]:
                found[name] = float(measured[row["slug"]][name])
                sources[name] = {"source": "measured"}
        for field, fact in known.get(row["slug"], {}).items():
            found[field] = float(fact["value"]) if field.endswith("_km") else fact["value"]
            sources[field] = {"source": fact["source"]}
        yield {**found, "sources": sources}


def coasts() -> Iterator[dict[str, Any]]:
    """Yield the columns of every coast that comes along; ``island`` is the island's slug."""
    for row in _rows("coasts.csv"):
        numbers = {
            name: float(row[name]) if row[name] else None for name in ("length_km", "lon", "lat")
        }
        yield {
            "island": row["island"],
            "slug": row["slug"],
            "name": row["name"],
            "facing": int(row["facing"]),
            **numbers,
        }


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
