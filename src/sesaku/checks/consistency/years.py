"""The results of an indicator by year, and the dates and figures that a sentence names."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sesaku.checks.case import Case
from sesaku.checks.prose import Prose
from sesaku.text.wareki import civil_year

FIGURE = re.compile(
    r"(?<![\d.,第])(?P<number>\d[\d,]*(?:\.\d+)?)(?P<scale>億|万|千)?"
    r"(?P<unit>米ドル|ドル|ユーロ|円|か国|箇国|名|人|件|回|本|機関|校|社|団体|か所|箇所|%|ポイント|事業)"
)
_YEAR = re.compile(r"(平成|令和)(元|\d+)年(度)?(?:(\d+)月)?")
_STOP = re.compile(r"(?<=。)")
_BRACKET = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_SCALES = {"億": 1e8, "万": 1e4, "千": 1e3}
_APRIL = 4


class Dated(NamedTuple):
    """A date that a sentence names: fiscal year, month where printed, and where it stands."""

    fiscal_year: int
    month: int | None
    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence of a prose's tight text, brackets of means blanked out."""

    text: str
    start: int


def results_by_year(case: Case, code: str) -> Mapping[int, Prose]:
    """Return the results of an indicator that are texts, by fiscal year."""
    return {
        prose.year: prose
        for prose in case.prose
        if prose.subject == code and prose.role == "result" and prose.year is not None
    }


def analyses_of(case: Case, code: str) -> tuple[Prose, ...]:
    """Return the analyses of an indicator."""
    return tuple(one for one in case.prose if one.subject == code and one.role == "analysis")


def sentences(prose: Prose) -> Iterator[Sentence]:
    """Yield the sentences of a text; what brackets say of means is replaced by blanks."""
    text = _BRACKET.sub(_without_means, prose.tight)
    start = 0
    for piece in _STOP.split(text):
        if piece.strip():
            yield Sentence(piece, start)
        start += len(piece)


def _without_means(match: re.Match[str]) -> str:
    return " " * len(match[0]) if "達成手段" in match[0] else match[0]


def dates_in(sentence: str) -> list[Dated]:
    """Return the years that a sentence names with their era; a month decides the fiscal year."""
    found = []
    for match in _YEAR.finditer(sentence):
        year = civil_year(match[1], match[2])
        month = int(match[4]) if match[4] else None
        if year is not None:
            before = month is not None and month < _APRIL and not match[3]
            found.append(Dated(year - before, month, *match.span()))
    return found


def value_of(match: re.Match[str]) -> float:
    """Return the number that a match of ``FIGURE`` says."""
    return float(match["number"].replace(",", "")) * _SCALES.get(match["scale"] or "", 1)
