"""An ex-ante sheet in the official layout comes in as the workbook does, previewed by cells."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sesaku.exports.cycle_workbook import read_work
from sesaku.exports.official import ex_ante_sheet
from sesaku.exports.official.as_workbook import xlsx
from sesaku.model.values import DatedValue
from sesaku.readers.source import Source
from tests.sesaku_web.pages.asking import page
from tests.workbench.cycle.people import Staffed, staffed
from tests.workbench.desk.asking import seated
from workbench.cycle.contents import content_of
from workbench.cycle.models import Cell
from workbench.cycle.workflow import CycleRole
from workbench.desk.workbook.planning import Planner

pytestmark = pytest.mark.django_db
EXAMPLE = Path(__file__).parents[3] / "examples" / "ex_ante_sheet" / "hoshizora.xlsx"


def sheet_of(staff: Staffed, *, name: str, baseline: str) -> bytes:
    """Return the cycle as an official sheet, an indicator of it renamed and given a baseline."""
    content = content_of(staff.cycle)
    (first, *rest), *fields = (part.indicators for part in content.fields)
    changed = replace(first, name=name, baseline=DatedValue(2021, text=baseline))
    parts = [
        replace(part, indicators=tuple(own))
        for part, own in zip(content.fields, [(changed, *rest), *fields], strict=True)
    ]
    return xlsx(ex_ante_sheet.lay_out(replace(content, fields=tuple(parts))))


def test_what_differs_is_previewed_and_written_once_confirmed() -> None:
    staff = staffed()
    client = seated(staff[CycleRole.OFFICER])
    data = sheet_of(staff, name="海岸の清掃", baseline="11 の海岸で回収した。")
    file = SimpleUploadedFile("jizen.xlsx", data)
    where = client.post(f"/cycle/{staff.cycle.pk}/workbook", {"file": file}).headers["Location"]
    plan = Planner(staff[CycleRole.OFFICER], staff.cycle).plan(read_work(Source("a.xlsx", data)))
    assert {(one.unit.subject, one.key) for one in plan.changes} == {
        ("1-1", "name"),
        ("1-1", "baseline"),
    }
    html = page(client, where)
    assert all(place in html for one in plan.changes for place in one.where)
    assert Cell.objects.filter(unit__subject="1-1", key="name").get().value != "海岸の清掃"
    client.post(where, {"digest": plan.digest})
    assert Cell.objects.filter(unit__subject="1-1", key="name").get().value == "海岸の清掃"


def test_every_cell_is_placed_or_named() -> None:
    found = read_work(Source("hoshizora.xlsx", EXAMPLE.read_bytes()))
    placed = {f"{line.label}!{cell}" for line in found.lines for cell in line.cells.values()}
    named = {f"{one.sheet}!{one.cell}" for one in found.problems}
    assert len(placed) > 30
    assert not placed & named
    assert {one.code for one in found.problems} == {"not-of-the-cycle"}
    assert any("手仕事継承基本計画" in one.found for one in found.problems)
    years = [line for line in found.lines if line.sheet == "years"]
    assert {line.values["year"] for line in years} == {2021, 2022, 2023}
