"""Headings inside a grid: what a cell says of the cells below it or to its right."""

import re
from collections.abc import Collection
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from sesaku.codelists import load
from sesaku.grammars.forms.form_cell import FormCell, by_left
from sesaku.grammars.forms.inline_bounds import inline_bounds
from sesaku.grammars.forms.keywords import inferred_role
from sesaku.grammars.forms.vocabulary import role_of, vocabulary
from sesaku.grammars.forms.years import YearLabel, year_in
from sesaku.text.width import squeeze

_SAYS_UNIT = r"(?:(?:金額|予算額?|執行額|数値)?の?単位(?:は|[::])?)"
_UNIT = re.compile(
    rf"[(\[【〔]{_SAYS_UNIT}?([^()\[\]【】〔〕]{{1,12}})[)\]】〕]|単位[::](\S{{1,12}})$|"
    r"[(\[【〔][^()\[\]【】〔〕]{2,40}[、,。・;](?:(?:金額|予算額?|執行額|数値)の?)?"
    r"単位(?:は|[::])([^()\[\]【】〔〕]{1,12}?)(?:とする|である|です)?。?[)\]】〕]"
)
"""（千円）, （単位：千円）, 単位：千円, （括弧内は開始年度、金額の単位は千円）."""
_UNIT_LINE = re.compile(rf"[(\[]?{_SAYS_UNIT}([^()\[\]]{{1,16}})[)\]]?")
_UNIT_ALONE = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]{1,8})[)\]】〕]")
_AMOUNT = re.compile(r"[額費計)]((?:千|百万|億)円)$")
_EMPTY = re.compile(r"\(\)|\[\]|【】|〔〕")
_PER = re.compile(r"年度?|四?半?期|月|週|日|時|分|秒|\d+[十百千万億]?[一-龠]{1,3}|年間|月間")
_SCALE = re.compile(r"^[十百千万億兆]{1,2}")
_CIVIL = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(
    r"(?:各|実施)?年度?|年次|(?:各|毎)?年度(?:ごと|毎|別)?の?(?:状況|推移|実績|目標)[^\d]{0,12}"
)
_OF_YEARS = r"(?:各?年度(?:ごと|毎|別)?の?)?(?:目標|実績)値?"
_OVER_YEARS = re.compile(
    rf"{_OF_YEARS}(?:(?:及び|並びに|・|/|、|と|\(){_OF_YEARS}\)?)?(?:の(?:推移|状況))?"
)
_PLAIN_WORDS = re.compile(r"[^\d。]{1,12}")
_FINAL = re.compile(r"\((?:目標|最終)年度?\)")
_ADDED = re.compile(r"(?<=.)[、,・](?:累計|累積|単年度?|各年度)$")
_LONGEST = 40
_PAIRS: dict[tuple[str | None, ...], str] = {
    ("baseline", "target"): "baseline_over_target",
    ("target", "baseline"): "target_over_baseline",
}
_VALUES = {"baseline_year": "baseline", "target_year": "target"}


class Heading(NamedTuple):
    """What a heading says: a role, a year, a unit, or several of these.

    ``final`` says that the year is the one in which the goal is to be reached 「目標年度」,
    ``results_first`` that of two values in a cell the first, or upper, is the result 「実績」.
    """

    role: str | None = None
    year: YearLabel | None = None
    unit: str | None = None
    final: bool = False
    results_first: bool = False


PLAIN_YEAR = Heading("year")
"""年度 and nothing else: the years stand below it."""


def bare_years(cells: Collection[FormCell]) -> dict[FormCell, Heading]:
    """Return the cells of a row that print nothing but years, one after the other.

    Years of the common era tell by themselves, 2018 | 2019; others below 年度 or to the right of
    it: 30 | 元 | ２; or where they fill the breadth of 実績及び目標.
    """
    civil: dict[int, list[FormCell]] = {}
    for cell in cells:
        if _CIVIL.fullmatch(cell.key):
            civil.setdefault(cell.top, []).append(cell)
    heads = [cell for cell in cells if _YEARS.fullmatch(cell.key)]
    short = [
        [one for one in cells if is_under(one, head)]
        for head in heads
        for is_under in (_is_right_below, _is_behind)
    ]
    short += [_filled(cells, head) for head in cells if _OVER_YEARS.fullmatch(head.key)]
    found: dict[FormCell, Heading] = {}
    for row in (*civil.values(), *short):
        printed = [_figure(cell.key) for cell in sorted(row, key=by_left)]
        if len(row) > 1 and all(one and _follows(one, two) for one, two in pairwise(printed)):
            found |= {
                cell: Heading(None, YearLabel(0, len(cell.key), None, _figure(cell.key)))
                for cell in row
            }
    return found


def _is_right_below(cell: FormCell, head: FormCell) -> bool:
    inside = head.left <= cell.left and cell.right <= head.right
    return inside and cell.group == head.group and cell.top == head.bottom


def _filled(cells: Collection[FormCell], over: FormCell) -> list[FormCell]:
    """Return the figures right below a heading that fill its breadth, a corner aside.

    No name stands in their row: all else there is words.
    """
    row = [cell for cell in cells if cell.top == over.bottom and cell.group == over.group]
    figures = sorted((cell for cell in row if _is_right_below(cell, over)), key=by_left)
    lefts, rights = [cell.left for cell in figures], [cell.right for cell in figures]
    joined = bool(figures) and lefts[1:] == rights[:-1]
    filled = joined and lefts[0] <= over.left + 1 and rights[-1] == over.right
    apart = all(_PLAIN_WORDS.fullmatch(cell.key) for cell in row if cell not in figures)
    return figures if filled and apart else []


def _is_behind(cell: FormCell, head: FormCell) -> bool:
    """Whether a figure stands in the row that 年度 leads."""
    same = (cell.top, cell.bottom, cell.group) == (head.top, head.bottom, head.group)
    return same and cell.left >= head.right and _figure(cell.key) is not None


def _figure(text: str) -> int | None:
    """Return the figure of a year that prints nothing else: 30, 元."""
    if text == "元":
        return 1
    return int(text) if text.isdecimal() and len(text) in {1, 2, 4} else None


def _follows(one: int, other: int | None) -> bool:
    """Whether a year follows another; the first of an era follows the last of the one before."""
    return other == one + 1 or (one > 1 and (other == 1 or (one, other) == (31, 2)))


def is_unit(text: str) -> bool:
    """Whether a text is a unit of the code list, a scale such as 千 or 百万 before it or not.

    One of each year, or of so much of something else, is one too: 千件/年, 件/10万人.
    """
    unit, _, per = squeeze(text).partition("/")
    known = unit in _units() or _SCALE.sub("", unit) in _units()
    return known and (not per or _PER.fullmatch(per) is not None or is_unit(per))


@cache
def _units() -> frozenset[str]:
    return frozenset(squeeze(form) for form in load("units").forms())


def headings_of(
    grid: str, cells: Collection[FormCell], *, inferring: bool = False
) -> dict[FormCell, Heading]:
    """Return what the cells of a row say as headings of a grid, those that are none left out.

    Args:
        grid: whose roles the headings have: indicator, budget or means.
        cells: the cells; years that print their figure alone tell one another.
        inferring: whether words may tell, where their wording is not known.
    """
    found = {
        cell: heading
        for cell in cells
        if (heading := heading_of(grid, cell, inferring=inferring)) is not None
    }
    return bare_years(cells) | found


def heading_of(grid: str, cell: FormCell, *, inferring: bool = False) -> Heading | None:
    """Return what a cell says as a heading of a grid, None where it is no heading.

    Args:
        grid: whose roles the headings have: indicator, budget or means.
        cell: the cell.
        inferring: whether its words may tell, where its wording is not known.
    """
    paired = _paired(cell) if grid == "indicator" else None
    if paired is not None or len(cell.key) > _LONGEST or inline_bounds(cell):
        return paired
    text = cell.key
    line = _UNIT_LINE.fullmatch(text)
    if line:
        return Heading(unit=bare_unit(line[1]))
    unit, bare = unit_in(text)
    label = year_in(bare)
    if label is None or label.number is None:
        role = _role(grid, bare, inferring=inferring)
        if role is not None:
            said = _of_value(role) if label is not None else role
            return Heading(said, None, unit, results_first=_names_results_first(said, bare))
    if label is None:
        return Heading(unit=unit) if unit and not bare else None
    rest = _EMPTY.sub("", bare[: label.start] + bare[label.end :]).strip("の:における")
    role = _role(grid, rest, inferring=inferring)
    remark = vocabulary().year_remarks.fullmatch(rest.strip("()"))
    if remark is not None and rest.startswith("(") and label.number is not None:
        role = None  # 5年度(目標年度): a year, and which one it is
    if role is None and rest.strip("()") and remark is None:
        return None
    if label.number is None and role == "target":
        role = "yearly_target"  # 毎年度の目標
    if role is not None and bare[label.start : label.end].isdecimal():
        label = None  # 当初予算①: no year, an item's number
    final, first = _FINAL.search(rest) is not None, _names_results_first(role, rest)
    return Heading(_of_value(role), label, unit, final, first)


def _paired(cell: FormCell) -> Heading | None:
    """Return the heading that is 基準 on one line and 目標水準 on the other."""
    at = cell.second_line if len(cell.key) <= _LONGEST else None
    if at is None:
        return None
    lines = (role_of("indicator", line) for line in (cell.text[:at], cell.text[at:]))
    role = _PAIRS.get(tuple(lines))
    return Heading(role) if role is not None else None


def _names_results_first(role: str | None, text: str) -> bool:
    """Whether a heading of targets and results names the results first: 実績値（目標値）."""
    return role == "both" and 0 <= text.find("実績") < text.find("目標")


def _of_value(role: str | None) -> str | None:
    """Return the role of a heading that prints a year: 基準年度（２年度） is of the value of it."""
    return _VALUES.get(role, role) if role is not None else None


def _role(grid: str, text: str, *, inferring: bool) -> str | None:
    known = role_of(grid, text)
    return inferred_role(grid, text) if known is None and inferring else known


def bare_unit(printed: str) -> str:
    """Return a unit without what its bracket adds on how values add up: 千ha、累計."""
    return _ADDED.sub("", printed)


def unit_in(text: str) -> tuple[str | None, str]:
    """Return the unit that a heading names in brackets, and the heading without it."""
    for match in _UNIT.finditer(text):
        named = bare_unit(match[1] or match[2] or match[3])
        if is_unit(named) or "単位" in match[0]:
            return named, text[: match.start()] + text[match.end() :]
    amount = _AMOUNT.search(text)
    return (amount[1], text[: amount.start(1)]) if amount else (None, text)


def printed_unit(cell: FormCell) -> str | None:
    """Return the unit that a line or a bar names: （単位：千円）, 予算の状況（千円）."""
    return unit_line(cell) or unit_in(cell.key)[0]


def unit_line(cell: FormCell) -> str | None:
    """Return the unit that a line such as （単位：千円） names, None where it is no such line.

    One that stands alone may leave 単位 out: （千円）.
    """
    line = _UNIT_LINE.fullmatch(cell.key)
    bare = _UNIT_ALONE.fullmatch(cell.key) if cell.alone else None
    if bare is not None and is_unit(bare[1]):
        return bare[1]
    return bare_unit(line[1]) if line and "単位" in cell.key else None
