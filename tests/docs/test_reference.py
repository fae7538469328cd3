"""The reference is what the code makes, and leaves nothing out."""

import dataclasses
import re

import pytest

from sesaku.cli.main import names
from sesaku.cli.status import Status
from sesaku.diagnostics.catalogue import catalogue
from sesaku.exports import EXPORTS
from sesaku.grammars.registry import GRAMMARS
from sesaku.model.tables import TABLES
from sesaku.readers.registry import READERS
from tests.docs.pages import REFERENCE, ROOT, codes, headings
from tools.generate_docs import stale
from tools.reference.records import modules, records


def test_pages_on_disk_are_those_the_code_makes() -> None:
    assert [path.relative_to(ROOT).as_posix() for path in stale()] == [], "run make docs"


def test_every_diagnostic_has_its_heading() -> None:
    assert set(catalogue()) <= set(headings(_text("diagnostics.md")))


def test_every_kind_and_format_has_its_row() -> None:
    named = set(codes(_text("kinds.md")))
    assert {grammar.KIND for grammar in GRAMMARS} <= named
    assert {reader.NAME for reader in READERS} <= named


def test_every_table_and_export_has_its_heading() -> None:
    written = {
        name
        for page in (REFERENCE / "tables").glob("*.md")
        for name in headings(page.read_text("utf-8"))
    }
    assert {table.name for table in TABLES} <= written
    assert {export.NAME for export in EXPORTS} <= set(headings(_text("exports.md")))


def test_every_field_of_every_record_has_label_and_row() -> None:
    for module in modules():
        text = _text(f"records/{module.__name__.rpartition('.')[2]}.md")
        for record in records(module):
            assert record.__name__ in headings(text)
            for field in dataclasses.fields(record):
                if "label" in field.metadata:
                    row = f"| `{field.name}` | {field.metadata['label']} |"
                    assert row in text, f"{record.__name__}.{field.name}"
                    assert field.metadata["description"], f"{record.__name__}.{field.name}"


def test_every_command_and_status_stands_in_the_reference() -> None:
    written = headings(_text("commands.md")) + headings(_text("library-commands.md"))
    assert {f"sesaku {name}" for name in names()} <= set(written)
    rows = _text("exit-codes.md")
    assert [
        status.name for status in Status if f"| {status.value} | `{status.name}` |" not in rows
    ] == []


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_readme_names_the_kinds_and_formats_there_are(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \|", text, re.MULTILINE)
    kinds = [grammar.KIND for grammar in GRAMMARS]
    assert sorted(rows) == sorted([*kinds, *(reader.NAME for reader in READERS)])


def _text(name: str) -> str:
    return (REFERENCE / name).read_text("utf-8")
