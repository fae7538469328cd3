"""How sure it is that a document is an ex-ante sheet: its title, and the headings of its sheet."""

import re

from sesaku.document.document import Document
from sesaku.grammars.forms.detection import detected
from sesaku.model.reading import Detection

KIND = "ex_ante_sheet"

TITLE = re.compile(
    r"事前(?:分析|評価)(?:表|シート|書|調書)(?:\(.*\))?\)?(?:[^()、。]{2,4}年度[^()、。]{0,8})?$"
)

_HEADINGS = {
    "means": "達成手段",
    "goal_basis": "目標設定の考え方・根拠",
    "policy": "政策体系上の位置付け",
    "indicators": "測定指標",
    "budgets": "施策の予算額・執行額等",
    "goals": "達成すべき目標",
    "cabinet_policies": "施策に関係する内閣の重要政策",
    "author": "作成責任者名",
}


def detect(document: Document) -> Detection:
    """Say how sure it is that a document is an ex-ante sheet."""
    return detected(document, KIND, TITLE, _HEADINGS)
