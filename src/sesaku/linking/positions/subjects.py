"""What of a report a position can concern: its indicators, its fields, and what is announced.

A subject is known by its texts, each of a zone: the name says more than a yearly result. What a
field says of the next cycle, or lists in its overview, belongs to the indicator whose name it
resembles as well.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from sesaku.document.cite import Cite
from sesaku.linking.naming import Names
from sesaku.linking.tight import RUN, Tight, tight
from sesaku.model.evaluation import NextIndicator, PolicyField
from sesaku.model.indicator import Indicator
from sesaku.model.reading import Reading
from sesaku.model.values import ItemisedText
from sesaku.text.width import squeeze

Zone: TypeAlias = Literal["name", "goal", "overview", "yearly", "next", "analysis"]

WEIGHTS: dict[Zone, float] = {
    "name": 4.0,
    "goal": 3.0,
    "overview": 2.0,
    "next": 1.5,
    "yearly": 1.0,
    "analysis": 0.6,
}
"""How much a word says of its subject, by where it stands."""

LEADING: frozenset[Zone] = frozenset({"name", "goal", "overview"})
"""Zones that say what a subject is about."""

_RESEMBLES = 0.6
_CLEARLY = 1.3
"""How much better the first must be than the second."""
_HEADED = 120
"""Characters of a paragraph that its heading is looked for in."""
_NUMBERED = re.compile(r"[0-9０-９（(①-⑳]")


@dataclass(slots=True)
class Subject:
    """Something that a position can concern.

    Attributes:
        code: ``2-1``, ``F2``, ``next:2-5`` or ``result:3``.
        name: its name as printed.
        cite: where the name stands.
        policy_field: code of the field it belongs to; its own where it is one.
        narrow: whether it counts one side of what other indicators of its field describe.
        pieces: its texts with their zones.
        named: the same, names made signs.
    """

    code: str
    name: str
    cite: Cite
    policy_field: str
    narrow: bool = False
    pieces: list[tuple[Zone, Tight]] = field(default_factory=list)
    named: list[tuple[Zone, Tight]] = field(default_factory=list)


def subjects_of(report: Reading, names: Names) -> list[Subject]:
    """Return the subjects of a report in its order; of a summary its numbered results."""
    subjects = list(_all(report).values()) or list(_of_summary(report))
    for subject in subjects:
        subject.named = [(zone, names.applied(text)) for zone, text in subject.pieces]
    return subjects


def _all(report: Reading) -> dict[str, Subject]:
    found: dict[str, Subject] = {}
    for policy_field in report.content.fields:
        for subject in _of_field(report, policy_field):
            known = found.setdefault(subject.code, subject)
            if known is not subject:
                known.pieces += subject.pieces
    return found


def _of_summary(report: Reading) -> Iterator[Subject]:
    measure = report.content.measure
    for result in measure.results if measure is not None else ():
        code = f"result:{result.number}"
        piece = tight(report.document, result.cite)
        yield Subject(code, result.text, result.cite, code, pieces=[("overview", piece)])


def _of_field(report: Reading, policy_field: PolicyField) -> list[Subject]:
    code = f"F{policy_field.number}"
    own = Subject(code, policy_field.name, policy_field.cite, code)
    subjects = {code: own}
    described = any(indicator.kind == "qualitative" for indicator in policy_field.indicators)
    for indicator in policy_field.indicators:
        narrow = described and indicator.kind == "quantitative"
        made = Subject(indicator.code, indicator.name, indicator.cite, code, narrow)
        made.pieces += _of_indicator(report, indicator)
        subjects.setdefault(indicator.code, made)
    resembling = _Resembling(policy_field)

    own.pieces.append(("name", tight(report.document, policy_field.cite)))
    for item in policy_field.overview:
        piece = tight(report.document, item.cite)
        for owner in {code, resembling.owner(item.text) or code}:
            subjects[owner].pieces.append(("overview", piece))
    for analysis in policy_field.analysis:
        owner = analysis.code if analysis.code in subjects else code
        subjects[owner].pieces.append(("analysis", tight(report.document, analysis.cite)))
    for paragraph, named in _next_measure(report, policy_field, resembling):
        for owner in {code, named or code}:
            subjects[owner].pieces.append(("next", paragraph))
    for following in policy_field.next_indicators:
        _put_next(report, following, subjects, code)
    return list(subjects.values())


def _put_next(
    report: Reading, following: NextIndicator, subjects: dict[str, Subject], code: str
) -> None:
    """Give an indicator its next cycle; one that is new there is a subject of its own.

    Its number may have been another's until now: that is why it is called ``next:``.
    """
    if following.code is None:
        return
    name = f"next:{following.code}" if following.change == "new" else following.code
    if following.change == "new" and name not in subjects:
        subject = Subject(name, following.name, following.name_cite or following.cite, code)
        if following.name_cite:
            subject.pieces.append(("name", tight(report.document, following.name_cite)))
        subjects[name] = subject
    if name in subjects:
        subjects[name].pieces.append(("next", tight(report.document, following.cite)))


def _of_indicator(report: Reading, indicator: Indicator) -> Iterator[tuple[Zone, Tight]]:
    document = report.document
    yield "name", tight(document, indicator.cite)
    goal = indicator.midterm_goal
    if goal is not None and goal.text is not None:
        yield "goal", tight(document, goal.cite)
    for year in indicator.years:
        for content in (year.target, year.result):
            if isinstance(content, ItemisedText):
                yield "yearly", tight(document, content.cite)
    for text in (*indicator.notes, *((indicator.rationale,) if indicator.rationale else ())):
        yield "analysis", tight(document, text.cite)


def _next_measure(
    report: Reading, policy_field: PolicyField, resembling: "_Resembling"
) -> Iterator[tuple[Tight, str | None]]:
    """Yield the paragraphs on the next cycle, each with the indicator that its heading names."""
    following = policy_field.next_measure
    if following is None:
        return
    whole = tight(report.document, following.cite)
    owner: str | None = None
    start = 0
    for paragraph in following.text.split("\n"):
        end = start + len(squeeze(paragraph))
        if _NUMBERED.match(paragraph):
            owner = resembling.owner(paragraph)
        yield whole.part(start, end), owner
        start = end


class _Resembling:
    """Which indicator of a field a paragraph is about, by the words of its beginning."""

    def __init__(self, policy_field: PolicyField) -> None:
        self._pairs = {
            indicator.code: _pairs(indicator.name + (_goal(indicator) or ""))
            for indicator in policy_field.indicators
        }
        self._common = Counter(pair for pairs in self._pairs.values() for pair in pairs)

    def owner(self, text: str) -> str | None:
        """Return the code of the indicator that ``text`` clearly resembles, or None."""
        pairs = _pairs(text[:_HEADED])
        ranked = sorted(
            (
                (sum(1 / self._common[pair] for pair in pairs & own) / len(own) ** 0.5, code)
                for code, own in self._pairs.items()
                if own
            ),
            reverse=True,
        )
        if not ranked or ranked[0][0] < _RESEMBLES:
            return None
        clear = len(ranked) == 1 or ranked[0][0] > _CLEARLY * ranked[1][0]
        return ranked[0][1] if clear else None


def _goal(indicator: Indicator) -> str | None:
    return indicator.midterm_goal.text if indicator.midterm_goal is not None else None


def _pairs(text: str) -> set[str]:
    return {
        run[place : place + 2]
        for run in RUN.findall(squeeze(text))
        for place in range(len(run) - 1)
    }
