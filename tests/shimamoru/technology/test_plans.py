"""The catalogue and plans: kept, answered apart, shown with reasons, compared, downloaded."""

import io
from datetime import timedelta
from typing import Any

import openpyxl
import pypdfium2
import pytest
from django.utils import timezone

from sesaku_web.accounts.permissions import Role
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import verify
from sesaku_web.history.models import Entry
from shimamoru.planning.catalogue import shipped
from shimamoru.technology import running
from shimamoru.technology.actions.edit_technology import edit_technology
from shimamoru.technology.actions.make_plan import finish_plan, make_plan
from shimamoru.technology.asking import Choice, question
from shimamoru.technology.catalogue import entries
from shimamoru.technology.models import EditedTechnology, Plan
from tests.sesaku_web.factories import actor
from tests.sesaku_web.pages.asking import browser, page

pytestmark = pytest.mark.django_db

ISLANDS = ("yonagunijima", "uotsurishima", "tsushima")


def plan(**given: Any) -> Plan:  # noqa: ANN401 - parts of a choice
    choice = Choice(**{"oku": 3, "islands": ISLANDS, **given})
    who = actor(Role.EDITOR)
    return running.answer_now(who, make_plan(who, "南の島", question(choice), form={}))


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer in the request: a thread would not see what the test has not committed."""
    monkeypatch.setattr(running, "begin", running.answer_now)


def test_a_plan_is_answered_and_stays_as_it_was_asked() -> None:
    made = plan()
    assert (made.state, made.answer["status"]) == (Plan.State.DONE, "optimal")  # type: ignore[index] # it is there
    assert [one.action for one in Entry.objects.order_by("sequence")] == [
        "plan.make",
        "plan.finish",
    ]
    radar = {**shipped("technologies")["radar"], "buy": 1}
    edit_technology(actor(Role.EDITOR), "radar", radar, reason="安くなった")
    made.refresh_from_db()
    assert made.asked["technologies"]["radar"]["buy"] == 30_000
    verify()


def test_the_first_answer_stays() -> None:
    made = plan()
    again = finish_plan(actor(Role.EDITOR), made, {"status": "stopped", "trouble": []}, 1)
    assert again.state == Plan.State.DONE


def test_the_pages_of_a_plan() -> None:
    made, client = plan(), browser()
    said = page(client, f"/islands/plans/{made.pk}/")
    for words in (
        "最適であることが証明された計画",
        "次の 1 億円で買えるもの",
        "例（仮定）の数値",
        "<polyline",
    ):
        assert words in said
    why = page(client, f"/islands/plans/{made.pk}/uotsurishima/")
    assert "島に 住む人、道路 がない" in why or "島に 住む人 がない" in why
    assert "選ばない" in why
    assert "はありません" in page(client, f"/islands/plans/{made.pk}/atlantis/", status=404)


def test_a_plan_is_made_by_the_page(at_once: None) -> None:  # noqa: ARG001 - it is in place
    client = browser(Role.EDITOR)
    known = shipped("circumstances")
    given = {
        "name": "試し",
        "oku": "2",
        "years": "5",
        "redundancy": "20",
        "floor": "0",
        "staff": "",
        "trust": "no",
        "islands": list(ISLANDS),
        "rule-kind-0": "required",
        "rule-island-0": "yonagunijima",
        "rule-technology-0": "ais",
        **{f"grade-{one}": str(weight) for one, weight in known["grades"].items()},
        **{f"target-{one}": str(said["weight"]) for one, said in known["targets"].items()},
    }
    answer = client.post("/islands/plans/new/", given)
    assert answer.status_code == 302
    made = Plan.objects.get()
    assert made.asked["required"] == [["yonagunijima", "ais"]]
    assert "選ぶ（必須）" in page(client, f"/islands/plans/{made.pk}/yonagunijima/")
    again = page(client, f"/islands/plans/new/?from={made.pk}")
    assert 'value="試し"' in again
    wrong = client.post("/islands/plans/new/", {**given, "oku": "多い"})
    assert wrong.status_code == 400
    assert Plan.objects.count() == 1


def test_what_waits_says_so_and_is_read_anew() -> None:
    made = make_plan(actor(Role.EDITOR), "待つ", question(Choice(oku=1, islands=ISLANDS)), form={})
    answer = browser().get(f"/islands/plans/{made.pk}/")
    assert "計算しています" in answer.content.decode()
    assert answer.headers["Refresh"] == "3"
    made.made_at = timezone.now() - timedelta(hours=2)
    made.save()
    assert "答えは来ません" in page(browser(), f"/islands/plans/{made.pk}/")


def test_an_impossible_plan_says_why() -> None:
    made = plan(required=(("uotsurishima", "citizens"),))
    said = page(browser(), f"/islands/plans/{made.pk}/")
    assert "魚釣島 には、必須とされた 住民・来島者の通報 を置けません" in said


def test_plans_side_by_side() -> None:
    one, other = plan(), plan(oku=30)
    said = page(browser(), f"/islands/plans/compare/?plan={one.pk}&plan={other.pk}")
    assert "配備が違う島" in said
    assert "見つける割合" in said
    assert "二つ以上" in page(browser(), f"/islands/plans/compare/?plan={one.pk}", status=400)


def test_files() -> None:
    made, client = plan(), browser()
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(f"/islands/plans/{made.pk}/plan.xlsx").content)
    )
    assert book.sheetnames[0] == "島ごとの配備"
    assert book["島ごとの配備"]["A2"].value
    assert book["前提"]["E2"].value == "例"
    pdf = pypdfium2.PdfDocument(client.get(f"/islands/plans/{made.pk}/plan.pdf").content)
    text = "".join(one.get_textpage().get_text_range() for one in pdf)
    assert "南の島" in text
    assert "与那国島" in text


def test_a_plan_is_withdrawn_with_a_reason() -> None:
    made, client = plan(), browser(Role.EDITOR)
    assert client.post(f"/islands/plans/{made.pk}/withdraw/", {"reason": "古い"}).status_code == 302
    assert client.get(f"/islands/plans/{made.pk}/").status_code == 404
    assert "計画案はまだありません" in page(client, "/islands/plans/")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"oku": -1}, "予算"),
        ({"oku": float("nan")}, "予算"),
        ({"years": 0}, "年数"),
        ({"islands": ("atlantis",)}, "台帳"),
        ({"technologies": ("magic",)}, "一覧"),
        ({"required": (("hokkaido", "ais"),)}, "選んだ島"),
        ({"redundancy": 101}, "割合"),
        ({"staff": -1}, "人員"),
        ({"targets": {"boat": 0, "vessel": 0, "person": 0, "drone": 0, "drift": 0}}, "すべて 0"),
    ],
)
def test_what_cannot_be_asked(given: dict[str, Any], message: str) -> None:
    with pytest.raises(ConditionError, match=message):
        question(Choice(**{"oku": 1, "islands": ISLANDS, **given}))


def test_the_catalogue_says_that_its_figures_are_examples() -> None:
    said = page(browser(), "/islands/technology/")
    assert "12 件の数値は例（仮定）です" in said
    assert "沿岸レーダー" in said


def test_a_technology_is_changed_by_the_page() -> None:
    client = browser(Role.EDITOR)
    given = {
        "ja": "気球",
        "scope": "island",
        "range_km": "15",
        "capacity": "0",
        "buy": "2,000",
        "run": "300",
        "staff": "1",
        "detects-boat": "0.4",
        "factors-rough": "0.1",
        "needs": ["power"],
        "assumption": "見積書",
        "reason": "候補に加える",
    }
    assert client.post("/islands/technology/balloon/", given).status_code == 302
    saved = EditedTechnology.objects.get()
    assert (saved.example, saved.content["buy"], saved.content["needs"]) == (False, 2000, ["power"])
    assert "気球" in page(client, "/islands/technology/")
    assert [one.technology.id for one in entries()][-1] == "balloon"
    for change in ({"detects-boat": "1.5"}, {"buy": "x"}, {"scope": "moon"}, {"assumption": ""}):
        assert client.post("/islands/technology/balloon/", {**given, **change}).status_code == 400
    assert client.post("/islands/technology/balloon/", {**given, "hidden": "1"}).status_code == 302
    assert "balloon" not in [one.technology.id for one in entries()]


def test_a_reader_makes_no_plan() -> None:
    assert browser(Role.READER).post("/islands/plans/new/", {}).status_code == 403
