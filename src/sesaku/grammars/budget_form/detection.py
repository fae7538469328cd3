"""How sure it is that a document is a budget form: by its title and the headings of its table."""

import re

from sesaku.document.document import Document
from sesaku.model.reading import Detection
from sesaku.text.width import squeeze

KIND = "budget_form"

_MOST_LINES = 1500
_SIGNS = (
    ("政策評価調書", re.compile(r"政策評価調書"), 0.45),
    ("政策ごとの予算額", re.compile(r"政策(?:ごと|毎|別)の予算額"), 0.15),
    ("予算科目", re.compile(r"予算科目"), 0.15),
    ("会計、組織／勘定", re.compile(r"組織[/・]?勘定"), 0.15),
    ("概算要求額", re.compile(r"概算要求"), 0.1),
    ("他に記載のある個別票の番号", re.compile(r"個別票の番号"), 0.1),
    ("評価方式", re.compile(r"評価方式"), 0.05),
)
# What a report or summary has and a form alone has not
_REPORT = (
    ("測定指標", re.compile(r"測定指標\d{1,2}-\d{1,2}|測定指標")),
    ("施策の目標や評価結果の本文", re.compile(r"施策の概要|評価結果|施策目標|達成すべき目標")),
)
_REFUSED = 0.2


def detect(document: Document) -> Detection:
    """Say how sure it is that a document is a budget form and nothing else.

    A report that a form precedes is a report: there the form is one part of it.
    """
    if len(document.lines) > _MOST_LINES or document.entries:
        text = squeeze("".join(line.text for line in document.lines[:_MOST_LINES]))
    else:
        text = squeeze(document.text)
    found = [(label, weight) for label, pattern, weight in _SIGNS if pattern.search(text)]
    reasons = [f"「{label}」がある。" for label, _ in found]
    score = min(sum(weight for _, weight in found), 1.0)
    against = [label for label, pattern in _REPORT if pattern.search(text)]
    if against or len(document.lines) > _MOST_LINES or document.entries:
        reasons += [f"「{label}」があり、個別票だけの文書ではない。" for label in against]
        score = min(score, _REFUSED)
    return Detection(KIND, round(score, 3), tuple(reasons))
