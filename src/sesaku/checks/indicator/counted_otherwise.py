"""What is counted changes from a year on, as a note or the analysis says 「令和元年度から…を除く」.

Not applicable to an indicator that has neither notes nor an analysis.
"""

import re
from collections.abc import Iterator

from sesaku.checks.case import Case
from sesaku.checks.check import Answer, Category, Needs, Question, Severity, abstained, judged
from sesaku.checks.prose import Prose

ID = "counted-otherwise"
VERSION = 1
CATEGORY: Category = "measurement_changed"
SEVERITY: Severity = "high"
NEEDS: Needs = ("indicators",)

_FROM = r"(?:平成|令和)?(?:元|\d{1,4})年度?(?:の|から|以降|分|は|より|における)[^。]{0,30}?"
_OTHERWISE = re.compile(
    _FROM
    + r"(?:を除[くきい]|除外|含まない|含めない|(?:測定|算定|算出|集計|計上)(?:方法|対象|基準)|定義|"
    r"測定指標「)"
)


def check(case: Case) -> Iterator[Answer]:
    """Answer for every indicator."""
    looked: dict[str, list[Prose]] = {one.code: [] for one in case.indicators}
    for prose in case.prose:
        if prose.subject in looked and prose.role in ("note", "analysis"):
            looked[prose.subject].append(prose)
    for code, texts in looked.items():
        if not texts:
            yield abstained(code, "no-notes")
            continue
        places = [
            (prose, *match.span()) for prose in texts for match in _OTHERWISE.finditer(prose.tight)
        ]
        yield judged(code, [_question(case, places)] if places else [])


def _question(case: Case, places: list[tuple[Prose, int, int]]) -> Question:
    """Return one question of all places: the note and what the analysis says are one fact."""
    document = case.reading.document
    shown = tuple(prose.around(document, start, end) for prose, start, end in places)
    prose, start, end = places[0]
    said = "".join(shown[0].text.split())
    return Question("otherwise", shown, (prose.tight[start:end],), {"said": said})
