"""Tables within a record: reference indicators, the budget form, the money of means."""

from typing import Any

import pytest

from tests.sesaku_web.pages.asking import page, words
from tests.workbench.cycle.people import Staffed, staffed
from tests.workbench.desk.asking import seated, sent, unit
from tests.workbench.desk.forms import fields_of
from workbench.cycle.models import Cell
from workbench.cycle.workflow import CycleRole
from workbench.desk.editing.grids import grid_in, shown_grid

pytestmark = pytest.mark.django_db

REFERENCE = "reference_indicators/9"
SERIES = "年度｜令和2年度｜2021\n便数｜1,200 便｜－\n利用者｜｜約 3 万人"
FORM = (
    "会計｜組織／勘定｜項・事項｜他の個別票｜2年度｜3年度\n"
    "一般｜航路局｜離島航路費｜｜1,200｜△56\n"
    "特別｜｜灯台費｜3-1｜300｜\n"
    "＝小計｜｜｜｜1,500｜△56"
)


def value(staff: Staffed, subject: str, key: str) -> dict[str, Any]:
    found = Cell.objects.get(unit=staff.unit(subject), key=key).value
    assert isinstance(found, dict)
    return found


def save(staff: Staffed, subject: str, **said: str) -> str:
    client = seated(staff[CycleRole.OFFICER])
    response = client.post(unit(staff, subject), sent(staff, subject, **said), follow=True)
    return words(response.content.decode())


def test_a_reference_indicator_is_written_as_a_table() -> None:
    staff = staffed(period=None)
    save(
        staff,
        "F1",
        **{
            f"{REFERENCE}#name": "航路の便数",
            f"{REFERENCE}#series": SERIES,
            f"{REFERENCE}#source": "航路局調べ",
            f"{REFERENCE}#notes": "暫定値。",
        },
    )
    found = value(staff, "F1", REFERENCE)
    first, second = found["series"]
    assert [one["fiscal_year"] for one in first["values"]] == [2020, 2021]
    assert (first["values"][0]["value"], first["values"][0]["unit"]) == (1200, "便")
    assert first["values"][1]["value"] is None
    assert [one["fiscal_year"] for one in second["values"]] == [2021]
    assert found["source"] == {"text": "航路局調べ", "cite": []}
    # One cell is changed: the others keep all that was read of them.
    shown = shown_grid("series", found)
    changed = grid_in("series", shown.replace("1,200 便", "1,300 便"), found)["series"]
    assert changed[0]["values"][0]["value"] == 1300
    assert changed[0]["values"][1] == first["values"][1]
    assert changed[1] == second


def test_a_value_without_its_year_is_named_and_nothing_is_lost() -> None:
    staff = staffed(period=None)
    wrong = {f"{REFERENCE}#name": "便数", f"{REFERENCE}#series": "年度｜2020\n便数｜1｜2"}
    said = save(staff, "F1", **wrong)
    assert "「便数」の行に、見出しのない値「2」があります" in said
    assert not Cell.objects.filter(unit=staff.unit("F1"), key=REFERENCE).exists()
    html = page(seated(staff[CycleRole.OFFICER]), unit(staff, "F1"))
    form = dict(fields_of(html, "editor"))
    assert form[f"t:{REFERENCE}#series"] == wrong[f"{REFERENCE}#series"]
    wrong[f"{REFERENCE}#series"] = "年度｜来年\n便数｜1"
    assert "「来年」が年度として読めません" in save(staff, "F1", **wrong)


def test_the_budget_form_is_written_as_a_table() -> None:
    staff = staffed(period=None)
    save(staff, "measure", **{"budget_form#unit": "千円", "budget_form#table": FORM})
    found = value(staff, "measure", "budget_form")
    assert found["columns"] == ["2年度", "3年度"]
    rows, totals = found["rows"], found["totals"]
    assert [one["item"] for one in rows] == ["離島航路費", "灯台費"]
    assert [one["value"] for one in rows[0]["values"]] == [1200, -56]
    assert rows[1]["reference"] == "3-1"
    assert totals[0]["label"] == "小計"
    assert shown_grid("table", found) == FORM
    # Pasted with tabs, it says the same.
    assert shown_grid("table", grid_in("table", FORM.replace("｜", "\t"), {})) == FORM


def test_the_money_of_a_means_is_written_by_year() -> None:
    staff = staffed(period=None)
    save(
        staff,
        "F1",
        **{
            "means/9#name": "離島航路の補助",
            "means/9#unit": "百万円",
            "means/9#indicators": "1-1\n1-2",
            "means/9#budgets": "年度｜予算額｜執行額\n令和3年度｜1,200｜1,150",
        },
    )
    found = value(staff, "F1", "means/9")
    assert found["indicators"] == ["1-1", "1-2"]
    (money,) = found["budgets"]
    assert (money["fiscal_year"], money["budget"]["value"]) == (2021, 1200)
