"""Figures within one sentence that do not fit each other.

「X％からYポイント低下したZ％」 must fit; a list of names that ends in 「の計N」 must have N names;
and 「A名中B名（C％）」 must give C. Not applicable where no text of the indicator has such a
sentence.
"""

import re
from collections.abc import Iterator

from sesaku.checks.case import Case, items_of
from sesaku.checks.check import (
    Answer,
    Category,
    Evidence,
    Needs,
    Question,
    Severity,
    abstained,
    judged,
)
from sesaku.checks.clauses import Clause
from sesaku.model.indicator import Indicator
from sesaku.text.width import squeeze

ID = "figures-in-a-sentence"
VERSION = 1
CATEGORY: Category = "arithmetic_or_budget"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("indicators",)

_NUMBER = r"(\d+(?:,\d{3})*(?:\.\d+)?)"
_CHANGE = re.compile(
    rf"{_NUMBER}(?:%|パーセント)\)?から{_NUMBER}(?:ポイント|%)(低下|減少|上昇|増加)し(?:た|て)?、?"
    rf"{_NUMBER}(?:%|パーセント)"
)
_SHARE = re.compile(
    rf"{_NUMBER}(?:名|人|件|社|回)(?:中|のうち)、?{_NUMBER}(?:名|人|件|社|回)\((?:約)?{_NUMBER}%\)"
)
_LIST = re.compile(
    r"((?:[^、。()「」]{1,15}、)+[^、。()「」]{1,15}(?:及び|並びに)[^、。()「」]{1,15}?)の計(\d+)(?:か国|カ国|機関)"
)
_CLAUSE_END = re.compile(r"(?:[しりてでにはがを]|から|ほか|うち)、")


def check(case: Case) -> Iterator[Answer]:
    """Ask about the results and the analyses of each indicator."""
    for indicator in case.indicators:
        told = [
            answer
            for role, clause in _sentences(case, indicator)
            for answer in _fits(case, role, clause)
        ]
        if told:
            yield judged(indicator.code, [one for one in told if one is not None])
        else:
            yield abstained(indicator.code, "no-sentence")


def _sentences(case: Case, indicator: Indicator) -> Iterator[tuple[str, Clause]]:
    for year in indicator.years:
        for item in items_of(year.result):
            for clause in case.clauses(item.text, item.cite):
                yield f"result {year.fiscal_year}", clause
    for analysis in case.analyses(indicator):
        for clause in case.clauses(analysis.text, analysis.cite):
            yield "analysis", clause


def _fits(case: Case, role: str, clause: Clause) -> Iterator[Question | None]:
    """Yield for each pattern found None where it fits, and else what to ask."""
    text = squeeze(clause.text)
    evidence = (case.evidence(role, clause),)
    for match in _CHANGE.finditer(text):
        first, by, last = (_value(match[at]) for at in (1, 2, 4))
        made = first + (by if match[3] in ("上昇", "増加") else -by)
        yield _asked(evidence, match[0], made, last, _step(match[1], match[2], match[4]))
    for match in _SHARE.finditer(text):
        whole, share, said = (_value(match[at]) for at in (1, 2, 3))
        if whole:
            yield _asked(evidence, match[0], 100 * share / whole, said, _step(match[3]))
    for match in _LIST.finditer(text):
        names = re.split("、|及び|並びに", _CLAUSE_END.split(match[1])[-1])
        yield _asked(evidence, match[0], len(names), _value(match[2]), 0.5)


def _value(printed: str) -> float:
    return float(printed.replace(",", ""))


def _step(*printed: str) -> float:
    """Return what rounding allows for: one unit of the coarsest figure's last place."""
    return 10.0 ** -min(len(one.partition(".")[2]) for one in printed)


def _asked(
    evidence: tuple[Evidence, ...], words: str, made: float, said: float, allowed: float
) -> Question | None:
    if abs(made - said) <= allowed:
        return None
    values = {"words": words, "made": f"{made:.3g}", "said": f"{said:g}"}
    return Question("differs", evidence, (f"{said:g}",), values)
