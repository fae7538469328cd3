"""What is said where a document has none of what a check needs."""

from sesaku.checks.check import Need
from sesaku.checks.wording import Both

NEEDS_WORDS: dict[Need, Both] = {
    "measure": Both("この文書に施策の記載がありません。", "The document has no measure."),
    "indicators": Both("この文書に測定指標がありません。", "The document has no indicators."),
    "opinions": Both("この文書に学識経験者の所見がありません。", "The document has no remarks."),
    "budgets": Both("この文書に予算額・執行額の表がありません。", "The document has no budget."),
    "projects": Both("この文書に行政事業がありません。", "The document has no projects."),
}
"""The reason for not applying, by need."""
