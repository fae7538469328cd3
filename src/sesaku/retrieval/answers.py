"""Passages that answer from the data 「表の行」: a row of ratings, an indicator and its figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from sesaku.retrieval.cells import Cell, Span
from sesaku.retrieval.facts import facts_of, rated
from sesaku.retrieval.passages import LIMIT, Passage, flowing, ink_of

_IN_ANALYSIS = 0.6
_IN_TEXT = 0.5


def answers_of(snapshot: Mapping[str, Any], text: str) -> Iterator[Passage]:
    """Yield the rows of the list of ratings, and the indicators that have figures.

    Args:
        snapshot: the reading, as ``sesaku-reading/1``.
        text: the document's canonical text.
    """
    yield from _rating_rows(snapshot.get("measure") or {}, text)
    for field in snapshot.get("fields", ()):
        for indicator in field["indicators"]:
            if indicator["kind"] == "quantitative":
                yield from _figures(field, indicator, text)


def with_facts(passages: Iterator[Passage], snapshot: Mapping[str, Any]) -> Iterator[Passage]:
    """Yield passages, those about an indicator with what the data say of it."""
    known = {
        indicator["code"]: facts_of(indicator)
        for field in snapshot.get("fields", ())
        for indicator in field["indicators"]
    }
    following = {
        f"{one['code']} {one['name']}": frozenset({f"next:{one['change']}"})
        for field in snapshot.get("fields", ())
        for one in field["next_indicators"]
        if one["change"]
    }
    for passage in passages:
        cell = passage.cell
        facts = known.get(cell.code)
        coming = _coming(passage, following)
        if coming:
            yield replace(passage, facts=coming, strength=1.0 if cell.kind == "next" else _IN_TEXT)
        elif facts and passage.cell.kind == "analysis":
            yield replace(passage, facts=facts, strength=_IN_ANALYSIS)
        elif facts and passage.cell.kind == "rating":
            yield replace(passage, facts=facts, strength=_IN_TEXT)
        else:
            yield passage


def _coming(passage: Passage, following: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return what becomes in the next cycle of the indicators that a passage names for it."""
    named = (one.headings[-1] for one in passage.touched if one.kind == "next" and one.headings)
    none: frozenset[str] = frozenset()
    return none.union(*(following.get(name, none) for name in named))


def _rating_rows(measure: Mapping[str, Any], text: str) -> Iterator[Passage]:
    """Yield each row with the one after it: where a row ends is seen by what follows."""
    rows = [row for row in measure.get("rating_summary", ()) if row["cite"]]
    ends = [(row["cite"][0][0], row["cite"][-1][1]) for row in rows]
    followed = [*pairwise(ends), *((end, end) for end in ends[-1:])]
    for row, (own, following) in zip(rows, followed, strict=True):
        cell = Cell(
            (own,), "rating", row["code"], row["code"], headings=(measure.get("name") or "",)
        )
        end = following[1]
        if following == own:
            end = _to_line_end(text, own[1])
        if ink_of(text[own[0] : end]) > LIMIT:
            end = own[1]
        yield _answer(text, [(own[0], end)], cell, rated(row))


def _to_line_end(text: str, start: int) -> int:
    """Return the end of the next line that is not blank."""
    rest = text[start:]
    first = start + len(rest) - len(rest.lstrip())
    end = text.find("\n", first)
    return len(text) if end < 0 else end


def _figures(
    field: Mapping[str, Any], indicator: Mapping[str, Any], text: str
) -> Iterator[Passage]:
    """Yield an indicator from its name to its rating, the middle left out where it is too long."""
    places = sorted(_places(indicator))
    if not places or not indicator["cite"]:
        return
    name: Span = (indicator["cite"][0][0], indicator["cite"][-1][1])
    end = max(last for _, last in places)
    first = min(start for start, _ in places)
    code = indicator["code"]
    heading = f"個別分野{field['number']} {field['name']}"
    cell = Cell(
        (name,),
        "indicator",
        code,
        code,
        str(field["number"]),
        headings=(heading, f"{code} {indicator['name']}"),
    )
    if name[0] < end and ink_of(text[name[0] : end]) <= LIMIT:
        spans = [(name[0], end)]
    elif ink_of(text[slice(*name)]) + ink_of(text[first:end]) <= LIMIT:
        spans = sorted([name, (first, end)])
    else:
        return
    yield replace(
        _answer(text, spans, cell, facts_of(indicator)),
        cells=tuple(
            replace(cell, kind=side, year=year["fiscal_year"])
            for year in indicator["years"]
            for side in ("target", "result")
            if year.get(side)
        ),
    )


def _places(indicator: Mapping[str, Any]) -> Iterator[Span]:
    parts = [indicator.get("midterm_goal"), indicator.get("rating")]
    for year in indicator["years"]:
        parts += [year.get("target"), year.get("result")]
    for part in parts:
        for span in (part or {}).get("cite", ()):
            yield span[0], span[1]


def _answer(text: str, spans: Sequence[Span], cell: Cell, facts: frozenset[str]) -> Passage:
    said = "\n".join(flowing(text[start:end]) for start, end in spans)
    return Passage(said, tuple(spans), cell, (cell,), facts, 1.0, cell.spans)
