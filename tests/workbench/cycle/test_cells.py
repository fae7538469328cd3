"""Cells: versions, conflicts that people can read, drafts that survive, what is typed."""

import pytest
from django.db import DatabaseError, transaction

from sesaku_web.exceptions import ConditionError, PermissionRefusedError
from tests.workbench.cycle.people import Staffed, staffed, write, written
from workbench.cycle.actions.keep_draft import Typed, drop_draft, keep_draft
from workbench.cycle.actions.move_unit import move_unit
from workbench.cycle.actions.write_cell import Entered, write_cell
from workbench.cycle.comparing import Piece
from workbench.cycle.contents import content_of
from workbench.cycle.exceptions import ConflictError
from workbench.cycle.models import Cell, CellChange, Draft, Move
from workbench.cycle.workflow import CycleRole

pytestmark = pytest.mark.django_db

TARGET = "years/2023/target"


@pytest.fixture
def staff() -> Staffed:
    return staffed()


def test_every_version_is_kept(staff: Staffed) -> None:
    who = staff[CycleRole.DIVISION]
    for text in ("航路を開く。", "航路を二つ開く。", ""):
        write(who, staff.own, TARGET, text, reason="見直し")
    cell = Cell.objects.get(unit=staff.own, key=TARGET)
    assert (cell.version, cell.value) == (4, None)
    changes = list(CellChange.objects.filter(cell=cell).order_by("version"))
    assert [one.version for one in changes] == [1, 2, 3, 4]
    assert [one.new for one in changes[:-1]] == [one.old for one in changes[1:]]
    assert (changes[2].new or {})["text"] == "航路を二つ開く。"
    assert {one.reason for one in changes[1:]} == {"見直し"}


def test_a_change_can_be_neither_changed_nor_deleted(staff: Staffed) -> None:
    write(staff[CycleRole.DIVISION], staff.own, TARGET, "航路を開く。")
    staff.cycle.units.update(state="submitted")
    change = CellChange.objects.filter(cell__unit=staff.own).latest("pk")
    move_unit(staff[CycleRole.APPROVER], staff.own, "return", reason="書き直し")
    for spoil in (
        lambda: CellChange.objects.filter(pk=change.pk).update(reason="別の理由"),
        lambda: CellChange.objects.filter(pk=change.pk).delete(),
        lambda: Move.objects.update(reason="別の理由"),
        lambda: Move.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            spoil()


def test_two_people_at_one_cell_lose_nothing(staff: Staffed) -> None:
    first, second = staff[CycleRole.DIVISION], staff[CycleRole.COORDINATOR]
    write_cell(first, staff.own, TARGET, Entered(1, text="航路を二つ開く。"))
    with pytest.raises(ConflictError) as caught:
        write_cell(second, staff.own, TARGET, Entered(1, text="航路を三つ開く。"))
    conflict = caught.value
    assert (conflict.theirs, conflict.mine) == ("航路を二つ開く。", "航路を三つ開く。")
    assert (conflict.version, conflict.by, conflict.base) == (2, str(first.user), "")
    assert conflict.comparison == (
        Piece("both", "航路を"),
        Piece("theirs", "二"),
        Piece("mine", "三"),
        Piece("both", "つ開く。"),
    )
    assert "先に直しました" in str(conflict)
    assert write_cell(second, staff.own, TARGET, Entered(2, text="航路を三つ開く。")).version == 3


def test_the_same_text_again_is_no_conflict(staff: Staffed) -> None:
    who = staff[CycleRole.DIVISION]
    write_cell(who, staff.own, TARGET, Entered(1, text="航路を開く。"))
    assert write_cell(who, staff.own, TARGET, Entered(1, text="航路を開く。")).version == 2


def test_different_indicators_never_conflict(staff: Staffed) -> None:
    who = staff[CycleRole.COORDINATOR]
    for unit in staff.cycle.units.filter(kind="indicator"):
        write_cell(who, unit, TARGET, Entered(1, text="航路を開く。"))


def test_a_draft_survives_whatever_comes_late_or_twice(staff: Staffed) -> None:
    who = staff[CycleRole.DIVISION]
    keep_draft(who, staff.own, TARGET, Typed("航", "page-1", 1, 1))
    keep_draft(who, staff.own, TARGET, Typed("航路を", "page-1", 3, 1))
    keep_draft(who, staff.own, TARGET, Typed("航路", "page-1", 2, 1))
    keep_draft(who, staff.own, TARGET, Typed("航路を", "page-1", 3, 1))
    keep_draft(who, staff.own, TARGET, Typed("別の窓で", "page-2", 1, 1))
    assert sorted(Draft.objects.values_list("text", flat=True)) == ["別の窓で", "航路を"]
    staff.cycle.units.update(state="submitted")
    kept = keep_draft(who, staff.own, TARGET, Typed("航路を開", "page-1", 4, 1))
    assert kept.text == "航路を開"
    staff.cycle.units.update(state="draft")
    entered = Entered(1, text="航路を開く。", client_id="page-1")
    write_cell(who, staff.own, TARGET, entered)
    (left,) = Draft.objects.all()
    assert left.client_id == "page-2"
    drop_draft(who, left)
    assert not Draft.objects.exists()


def test_a_draft_is_its_writers_alone(staff: Staffed) -> None:
    kept = keep_draft(staff[CycleRole.DIVISION], staff.own, TARGET, Typed("航路", "page", 1))
    drop_draft(staff[CycleRole.COORDINATOR], kept)
    assert Draft.objects.filter(pk=kept.pk).exists()
    with pytest.raises(PermissionRefusedError):
        keep_draft(staff[CycleRole.AUDITOR], staff.own, TARGET, Typed("航路", "page", 1))


@pytest.mark.parametrize(
    "key", ["years/2023/colour", "nothing", "years", "goals/1", "cite", "years/23/target", "code/1"]
)
def test_there_is_no_such_cell(staff: Staffed, key: str) -> None:
    with pytest.raises(ConditionError, match="という欄はありません"):
        write(staff[CycleRole.OFFICER], staff.own, key, "書く")


def test_what_is_typed_becomes_what_a_reader_reads(staff: Staffed) -> None:
    who = staff[CycleRole.DIVISION]
    value = written(who, staff.own, TARGET, "１ 航路を開く。\r\n２ 便数を増やす。  ")
    assert value["text"] == "１ 航路を開く。\n２ 便数を増やす。"
    assert [(one["number"], one["text"]) for one in value["items"]] == [
        ("1", "航路を開く。"),
        ("2", "便数を増やす。"),
    ]
    figure = written(who, staff.own, "years/2024/target", "1,200 件以上")
    assert (figure["raw"], figure["value"], figure["unit"], figure["relation"]) == (
        "1,200 件以上",
        1200,
        "件",
        "at_least",
    )
    assert written(who, staff.own, "rating", "Ａ")["grade"] == "a"
    sentence = written(who, staff.own, "years/2024/target", "１ 便を増やす。")
    assert sentence["items"] == [{"number": "1", "text": "便を増やす。", "cite": []}]
    assert written(who, staff.own, "years/2024/target", "－")["raw"] == "－"


def test_a_figure_may_be_given_by_what_is_printed(staff: Staffed) -> None:
    officer, top = staff[CycleRole.OFFICER], staff.unit("measure")
    value = {"fiscal_year": 2023, "unit": "百万円", "initial": {"raw": "△1,234"}}
    write_cell(officer, top, "budgets/2023", Entered(0, value=value))
    measure = content_of(staff.cycle).measure
    assert measure is not None
    (budget,) = measure.budgets
    assert budget.initial is not None
    assert (budget.initial.value, budget.unit, budget.total) == (-1234, "百万円", None)


@pytest.mark.parametrize(
    "value",
    [
        {"fiscal_year": 2023, "colour": "blue"},
        [1],
        "text",
        5,
        {"fiscal_year": 2023, "initial": {"raw": []}},
        {"fiscal_year": 2023, "initial": {"raw": "1", "value": True}},
        {"fiscal_year": 10**30},
        {"fiscal_year": "2023"},
        {"fiscal_year": None},
        {"fiscal_year": 2023, "scope": "all"},
        {"unit": "円"},
    ],
)
def test_what_is_no_value_of_the_cell_changes_nothing(staff: Staffed, value: object) -> None:
    top = staff.unit("measure")
    with pytest.raises(ConditionError):
        write_cell(staff[CycleRole.OFFICER], top, "budgets/2023", Entered(0, value=value))
    assert not Cell.objects.filter(unit=top, key="budgets/2023").exists()
    content_of(staff.cycle)


def test_a_new_code_is_the_new_subject(staff: Staffed) -> None:
    who = staff[CycleRole.COORDINATOR]
    write(who, staff.own, "code", "7-7")
    assert staff.unit("7-7").pk == staff.own.pk
    taken = staff.cycle.units.filter(kind="indicator").exclude(pk=staff.own.pk)[0].subject
    write(who, staff.own, "code", taken)
    # The first in the order of the document has the plain name.
    assert staff.cycle.units.get(pk=staff.own.pk).subject == taken
    assert staff.cycle.units.filter(subject=f"{taken}~2").exists()
