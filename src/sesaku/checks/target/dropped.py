"""A numbered item of a target has no counterpart in the next year's target, or is worded softer.

Dropped: hardly a word of the item stands in the next target, which has fewer items, or none at all.
Items that name a year or a numbered meeting are over when it is over; they are not asked about.
Softer: a sentence of the item stands in the next target nearly as it was, but with 可能な限り,
努める … or with 程度 in place of 以上. Not applicable where no two successive years have a target
in words.
"""

import re
from collections.abc import Iterator

from sesaku.checks.case import Case
from sesaku.checks.check import (
    Answer,
    Category,
    Evidence,
    FiscalYears,
    Needs,
    Question,
    Severity,
    abstained,
    judged,
)
from sesaku.checks.clauses import Clause
from sesaku.checks.figures import figures
from sesaku.checks.similarity import alike
from sesaku.checks.terms import pairs, strong_pairs
from sesaku.checks.yearly import YearText, neighbours, sentences, texts
from sesaku.model.indicator import Indicator
from sesaku.model.values import NumberedText
from sesaku.text.wareki import years_in
from sesaku.text.width import squeeze

ID = "target-item-dropped"
VERSION = 1
CATEGORY: Category = "target_lowered"
SEVERITY: Severity = "low"
NEEDS: Needs = ("indicators",)

_WORDS = range(5, 41)
_SHARE = 0.35
_HARDLY = 0.1
_ONCE = re.compile(r"第\d+回|開催予定")
_SOFTER = re.compile(r"可能な限り|できる限り|極力|努める|努めていく|検討する|検討していく|視野に")
_FIRM = frozenset({"at_least", "more_than"})
_SAME = 0.7


def check(case: Case) -> Iterator[Answer]:
    """Ask about each indicator with targets in words."""
    for indicator in case.indicators:
        if indicator.kind == "qualitative":
            yield _answer(case, indicator)


def _answer(case: Case, indicator: Indicator) -> Answer:
    couples = list(neighbours(texts(indicator, "target")))
    if not couples:
        return abstained(indicator.code, "one-year")
    dropped = [(pair, item) for pair in couples for item in _dropped(*pair)]
    softened = [(pair, both) for pair in couples for both in _softened(case, *pair)]
    if not dropped and not softened:
        return judged(indicator.code, ())
    evidence: list[Evidence] = []
    for (one, other), item in dropped:
        evidence.append(case.evidence(one.role, item))
        evidence.append(case.evidence(other.role, other.content))
    for (one, other), (before, after) in softened:
        evidence.append(case.evidence(one.role, before))
        evidence.append(case.evidence(other.role, after))
    years = sorted({pair[1].fiscal_year for pair, _ in (*dropped, *softened)})
    asked = Question(
        "dropped" if dropped else "softened",
        tuple(dict.fromkeys(evidence)),
        tuple(map(str, years)),
        {"years": FiscalYears(tuple(years))},
    )
    return judged(indicator.code, [asked])


def _dropped(one: YearText, other: YearText) -> Iterator[NumberedText]:
    fewer = len(other.content.items) < len(one.content.items)
    kept = pairs(other.content.text)
    for item in one.content.items:
        words = strong_pairs(item.text)
        least = _SHARE if fewer else _HARDLY
        once = fewer and (years_in(item.text) or _ONCE.search(squeeze(item.text)))
        if len(words) in _WORDS and not once and len(words & kept) < least * len(words):
            yield item


def _softened(case: Case, one: YearText, other: YearText) -> Iterator[tuple[Clause, Clause]]:
    later = [(squeeze(clause.text), clause) for clause in sentences(case, other)]
    for before in sentences(case, one):
        text = squeeze(before.text)
        share, said, after = max(
            ((alike(text, said), said, clause) for said, clause in later),
            key=lambda found: found[0],
            default=(0.0, "", before),
        )
        if share >= _SAME and share < 1 and _is_softer(text, said):
            yield before, after


def _is_softer(before: str, after: str) -> bool:
    if _SOFTER.search(after) and not _SOFTER.search(before):
        return True
    firm = {(one.value, one.unit) for one in figures(before) if one.relation in _FIRM}
    vague = {(one.value, one.unit) for one in figures(after) if one.relation == "about"}
    return bool(firm & vague)
