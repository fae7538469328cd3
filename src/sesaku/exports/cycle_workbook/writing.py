"""Writing the workbook: a sheet for each table, and one that says how it is filled in."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from sesaku.exceptions import ExportError
from sesaku.exports.as_xlsx import MAX_TEXT, pieces
from sesaku.exports.cycle_workbook.sheets import GUIDE, SHEETS, Column, Row, Sheet
from sesaku.exports.cycle_workbook.values import NO, YES, cell_of

CONTINUED = "{label}（続き{part}）"
"""Heading of the column in which a text goes on that is too long for one cell."""

_CREATED = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - the same rows make the same file
_MOST_ROWS = 20_000
_ROWS_TO_FILL = 500
_WIDTHS = {"text": 36, "year": 10, "amount": 14, "choice": 22, "flag": 8}
_KEY_WIDTH = 12
_HOW = (
    "このブックの使い方",
    "一枚目の見出しの行は変えないでください。行・列の順番は変えても、使わない列を消しても読み込めます。",
    "空のセルは「変更しない」と扱います。消したいものは画面で消してください。",
    "読み込むと、書き込む前に、変わるところと置き場所の分からないセルを一覧で示します。",
    "計算式は、保存されている結果を読みます。取り消し線の文字は読みません。",
)


def write(rows: Mapping[str, Sequence[Row]], title: str = "") -> bytes:
    """Return the workbook with these rows; without rows it is the template.

    Args:
        rows: by the name of the sheet.
        title: what the workbook is of, for its first sheet.

    Raises:
        ExportError: there are more rows than can be worked on in a sheet.
    """
    buffer = io.BytesIO()
    xlsxwriter = import_module("xlsxwriter")  # here, since it takes time to load
    with xlsxwriter.Workbook(buffer, {"strings_to_urls": False}) as book:
        book.set_properties({"created": _CREATED, "title": title})
        head = book.add_format({"bold": True, "bg_color": "#E3E9F1", "border": 1})
        styles = {
            "text": book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
            "number": book.add_format({"valign": "top", "num_format": "0"}),
            "amount": book.add_format({"valign": "top", "num_format": '#,##0;"△"#,##0;0'}),
        }
        _write_guide(book.add_worksheet(GUIDE), title, head, styles["text"])
        for sheet in SHEETS:
            _write_sheet(
                book.add_worksheet(sheet.label), sheet, rows.get(sheet.name, ()), (head, styles)
            )
    return buffer.getvalue()


def _write_sheet(
    worksheet: Any,  # noqa: ANN401 - untyped library
    sheet: Sheet,
    rows: Sequence[Row],
    formats: tuple[Any, dict[str, Any]],
) -> None:
    if len(rows) > _MOST_ROWS:
        raise ExportError(f"{sheet.label}: 一枚のシートに書けるのは {_MOST_ROWS:,} 行までです。")
    head, styles = formats
    at = 0
    for column in sheet.columns:
        values = [cell_of(row.get(column.name), column) for row in rows]
        cut = [pieces(value) if isinstance(value, str) else [value] for value in values]
        style = styles[_style_of(column)]
        for part in range(max((len(one) for one in cut), default=1)):
            label = column.label if part == 0 else _continued(column, part + 1)
            worksheet.set_column(at, at, _width(column, sheet), style)
            worksheet.write_string(0, at, label, head)
            for number, one in enumerate(cut, 1):
                _write_cell(worksheet, (number, at), one[part] if part < len(one) else None, style)
            _offer_choices(worksheet, at, column, len(rows))
            at += 1
    worksheet.freeze_panes(1, len(sheet.keys))
    worksheet.autofilter(0, 0, max(len(rows), 1), at - 1)
    worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(0)


def _style_of(column: Column) -> str:
    return {"year": "number", "amount": "amount"}.get(column.kind, "text")


def _continued(column: Column, part: int) -> str:
    return CONTINUED.format(label=column.label, part=part)


def _width(column: Column, sheet: Sheet) -> int:
    is_key = column.name in sheet.keys and column.kind == "text"
    return _KEY_WIDTH if is_key else _WIDTHS[column.kind]


def _write_cell(
    worksheet: Any,  # noqa: ANN401 - untyped library
    place: tuple[int, int],
    value: object,
    style: Any,  # noqa: ANN401 - untyped library
) -> None:
    if isinstance(value, str) and value:
        if len(value) > MAX_TEXT:
            raise ExportError(f"一つのセルに入る文字数（{MAX_TEXT:,}）を超えます。")
        worksheet.write_string(*place, value, style)
    elif isinstance(value, int):
        worksheet.write_number(*place, value, style)


def _offer_choices(
    worksheet: Any,  # noqa: ANN401 - untyped library
    at: int,
    column: Column,
    rows: int,
) -> None:
    values = [YES, NO] if column.kind == "flag" else list(column.values)
    if values:
        rule = {"validate": "list", "source": values, "error_type": "warning"}
        worksheet.data_validation(1, at, rows + _ROWS_TO_FILL, at, rule)


def _write_guide(
    worksheet: Any,  # noqa: ANN401 - untyped library
    title: str,
    head: Any,  # noqa: ANN401 - untyped library
    style: Any,  # noqa: ANN401 - untyped library
) -> None:
    for at, width in enumerate((18, 18, 80)):
        worksheet.set_column(at, at, width)
    lines = [title, *_HOW] if title else list(_HOW)
    for number, line in enumerate(lines):
        worksheet.write_string(number, 0, line)
    number = len(lines) + 1
    for at, label in enumerate(("シート", "列", "説明")):
        worksheet.write_string(number, at, label, head)
    for sheet in SHEETS:
        number += 1
        worksheet.write_string(number, 0, sheet.label, style)
        worksheet.write_string(number, 2, f"{sheet.about}。", style)
        for column in sheet.columns:
            number += 1
            worksheet.write_string(number, 1, column.label, style)
            worksheet.write_string(number, 2, _meaning(column, sheet), style)


def _meaning(column: Column, sheet: Sheet) -> str:
    needed = "必ず入れます。" if column.name in sheet.keys else ""
    values = f"次のどれか: {'、'.join(column.values)}。" if column.values else ""
    return f"{column.about}{values}{needed}"
