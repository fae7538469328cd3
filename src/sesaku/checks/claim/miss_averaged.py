"""A miss that the analysis covers with an average over the years 「３年間平均では」.

Not applicable to an indicator whose analysis speaks of no average.
"""

import re
from collections.abc import Iterator

from sesaku.checks.case import Case
from sesaku.checks.check import Answer, Category, Needs, Question, Severity, abstained, judged
from sesaku.checks.consistency.years import Sentence, analyses_of, sentences
from sesaku.checks.prose import Prose

ID = "miss-averaged"
VERSION = 1
CATEGORY: Category = "selective_or_unsupported"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("indicators",)

_AVERAGE = re.compile(r"年間?の?平均|年度平均|平均する|平均で|平均値")
_MISS = re.compile(r"下回|届か|達しな|達成でき|未達|及ばな")
_REACHED = re.compile(r"上回|達成|満た|到達")


def check(case: Case) -> Iterator[Answer]:
    """Answer for every indicator."""
    for indicator in case.indicators:
        averages = [
            (prose, sentence)
            for prose in analyses_of(case, indicator.code)
            for sentence in sentences(prose)
            if _AVERAGE.search(sentence.text)
        ]
        if not averages:
            yield abstained(indicator.code, "no-average")
            continue
        covered = [one for one in averages if _covers(one[1])]
        yield judged(indicator.code, [_question(case, *one) for one in covered])


def _covers(sentence: Sentence) -> bool:
    """Whether a sentence admits a miss and then says that the average reaches the target."""
    miss = _MISS.search(sentence.text)
    average = _AVERAGE.search(sentence.text, miss.end()) if miss else None
    return bool(average and _REACHED.search(sentence.text, average.end()))


def _question(case: Case, prose: Prose, sentence: Sentence) -> Question:
    start = sentence.start
    shown = prose.piece(case.reading.document, start, start + len(sentence.text))
    return Question("averaged", (shown,), ("average",))
