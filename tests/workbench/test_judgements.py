"""Judgements of four applications: one shared piece, and nothing lost on the way to it."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from sesaku_web.accounts.permissions import Action, Role
from sesaku_web.exceptions import ConditionError, PermissionRefusedError
from sesaku_web.history.models import Entry
from sesaku_web.judgements.actions import LONGEST, reason_of, take_back
from sesaku_web.judgements.models import Judgement
from tests.sesaku_web.factories import actor, person
from workbench.audits.models import Statement
from workbench.comparisons.models import Judgement as Decision
from workbench.money.actions.judge_link import Pair, judge_link
from workbench.money.models import LinkJudgement
from workbench.promises.models import Judgement as PromiseJudgement

MODELS = (Statement, Decision, LinkJudgement, PromiseJudgement)
APPLICATIONS = ("audits", "comparisons", "money", "promises")
PAIR = Pair("0" * 16, ("1" * 16,), "離島航路の維持", "離島航路の維持", "海洋環境省")


@pytest.mark.parametrize("model", MODELS, ids=APPLICATIONS)
def test_each_is_a_judgement_with_the_same_states(model: type[Judgement]) -> None:
    assert issubclass(model, Judgement)
    assert model.State is Judgement.State


@pytest.mark.parametrize("said", ["", " \n　", "あ" * (LONGEST + 1)])
def test_a_reason_is_missing_or_too_long(said: str) -> None:
    with pytest.raises(ConditionError, match="理由"):
        reason_of(said)


def test_a_reason_is_kept_as_it_can_be_stored() -> None:
    assert reason_of(" 名称が\x00同じ \n") == "名称が\ufffd同じ"


@pytest.mark.django_db
def test_ones_own_is_taken_back_and_anothers_by_an_editor_only() -> None:
    made = judge_link(actor(Role.CONTRIBUTOR), PAIR, "confirm", "名称が同じ")
    entry = ("money.withdraw", "読み違い")
    with pytest.raises(PermissionRefusedError):
        take_back(actor(Role.CONTRIBUTOR), made, Action.JUDGE_MONEY, entry=entry)
    take_back(actor(), made, Action.JUDGE_MONEY, entry=entry, means="離島航路の維持")
    with pytest.raises(ConditionError, match="既に有効ではありません"):
        take_back(actor(), made, Action.JUDGE_MONEY, entry=entry)
    (last,) = Entry.objects.filter(action="money.withdraw")
    assert (last.reason, last.payload) == ("読み違い", {"means": "離島航路の維持"})


@pytest.fixture
def before() -> Iterator[MigrationExecutor]:
    """The store as it was before the applications shared their judgements."""
    executor = MigrationExecutor(connection)
    latest = executor.loader.graph.leaf_nodes()
    executor.migrate([(name, "0001_initial") for name in APPLICATIONS])
    yield MigrationExecutor(connection)
    executor = MigrationExecutor(connection)
    executor.migrate(latest)


@pytest.mark.django_db(transaction=True)
def test_what_was_judged_before_is_there_afterwards(before: MigrationExecutor) -> None:
    old = before.loader.project_state([("money", "0001_initial")]).apps
    words = {
        "means": "0" * 16,
        "project": "1" * 16,
        "means_name": "離島航路の維持",
        "project_name": "離島航路維持費",
        "verdict": "choose",
        "reason": "番号が同じ",
    }
    made = old.get_model("money", "LinkJudgement").objects.create(
        **words, made_by_id=person().pk, state="replaced"
    )
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    held = LinkJudgement.objects.get()
    assert {name: getattr(held, name) for name in words} == words
    assert (held.pk, held.state, held.made_at) == (made.pk, "replaced", made.made_at)
