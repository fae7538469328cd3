"""Cells of targets, results, baselines and marks."""

from dataclasses import replace

from sesaku.exports.official.amounts import amount_of
from sesaku.exports.official.layout import Cell, Line, body
from sesaku.exports.official.wording import paragraphs
from sesaku.model.indicator import MidtermGoal
from sesaku.model.values import DatedValue, ItemisedText, YearlyContent


def content_cell(content: YearlyContent | None, *, columns: int = 1) -> Cell:
    """Return the cell of a target or result: a text, or a number as printed."""
    if content is None:
        return Cell(columns=columns)
    if isinstance(content, ItemisedText):
        return body(paragraphs(content.text), columns=columns)
    return number_cell(content.raw, columns=columns)


def dated_cell(value: DatedValue | MidtermGoal | None, *, columns: int = 1) -> Cell:
    """Return the cell of a baseline or final target."""
    if value is None:
        return Cell(columns=columns)
    if value.text is not None:
        return body(paragraphs(value.text), columns=columns)
    return number_cell(value.raw or "", columns=columns)


def number_cell(raw: str, *, columns: int = 1) -> Cell:
    """Return the cell of a value as printed."""
    return Cell((Line(raw),), columns, align="center", middle=True, amount=amount_of(raw))


def mark_cell(mark: str | None, *, rows: int = 1) -> Cell:
    """Return the cell of a mark ○ × △."""
    return Cell((Line(mark or ""),), rows=rows, align="center", middle=True)


def beside(cell: Cell, *, rows: int) -> Cell:
    """Return a cell that stands beside several rows."""
    return replace(cell, rows=rows)
