"""The cells of a reading that search knows: where each stands, and what it is about.

A reading is taken as ``sesaku-reading/1`` has it, so that one just made and one from the library
are searched alike.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any, TypeAlias

import yaml

Span: TypeAlias = tuple[int, int]

TEXT = "text"
"""The kind of what stands in no cell."""

_CITE = "cite"
_MENTIONED = ("analysis", "means")
"""Means that an analysis names in its sentences are no cells of their own."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cited value of a reading.

    Attributes:
        spans: where it stands, without pages.
        kind: what kind of cell it is, one of ``kinds.yml``.
        subject: what it is about: "2-1", "F5", "opinion:7", "measure" ….
        code: the indicator's code, or "".
        field: number of the policy field, or "".
        year: its fiscal year, or None.
        headings: names above it, outermost first.
    """

    spans: tuple[Span, ...]
    kind: str = TEXT
    subject: str = ""
    code: str = ""
    field: str = ""
    year: int | None = None
    headings: tuple[str, ...] = ()


def cells_of(snapshot: Mapping[str, Any]) -> Iterator[Cell]:
    """Yield the cells of a reading, outer ones before those within them."""
    measure = snapshot.get("measure") or {}
    top = Cell((), subject="measure", headings=_names(measure.get("name")))
    yield from _within(measure, top)
    for field in snapshot.get("fields", ()):
        named = replace(
            top,
            subject=f"F{field['number']}",
            field=str(field["number"]),
            headings=(*top.headings, f"個別分野{field['number']} {field['name']}"),
        )
        yield from _within(field, named)
    for place, position in enumerate(snapshot.get("positions", ()), 1):
        number = position.get("number")
        about = replace(
            top,
            kind="position",
            subject=f"P{number}" if number else f"position:{place}",
            headings=(*top.headings, *position.get("path", ())),
        )
        yield from _within(position, about)
    for place, project in enumerate(snapshot.get("projects", ()), 1):
        about = replace(
            top, kind="project", subject=f"project:{place}", headings=_names(project.get("name"))
        )
        yield from _within(project, about)


def _names(*names: str | None) -> tuple[str, ...]:
    return tuple(name for name in names if name)


def _within(node: Any, about: Cell) -> Iterator[Cell]:  # noqa: ANN401 - JSON
    """Yield the cells under a record: its own cites, then those of its parts."""
    if isinstance(node, list):
        for place, part in enumerate(node, 1):
            yield from _within(part, _numbered(about, part, place))
        return
    if not isinstance(node, dict):
        return
    for key, value in node.items():
        for cite in _cites(key, value):
            yield from _cited(cite, about)
        if (
            isinstance(value, dict | list)
            and not key.startswith(_CITE)
            and ((about.kind, key) != _MENTIONED)
        ):
            yield from _within(value, replace(about, kind=kinds().get(key, about.kind)))


def _cites(key: str, value: Any) -> Sequence[Any]:  # noqa: ANN401 - JSON
    """Return the cites that a key of a record holds."""
    if key == _CITE or key.endswith("_cite"):
        return (value,)
    if key == "cites":
        return tuple(value.values())
    return value if key.endswith("_cites") else ()


def _cited(cite: Any, about: Cell) -> Iterator[Cell]:  # noqa: ANN401 - JSON
    if cite:
        yield replace(about, spans=tuple((span[0], span[1]) for span in cite))


def _numbered(about: Cell, part: Any, place: int) -> Cell:  # noqa: ANN401 - JSON
    """Return what a member of a list is about: it may name an indicator or a year."""
    if not isinstance(part, dict):
        return about
    made = about
    code = part.get("code")
    if code:
        made = replace(made, code=str(code), subject=str(code))
        if part.get("name"):
            made = replace(made, headings=(*about.headings, f"{code} {part['name']}"))
    elif about.kind == "reference" and part.get("name"):
        made = replace(made, headings=(*about.headings, f"参考指標 {part['name']}"))
    elif about.kind == "opinion":
        made = replace(made, subject=f"opinion:{place}")
    elif about.kind == "budget" and about.subject == "measure":
        made = replace(made, subject="budget")
    year = part.get("fiscal_year")
    return replace(made, year=year) if isinstance(year, int) else made


@cache
def kinds() -> dict[str, str]:
    """Return the kind of cell by the key of ``sesaku-reading/1`` under which it stands."""
    source = resources.files("sesaku.retrieval").joinpath("kinds.yml").read_text("utf-8")
    return {
        key: kind["id"] for kind in yaml.safe_load(source)["kinds"] for key in kind.get("keys", ())
    }


@cache
def kind_labels() -> dict[str, dict[str, str]]:
    """Return the labels of the kinds of cell, by kind and language (ja, en)."""
    source = resources.files("sesaku.retrieval").joinpath("kinds.yml").read_text("utf-8")
    return {
        kind["id"]: {"ja": kind["ja"], "en": kind["en"]} for kind in yaml.safe_load(source)["kinds"]
    }
