"""A measured change that a summary claims without a figure 「実施件数が年々増加し」.

Looked at are the results and the overall appraisal of an evaluation summary, which has no tables of
indicators: a number, rate or access count is said to have risen, fallen or been reached, and the
sentence has no figure. Not applicable where no result claims such a change.
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
from sesaku.checks.consistency.years import sentences
from sesaku.checks.prose import Prose

ID = "trend-without-figures"
VERSION = 1
CATEGORY: Category = "selective_or_unsupported"
SEVERITY: Severity = "low"
NEEDS: Needs = ("measure",)

_CLAIM = re.compile(
    r"(?:[一-龠]*(?:件数|人数|者数|員数|回数|国数)|[一-龠]+(?<![効能])率|[一-龠]+額|アクセス数?|割合|シェア)[^。]{0,14}?"
    r"(?:増加|増え|減少|減り|上昇|低下|向上し|改善し|拡大し|達成し)"
)
_FIGURE = re.compile(r"\d|[一二三四五六七八九十百千]+(?:件|人|名|割|倍|％|%)")
_YEARS = re.compile(r"(?:平成|令和)?\d+年度?(?:\d+月)?|\d+年間|[A-Z]+\d+")
_ROLES = ("result", "overall")


def check(case: Case) -> Iterator[Answer]:
    """Answer for every result of a summary."""
    claims: dict[str, list[Question]] = {}
    texts = [] if case.indicators else [one for one in case.prose if one.role in _ROLES]
    for prose in texts:
        for sentence in sentences(prose):
            match = _CLAIM.search(sentence.text)
            if match:
                asked = claims.setdefault(prose.subject, [])
                bare = not _FIGURE.search(_YEARS.sub("", sentence.text))
                asked += [_question(case, prose, sentence.start, match)] if bare else []
    if not claims:
        yield abstained("measure", "no-claim")
    for subject, questions in claims.items():
        yield judged(subject, questions)


def _question(case: Case, prose: Prose, offset: int, match: re.Match[str]) -> Question:
    start, end = offset + match.start(), offset + match.end()
    evidence = prose.around(case.reading.document, start, end)
    values: dict[str, Value] = {"claim": match[0]}
    return Question("bare", (evidence,), (match[0],), values)
