from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from sateto.needs.actions.change_group import set_member, start_group
from sateto.needs.actions.keep_need import enter_need
from sateto.needs.actions.work_on import add_note
from sateto.records.actions.import_records import Given, import_document
from sateto.records.actions.join_records import Statement, join_records
from sesaku.linking.money.spending import Topic
from sesaku_web.accounts.actions.change_account import Change, change_account
from sesaku_web.accounts.actions.create_account import Profile, create_account
from sesaku_web.accounts.actions.create_organisation import create_organisation
from sesaku_web.accounts.actions.issue_token import issue_token
from sesaku_web.accounts.actions.set_password import set_password
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import PERMISSIONS, Action, Role
from sesaku_web.exceptions import ConditionError, PermissionRefusedError
from sesaku_web.search.actions.save_search import save_search
from sesaku_web.sources.actions.add_document import add_document
from sesaku_web.sources.actions.correct_value import Claim, correct_value
from sesaku_web.sources.actions.read_again import read_again
from sesaku_web.sources.actions.withdraw_correction import withdraw_correction
from sesaku_web.sources.actions.withdraw_document import withdraw_document
from shimamoru.islands.actions.correct_island import Correction, correct_island
from shimamoru.islands.actions.save_grading import save_grading
from shimamoru.open_data.actions.publish_report import Shown, publish_report
from shimamoru.planning.catalogue import shipped
from shimamoru.technology.actions.edit_technology import edit_technology
from shimamoru.technology.actions.make_plan import make_plan
from shimamoru.technology.asking import Choice, question
from shimamoru.triage.actions.work_on_report import add_note as add_coast_note
from tests.sateto.awards import AWARD
from tests.sateto.needs.making import assessment, team
from tests.sateto.stored import stored
from tests.sesaku_web.factories import PAPER, actor, document, person, source
from tests.shimamoru.reports.sending import report as coast_report
from workbench.audits.actions.state import state
from workbench.audits.running import run_of
from workbench.cycle.actions.remark import add_remark
from workbench.cycle.actions.set_people import set_roles
from workbench.cycle.starting import start_cycle
from workbench.cycle.workflow import CycleRole
from workbench.money.actions.judge_link import Pair
from workbench.money.actions.judge_link import judge_link as judge_link_of_means
from workbench.money.actions.keep_topic import save_topic
from workbench.promises.actions.edit_topic import TopicText, edit_topic
from workbench.promises.actions.judge_link import Verdict, judge_link

TABLE = """
                        reader  contributor  editor  evaluator  administrator
documents:read            x          x         x         x            x
documents:add                        x         x         x            x
documents:withdraw                             x         x            x
readings:renew                                 x         x            x
corrections:make                     x         x         x            x
corrections:withdraw                           x         x            x
links:judge                          x         x         x            x
topics:edit                                    x         x            x
findings:judge                       x         x         x            x
money:judge                          x         x         x            x
spending:keep                        x         x         x            x
reports:triage                                 x         x            x
reports:publish                                x         x            x
research:import                      x         x         x            x
research:join                        x         x         x            x
islands:edit                                   x         x            x
grading:edit                                   x         x            x
technologies:edit                              x         x            x
plans:make                           x         x         x            x
history:read                                   x         x            x
tokens:make               x          x         x         x            x
searches:keep             x          x         x         x            x
cycles:read               x          x         x         x            x
cycles:work               x          x         x         x            x
cycles:start                                             x            x
needs:keep                           x          x         x            x
assessments:work          x          x         x         x            x
groups:start                                   x         x            x
accounts:manage                                                       x
organisations:manage                                                  x
"""

_NAMES, *_LINES = TABLE.strip("\n").split("\n")
_COLUMNS = {role: _NAMES.index(f" {role}") + 1 for role in Role}
EXPECTED = {
    (role, Action(line.split()[0])): "x" in line[start : start + len(role)]
    for line in _LINES
    for role, start in _COLUMNS.items()
}
CLAIM = Claim("1-1", "rating/grade", "correct", "正誤表による", value="c")
PAIR = Pair("0" * 16, ("1" * 16,), "離島航路の維持", "離島航路の維持", "海洋環境省")
PASSWORD = "島と海と山と里の十二か月"  # noqa: S105 - of tests


def _withdraw_anothers_correction(who: Actor) -> None:
    correction = correct_value(actor(), document(), CLAIM)
    withdraw_correction(who, correction, reason="違う")


def _judge_a_link(who: Actor) -> None:
    paper = document(PAPER)
    subject = paper.reading.positionrows.all()[0].subject
    judge_link(who, paper, document(), Verdict(subject, "2-1", "add", "人の判断"))


def _judge_a_finding(who: Actor) -> None:
    finding = run_of(document().reading).findings.all()[0]
    state(who, finding, "confirm", "人の判断")


def _read_again(who: Actor) -> None:
    with pytest.raises(ConditionError):  # allowed, but there is nothing new to read
        read_again(who, document())


def _remark_in_a_cycle(who: Actor) -> None:
    officer = actor(Role.EVALUATOR)
    cycle = start_cycle(officer, document().reading)
    set_roles(officer, cycle, who.user, frozenset({CycleRole.EXPERT}))
    add_remark(who, cycle.units.get(subject="measure"), "便数の根拠を示すべき。")


def _note_in_a_group(who: Actor) -> None:
    of = team()
    set_member(of.lead, of.group, who.user.username)
    add_note(who, assessment(of), "論文を求める。")


def _import_research(who: Actor) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "award.xml"
        path.write_text(f"<grantAwardList>{AWARD}</grantAwardList>", "utf-8")
        import_document(who, path, Given())


def _join_research(who: Actor) -> None:
    first, second = stored("30K90001"), stored("30K90002")
    join_records(who, first, second, Statement(reason="同じ課題"))


DOING: dict[Action, Callable[[Actor], object]] = {
    Action.ADD_DOCUMENTS: lambda who: add_document(who, source()),
    Action.WITHDRAW_DOCUMENTS: lambda who: withdraw_document(who, document(), reason="不要"),
    Action.RENEW_READINGS: _read_again,
    Action.MAKE_CORRECTIONS: lambda who: correct_value(who, document(), CLAIM),
    Action.WITHDRAW_CORRECTIONS: _withdraw_anothers_correction,
    Action.JUDGE_LINKS: _judge_a_link,
    Action.EDIT_TOPICS: lambda who: edit_topic(who, "bells", TopicText("鐘", "", ["鐘の音"])),
    Action.JUDGE_FINDINGS: _judge_a_finding,
    Action.JUDGE_MONEY: lambda who: judge_link_of_means(who, PAIR, "confirm", "人の判断"),
    Action.KEEP_SPENDING: lambda who: save_topic(who, Topic("離島", ("離島",))),
    Action.IMPORT_RESEARCH: _import_research,
    Action.JOIN_RESEARCH: _join_research,
    Action.EDIT_ISLANDS: lambda who: correct_island(
        who, "yonagunijima", Correction("population", "1600", "町の統計", reason="新しい値")
    ),
    Action.EDIT_GRADING: lambda who: save_grading(who, shipped("criteria"), reason="試し"),
    Action.EDIT_TECHNOLOGIES: lambda who: edit_technology(
        who, "radar", shipped("technologies")["radar"], reason="試し"
    ),
    Action.MAKE_PLANS: lambda who: make_plan(
        who, "試し", question(Choice(oku=1, islands=("yonagunijima",))), form={}
    ),
    Action.KEEP_SEARCHES: lambda who: save_search(who, "離島"),
    Action.TRIAGE_REPORTS: lambda who: add_coast_note(who, coast_report(), "浜を見てきた"),
    Action.PUBLISH_REPORTS: lambda who: publish_report(
        who, coast_report(state="checking"), Shown()
    ),
    Action.MAKE_TOKENS: lambda who: issue_token(who, "表計算", [Action.READ_DOCUMENTS]),
    Action.WORK_IN_CYCLES: _remark_in_a_cycle,
    Action.START_CYCLES: lambda who: start_cycle(who, document().reading),
    Action.KEEP_NEEDS: lambda who: enter_need(who, "office", "島の電池を長く使いたい。"),
    Action.ASSESS: _note_in_a_group,
    Action.START_GROUPS: lambda who: start_group(who, "灯台の会"),
    Action.MANAGE_ACCOUNTS: lambda who: create_account(who, Profile("hana"), PASSWORD),
    Action.MANAGE_ORGANISATIONS: lambda who: create_organisation(who, "空想省", "ministry"),
}
"""What an action of the table is asked for by; reading is asked for by pages, which test it."""


def test_the_table_is_whole() -> None:
    assert set(EXPECTED) == {(role, action) for role in Role for action in Action}
    assert dict(PERMISSIONS) == {
        role: {action for action in Action if EXPECTED[role, action]} for role in Role
    }


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "action"), EXPECTED, ids=str)
def test_every_cell(role: Role, action: Action) -> None:
    who = actor(role)
    assert who.may(action) is EXPECTED[role, action]


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", DOING)
def test_what_is_done_asks_the_table(role: Role, action: Action) -> None:
    who = actor(role)
    if EXPECTED[role, action]:
        DOING[action](who)
    else:
        with pytest.raises(PermissionRefusedError, match=action):
            DOING[action](who)


@pytest.mark.django_db
@pytest.mark.parametrize("action", [action for action in DOING if action != Action.MAKE_TOKENS])
def test_a_token_without_the_scope_may_not(action: Action) -> None:
    scopes = set(Action) - {action}
    who = Actor.with_token(person(Role.ADMINISTRATOR), scopes)
    with pytest.raises(PermissionRefusedError, match=action):
        DOING[action](who)


@pytest.mark.django_db
def test_a_token_gives_nothing_that_the_role_has_not() -> None:
    who = Actor.with_token(person(Role.READER), set(Action))
    assert {action for action in Action if who.may(action)} == PERMISSIONS[Role.READER]


@pytest.mark.django_db
def test_who_may_log_in_no_more_may_nothing() -> None:
    who = Actor(person(Role.ADMINISTRATOR, is_active=False))
    assert not any(who.may(action) for action in Action)


@pytest.mark.django_db
def test_changing_another_account_is_for_administrators() -> None:
    for role in (Role.READER, Role.EVALUATOR):
        with pytest.raises(PermissionRefusedError):
            change_account(actor(role), person(), Change(role=Role.ADMINISTRATOR))
        with pytest.raises(PermissionRefusedError):
            set_password(actor(role), person(), PASSWORD)
