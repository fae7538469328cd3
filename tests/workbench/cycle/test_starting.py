"""Starting the next cycle: what comes over, what is proposed, and what people decide."""

from datetime import date
from pathlib import Path

import pytest

from sesaku.readers.source import Source
from sesaku_web.accounts.permissions import Role
from sesaku_web.exceptions import ConditionError, PermissionRefusedError
from sesaku_web.sources.actions.add_document import add_document
from sesaku_web.sources.actions.withdraw_document import withdraw_document
from sesaku_web.sources.models import StoredReading
from tests.conftest import ROOT
from tests.sesaku_web.factories import REPORT, actor, document
from tests.workbench.cycle.people import NEXT, staffed
from tests.workbench.cycle.test_loading import stored
from workbench.comparisons.actions.judge import Decided, judge, withdraw
from workbench.comparisons.opened import open_after
from workbench.cycle.actions.decide_proposal import decide_proposal
from workbench.cycle.contents import content_of
from workbench.cycle.models import Proposal, Unit
from workbench.cycle.starting import Period, start_cycle
from workbench.cycle.workflow import CycleRole

SKY = ROOT / "examples" / "evaluation_report" / "sora_no_michi_r2.txt"

pytestmark = pytest.mark.django_db


def test_goals_fields_and_indicators_come_over_without_values() -> None:
    reading = document().reading
    last = content_of(start_cycle(actor(Role.EVALUATOR), reading))
    cycle = start_cycle(actor(Role.EVALUATOR), reading, NEXT)
    content = content_of(cycle)
    assert last.measure is not None
    assert content.measure is not None
    assert content.measure.goals == last.measure.goals
    assert [one.name for one in content.fields] == [one.name for one in last.fields]
    pairs = [
        (one, other)
        for new, old in zip(content.fields, last.fields, strict=True)
        for one, other in zip(new.indicators, old.indicators, strict=True)
    ]
    assert pairs
    for one, other in pairs:
        assert (one.code, one.name, one.kind, one.main) == (
            other.code,
            other.name,
            other.kind,
            other.main,
        )
        assert [(year.fiscal_year, year.target, year.result) for year in one.years] == [
            (year, None, None) for year in range(2022, 2025)
        ]
        assert one.rating is None
        assert one.baseline is None or one.baseline.fiscal_year == other.years[-1].fiscal_year
    assert content.measure.attainment is None
    assert content.measure.opinions == ()
    assert content.measure.rating_summary == ()
    assert not any(field.analysis or field.next_indicators for field in content.fields)


def test_the_years_are_data() -> None:
    cycle = start_cycle(actor(Role.EVALUATOR), document().reading, NEXT)
    assert [(one.fiscal_year, one.begins_on, one.ends_on) for one in cycle.years.all()] == [
        (year, date(year, 4, 1), date(year + 1, 3, 31)) for year in (2022, 2023, 2024)
    ]


@pytest.mark.parametrize("period", [Period(2022, 2021), Period(2022, 2027), Period(1850, 1851)])
def test_a_period_is_of_one_to_five_years(period: Period) -> None:
    with pytest.raises(ConditionError, match="年"):
        start_cycle(actor(Role.EVALUATOR), document().reading, period)


@pytest.mark.parametrize("years", range(1, 6))
def test_one_to_five_years_will_do(years: int) -> None:
    cycle = start_cycle(
        actor(Role.EVALUATOR), document().reading, Period(2022, 2021 + years), name="次の期間"
    )
    assert (cycle.name, cycle.years.count()) == ("次の期間", years)


@pytest.mark.parametrize(
    ("report", "changes"), [(REPORT, {"renamed"}), (SKY, {"new", "retired"})], ids=["sea", "sky"]
)
def test_what_was_announced_is_proposed_and_a_person_decides(
    report: Path, changes: set[str]
) -> None:
    staff = staffed(stored(report))
    officer = staff[CycleRole.OFFICER]
    proposals = list(Proposal.objects.filter(cycle=staff.cycle))
    assert {one.change for one in proposals} == changes
    before = Unit.objects.living().filter(cycle=staff.cycle).count()
    for one in proposals:
        with pytest.raises(ConditionError, match="採用しない理由"):
            decide_proposal(officer, one, accept=False)
        decide_proposal(officer, one, accept=True)
        with pytest.raises(ConditionError, match="既に"):
            decide_proposal(officer, one, accept=False, reason="やめる")
    made = [one.change for one in proposals]
    after = before + made.count("new") - made.count("retired")
    assert Unit.objects.living().filter(cycle=staff.cycle).count() == after
    content = content_of(staff.cycle)
    found = {one.code: one.name for field in content.fields for one in field.indicators}
    subjects = set(
        Unit.objects.living().filter(cycle=staff.cycle).values_list("subject", flat=True)
    )
    for one in proposals:
        if one.change in {"renamed", "new"}:
            assert found[one.code] == one.name
            assert one.code in subjects
    retired = [one for one in proposals if one.change == "retired"]
    ended = Unit.objects.exclude(ended_at=None).filter(cycle=staff.cycle)
    assert {unit.pk for unit in ended} == {one.unit_id for one in retired}


def test_a_rejected_proposal_changes_nothing() -> None:
    staff = staffed()
    before = content_of(staff.cycle)
    for one in Proposal.objects.filter(cycle=staff.cycle):
        decide_proposal(
            staff[CycleRole.OFFICER], one, accept=False, reason="前の期間と比べるため。"
        )
    assert content_of(staff.cycle) == before


def test_open_remarks_of_the_last_report_come_over() -> None:
    cycle = start_cycle(actor(Role.EVALUATOR), document().reading, NEXT)
    remarks = list(cycle.remarks.all())
    assert remarks
    assert all(one.came_from.startswith("opinion:") for one in remarks)
    assert all(one.written_by is None for one in remarks)


@pytest.mark.parametrize("kind", ["ex_ante_sheet", "standard_form"])
def test_a_cycle_follows_forms_as_well(kind: str) -> None:
    path = next((ROOT / "examples" / kind).glob("*.xlsx"))
    cycle = start_cycle(actor(Role.EVALUATOR), stored(path), Period(2025, 2027))
    content = content_of(cycle)
    assert content.measure is not None
    assert content.measure.name
    assert any(field.indicators for field in content.fields)


def test_who_may_not_start_one_and_from_what() -> None:
    held = document()
    with pytest.raises(PermissionRefusedError):
        start_cycle(actor(Role.EDITOR), held.reading, NEXT)
    withdraw_document(actor(), held, reason="差し替え")
    reading = held.readings.get(current=True)
    reading.document.refresh_from_db()
    with pytest.raises(ConditionError, match="取り下げ"):
        start_cycle(actor(Role.EVALUATOR), reading, NEXT)


def test_what_people_judged_of_a_remark_counts() -> None:
    judge_by = actor(Role.EDITOR)
    reading = document().reading
    first = staffed(reading).cycle.remarks.order_by("number")
    texts = [one.text for one in first]
    subject = first[0].came_from
    addressed = Decided(subject, "status", "correct", "not_visible", "addressed", "本文にある。")
    made = judge(judge_by, reading.document, None, addressed)
    assert [one.text for one in staffed(reading).cycle.remarks.order_by("number")] == texts[1:]
    withdraw(judge_by, made, reason="読み直した。")
    assert staffed(reading).cycle.remarks.count() == len(texts)


def test_remarks_are_those_open_after_the_report_and_told_once() -> None:
    early = document().reading
    source = REPORT.read_bytes().replace("令和4年".encode(), "令和7年".encode())
    added = add_document(actor(Role.EDITOR), Source("次の評価書.txt", source))
    late = StoredReading.objects.get(document=added.document)
    assert {one.document for one in open_after(early)} == {early.document.sha256}
    texts = [one.text for one in open_after(late)]
    assert texts
    assert len(set(texts)) == len(texts)
