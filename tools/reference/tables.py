"""The pages of tables: one page a module of tables, one heading a table, one row a column."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from types import ModuleType

import sesaku.model.tables
from sesaku.model.tables import TABLES, Column, Table
from sesaku.model.tables.table import DOCUMENT, PLACE
from tools.reference import markdown

_LEAD = """\
A reading as flat rows: the sheets of a workbook, the CSV files of an export, the data frames of
`reading.to_dataframe(name)`. Every table has these columns around its own:"""


def pages() -> dict[str, str]:
    """Return the pages by their path below docs/reference."""
    written: dict[str, str] = {}
    rows = []
    for name, module in _modules():
        tables = list(_tables(module))
        sections = [
            markdown.section(
                table.name, f"{table.description} 「{table.label}」", _columns(table.own)
            )
            for table in tables
        ]
        lead = (module.__doc__ or "").strip()
        written[f"tables/{name}.md"] = markdown.page(f"Tables: {name}", lead, *sections)
        rows += [
            (f"[{table.name}](tables/{name}.md#{table.name})", table.label, table.description)
            for table in tables
        ]
    written["tables.md"] = markdown.page(
        "Tables",
        _LEAD,
        _columns((DOCUMENT, *PLACE)),
        markdown.section("All tables", markdown.table(("table", "label", "one row is"), rows)),
    )
    return written


def _modules() -> Iterator[tuple[str, ModuleType]]:
    for info in pkgutil.iter_modules(sesaku.model.tables.__path__):
        module = importlib.import_module(f"sesaku.model.tables.{info.name}")
        if any(_tables(module)):
            yield info.name, module


def _tables(module: ModuleType) -> Iterator[Table]:
    mine = [value for value in vars(module).values() if isinstance(value, Table)]
    return (table for table in TABLES if table in mine)


def _columns(columns: Iterable[Column]) -> str:
    return markdown.table(
        ("column", "label", "kind", "what it holds"),
        (
            (markdown.code(column.name), column.label, column.kind, column.description)
            for column in columns
        ),
    )
