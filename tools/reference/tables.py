"""The pages of tables: one page a table, one row a column, and a list of all."""

from collections.abc import Iterable

from sesaku.model.tables import TABLES, Column, Table
from sesaku.model.tables.table import DOCUMENT, PLACE
from tools.reference import markdown

_LEAD = """\
A reading as flat rows: the sheets of a workbook, the CSV files of an export, the data frames of
`reading.to_dataframe(name)`. Every table has these columns around its own:"""


def pages() -> dict[str, str]:
    """Return the pages by their path below docs/reference."""
    rows = [
        (f"[{table.name}](tables/{table.name}.md)", table.label, table.description)
        for table in TABLES
    ]
    index = markdown.page(
        "Tables",
        _LEAD,
        _columns((DOCUMENT, *PLACE)),
        markdown.section("All tables", markdown.table(("table", "label", "one row is"), rows)),
    )
    return {"tables.md": index, **{f"tables/{table.name}.md": _page(table) for table in TABLES}}


def _page(table: Table) -> str:
    lead = f"{table.description} 「{table.label}」"
    around = "Beside these it has the columns of [every table](../tables.md)."
    return markdown.page(table.name, lead, around, _columns(table.own))


def _columns(columns: Iterable[Column]) -> str:
    return markdown.table(
        ("column", "label", "kind", "what it holds"),
        (
            (markdown.code(column.name), column.label, column.kind, column.description)
            for column in columns
        ),
    )
