"""A request of an outside expert that the outlook, or a later report, never takes up.

A remark counts when one of its sentences asks for something (べき, 欲しい, 望ましい, 検討, 必要 …);
plain praise does not. It is answered where the outlook of what it is about (all of it where the
remark names nothing) has more than a few of the words that only the request has: words of the
indicator's or field's own name, and the common coin of reports, say nothing. Where the outlook is a
list of goals, as in a summary, one such word is an answer. With several readings a later report of
the same measure is looked at too. Not applicable to praise, to a request without words of its own,
or where the document has no outlook.
"""

import re
from collections.abc import Iterator

from sesaku.checks.case import Case
from sesaku.checks.check import (
    Answer,
    Category,
    Needs,
    Question,
    Severity,
    Value,
    abstained,
    judged,
)
from sesaku.checks.clauses import Clause
from sesaku.checks.prose import Prose, prose_of
from sesaku.checks.terms import strong_pairs
from sesaku.model.evaluation import ExpertOpinion, Measure
from sesaku.text.width import squeeze

ID = "remark-unanswered"
VERSION = 1
CATEGORY: Category = "remark_unanswered"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("opinions",)

_ASKS = re.compile(
    r"(?<!評価される)(?<!評価す)べき|(?:て|で)(?:ほし|欲し)い|望まし|望まれる|望む|求められる|必要(?:が|で)|必要なの|検討(?:し|され)|"
    r"のでは(?:ない|なかろう)|ではない(?:だろう)?か|できないだろうか|方がよい|ほうがよい|留意|"
    r"期待(?:したい|する|され|に)|いただきたい|されたい|願いたい|図ることが"
)
_QUOTED = re.compile(r"「[^」]*」")
_OUTLOOK = ("next", "next name", "next measure", "next goal")
_LEAST, _SHARE = 4, 0.2


def check(case: Case) -> Iterator[Answer]:
    """Answer for every remark."""
    measure = case.content.measure
    outlook = [prose for prose in case.prose if prose.role in _OUTLOOK]
    later = _later(case)
    for number, opinion in enumerate(measure.opinions if measure else (), 1):
        subject = f"opinion:{number}"
        sentences = case.clauses(opinion.text, opinion.cite)
        asks = [one for one in sentences if _ASKS.search(_QUOTED.sub("", squeeze(one.text)))]
        if not asks:
            yield abstained(subject, "asks-nothing")
        elif not outlook:
            yield abstained(subject, "no-outlook")
        else:
            yield _answer(case, subject, opinion, (asks, _concerned(outlook, opinion), later))


def _answer(
    case: Case,
    subject: str,
    opinion: ExpertOpinion,
    texts: tuple[list[Clause], list[Prose], list[Prose]],
) -> Answer:
    asks, outlook, later = texts
    own = strong_pairs("\n".join(one.text for one in asks)) - _names(case, opinion)
    if len(own) < _LEAST:
        return abstained(subject, "no-words")
    said = strong_pairs("\n".join(one.text for one in (*outlook, *later)))
    # The goals of a summary are a sentence each: only a remark that shares no word is asked about.
    share = _SHARE if any(prose.role == "next" for prose in outlook) else 0
    if len(own & said) > share * len(own):
        return judged(subject, ())
    shown = [case.evidence("opinion", one) for one in asks]
    shown += [prose.whole(case.reading.document) for prose in outlook[:2]]
    asked = "".join(asks[-1].text.split())
    values: dict[str, Value] = {"asked": asked}
    return judged(subject, [Question("unanswered", tuple(shown), ("request",), values)])


def _concerned(outlook: list[Prose], opinion: ExpertOpinion) -> list[Prose]:
    """Return the outlook of what a remark is about: the indicators first, then their fields."""
    if not opinion.about:
        return outlook
    codes = {one.removeprefix("next:") for one in opinion.about}
    fields = {f"F{_field(code)}" for code in codes}
    own = [one for one in outlook if one.subject.removeprefix("next:") in codes]
    wider = [one for one in outlook if one.subject in fields or _goal(one.subject) in fields]
    return [*own, *wider] or outlook


def _field(code: str) -> str:
    return code.removeprefix("F").partition("-")[0]


def _goal(subject: str) -> str:
    """Return a goal's field: the goals of a measure are numbered as its fields are."""
    return f"F{subject.removeprefix('goal:')}"


def _names(case: Case, opinion: ExpertOpinion) -> frozenset[str]:
    """Return the words of the names of what a remark is about."""
    fields = {_field(one.removeprefix("next:")) for one in opinion.about}
    names = [field.name for field in case.content.fields if field.number in fields]
    names += [one.name for one in case.indicators if _field(one.code) in fields]
    return strong_pairs("\n".join(names))


def _later(case: Case) -> list[Prose]:
    """Return all texts of later reports of the same measure, their remarks aside."""
    measure = case.content.measure
    return [
        prose
        for other in case.others
        if (others := other.content.measure) is not None and _follows(measure, others)
        for prose in prose_of(other.content)
        if prose.role != "opinion"
    ]


def _follows(measure: Measure | None, other: Measure) -> bool:
    if measure is None or squeeze(measure.name or "") != squeeze(other.name or ""):
        return False
    return (other.fiscal_year or 0) > (measure.fiscal_year or 0)
