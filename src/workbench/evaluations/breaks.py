"""Where a series of figures is no longer comparable with what stands before it.

A break is announced by a note, or by another unit. A note announces one by saying that the
definition, scope or method was changed 「算出方法を変更した」, or that from some year on
something counts or no longer counts 「令和元年度の実績値から…を除く」. Where a note that says so
names no year of the series, no two years are known to be comparable: all are apart.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sesaku.text.wareki import NamedYear, named_years
from workbench.evaluations.attainment import unit_of

_SENTENCE = re.compile(r"[^。]+。?")
_WHAT = re.compile(
    r"定義|範囲|対象|方法|基準|方式|母数|分母|区分|単位|統計|調査項目|集計|算出|計上|測定|把握"
)
_CHANGED = re.compile(
    r"変更|見直|改め|改定|改訂|改正|切り?替え|比較でき|比較は(?:困難|適当でな)|接続しない|連続しない|異な"
)
_OF_TARGET = re.compile(r"目標値?を[^。]{0,12}(?:変更|見直|改め)")
_SCOPE = re.compile(r"除[くかい外]|含[むめま]|計上|集計|算出|対象|定義|加え")
_FROM = re.compile(r"分?の?(?:実績|目標|数)?値?(?:から|以降|以後|より)")
_UNTIL = re.compile(r"分?の?(?:実績|目標|数)?値?(?:まで|以前)")


@dataclass(frozen=True, slots=True)
class Breaks:
    """The breaks of a series.

    Attributes:
        years: fiscal years that are not comparable with the year before them.
        apart: whether no year is comparable with another.
        notes: the sentences that announce it.
    """

    years: frozenset[int] = frozenset()
    apart: bool = False
    notes: tuple[str, ...] = ()

    def between(self, before: int, after: int) -> bool:
        """Whether a break lies between two years."""
        return self.apart or any(before < year <= after for year in self.years)


def breaks_of(
    notes: Iterable[str],
    years: Sequence[int],
    cells: Iterable[tuple[int, Mapping[str, Any] | None]] = (),
) -> Breaks:
    """Return the breaks of a series.

    Args:
        notes: the notes beside it.
        years: its fiscal years, in order.
        cells: its cells by year, whose units are compared.
    """
    found = _other_units(cells)
    said: list[str] = []
    apart = False
    for note in notes:
        for sentence in _SENTENCE.findall("".join(note.split())):
            first = _first_years(sentence)
            if first is None:
                continue
            named = set(first) & set(years[1:])
            said.append(sentence)
            found |= named
            apart = apart or not (named or set(first))
    return Breaks(frozenset(found), apart, tuple(said))


def _first_years(sentence: str) -> list[int] | None:
    """Return the first years of what a sentence announces; None where it announces no break."""
    named = [year for year in named_years(sentence) if year.value is not None]
    since = [year for year in named if _FROM.match(sentence, year.end)]
    until = [year for year in named if _UNTIL.match(sentence, year.end)]
    changed = _WHAT.search(sentence) and _CHANGED.search(sentence)
    if changed and not _OF_TARGET.search(sentence):
        return _years(since, 0) or _years(until, 1) or _years(named, 0)
    one_sided = bool(since) != bool(until)  # both: a period is meant, not a change
    if one_sided and _SCOPE.search(sentence):
        return _years(since, 0) or _years(until, 1)
    return None


def _years(named: Iterable[NamedYear], later: int) -> list[int]:
    return [year.value + later for year in named if year.value is not None]


def _other_units(cells: Iterable[tuple[int, Mapping[str, Any] | None]]) -> set[int]:
    """Return the years whose figure is in another unit than the one before it."""
    found = set()
    last = ""
    for year, cell in cells:
        unit = unit_of(cell) if cell else ""
        if unit and last and unit != last:
            found.add(year)
        last = unit or last
    return found
