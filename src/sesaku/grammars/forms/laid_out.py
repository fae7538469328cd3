"""Whether a document is laid out as a form, whatever its title and however few headings are known.

A form says of one measure, in labelled cells, by what it is measured: an indicator, and values that
have headings of their own. A list of the measures of a ministry has such headings too; there 施策名
heads a column of names.
"""

import re
from collections.abc import Iterable

from sesaku.document.document import Cell, Document
from sesaku.grammars.forms.keywords import inferred_role, inferred_section
from sesaku.grammars.forms.numbers import is_number_with_word, is_numbered_name
from sesaku.grammars.forms.vocabulary import role_of, section_of
from sesaku.text.width import squeeze

_SECTIONS = {
    "measure_name": "施策名",
    "indicators": "測定指標",
    "means": "達成手段",
    "budgets": "予算額",
    "attainment": "評価",
    "analysis": "評価",
    "next": "評価",
    "goals": "目標",
    "department": "担当",
    "author": "担当",
    "evaluated_on": "担当",
}
_ROLES = {
    "name": "測定指標",
    "baseline": "基準値",
    "target": "目標値",
    "dated_target": "目標値",
    "yearly_target": "目標値",
    "both": "目標値",
    "yearly_result": "実績値",
}
_MEASURED = "測定指標"
_VALUED = {"基準値", "目標値", "実績値", "達成手段"}
_FEWEST_VALUED = 2
_FEWEST = 4
_OF_PROJECTS = re.compile(r"(?:レビュー|事業)(?:シート|調書|個票)")
_LINES = 30
_LONGEST = 60
_MOST = 4000


def parts_laid_out(document: Document) -> tuple[str, ...]:
    """Return what a document has of a form's layout, nothing where that is no form's."""
    lines = [line.text for line in document.lines[:_MOST] if len(line.text) <= _LONGEST]
    if any(_OF_PROJECTS.search(squeeze(line)) for line in lines[:_LINES]):
        return ()
    found = {part for line in lines for part in _parts_of(line)}
    for table in document.tables:
        cells = [(cell, document.quote(cell.cite)) for cell in table.cells[:_MOST] if cell.cite]
        if _lists_measures(cells):
            return ()
        found |= {part for _, text in cells if len(text) <= _LONGEST for part in _parts_of(text)}
    told = _MEASURED in found and len(found & _VALUED) >= _FEWEST_VALUED
    return tuple(sorted(found)) if told and len(found) >= _FEWEST else ()


def _parts_of(text: str) -> set[str]:
    """Return what of a form a cell speaks for."""
    if is_number_with_word(squeeze(text)) or is_numbered_name(squeeze(text)):
        return {_MEASURED}
    section = section_of(text, likely=True) or inferred_section(text)
    role = role_of("indicator", text) or inferred_role("indicator", text)
    return {
        part for part in (_SECTIONS.get(section or ""), _ROLES.get(role or "")) if part is not None
    }


def _lists_measures(cells: Iterable[tuple[Cell, str]]) -> bool:
    """Whether 施策名 is the heading of a column: a heading of values stands in its row."""
    texts = {(cell.row, cell.column): text for cell, text in cells}
    named = [at for at, text in texts.items() if section_of(text) == "measure_name"]
    return any(
        row == at_row and _ROLES.get(role_of("indicator", text) or "") in {*_VALUED, _MEASURED}
        for at_row, _ in named
        for (row, _), text in texts.items()
    )
