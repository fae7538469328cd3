"""The workbook of a cycle: what is worked on in Excel goes out and comes in in one form.

``write`` and ``read`` are each other's inverse: what is written reads back to the same rows. What
cannot be placed is told cell by cell, and nothing is dropped in silence: rows and sheets that a
filter hides are read as well.
"""

from sesaku.exports.cycle_workbook.official import read_work
from sesaku.exports.cycle_workbook.reading import Found, Line, Problem, read
from sesaku.exports.cycle_workbook.sheets import SHEETS, Column, Row, Sheet, Value, sheet_of
from sesaku.exports.cycle_workbook.writing import write

__all__ = [
    "SHEETS",
    "Column",
    "Found",
    "Line",
    "Problem",
    "Row",
    "Sheet",
    "Value",
    "read",
    "read_work",
    "sheet_of",
    "write",
]
