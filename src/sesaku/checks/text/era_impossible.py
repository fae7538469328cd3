"""A date in an era that had ended or not begun 「平成31年６月」, or whose civil year does not fit.

The eras change with 令和元年５月 (2019-05). A year printed in both ways, 令和元（2019）年, must be
one year. Plans made before the change may name a 平成32年, so such years are asked about only in
results and analyses. Not applicable where no date has its month printed.
"""

import re
from collections.abc import Iterator

from sesaku.checks.case import Case
from sesaku.checks.check import Answer, Category, Needs, Question, Severity, abstained, judged
from sesaku.checks.prose import Prose
from sesaku.text.wareki import civil_year

ID = "era-impossible"
VERSION = 1
CATEGORY: Category = "labelling_or_text_error"
SEVERITY: Severity = "medium"
NEEDS: Needs = ()

_DATED = re.compile(r"(平成|令和)(元|\d{1,2})年(?!度)(\d{1,2})月")
_BOTH = re.compile(
    r"(平成|令和)(元|\d{1,2})(?:年)?\((\d{4})年?\)|(\d{4})年?\((平成|令和)(元|\d{1,2})年?\)"
)
_LAST_HEISEI, _FIRST_REIWA = (2019, 4), (2019, 5)
_PAST = ("result", "analysis")


def check(case: Case) -> Iterator[Answer]:
    """Answer for each subject that prints a date with its era and month."""
    subjects: dict[str, list[Question]] = {}
    for prose in case.prose:
        dates = [*_DATED.finditer(prose.tight), *_BOTH.finditer(prose.tight)]
        if dates:
            asked = subjects.setdefault(prose.subject, [])
            asked += [_question(case, prose, one) for one in dates if _impossible(prose, one)]
    if not subjects:
        yield abstained("measure", "no-dates")
    for subject, questions in subjects.items():
        yield judged(subject, questions)


def _impossible(prose: Prose, match: re.Match[str]) -> bool:
    if match.re is _BOTH:
        era, number, civil = match[1] or match[5], match[2] or match[6], match[3] or match[4]
        return civil_year(era, number) != int(civil)
    year = civil_year(match[1], match[2])
    if year is None or prose.role not in _PAST:
        return False
    when = (year, int(match[3]))
    return when > _LAST_HEISEI if match[1] == "平成" else when < _FIRST_REIWA


def _question(case: Case, prose: Prose, match: re.Match[str]) -> Question:
    evidence = prose.around(case.reading.document, *match.span())
    return Question("impossible", (evidence,), (prose.label, match[0]), {"date": match[0]})
