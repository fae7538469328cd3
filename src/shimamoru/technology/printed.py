"""A plan as a workbook and as PDF."""

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typst
import xlsxwriter

import sesaku
from shimamoru.technology.words import name_of

if TYPE_CHECKING:
    from sesaku_web.pages.tables import PageTable
    from sesaku_web.sources.values import Scalar
    from shimamoru.technology.models import Plan

_FONTS = Path(sesaku.__file__).with_name("fonts")
_TEMPLATE = Path(__file__).with_name("plan.typ")
_SHEET_NAME = 31

Sheet = tuple[str, list[str], "list[list[Scalar]]"]


def workbook(plan: "Plan", sheets: Sequence[Sheet]) -> bytes:
    """Return a plan as a workbook: a sheet for each table, and one for what it assumes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    bold = book.add_format({"bold": True, "text_wrap": True})
    for caption, heads, rows in [*sheets, _assumptions(plan)]:
        sheet = book.add_worksheet(caption[:_SHEET_NAME])
        sheet.write_row(0, 0, heads, bold)
        for at, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(at, column, value)
                elif value is not None:
                    sheet.write(at, column, value)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(heads), 18)
    book.close()
    return out.getvalue()


def pdf(
    plan: "Plan", status: str, facts: Sequence[tuple[str, str]], tables: Sequence["PageTable"]
) -> bytes:
    """Return a plan as PDF, with the fonts that come along."""
    said = {
        "title": plan.name,
        "status": status,
        "made": f"{plan.made_by.username} {plan.made_at:%Y-%m-%d %H:%M}",
        "facts": [list(pair) for pair in facts],
        "tables": [
            {
                "caption": table.caption,
                "heads": [column.label for column in table.shown_columns],
                "rows": [
                    [cell.shown for _column, cell in row]
                    for _group, rows in table.shown_groups
                    for row in rows
                ],
            }
            for table in tables
        ],
        "assumptions": [list(row) for row in _assumptions(plan)[2]],
    }
    return bytes(
        typst.compile(
            str(_TEMPLATE),
            font_paths=[str(_FONTS)],
            ignore_system_fonts=True,
            sys_inputs={"plan": json.dumps(said)},
        )
    )


def _assumptions(plan: "Plan") -> Sheet:
    rows: list[list[Scalar]] = [
        [
            name_of(one),
            one["buy"],
            one["run"],
            one["range_km"],
            "例" if one.get("example", True) else "",
            one["assumption"],
        ]
        for one in plan.asked["technologies"].values()
    ]
    heads = ["技術", "購入（万円）", "年の運用（万円）", "届く距離（km）", "例", "出典・仮定"]
    return "前提", heads, rows
