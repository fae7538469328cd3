"""An outside success put down to the measure without showing the link 「…の表れ」.

The analysis states as a fact that a fall, a rise, a rank or a prize came of its own work. Passed
where the same sentence leaves room: と考えられる, 一因, だけでなく. Not applicable to an indicator
without an analysis.
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
from sesaku.checks.consistency.years import analyses_of
from sesaku.checks.prose import Prose

ID = "cause-asserted"
VERSION = 1
CATEGORY: Category = "selective_or_unsupported"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("indicators",)

_ASSERTED = re.compile(
    r"(?:ことの(?:表れ|現れ|証左|証し?|あかし)(?:であ|とい|と言)"
    r"|(?:抑止|抑制|減少|低下|防止|上昇|増加|向上|改善|回復|受賞|採択|実現|達成)に(?:大きく)?(?:貢献|寄与)したもので"
    r"|(?:による|の)(?:成果|賜物|たまもの)(?:であ|とい|と言))"
)
_ROOM = re.compile(r"考えられ|思われ|一因|一助|可能性|推察|のほか、他|だけでなく|とも相まって")


def check(case: Case) -> Iterator[Answer]:
    """Answer for every indicator."""
    for indicator in case.indicators:
        analyses = analyses_of(case, indicator.code)
        if not analyses:
            yield abstained(indicator.code, "no-analysis")
            continue
        found = [
            (prose, *_sentence(prose, match), match.end())
            for prose in analyses
            for match in _ASSERTED.finditer(prose.tight)
        ]
        asserted = [one for one in found if not _ROOM.search(one[0].tight, one[1], one[2])]
        yield judged(indicator.code, [_question(case, *one) for one in asserted])


def _sentence(prose: Prose, match: re.Match[str]) -> tuple[int, int]:
    """Return where the sentence of a match begins and ends."""
    end = prose.tight.find("。", match.end())
    start = prose.tight.rfind("。", 0, match.start()) + 1
    return start, len(prose.tight) if end < 0 else end


def _question(case: Case, prose: Prose, start: int, end: int, said: int) -> Question:
    """Return the question; the sentence before says what the success was."""
    before = prose.tight.rfind("。", 0, max(start - 1, 0)) + 1
    document = case.reading.document
    shown = [prose.piece(document, start, end)]
    shown += [prose.piece(document, before, start)] if before < start else []
    claim = prose.tight[max(start, said - 24) : said]
    values: dict[str, Value] = {"claim": claim}
    return Question("asserted", tuple(shown), (claim,), values)
