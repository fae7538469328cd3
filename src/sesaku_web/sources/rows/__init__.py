"""Rows 「行」 made from a reading in the form ``sesaku-reading/1``; no database is needed for it.

Each maker takes the reading and yields the columns of its rows, in order.
"""

from sesaku_web.sources.rows.evaluation import fields, indicators, measures, opinions, yearly
from sesaku_web.sources.rows.made import Columns, Snapshot
from sesaku_web.sources.rows.money import budgets, project_amounts, projects
from sesaku_web.sources.rows.statements import diagnostics, positions

MAKERS = {
    "MeasureRow": measures,
    "FieldRow": fields,
    "IndicatorRow": indicators,
    "YearlyRow": yearly,
    "BudgetRow": budgets,
    "OpinionRow": opinions,
    "PositionRow": positions,
    "ProjectRow": projects,
    "ProjectAmountRow": project_amounts,
    "DiagnosticRow": diagnostics,
}
"""By the name of the model; what a row refers to stands before it, and is named by its order."""


def rows_of(snapshot: Snapshot) -> dict[str, list[Columns]]:
    """Return all rows of a reading, by the name of their model."""
    return {
        name: [{"order": order, **columns} for order, columns in enumerate(make(snapshot))]
        for name, make in MAKERS.items()
    }


__all__ = ["MAKERS", "Columns", "Snapshot", "rows_of"]
