"""Readings written by hand: the worked example of each check, and the cases of its tests.

A case is a mapping, as YAML gives it. Everything in it is printed into a document, one piece a
line, so that every cell has a cite::

    year: 2021                              fiscal year of the document (2021 where left out)
    fields:
      - number: "1"
        indicators:
          - code: 1-1
            name: 灯台の点検
            main: true
            rating: b
            goal: 灯台の明かりを守る。
            years:
              2020: {target: 20回, result: 16回}          a number, or
              2021: {target: [一つ目, 二つ目], result: 文}   items, or a text
              2022: {target: 20回, result: 18回, mark: ×}   with a mark
            notes: [（注）速報値。]
        references: [{number: "1", name: 点検の記録, series: {"": {2020: 3回}}}]
        analysis: {1-1: 順調であった。}
        next: [{code: 1-1, name: 灯台の点検, change: kept, text: 続ける。}]
    attainment: {grade: B, label: 相当程度進展あり, basis: 判断の根拠。}
    goals: [目標の文]
    opinions: [{text: 所見の文, about: [1-1]}]
    budgets: [{year: 2020, initial: "100", supplementary: "0", total: "100", executed: "90"}]

Review sheets, means of achievement and diagnostics: see ``written_sheets.py``.
"""

import hashlib
from collections.abc import Mapping
from typing import Any, cast

from sesaku.checks.scales import Scale, scale_of
from sesaku.checks.written_sheets import diagnostics_of, means_of, projects_of, ratings_of
from sesaku.coverage import account
from sesaku.document.cite import Cite, cite_of, merge
from sesaku.document.document import Document, lines_of
from sesaku.model.budget import Budget
from sesaku.model.evaluation import (
    Analysis,
    Attainment,
    Change,
    ExpertOpinion,
    Goal,
    Measure,
    NextIndicator,
    PolicyField,
)
from sesaku.model.indicator import (
    Indicator,
    IndicatorKind,
    MidtermGoal,
    Rating,
    ReferenceIndicator,
    Series,
    SeriesValue,
    YearlyValue,
)
from sesaku.model.reading import Content, Detection, Reading
from sesaku.model.values import ItemisedText, NumberedText, Quantity, Text, YearlyContent
from sesaku.text.quantity import parse

Case = Mapping[str, Any]
_PARTS = ("initial", "supplementary", "carryover", "total", "executed")


def reading_of(case: Case, name: str = "例.txt") -> Reading:
    """Return a case as the reading of a document that prints nothing else."""
    sheet = _Sheet()
    measure = _measure(sheet, case)
    fields = tuple(_field(sheet, each) for each in case.get("fields", ()))
    projects = projects_of(case, sheet.put)
    document = sheet.document(name)
    content = Content(
        measure=measure,
        fields=fields,
        projects=projects,
        title="政策評価書",
        diagnostics=tuple(diagnostics_of(case, document.text)),
    )
    return account(document, Detection("evaluation_report", 1.0, ()), content)


def scales_of(case: Case) -> tuple[Scale, ...]:
    """Return the rating scales that a case brings under ``scales``."""
    return tuple(scale_of(one, "例") for one in case.get("scales", ()))


class _Sheet:
    """What is printed so far."""

    def __init__(self) -> None:
        self._text = ""

    def put(self, piece: str) -> Cite:
        start = len(self._text)
        self._text += piece + "\n"
        return cite_of(start, start + len(piece)) if piece else ()

    def text(self, piece: str) -> Text:
        return Text(piece, self.put(piece))

    def document(self, name: str) -> Document:
        digest = hashlib.sha256(self._text.encode("utf-8")).hexdigest()
        return Document(name, name, self._text, digest, "text/plain", lines_of(self._text))


def _measure(sheet: _Sheet, case: Case) -> Measure:
    return Measure(
        name=case.get("measure", "海の明かりの維持"),
        ministry=case.get("ministry", "空想省"),
        fiscal_year=case.get("year", 2021),
        cites={"name": sheet.put(case.get("measure", "海の明かりの維持"))},
        goals=tuple(
            Goal(str(number), text, (), sheet.put(text))
            for number, text in enumerate(case.get("goals", ()), 1)
        ),
        attainment=_attainment(sheet, case.get("attainment")),
        opinions=tuple(
            ExpertOpinion(one["text"], tuple(one.get("about", ())), sheet.put(one["text"]))
            for one in case.get("opinions", ())
        ),
        budgets=tuple(_budget(sheet, one) for one in case.get("budgets", ())),
        results=_numbered(sheet, case.get("results", ())),
        next_goals=_numbered(sheet, case.get("next_goals", ())),
        rating_summary=ratings_of(case, sheet.put),
    )


def _attainment(sheet: _Sheet, given: Case | None) -> Attainment | None:
    if given is None:
        return None
    label, basis = given.get("label"), given.get("basis")
    cite = sheet.put(label or "")
    return Attainment(given.get("grade"), label, basis, cite, sheet.put(basis or ""))


def _numbered(sheet: _Sheet, texts: list[str]) -> tuple[NumberedText, ...]:
    return tuple(
        NumberedText(str(number), text, sheet.put(text)) for number, text in enumerate(texts, 1)
    )


def _budget(sheet: _Sheet, given: Case) -> Budget:
    amounts = {part: _quantity(sheet, given[part]) for part in _PARTS if part in given}
    return Budget(given["year"], given.get("scope"), given.get("unit", "百万円"), **amounts)


def _field(sheet: _Sheet, given: Case) -> PolicyField:
    name = given.get("name", "灯台の維持")
    return PolicyField(
        number=str(given.get("number", "1")),
        name=name,
        cite=sheet.put(name),
        indicators=tuple(_indicator(sheet, one) for one in given.get("indicators", ())),
        reference_indicators=tuple(_reference(sheet, one) for one in given.get("references", ())),
        analysis=tuple(
            Analysis(code, text, sheet.put(text), means_of(given, code, sheet.put))
            for code, text in given.get("analysis", {}).items()
        ),
        next_measure=sheet.text(given["next_measure"]) if "next_measure" in given else None,
        next_indicators=tuple(_next(sheet, one) for one in given.get("next", ())),
    )


def _next(sheet: _Sheet, given: Case) -> NextIndicator:
    name_cite = sheet.put(given["name"])
    change = cast("Change | None", given.get("change", "kept"))
    return NextIndicator(
        given["code"], given["name"], change, given["text"], sheet.put(given["text"]), name_cite
    )


def _indicator(sheet: _Sheet, given: Case) -> Indicator:
    cite = sheet.put(given["name"])
    years = tuple(_year(sheet, int(year), one) for year, one in given.get("years", {}).items())
    numeric = any(isinstance(year.target, Quantity) for year in years)
    kind: IndicatorKind = "quantitative" if numeric else "qualitative"
    goal, rating = given.get("goal"), given.get("rating")
    return Indicator(
        code=given["code"],
        name=given["name"],
        main=given.get("main", False),
        kind=kind,
        midterm_goal=MidtermGoal(text=goal, cite=sheet.put(goal)) if goal else None,
        years=years,
        rating=Rating(rating, sheet.put(rating)) if rating else None,
        notes=tuple(sheet.text(note) for note in given.get("notes", ())),
        cite=cite,
    )


def _year(sheet: _Sheet, year: int, given: Case) -> YearlyValue:
    target, result = (_content(sheet, given.get(side)) for side in ("target", "result"))
    mark = given.get("mark")
    return YearlyValue(year, target, result, mark, sheet.put(mark) if mark else ())


def _content(sheet: _Sheet, given: str | list[str] | None) -> YearlyContent | None:
    """Return a list as numbered items, a number as a numeric cell, and else a text."""
    if given is None:
        return None
    if isinstance(given, str):
        parsed = parse(given)
        if parsed.value is not None or parsed.low is not None or given == "－":
            return _quantity(sheet, given)
        cite = sheet.put(given)
        return ItemisedText(given, (NumberedText(None, given, cite),), cite)
    cites = [sheet.put(f"{number} {text}") for number, text in enumerate(given, 1)]
    items = tuple(
        NumberedText(str(number), text, cite_of(cite[0].end - len(text), cite[0].end))
        for number, (text, cite) in enumerate(zip(given, cites, strict=True), 1)
    )
    whole = "\n".join(f"{number} {text}" for number, text in enumerate(given, 1))
    return ItemisedText(whole, items, merge(*cites))


def _quantity(sheet: _Sheet, raw: str) -> Quantity:
    parsed = parse(raw)
    return Quantity(
        raw,
        parsed.value,
        parsed.unit,
        parsed.relation,
        low=parsed.low,
        high=parsed.high,
        cite=sheet.put(raw),
    )


def _reference(sheet: _Sheet, given: Case) -> ReferenceIndicator:
    cite = sheet.put(given["name"])
    series = tuple(
        Series(label, tuple(_value(sheet, year, raw) for year, raw in values.items()))
        for label, values in given.get("series", {}).items()
    )
    notes = tuple(sheet.text(note) for note in given.get("notes", ()))
    return ReferenceIndicator(given.get("number"), given["name"], series, notes, cite=cite)


def _value(sheet: _Sheet, year: int, raw: str) -> SeriesValue:
    parsed = parse(raw)
    return SeriesValue(int(year), raw, parsed.value, parsed.unit, sheet.put(raw))
