"""How sure it is that a document is a standard form: its title, and the headings of its sheet."""

import re

from sesaku.document.document import Document
from sesaku.grammars.forms.detection import detected
from sesaku.model.reading import Detection

KIND = "standard_form"

TITLE = re.compile(
    r"(?:政策|実績|施策|事後|業績)?評価(?:\([^()]*\))?(?:(?:実施)?結果)?(?:報告)?(?:書|シート|調書|個票|票|表)"
    r"(?:\((?!要旨|概要|要約).*\))?(?:[^()、。]{2,4}年度[^()、。]{0,8})?$"
    r"|評価[^()]{0,8}\([^()]{0,8}評価(?:結果)?(?:報告)?(?:書|シート|調書|個票|票|表)\)$"
    r"|(?:個票|調書|シート|票)\([^()]{0,12}評価(?:結果)?(?:報告)?(?:書|シート|調書|個票|票|表)\)$"
    r"|^[^()]{2,4}年度[^()]{0,12}評価(?:の)?結果$"
)

_HEADINGS = {
    "attainment": "目標達成度合いの測定結果",
    "analysis": "施策の分析",
    "next": "次期目標等への反映の方向性",
    "budgets": "施策の予算額・執行額等",
    "indicators": "測定指標",
    "goals": "達成すべき目標",
    "opinions": "学識経験を有する者の知見の活用",
    "materials": "使用した資料",
}


def detect(document: Document) -> Detection:
    """Say how sure it is that a document is a standard form."""
    return detected(document, KIND, TITLE, _HEADINGS)
