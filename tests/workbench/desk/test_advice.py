"""The checks beside the editor look at what is being typed, in whatever it is typed."""

import json

import pytest

from tests.sesaku_web.pages.asking import page, words
from tests.workbench.cycle.people import Staffed, staffed
from tests.workbench.desk.asking import seated, unit
from workbench.cycle.workflow import CycleRole

pytestmark = pytest.mark.django_db


def asked(staff: Staffed, subject: str, key: str, text: str) -> str:
    """Type a text, save nothing, and return what the panel says."""
    client = seated(staff[CycleRole.OFFICER])
    kept = {"key": key, "client_id": "abc", "sequence": "1", "base_version": "0", "text": text}
    assert client.post(unit(staff, subject, "/draft"), kept).status_code == 200
    return words(page(client, unit(staff, subject, "/advice")))


def test_a_sum_is_asked_about_before_it_is_saved() -> None:
    staff = staffed()
    money = {"fiscal_year": "2022", "unit": "百万円", "initial": "100", "supplementary": "20"}
    wrong, right = ({**money, "total": total} for total in ("122", "120"))
    assert "120" in asked(staff, "measure", "budgets/9", json.dumps(wrong))
    assert "点検から問うことはありません" in asked(
        staffed(), "measure", "budgets/9", json.dumps(right)
    )


def test_what_cannot_be_read_is_told_and_the_rest_is_asked_about() -> None:
    staff = staffed()
    asked(staff, "measure", "budgets/8", json.dumps({"fiscal_year": "来年", "total": "1"}))
    said = asked(
        staff,
        "measure",
        "budget_form",
        json.dumps(
            {
                "unit": "千円",
                "table": "会計｜組織／勘定｜項・事項｜他の個別票｜4年度\n"
                "一般｜局｜費｜｜10\n一般｜局｜費目｜｜20\n＝合計｜｜｜｜32",
            }
        ),
    )
    assert "「来年」が年度として読めません" in said
    assert "32" in said
