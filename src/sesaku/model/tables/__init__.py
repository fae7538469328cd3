"""Tables: a reading as flat rows, for spreadsheets, CSV files and data frames.

Every row names its document, its place and that document's hash, so that it can be cited alone.
Columns take label and description from the records' own fields.
"""

from sesaku.exceptions import UnknownTableError
from sesaku.model.tables.analysis import (
    ANALYSIS,
    CABINET_POLICIES,
    MATERIALS,
    MEANS,
    NEXT_INDICATORS,
)
from sesaku.model.tables.budgets import BUDGET_FORM, BUDGETS
from sesaku.model.tables.column import Column, Scalar
from sesaku.model.tables.documents import DIAGNOSTICS, DOCUMENTS
from sesaku.model.tables.indicators import (
    FIELDS,
    INDICATOR_BOUNDS,
    INDICATORS,
    ITEMS,
    RATINGS,
    REFERENCE_INDICATORS,
    REFERENCE_VALUES,
    YEARLY_VALUES,
)
from sesaku.model.tables.means import FORM_MEANS, FORM_MEANS_BUDGETS
from sesaku.model.tables.measures import GOALS, MEASURES, OPINIONS, RESULTS, TEXTS
from sesaku.model.tables.positions import LINKS, POSITIONS
from sesaku.model.tables.projects import LISTS, PROJECTS
from sesaku.model.tables.table import Lines, Table

TABLES: tuple[Table, ...] = (
    DOCUMENTS,
    MEASURES,
    GOALS,
    RATINGS,
    BUDGETS,
    BUDGET_FORM,
    OPINIONS,
    RESULTS,
    FIELDS,
    INDICATORS,
    YEARLY_VALUES,
    INDICATOR_BOUNDS,
    ITEMS,
    REFERENCE_INDICATORS,
    REFERENCE_VALUES,
    ANALYSIS,
    MEANS,
    FORM_MEANS,
    FORM_MEANS_BUDGETS,
    NEXT_INDICATORS,
    CABINET_POLICIES,
    MATERIALS,
    TEXTS,
    POSITIONS,
    LINKS,
    PROJECTS,
    *LISTS,
    DIAGNOSTICS,
)
"""All tables, in the order of sheets and files; a new one adds its line here."""


def table_of(name: str) -> Table:
    """Return the table of a name.

    Raises:
        UnknownTableError: there is none; the message lists those there are.
    """
    for table in TABLES:
        if table.name == name:
            return table
    known = ", ".join(table.name for table in TABLES)
    raise UnknownTableError(f"表 {name} はありません。指定できるのは {known} です。")


__all__ = ["TABLES", "Column", "Lines", "Scalar", "Table", "table_of"]
