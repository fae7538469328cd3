"""The sheet of the measure: what stands before the policy fields."""

import re
from collections.abc import Iterator

from sesaku.exports.official.layout import Block, Cell, Line, Row, Table, body, heading, label
from sesaku.exports.official.report.money import budget_rows
from sesaku.exports.official.wording import (
    DIVIDED,
    bulleted,
    coded,
    fiscal,
    graded,
    joined,
    month,
    numbered,
    paragraphs,
    spoken,
    wide,
)
from sesaku.model.evaluation import Measure, RatingSummary
from sesaku.model.reading import Content

_NUMBER = re.compile(r"(?P<code>[\u2160-\u2169IVX\d０-９]+\s*[－-]\s*[\d０-９]+)$")
_LABEL, _REST = 16, 84
_TITLE, _YEAR = 12, 14
_REMARKS = "学識経験を有する者の知見の活用"


def head_blocks(measure: Measure, content: Content) -> Iterator[Block]:
    """Yield the title and the tables of the sheet."""
    yield from _titles(measure)
    divided = [note for note in measure.notes if note.text.startswith(DIVIDED)]
    others = [note for note in measure.notes if not note.text.startswith(DIVIDED)]
    yield from _aims(measure, marked=bool(divided))
    for note in divided:
        yield from paragraphs(note.text)
    yield from _attainment(measure, content, marks=[note.text for note in others])
    for note in others:
        yield from paragraphs(note.text)
    yield from _remarks(measure)


def _titles(measure: Measure) -> Iterator[Line]:
    found = _NUMBER.search(measure.code or "")
    front = f"施策{found['code']}　" if found else "施策　"
    yield Line(f"{front}{measure.name or ''}", bold=True, size=_TITLE, level=1)
    year = fiscal(measure.fiscal_year) if measure.fiscal_year else ""
    yield Line(f"{year}政策評価書", align="center", bold=True, size=_YEAR)
    if measure.code:
        yield Line(f"（{measure.code}）", align="end")


def _aims(measure: Measure, *, marked: bool) -> Iterator[Table]:
    rows: list[Row] = [
        (label(f"施策名{'（※）' if marked else ''}"), body(paragraphs(measure.name or "")))
    ]
    goals = [
        paragraphs(measure.goal_preamble.text) if measure.goal_preamble else (),
        *(numbered(goal.number, goal.text) for goal in measure.goals),
    ]
    if any(goals):
        rows.append((label("施策目標"), body(joined(goals))))
    yield Table((_LABEL, _REST), tuple(rows))
    yield from budget_rows(measure.budgets, _LABEL, _REST)


def _attainment(measure: Measure, content: Content, *, marks: list[str]) -> Iterator[Table]:
    if measure.attainment is not None:
        first = label(f"評価結果{_mark(marks, '（注１）')}")
        yield Table((9, 14, 26, 51), ((first, *_level(measure)),), together=True)
    if measure.rating_summary:
        rows = _ratings(measure.rating_summary, content, mark=_mark(marks, "（注２）"))
        yield Table((92, 8), tuple(rows), head=1, joined=measure.attainment is not None)


def _mark(notes: list[str], mark: str) -> str:
    return mark if any(note.startswith(mark) for note in notes) else ""


def _level(measure: Measure) -> Row:
    attainment = measure.attainment
    assert attainment is not None  # noqa: S101 - asked by the caller
    grade = f"（{graded(attainment.grade)}）" if attainment.grade else ""
    basis: tuple[Line, ...] = ()
    if attainment.basis:
        basis = (Line("（判断根拠）"), *paragraphs(attainment.basis))
    return (
        label("目標達成度合いの測定結果"),
        Cell((Line("（各行政機関共通区分）"), Line(f"{attainment.label or ''}{grade}", bold=True))),
        body(basis),
    )


def _ratings(entries: tuple[RatingSummary, ...], content: Content, *, mark: str) -> Iterator[Row]:
    years = sorted(
        {
            year.fiscal_year
            for policy_field in content.fields
            for indicator in policy_field.indicators
            for year in indicator.years
        }
    )
    said = f"測定指標の{spoken(years)}年度目標の達成状況{mark}"
    yield (label(said, columns=2, align="start"),)
    names = {policy_field.number: policy_field.name for policy_field in content.fields}
    before = None
    for entry in entries:
        number = entry.code.split("-")[0] if "-" in entry.code else None
        if number is not None and number != before:
            yield (heading(f"個別分野{wide(number)}　{names.get(number, '')}", columns=2),)
        before = number
        main = "＊" if entry.main else ""
        name = Line(f"{main}{coded(entry.code)}　{entry.name}", hang=5)
        yield Cell((name,)), Cell((Line(graded(entry.grade)),), align="center", middle=True)


def _remarks(measure: Measure) -> Iterator[Table]:
    if measure.opinions:
        lead = paragraphs(measure.opinion_preamble.text) if measure.opinion_preamble else ()
        said = joined(bulleted(opinion.text) for opinion in measure.opinions)
        yield Table((1,), ((heading(_REMARKS),), (body((*lead, *said)),)))
    if measure.department or measure.evaluated_on:
        done = month(measure.evaluated_on or "")
        last = (
            label("担当部局名"),
            body(paragraphs(measure.department or "")),
            label("政策評価実施時期"),
            body(paragraphs(done)),
        )
        yield Table((_LABEL, 36, 16, 32), (last,), joined=bool(measure.opinions))
