"""Numeric series joined over the years of one report and of a later one, with marked breaks."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sesaku.document.cite import Cite
from sesaku.linking.links import Link
from sesaku.linking.over_time.statements import Place, Statement, statement
from sesaku.model.indicator import Indicator, ReferenceIndicator
from sesaku.model.reading import Reading
from sesaku.model.values import Quantity
from sesaku.text.width import squeeze


@dataclass(frozen=True, slots=True)
class Point:
    """One printed value.

    Attributes:
        fiscal_year: Japanese fiscal year.
        part: target or result.
        document: name of the document.
        raw: as printed.
        value: the number, or None.
        unit: its unit, or None.
        cite: where it stands.
    """

    fiscal_year: int
    part: str
    document: str
    raw: str
    value: float | int | None
    unit: str | None
    cite: Cite


@dataclass(frozen=True, slots=True)
class JoinedSeries:
    """A series over years and documents.

    Attributes:
        subject: code in the earlier document: ``3-4``, or ``ref:5-1`` of a reference indicator.
        to_subject: code in the later one, or None.
        name: the name, and the label of the line where there are several.
        points: the values, by year; one year may have a value of each document.
        breaks: where values can't be compared, and why.
    """

    subject: str
    to_subject: str | None
    name: str
    points: tuple[Point, ...]
    breaks: tuple[Statement, ...]


def joined(
    first: Reading, second: Reading | None = None, links: Sequence[Link] = ()
) -> Iterator[JoinedSeries]:
    """Yield the series of the earlier report, with what the later one has of them.

    Args:
        first: the earlier report.
        second: the later document, or None for the earlier alone.
        links: the links between the two.
    """
    later = {} if second is None else {each.subject: each for each in _series(second)}
    names = {} if second is None else {_key(each): each for each in later.values()}
    ways = {
        str(link.source.subject): str(link.target.subject)
        for link in links
        if link.source and link.target and link.relation in ("kept", "renamed", "rescoped")
    }
    for each in _series(first):
        other = later.get(ways.get(each.subject, "")) or names.get(_key(each))
        yield _with_breaks(each, other, alone=second is None)


def _key(series: JoinedSeries) -> str:
    return f"{series.subject.partition(':')[0] == 'ref'}|{squeeze(series.name)}"


def _with_breaks(one: JoinedSeries, two: JoinedSeries | None, *, alone: bool) -> JoinedSeries:
    points = sorted(
        (*one.points, *(two.points if two else ())),
        key=lambda point: (point.fiscal_year, point.part),
    )
    breaks = [*_unit_changes(points), *_gaps(points), *_conflicts(points)]
    if two is not None and squeeze(two.name) != squeeze(one.name) and two.points:
        first = two.points[0]
        place = Place(first.document, first.raw, first.cite)
        breaks.append(statement("renamed", place, after=first.fiscal_year, name=two.name))
    if two is None and not alone:
        breaks.append(statement("not_continued"))
    to_subject = two.subject if two else None
    return replace(one, to_subject=to_subject, points=tuple(points), breaks=tuple(breaks))


def _unit_changes(points: Sequence[Point]) -> Iterator[Statement]:
    for part in ("target", "result"):
        line = [point for point in points if point.part == part and point.value is not None]
        for before, after in itertools.pairwise(line):
            if squeeze(before.unit or "") != squeeze(after.unit or ""):
                yield statement(
                    "unit_changes",
                    _place(before),
                    _place(after),
                    before=before.fiscal_year,
                    after=after.fiscal_year,
                    unit_before=before.unit or "－",
                    unit_after=after.unit or "－",
                )


def _gaps(points: Sequence[Point]) -> Iterator[Statement]:
    years = sorted({point.fiscal_year for point in points if point.part == "result"})
    for before, after in itertools.pairwise(years):
        if after - before > 1:
            yield statement("gap", before=before, after=after)


def _conflicts(points: Sequence[Point]) -> Iterator[Statement]:
    known: dict[tuple[int, str], Point] = {}
    words = {"target": ("目標", "target"), "result": ("実績", "result")}
    for point in points:
        before = known.setdefault((point.fiscal_year, point.part), point)
        if point.document != before.document and point.value != before.value:
            part, part_en = words[point.part]
            yield statement(
                "value_differs",
                _place(before),
                _place(point),
                year=point.fiscal_year,
                part=part,
                part_en=part_en,
                first=before.raw,
                second=point.raw,
            )


def _place(point: Point) -> Place:
    return Place(point.document, point.raw, point.cite)


def _series(reading: Reading) -> Iterator[JoinedSeries]:
    document = reading.document.name
    for policy_field in reading.content.fields:
        for indicator in policy_field.indicators:
            points = tuple(_points(indicator, document))
            if any(point.value is not None for point in points):
                yield JoinedSeries(indicator.code, None, indicator.name, points, ())
        for number, reference in enumerate(policy_field.reference_indicators, 1):
            subject = f"ref:{policy_field.number}-{reference.number or number}"
            yield from _references(reference, subject, document)


def _points(indicator: Indicator, document: str) -> Iterator[Point]:
    for year in indicator.years:
        for part, cell in (("target", year.target), ("result", year.result)):
            if isinstance(cell, Quantity):
                unit = cell.unit or indicator.unit
                yield Point(year.fiscal_year, part, document, cell.raw, cell.value, unit, cell.cite)


def _references(
    reference: ReferenceIndicator, subject: str, document: str
) -> Iterator[JoinedSeries]:
    for number, line in enumerate(reference.series, 1):
        points = tuple(
            Point(each.fiscal_year, "result", document, each.raw, each.value, each.unit, each.cite)
            for each in line.values
        )
        several = len(reference.series) > 1
        name = f"{reference.name} {line.label}".strip() if several else reference.name
        yield JoinedSeries(f"{subject}/{number}" if several else subject, None, name, points, ())
