"""Judging links: beside what the machine suggests, by what it is about, with its history."""

from dataclasses import replace

import pytest

from sesaku_web.accounts.permissions import Role
from sesaku_web.exceptions import ConditionError, PermissionRefusedError
from sesaku_web.history.log import verify
from sesaku_web.history.models import Entry
from sesaku_web.sources.actions.withdraw_document import withdraw_document
from sesaku_web.sources.models import PositionRow, StoredDocument
from tests.sesaku_web.factories import PAPER, actor, document
from workbench.promises.actions.judge_link import Verdict, judge_link, withdraw_judgement
from workbench.promises.matching import Joined, promises_of
from workbench.promises.models import Judgement

pytestmark = pytest.mark.django_db

ROUTES = "切れ目のない航路網の実現"


@pytest.fixture
def pair() -> tuple[StoredDocument, StoredDocument]:
    return document(PAPER), document()


def subject_of(paper: StoredDocument, text: str = ROUTES) -> str:
    return PositionRow.objects.get(reading=paper.reading, text=text).subject


def links(pair: tuple[StoredDocument, StoredDocument], text: str = ROUTES) -> dict[str, Joined]:
    found = promises_of(*(one.reading for one in pair))
    return {one.target: one for one in next(p for p in found if p.row.text == text).links}


def verdict(pair: tuple[StoredDocument, StoredDocument], kind: str = "confirm") -> Verdict:
    return Verdict(subject_of(pair[0]), "2-1", kind, "航路の話だから")


def test_the_machine_suggests_and_most_positions_are_left_alone(
    pair: tuple[StoredDocument, StoredDocument],
) -> None:
    assert links(pair)["2-1"].state == "suggested"
    found = promises_of(*(one.reading for one in pair))
    assert sum(not one.links for one in found) > len(found) / 2


@pytest.mark.parametrize(
    ("kind", "state"), [("confirm", "confirmed"), ("reject", "rejected"), ("add", "added")]
)
def test_a_judgement_stands_beside_the_suggestion(
    pair: tuple[StoredDocument, StoredDocument], kind: str, state: str
) -> None:
    judge_link(actor(), *pair, verdict(pair, kind))
    joined = links(pair)["2-1"]
    assert joined.state == state
    assert joined.score is not None


def test_a_link_that_the_machine_does_not_see_is_added(
    pair: tuple[StoredDocument, StoredDocument],
) -> None:
    assert "3-1" not in links(pair)
    judge_link(actor(), *pair, replace(verdict(pair, "add"), target="3-1"))
    assert (links(pair)["3-1"].state, links(pair)["3-1"].score) == ("added", None)


def test_a_second_judgement_replaces_the_first_and_both_are_kept(
    pair: tuple[StoredDocument, StoredDocument],
) -> None:
    first = judge_link(actor(), *pair, verdict(pair))
    second = judge_link(actor(), *pair, verdict(pair, "reject"))
    first.refresh_from_db()
    assert (first.state, second.state) == ("replaced", "standing")
    actions = Entry.objects.filter(action__startswith="link.").values_list("action", "reason")
    assert list(actions.order_by("sequence")) == [
        ("link.confirm", "航路の話だから"),
        ("link.reject", "航路の話だから"),
    ]
    assert verify()


def test_a_judgement_is_kept_by_the_words_not_by_the_row(
    pair: tuple[StoredDocument, StoredDocument],
) -> None:
    judge_link(actor(), *pair, verdict(pair))
    PositionRow.objects.filter(text=ROUTES).update(subject="position:99", text=f"{ROUTES}　")
    assert links(pair, f"{ROUTES}　")["2-1"].state == "confirmed"


def test_a_code_that_names_something_else_now_waits_for_review(
    pair: tuple[StoredDocument, StoredDocument],
) -> None:
    judge_link(actor(), *pair, verdict(pair))
    pair[1].reading.indicatorrows.filter(subject="2-1").update(name="灯台の点検")
    assert links(pair)["2-1"].state == "review"


def test_a_judgement_is_taken_back(pair: tuple[StoredDocument, StoredDocument]) -> None:
    made = judge_link(actor(), *pair, verdict(pair, "reject"))
    withdraw_judgement(actor(), made, reason="読み違い")
    assert links(pair)["2-1"].state == "suggested"
    with pytest.raises(ConditionError, match="既に有効ではありません"):
        withdraw_judgement(actor(), made, reason="もう一度")
    assert Entry.objects.filter(action="link.withdraw").count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"reason": "　"}, "理由"),
        ({"verdict": "maybe"}, "confirm"),
        ({"target": "99-9"}, "99-9"),
        ({"subject": "P99"}, "P99"),
    ],
)
def test_what_does_not_fit_is_refused(
    pair: tuple[StoredDocument, StoredDocument], wrong: dict[str, str], said: str
) -> None:
    with pytest.raises(ConditionError, match=said):
        judge_link(actor(), *pair, replace(verdict(pair), **wrong))
    assert not Judgement.objects.exists()


def test_a_reader_does_not_judge(pair: tuple[StoredDocument, StoredDocument]) -> None:
    with pytest.raises(PermissionRefusedError):
        judge_link(actor(Role.READER), *pair, verdict(pair))


def test_a_withdrawn_report_is_not_judged(pair: tuple[StoredDocument, StoredDocument]) -> None:
    asked = verdict(pair)
    withdraw_document(actor(), pair[1], reason="誤り")
    with pytest.raises(ConditionError, match="取り下げられている"):
        judge_link(actor(), *pair, asked)
