"""What is spent on a topic, over ministries and years, from review sheets.

A topic is its definition: words, and what is left out. The definition is saved and passed on, so
that others get the same table; each project tells by which words, and where, it is in.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from sesaku.codelists import load
from sesaku.document.cite import Cite, Span
from sesaku.exceptions import TopicError
from sesaku.linking.money.amounts import Amount, amount_of
from sesaku.linking.money.series import ProjectSeries, Sheet, Side, series_of, sheets_of
from sesaku.model.reading import Reading
from sesaku.text.width import narrow

SCHEMA = "sesaku-topic/1"
_PLACES = ("name", "purpose", "overview")
_SIDES: tuple[Side, ...] = ("total", "executed")


@dataclass(frozen=True, slots=True)
class Topic:
    """The definition of a topic.

    Attributes:
        name: what it is called.
        words: a project is in where one of these is printed.
        without: a project is out where one of these is printed in its name.
        ministries: only these ministries; all where empty.
        places: where words are looked for: name, purpose, overview of the project.
        note: why it is defined so.
    """

    name: str
    words: tuple[str, ...]
    without: tuple[str, ...] = ()
    ministries: tuple[str, ...] = ()
    places: tuple[str, ...] = _PLACES
    note: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A word of the topic in a sheet: which, in which part of it, and where."""

    word: str
    place: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class SpentYear:
    """The money of a project in one year; None where no sheet tells it."""

    fiscal_year: int
    total: Amount | None
    executed: Amount | None


@dataclass(frozen=True, slots=True)
class SpentProject:
    """A project of the topic.

    Attributes:
        series: its sheets.
        sheet: the sheet whose words put it in.
        matches: those words.
        years: its money by year.
    """

    series: ProjectSeries
    sheet: Sheet
    matches: tuple[Match, ...]
    years: tuple[SpentYear, ...]


@dataclass(frozen=True, slots=True)
class SpentSum:
    """The money of a topic in one ministry and year.

    Attributes:
        ministry: the ministry; None where the sheets name none.
        fiscal_year: the year.
        total: budget of the projects that tell one, in 円; None where none does.
        executed: execution, the same way.
        projects: how many projects tell a budget of the year.
        executing: how many tell an execution.
    """

    ministry: str | None
    fiscal_year: int
    total: Fraction | None
    executed: Fraction | None
    projects: int
    executing: int


@dataclass(frozen=True, slots=True)
class Spending:
    """What is spent on a topic.

    Attributes:
        topic: the definition.
        projects: the projects that are in, by ministry and name.
        sums: by ministry and year.
        sheets: how many sheets were looked at.
        left_out: names of projects that a word of ``without`` put out.
    """

    topic: Topic
    projects: tuple[SpentProject, ...]
    sums: tuple[SpentSum, ...]
    sheets: int
    left_out: tuple[str, ...]


def spending(topic: Topic, readings: Iterable[Reading]) -> Spending:
    """Return the projects of a topic and their money.

    Each project counts once a year, with the amount of the last sheet that tells it.
    """
    return spending_of_sheets(topic, sheets_of(readings))


def spending_of_sheets(topic: Topic, given: Iterable[Sheet]) -> Spending:
    """Return the same of sheets that are taken out of their readings already."""
    sheets = list(given)
    found: list[SpentProject] = []
    left_out: list[str] = []
    for series in series_of(sheets):
        if topic.ministries and not _is_of(series.ministry, topic.ministries):
            continue
        sheet, matches = _matches(topic, series)
        if not matches:
            continue
        if any(narrow(word) in narrow(series.name) for word in topic.without):
            left_out.append(series.name)
            continue
        found.append(SpentProject(series, sheet, matches, money_by_year(series)))
    found.sort(key=lambda one: (_rank(one.series.ministry), one.series.name))
    return Spending(topic, tuple(found), _sums(found), len(sheets), tuple(sorted(left_out)))


def as_text(topic: Topic) -> str:
    """Return a topic's definition as it is saved (JSON)."""
    return json.dumps({"schema": SCHEMA, **asdict(topic)}, ensure_ascii=False, indent=2) + "\n"


def topic_of(text: str) -> Topic:
    """Return the topic that a text defines.

    Raises:
        TopicError: it is no definition; the message says what is amiss.
    """
    try:
        data = json.loads(text)
    except ValueError as error:
        raise TopicError(f"主題の定義を JSON として読めません: {error}") from error
    if not isinstance(data, dict) or data.pop("schema", None) != SCHEMA:
        raise TopicError(f'主題の定義には "schema": "{SCHEMA}" が必要です。')
    return checked(data)


def checked(data: Mapping[str, Any]) -> Topic:
    """Return the topic that these values define.

    Raises:
        TopicError: a name or a word is missing, or a value is of another kind.
    """
    known = {"name": str, "note": str}
    lists = {"words", "without", "ministries", "places"}
    unknown = data.keys() - known.keys() - lists
    if unknown:
        raise TopicError(f"主題の定義に知らない項目があります: {'、'.join(sorted(unknown))}")
    if any(not isinstance(data.get(key, ""), str) for key in known):
        raise TopicError("主題の名称（name）と説明（note）は文字で書いてください。")
    for key in lists & data.keys():
        values = data[key]
        if not isinstance(values, list | tuple) or not all(
            isinstance(value, str) and value.strip() for value in values
        ):
            raise TopicError(f"{key} は空でない語の並びで書いてください。")
    places = tuple(data.get("places", _PLACES))
    if not data.get("name", "").strip() or not data.get("words") or not places:
        raise TopicError("主題には名称（name）と一つ以上の語（words）が必要です。")
    if not set(places) <= set(_PLACES):
        raise TopicError(f"places に書けるのは {'、'.join(_PLACES)} です。")
    return Topic(
        name=data["name"].strip(),
        words=tuple(data["words"]),
        without=tuple(data.get("without", ())),
        ministries=tuple(data.get("ministries", ())),
        places=places,
        note=data.get("note", ""),
    )


def _matches(topic: Topic, series: ProjectSeries) -> tuple[Sheet, tuple[Match, ...]]:
    """Return the words found in the last sheet that has any."""
    for sheet in reversed(series.sheets):
        found = [
            match
            for place in topic.places
            for word in topic.words
            if (match := _match(sheet, place, word)) is not None
        ]
        if found:
            return sheet, tuple(found)
    return series.latest, ()


def _match(sheet: Sheet, place: str, word: str) -> Match | None:
    printed: str | None = getattr(sheet.project, place)
    at = narrow(printed).lower().find(narrow(word).lower()) if printed else -1
    if printed is None or at < 0:
        return None
    cite = sheet.project.cites.get(place, ())
    if len(cite) == 1 and cite[0].end - cite[0].start == len(printed):
        start = cite[0].start + at
        cite = (Span(start, start + len(word), cite[0].page),)
    return Match(word, place, cite)


def money_by_year(series: ProjectSeries) -> tuple[SpentYear, ...]:
    """Return the budget and execution of a project, each year from the last sheet that tells it."""
    found: list[SpentYear] = []
    for year in sorted(series.years):
        total, executed = (_amount(series, year, side) for side in _SIDES)
        if total is not None or executed is not None:
            found.append(SpentYear(year, total, executed))
    return tuple(found)


def _amount(series: ProjectSeries, year: int, side: Side) -> Amount | None:
    told = series.budget(year, side)
    if told is None:
        return None
    sheet, _, quantity = told
    return amount_of(quantity, sheet.unit, side, sheet.document, unit_of_form=True)


def _sums(projects: Sequence[SpentProject]) -> tuple[SpentSum, ...]:
    cells: dict[tuple[str | None, int], list[SpentYear]] = defaultdict(list)
    for one in projects:
        for year in one.years:
            cells[one.series.ministry, year.fiscal_year].append(year)
    ordered = sorted(cells, key=lambda key: (_rank(key[0]), key[1]))
    return tuple(_sum(ministry, year, cells[ministry, year]) for ministry, year in ordered)


def _sum(ministry: str | None, year: int, cells: Sequence[SpentYear]) -> SpentSum:
    totals = [cell.total.yen for cell in cells if cell.total is not None]
    executed = [cell.executed.yen for cell in cells if cell.executed is not None]
    return SpentSum(
        ministry=ministry,
        fiscal_year=year,
        total=sum(totals, Fraction(0)) if totals else None,
        executed=sum(executed, Fraction(0)) if executed else None,
        projects=len(totals),
        executing=len(executed),
    )


def _rank(ministry: str | None) -> tuple[int, str]:
    """Return the place of a ministry in the official order; an unknown one comes last."""
    codes = load("ministries").codes
    code = load("ministries").find(ministry) if ministry else None
    return (codes.index(code) if code is not None else len(codes), ministry or "")


def _is_of(ministry: str | None, wanted: Sequence[str]) -> bool:
    if ministry is None:
        return False
    ministries = load("ministries")
    own = ministries.find(ministry)
    return any(
        ministry == one or (own is not None and own == ministries.find(one)) for one in wanted
    )
