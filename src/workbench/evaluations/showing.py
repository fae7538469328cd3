"""What the page of an indicator shows, made from its record; nothing is computed in templates."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sesaku_web.pages.citer import Cited, Citer
from sesaku_web.sources.rows.made import names_in
from workbench.evaluations.attainment import met
from workbench.evaluations.breaks import Breaks, breaks_of
from workbench.evaluations.charts import series

Record: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """A numbered item of the target, and what the result says under the same number."""

    number: str
    target: Cited | None
    result: Cited | None


@dataclass(frozen=True, slots=True)
class Year:
    """Target and result of one year.

    Attributes:
        fiscal_year: the year; None where the print names none.
        pairs: the items side by side, where target or result is a text.
        target: the target, where it is a value.
        result: the result, where it is a value.
        met: whether the result meets the target; None where that cannot be told.
        mark: the mark that the print has for the year, "" without one.
        broken: whether the figures of this year and the one before cannot be compared.
        unanswered: how many items of the target have none in the result.
    """

    fiscal_year: int | None
    pairs: Sequence[Pair]
    target: Cited | None
    result: Cited | None
    met: bool | None
    mark: str
    broken: bool
    unanswered: int

    @property
    def textual(self) -> bool:
        """Whether it is shown item by item."""
        return bool(self.pairs)


def years_of(indicator: Record, subject: str, citer: Citer, breaks: Breaks) -> list[Year]:
    """Return the years of an indicator."""
    found = []
    before: int | None = None
    for name, year in zip(names_in(indicator["years"]), indicator["years"], strict=True):
        target, result = year["target"], year["result"]
        path = f"years/{name}"
        pairs = list(_pairs(target, result, subject, path, citer))
        when = year["fiscal_year"]
        found.append(
            Year(
                fiscal_year=when,
                pairs=pairs,
                target=None if pairs else amount(target, subject, f"{path}/target", citer),
                result=None if pairs else amount(result, subject, f"{path}/result", citer),
                met=None if pairs else met(target, result),
                mark=year.get("mark") or (result or {}).get("mark") or "",
                broken=bool(before and when and breaks.between(before, when)),
                unanswered=unanswered(target, result),
            )
        )
        before = when
    return found


def unanswered(target: Record | None, result: Record | None) -> int:
    """Return how many numbered items of a target have none of that number in the result."""
    wanted, given = _numbers(target), _numbers(result)
    return len(wanted - given) if wanted and given else 0


def amount(cell: Record | None, subject: str, path: str, citer: Citer) -> Cited | None:
    """Return a cell as shown; None where the print has none."""
    if cell is None:
        return None
    if "text" in cell:
        return citer.text(cell, subject, path)
    return citer.value(cell["raw"], cell["cite"], subject, f"{path}/value")


def goal_of(indicator: Record, subject: str, citer: Citer) -> Cited | None:
    """Return the mid-term goal as shown."""
    goal = indicator["midterm_goal"]
    if not goal:
        return None
    leaf = "text" if goal.get("text") is not None else "value"
    shown = goal.get("text") if goal.get("text") is not None else goal.get("raw")
    return citer.value(shown, goal["cite"], subject, f"midterm_goal/{leaf}")


def bound(indicator: Record, name: str, subject: str, citer: Citer) -> tuple[Cited, Any] | None:
    """Return the baseline or the final target with its year; None where there is none."""
    cell = indicator.get(name)
    if not cell:
        return None
    leaf = "text" if cell.get("text") is not None else "value"
    shown = cell.get("text") if cell.get("text") is not None else cell.get("raw")
    cited = citer.value(shown, cell["cite"], subject, f"{name}/{leaf}")
    return cited, cell.get("fiscal_year")


def breaks_in(indicator: Record) -> Breaks:
    """Return the breaks of an indicator's figures."""
    years = [year for year in indicator["years"] if year["fiscal_year"] is not None]
    notes = [note["text"] for note in indicator["notes"]]
    cells = [(year["fiscal_year"], year["result"]) for year in years]
    return breaks_of(notes, [year["fiscal_year"] for year in years], cells)


def chart_of(indicator: Record, breaks: Breaks, names: tuple[str, str]) -> series.Chart | None:
    """Return the chart of targets and results; None where there are too few figures.

    Args:
        indicator: the indicator.
        breaks: its breaks.
        names: what targets and results are called.
    """
    years = [year["fiscal_year"] for year in indicator["years"] if year["fiscal_year"]]
    lines = [
        series.Series(name, side, _figures(indicator, side))
        for side, name in zip(("target", "result"), names, strict=True)
    ]
    return series.chart([line for line in lines if line.figures], years, breaks)


def _figures(indicator: Record, side: str) -> dict[int, series.Figure]:
    return {
        year["fiscal_year"]: series.Figure(cell["value"], cell["raw"])
        for year in indicator["years"]
        if year["fiscal_year"] and (cell := year[side]) and cell.get("value") is not None
    }


def _pairs(
    target: Record | None, result: Record | None, subject: str, path: str, citer: Citer
) -> Iterator[Pair]:
    """Yield the items of both sides under their numbers; nothing for two plain values."""
    if not any(side and "text" in side for side in (target, result)):
        return
    left = _items(target, subject, f"{path}/target", citer)
    right = _items(result, subject, f"{path}/result", citer)
    for number in dict.fromkeys((*left, *right)):
        shown = (left.get(number) or right[number]).number
        yield Pair(shown, left.get(number), right.get(number))


def _items(side: Record | None, subject: str, path: str, citer: Citer) -> dict[str, Cited]:
    """Return the items of one side by number; a text without numbers, or a value, is one item."""
    if side is None:
        return {}
    items = side.get("items") or ()
    if not items:
        only = amount(side, subject, path, citer)
        return {"1": only} if only else {}
    found: dict[str, Cited] = {}
    cited = citer.texts(items, subject, f"{path}/items")
    for place, (item, one) in enumerate(zip(items, cited, strict=True), 1):
        number = item.get("number") or str(place)
        found[number if number not in found else f"{number}~{place}"] = one
    return found


def _numbers(side: Record | None) -> set[str]:
    return {item["number"] for item in (side or {}).get("items") or () if item.get("number")}
