"""What a cycle's edition says: everything that was written is in one of its documents, cited."""

from dataclasses import replace

import pytest

from sesaku.model.indicator import Indicator, MidtermGoal, YearlyValue
from sesaku.model.reading import Content
from sesaku.model.values import ItemisedText, Quantity
from tests.workbench.cycle.people import fill, staffed, write
from workbench.cycle.actions.decide_proposal import decide_proposal
from workbench.cycle.actions.move_unit import move_all, move_unit
from workbench.cycle.actions.remark import add_remark
from workbench.cycle.contents import content_of
from workbench.cycle.models import Proposal
from workbench.cycle.workflow import CycleRole
from workbench.publications.making import make
from workbench.publications.saying import as_said

pytestmark = pytest.mark.django_db
SENTENCE = "航路を三つに増やし、利用を年 1,200 件以上とする。"


def test_what_was_written_from_plan_to_evaluation_is_read_back_from_the_documents() -> None:
    staff = staffed()
    officer = staff[CycleRole.OFFICER]
    for proposal in Proposal.objects.filter(cycle=staff.cycle):
        decide_proposal(officer, proposal, accept=True)
    fill(staff)
    for role in (CycleRole.DIVISION, CycleRole.COORDINATOR, CycleRole.OFFICER):
        move_all(staff[role], staff.cycle, "submit")
    move_all(staff[CycleRole.APPROVER], staff.cycle, "approve")
    move_unit(officer, staff.unit("measure"), "advance")
    staff.cycle.refresh_from_db()
    division = staff[CycleRole.DIVISION]
    write(
        division, staff.own, "years/2023/target", "航路を二つに増やす。", reason="遅れた。\n船も。"
    )
    fill(staff)
    write(officer, staff.unit("measure"), "attainment", "相当程度進展あり")
    add_remark(staff[CycleRole.EXPERT], staff.own, "便数の根拠を示すべき。")
    made = make(as_said(content_of(staff.cycle)), staff.cycle.document_kind)
    assert {one.carried_by for one in made.unread} == {"ex-ante-sheet"}
    last = {one.difference.path.rpartition("/")[2] for one in made.unread}
    assert last == {"baseline", "rationale"}
    (own,) = (
        one
        for part in made.reading.content.fields
        for one in part.indicators
        if one.code == staff.own.subject
    )
    assert own.rationale is not None
    assert (own.rationale.text, own.rationale.cite) == (SENTENCE, ())
    assert made.reading.document.quote(own.cite) == own.name
    assert made.reading.document.quote(own.notes[0].cite) == own.notes[0].text


def content_with(*years: YearlyValue) -> Content:
    content = content_of(staffed(period=None).cycle)
    goal = MidtermGoal(None, "50,000 人", 50_000, "人", term="2026")
    figures = Indicator(
        "1-2",
        "参加者数",
        main=False,
        kind="quantitative",
        midterm_goal=goal,
        years=years,
        rating=None,
    )
    part = replace(content.fields[0], indicators=(figures,), analysis=(), next_indicators=())
    return replace(content, fields=(part,))


def test_figures_that_are_all_told_in_sentences_are_said_to_be_texts() -> None:
    told = YearlyValue(2024, Quantity(SENTENCE, None), Quantity("二つの航路で始めた。", None))
    (indicator,) = as_said(content_with(told)).fields[0].indicators
    assert indicator.kind == "qualitative"
    assert isinstance(indicator.years[0].target, ItemisedText)
    assert indicator.midterm_goal == MidtermGoal("50,000 人", None, term="2026")


@pytest.mark.parametrize("word", ["中止", "集計中", "－"])
def test_a_word_in_place_of_a_figure_leaves_it_an_indicator_of_figures(word: str) -> None:
    years = (
        YearlyValue(2023, Quantity("52,000 人", 52_000, "人"), Quantity("50,012 人", 50_012, "人")),
        YearlyValue(2024, Quantity("54,000 人", 54_000, "人"), Quantity(word, None)),
    )
    content = as_said(content_with(*years))
    assert make(content, "evaluation_report").unread == ()
