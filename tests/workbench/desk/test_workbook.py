"""The Excel way in: what goes out comes in unchanged, and what cannot be placed is named."""

import io
from typing import Any, TypeAlias

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from sesaku.exports.cycle_workbook import read
from sesaku.readers.source import Source
from sesaku_web.exceptions import ConditionError
from tests.sesaku_web.factories import document
from tests.sesaku_web.pages.asking import page, words
from tests.workbench.cycle.people import Staffed, staffed, write
from tests.workbench.desk.asking import seated
from workbench.cycle.models import Cell, CellChange
from workbench.cycle.starting import start_cycle
from workbench.cycle.workflow import CycleRole
from workbench.desk.models import Upload
from workbench.desk.workbook.exporting import workbook_of
from workbench.desk.workbook.planning import Planner

pytestmark = pytest.mark.django_db

Made: TypeAlias = Any
"""A workbook or a sheet of a library without types."""


def book(staff: Staffed) -> Made:
    """Return the workbook of a cycle, to be changed."""
    return openpyxl.load_workbook(io.BytesIO(workbook_of(staff.cycle)))


def said(cell: Cell) -> dict[str, Any]:
    """Return the record that stands in a cell."""
    assert isinstance(cell.value, dict)
    return cell.value


def send(client: Client, staff: Staffed, made: Made) -> str:
    """Send a workbook and return the address of its preview."""
    buffer = io.BytesIO()
    made.save(buffer)
    file = SimpleUploadedFile("results.xlsx", buffer.getvalue())
    response = client.post(f"/cycle/{staff.cycle.pk}/workbook", {"file": file})
    assert response.status_code == 302, response.content.decode()
    return str(response.headers["Location"])


def row_of(sheet: Made, *keys: object) -> int:
    """Return the number of the row with these keys."""
    for row in sheet.iter_rows(min_row=2):
        if tuple(cell.value for cell in row[: len(keys)]) == keys:
            return int(row[0].row)
    raise AssertionError(keys)


@pytest.mark.parametrize("next_cycle", [True, False])
def test_what_goes_out_comes_in_unchanged(next_cycle: bool) -> None:  # noqa: FBT001 - a case
    staff = staffed() if next_cycle else staffed(period=None)
    found = read(Source("a.xlsx", workbook_of(staff.cycle)))
    plan = Planner(staff[CycleRole.OFFICER], staff.cycle).plan(found)
    assert (plan.changes, plan.problems) == ([], [])
    assert plan.same > 20


_DIGITS = 15
TEXTS = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=40).filter(
    lambda text: sum(map(str.isnumeric, text)) <= _DIGITS  # a number of more is refused
)


@settings(max_examples=25, deadline=None)
@given(target=TEXTS, goal=TEXTS, reason=TEXTS)
def test_whatever_was_written_comes_in_unchanged(target: str, goal: str, reason: str) -> None:
    staff = staffed(document().reading)
    officer = staff[CycleRole.OFFICER]
    for key, text in (("years/2022/target", target), ("midterm_goal", goal), ("rationale", reason)):
        write(officer, staff.unit("1-2"), key, text)
    found = read(Source("a.xlsx", workbook_of(staff.cycle)))
    plan = Planner(officer, staff.cycle).plan(found)
    assert (plan.changes, plan.problems) == ([], [])


def test_an_absurd_number_is_refused() -> None:
    staff = staffed(document().reading)
    with pytest.raises(ConditionError):
        write(staff[CycleRole.OFFICER], staff.unit("1-2"), "midterm_goal", "1" + "0" * 18)


def test_results_of_a_division_come_in_once_they_are_confirmed() -> None:
    staff = staffed()
    client = seated(staff[CycleRole.OFFICER])
    made = book(staff)
    sheet = made["年度目標・実績"]
    sheet.cell(row_of(sheet, "1-1", 2022), 3).value = "三つの海岸で回収する。"
    made["予算額・執行額"].append(
        ["分担金・拠出金を除く", 2022, "百万円", 120, -3, None, 117, None]
    )
    before = CellChange.objects.count()
    preview = send(client, staff, made)
    told = words(page(client, preview))
    assert "年度目標・実績!C" in told
    assert "三つの海岸で回収する。" in told
    assert CellChange.objects.count() == before

    html = page(client, preview)
    digest = html.split('name="digest" value="')[1].split('"')[0]
    response = client.post(preview, {"digest": digest})
    assert response.status_code == 302, response.content.decode()
    cell = Cell.objects.get(unit=staff.unit("1-1"), key="years/2022/target")
    assert said(cell)["text"] == "三つの海岸で回収する。"
    budget = Cell.objects.get(unit=staff.unit("measure"), key__startswith="budgets/")
    assert said(budget)["initial"]["value"] == 120
    assert said(budget)["supplementary"]["value"] == -3
    assert bytes(Upload.objects.get().content) == b""
    page(client, preview, status=404)


def test_each_cell_without_a_place_is_named() -> None:
    staff = staffed()
    client = seated(staff[CycleRole.OFFICER])
    made = book(staff)
    sheet = made["年度目標・実績"]
    last = sheet.max_row
    sheet.append(["9-9", 2022, "どこにもない指標", None])
    sheet.append(["1-1", 2031, "期間の外", None])
    sheet.append([None, 2022, "番号なし", None])
    sheet.cell(2, 7).value = "見出しなし"
    made.create_sheet("メモ")["B3"] = "覚え書き"
    told = words(page(client, send(client, staff, made)))
    for place, why in (
        (f"年度目標・実績!C{last + 1}", "この番号は、この評価の作業にありません。"),
        (f"年度目標・実績!C{last + 2}", "評価の期間（2022～2024）にありません。"),
        (f"年度目標・実績!C{last + 3}", "この行には「指標番号」がありません。"),
        ("年度目標・実績!G2", "この列には見出しがありません。"),
        ("メモ!B3", "このシートはブックの様式にありません。"),
    ):
        assert place in told
        assert why in told


def test_a_division_writes_its_own_indicators_alone() -> None:
    staff = staffed()
    client = seated(staff[CycleRole.DIVISION])
    made = book(staff)
    sheet = made["年度目標・実績"]
    for code in ("1-1", "1-2"):
        sheet.cell(row_of(sheet, code, 2022), 3).value = f"{code} の新しい目標"
    preview = send(client, staff, made)
    told = words(page(client, preview))
    assert "担当の割り当てがありません" in told
    digest = page(client, preview).split('name="digest" value="')[1].split('"')[0]
    client.post(preview, {"digest": digest})
    assert Cell.objects.get(unit=staff.unit("1-1"), key="years/2022/target").value is not None
    assert Cell.objects.get(unit=staff.unit("1-2"), key="years/2022/target").value is None


def test_what_is_confirmed_is_what_was_shown() -> None:
    staff = staffed()
    client = seated(staff[CycleRole.OFFICER])
    made = book(staff)
    sheet = made["年度目標・実績"]
    sheet.cell(row_of(sheet, "1-1", 2022), 3).value = "ブックの目標"
    preview = send(client, staff, made)
    digest = page(client, preview).split('name="digest" value="')[1].split('"')[0]
    write(staff[CycleRole.COORDINATOR], staff.unit("1-1"), "years/2022/target", "画面の目標")
    response = client.post(preview, {"digest": digest})
    assert response.status_code == 400
    assert "もう一度確かめてください" in response.content.decode()
    cell = Cell.objects.get(unit=staff.unit("1-1"), key="years/2022/target")
    assert said(cell)["text"] == "画面の目標"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"code,year\n1-1,2022\n"])
def test_a_file_that_is_no_workbook_is_refused(content: bytes) -> None:
    staff = staffed()
    client = seated(staff[CycleRole.OFFICER])
    file = SimpleUploadedFile("results.xlsx", content or b" ")
    response = client.post(f"/cycle/{staff.cycle.pk}/workbook", {"file": file})
    assert response.status_code == 400
    assert "壊れている" in response.content.decode()
    assert not Upload.objects.exists()


def test_a_workbook_is_for_its_sender_alone() -> None:
    staff = staffed()
    preview = send(seated(staff[CycleRole.OFFICER]), staff, book(staff))
    page(seated(staff[CycleRole.COORDINATOR]), preview, status=404)
    response = seated(staff[CycleRole.AUDITOR]).post(f"/cycle/{staff.cycle.pk}/workbook", {})
    assert response.status_code in {400, 403}


def test_the_template_can_be_filled_in() -> None:
    staff = staffed()
    client = seated(staff[CycleRole.OFFICER])
    response = client.get(f"/cycle/{staff.cycle.pk}/workbook/template.xlsx")
    made = openpyxl.load_workbook(io.BytesIO(response.content))
    made["年度目標・実績"].append(["1-1", "令和4年度", "様式に書いた目標"])
    assert "様式に書いた目標" in words(page(client, send(client, staff, made)))


def test_the_real_size_takes_few_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    officer = staffed()[CycleRole.OFFICER]
    cycle = start_cycle(officer, document().reading)
    with django_assert_max_num_queries(2):
        workbook_of(cycle)
