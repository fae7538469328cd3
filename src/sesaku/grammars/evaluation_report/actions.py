"""From a document to the records of a full report."""

import re

from sesaku.document.document import Document
from sesaku.grammars.document_rows import lay_out
from sesaku.grammars.evaluation_report.blocks import body_start, cut
from sesaku.grammars.evaluation_report.consistency import note_defects
from sesaku.grammars.evaluation_report.fields import Assembly
from sesaku.grammars.evaluation_report.head import read_head
from sesaku.model.diagnostic import Collector
from sesaku.model.reading import Content, Detection, Furniture

_SIGNS = (
    (
        "測定指標の見出し",
        re.compile(r"^\s*測定指標\s*\d{1,2}(?:\s*[-－]\s*\d+)?\s", re.MULTILINE),
        3,
    ),
    (
        "年度目標の見出し",
        re.compile(r"^\s*\S{0,5}\s*(?:\d{1,4}|元)\s*年度目標\s*$", re.MULTILINE),
        3,
    ),
    ("実績の見出し", re.compile(r"^\s*施策の進捗状況・実績\s*$", re.MULTILINE), 3),
    ("達成状況の行", re.compile(r"目標の達成状況[:：]", re.MULTILINE), 2),
    ("施策の分析", re.compile(r"^\s*施策の分析\s*$", re.MULTILINE), 1),
    ("個別分野の見出し", re.compile(r"^\s*個別分野\s*\d", re.MULTILINE), 1),
    ("次期目標等への反映の方向性", re.compile(r"^\s*次期目標等への反映の方向性", re.MULTILINE), 1),
)
_OWN = {"年度目標の見出し", "実績の見出し", "達成状況の行"}
"""Signs of a report that a form in tables has not, or no two of."""

_FULL = 8
_FEWEST_OWN = 2
_REFUSED = 0.2


def detect(document: Document) -> Detection:
    """Say how sure it is that a document is a full report, by its headings.

    What is in tables and has not two of a report's own headings is a form, or neither.
    """
    text = document.narrowed
    if document.tables:  # where a cell is narrow, its heading takes several lines
        text = "\n".join(f"{row.text}\n{row.tight}" for row in lay_out(document).rows)
    found = [(label, weight) for label, pattern, weight in _SIGNS if pattern.search(text)]
    score = min(sum(weight for _, weight in found) / _FULL, 1.0)
    reasons = tuple(f"「{label}」がある。" for label, _ in found)
    if document.tables and sum(label in _OWN for label, _ in found) < _FEWEST_OWN:
        score = min(score, _REFUSED)
    return Detection("evaluation_report", score, reasons)


def read(document: Document) -> Content:
    """Read a document as a full report."""
    collector = Collector()
    sheet = lay_out(document)
    start = body_start(sheet.rows)
    head = read_head(document, sheet.rows[:start], collector)
    names = {entry.code: entry.name for entry in head.measure.rating_summary}
    assembly = Assembly(document, collector)
    assembly.add_all(cut(sheet.rows[start:], names))
    fields = assembly.read(head.measure)
    note_defects(document, head.measure, fields, collector)
    labels = [
        Furniture("heading", document.cite(*label)) for label in head.labels + assembly.labels
    ]
    return Content(
        measure=head.finish(fields),
        fields=fields,
        title=head.title,
        publisher=head.measure.ministry,
        date=head.measure.evaluated_on,
        furniture=(*sheet.furniture, *head.furniture, *labels),
        diagnostics=collector.all(),
    )
