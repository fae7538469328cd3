"""What the checks ask while one writes, and what is put aside."""

import json

import pytest

from sesaku.checks.audit import audit
from sesaku.model.snapshot import reading_of
from sesaku_web.accounts.permissions import Role
from sesaku_web.exceptions import ConditionError, NotFoundError, PermissionRefusedError
from sesaku_web.history.log import verify
from sesaku_web.sources.models import ReadingContent
from tests.sesaku_web.factories import actor, document
from tests.workbench.cycle.people import Staffed, staffed, write
from workbench.cycle.actions.advise import dismiss_advice, raise_advice
from workbench.cycle.advice import Advice, advice_for
from workbench.cycle.starting import start_cycle
from workbench.cycle.workflow import CycleRole

pytestmark = pytest.mark.django_db

SAME = "代替船を二隻にし、欠航を年 12 日以内にするための協議を四つの島の自治体と行う。"


@pytest.fixture
def staff() -> Staffed:
    return staffed()


def asked(staff: Staffed, **typed: str) -> dict[str, Advice]:
    keys = {name.replace("_", "/"): text for name, text in typed.items()}
    return {one.finding.check: one for one in advice_for(staff.cycle, staff.own.subject, keys)}


def repeated(staff: Staffed) -> Advice:
    who = staff[CycleRole.DIVISION]
    for year in (2022, 2023):
        write(who, staff.own, f"years/{year}/target", SAME)
    return asked(staff)["target-repeated"]


def test_a_target_that_repeats_last_years_is_asked_about(staff: Staffed) -> None:
    assert "target-repeated" not in asked(staff)
    found = repeated(staff)
    assert found.keys == ("years/2022/target", "years/2023/target")
    assert found.state == "open"
    assert "令和4年度・令和5年度の目標" in found.finding.message


def test_it_is_asked_while_one_types(staff: Staffed) -> None:
    write(staff[CycleRole.DIVISION], staff.own, "years/2022/target", SAME)
    typed = {"years/2023/target": SAME}
    found = advice_for(staff.cycle, staff.own.subject, typed)
    assert "target-repeated" in {one.finding.check for one in found}
    assert "target-repeated" not in asked(staff)


def test_the_last_cycle_is_compared_but_not_asked_about_alone(staff: Staffed) -> None:
    reading = staff.cycle.source
    assert reading is not None
    row = reading.indicatorrows.get(subject=staff.own.subject)
    last = max(
        (one for one in row.data["years"] if one["target"]), key=lambda one: one["fiscal_year"]
    )
    assert last["fiscal_year"] == 2021
    assert asked(staff) == {}
    found = asked(staff, years_2022_target=last["target"]["text"])
    assert found["target-repeated"].keys == ("years/2022/target",)
    told = {one.role for one in found["target-repeated"].finding.evidence}
    assert told == {"target 2021", "target 2022"}


def test_an_item_without_an_answer_is_asked_about(staff: Staffed) -> None:
    found = asked(
        staff,
        years_2022_target="１ 港の桟橋を修理する。\n"
        "２ 船長の日誌を復刻し、郷土資料館の巡回展示で紹介するとともに、索引と用語集を載せる。",
        years_2022_result="１ 港の桟橋を修理した。\n２ 船の写真を募り、二十枚を絵葉書にした。",
    )
    assert "target-unanswered" in found


def test_what_nothing_could_show_to_be_missed(staff: Staffed) -> None:
    found = asked(
        staff,
        years_2022_target="離島の役割についての国民の認識を高める。",
        years_2023_target="船の便を保ち、離島の役割についての国民の認識を高める。",
    )
    assert "target-unmeasurable" in found


def test_a_dismissal_stays_by_what_the_finding_is_about(staff: Staffed) -> None:
    who = staff[CycleRole.DIVISION]
    found = repeated(staff)
    with pytest.raises(ConditionError, match="理由"):
        dismiss_advice(who, staff.own, found, " ")
    dismiss_advice(who, staff.own, found, "二年がかりの協議である。")
    again = asked(staff)["target-repeated"]
    assert again.state == "dismissed"
    assert again.dismissal is not None
    assert again.dismissal.reason == "二年がかりの協議である。"
    # Another cell changes: it stays. What it rests on changes: it is shown again, with the reason.
    write(who, staff.own, "rationale", "船の便が島の暮らしを支えるため。")
    assert asked(staff)["target-repeated"].state == "dismissed"
    for year in (2022, 2023):
        write(who, staff.own, f"years/{year}/target", SAME.replace("二隻", "三隻"))
    assert asked(staff)["target-repeated"].state == "review"
    raise_advice(who, staff.own, again.dismissal, "協議が終わった。")
    assert asked(staff)["target-repeated"].state == "open"
    verify()


def test_others_indicators_findings_are_not_for_me(staff: Staffed) -> None:
    other = staff.cycle.units.filter(kind="indicator").exclude(pk=staff.own.pk)[0]
    with pytest.raises(PermissionRefusedError):
        dismiss_advice(staff[CycleRole.DIVISION], other, repeated(staff), "理由")


def test_a_report_loaded_as_it_is_is_asked_what_the_audit_asks() -> None:
    reading = document().reading
    cycle = start_cycle(actor(Role.EVALUATOR), reading)
    held = ReadingContent.objects.get(reading=reading)
    audited = audit([reading_of(json.loads(held.snapshot), held.text)])
    indicators = set(cycle.units.filter(kind="indicator").values_list("subject", flat=True))
    wanted = {(one.check, one.subject) for one in audited.findings if one.subject in indicators}
    found = {
        (one.finding.check, one.finding.subject)
        for subject in indicators
        for one in advice_for(cycle, subject)
    }
    assert wanted
    assert found == wanted
    of_measure = {one.finding.check for one in advice_for(cycle, "measure")}
    others = {one.check for one in audited.findings} - {check for check, _ in wanted}
    assert of_measure >= others
    assert "remark-unanswered" in of_measure


def test_there_is_no_such_unit(staff: Staffed) -> None:
    with pytest.raises(NotFoundError):
        advice_for(staff.cycle, "9-9")
