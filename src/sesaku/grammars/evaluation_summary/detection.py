"""How sure it is that a document is a summary 「評価書要旨」: by its headings, by what it lacks."""

import re

from sesaku.document.document import Document
from sesaku.grammars.evaluation_summary import grammar, layout
from sesaku.model.reading import Detection
from sesaku.text.width import narrow, squeeze

KIND = "evaluation_summary"

_WEIGHTS = {
    "name": ("施策名", 1.0),
    "goals": ("施策目標", 1.5),
    "results": ("評価結果", 2.0),
    "next_goals": ("次期施策目標", 2.0),
    "budget": ("予算額・執行額", 1.5),
    "opinions": ("有識者の所見", 1.5),
}
_TITLE_WEIGHT = 2.5
_FULL = 8.0
_LEAST_HEADINGS = 3
_MOST_HEADINGS = 5
_REFUSED = 0.1
_MOST_LINES = 4000
_HEAD_LINES = 12
# Blocks and tables of other forms, and how often they must stand there:
# "測定指標２－１ 連携の強化" / "令和５年度目標" / "基準値　実績値　目標値" / "測定指標" /
# "政策評価調書（個別票）"
_OTHER_FORMS = (
    ("測定指標の区画", r"^\s*測定指標\s*\d{1,2}(?:\s*[-‐–]\s*\d{1,2})?(?:\s|$)", 2),
    ("年度目標の欄", r"^\s*\S{0,6}\s*\d{0,4}元?\s*年度目標(?:値)?\s*$", 2),
    ("目標値の表", r"^[^\n。、]{0,24}(?:基準値|実績値)[^\n。、]{0,30}目標値", 1),
    ("目標値の欄", r"^\s*(?:基準値|目標値|年度ごとの(?:目標|実績)値?)(?:\s|$)", 2),
    (
        "測定指標の欄",
        r"(?:^|\t)\s*(?:測定指標|達成手段|参考指標)\s*(?:[(（][^()（）]{1,8}[)）])?\s*(?:\t|$)",
        1,
    ),
    ("個別票の見出し", r"政策評価調書", 1),
)
# Titles of other forms, in the head of a document.
_OTHER_TITLES = re.compile(r"事前分析表|レビューシート")


def detect(document: Document) -> Detection:
    """Say how sure it is that a document is a summary.

    Three headings of a summary are the least, one of them on results or on the next goals; the
    blocks and tables of a full report, or of the ministries' standard form, speak against it.
    """
    if len(document.lines) > _MOST_LINES or document.entries:
        return Detection(KIND, 0.0, ("要旨の分量や形ではない。",))
    sections = layout.lay_out(document).sections
    kinds = {section.kind for section in sections}
    present = [_WEIGHTS[kind] for kind in _WEIGHTS if kind in kinds]
    titled = any(
        grammar.title(row.text) and grammar.names_summary(row.text) for row in sections[0].rows
    )
    reasons = [f"「{label}」の見出しがある。" for label, _ in present]
    reasons += ["表題に評価書の要旨・概要とある。"] if titled else []
    against = _against(document)
    if against:
        reasons += [f"「{label}」がある（要旨にはない）。" for label in against]
        return Detection(KIND, _REFUSED, tuple(reasons))
    judged = kinds & {"results", "next_goals"} and kinds & {"name", "goals", "budget", "opinions"}
    enough = len(present) + 2 * titled >= _LEAST_HEADINGS
    evaluated = "評価" in squeeze(document.text) or len(present) >= _MOST_HEADINGS
    if not (judged and enough and evaluated):
        return Detection(KIND, min(0.1 * len(present), 0.4), tuple(reasons))
    score = sum(weight for _, weight in present) + (_TITLE_WEIGHT if titled else 0)
    return Detection(KIND, round(min(0.3 + 0.7 * score / _FULL, 1.0), 3), tuple(reasons))


def _against(document: Document) -> list[str]:
    """Return what speaks for another form."""
    text = narrow(document.text)
    found = [
        label
        for label, pattern, least in _OTHER_FORMS
        if len(re.findall(pattern, text, re.MULTILINE)) >= least
    ]
    head = [squeeze(line.text) for line in document.lines[:_HEAD_LINES]]
    titles = [
        title[0] for line in head if "。" not in line and (title := _OTHER_TITLES.search(line))
    ]
    return found + titles[:1]
