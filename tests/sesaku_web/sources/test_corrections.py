import json
import unicodedata
from dataclasses import replace

import pytest

from sesaku import READER_VERSION
from sesaku_web.accounts.permissions import Role
from sesaku_web.exceptions import ConditionError, PermissionRefusedError
from sesaku_web.history.log import verify
from sesaku_web.history.models import Entry
from sesaku_web.sources.actions.correct_value import Claim, correct_value
from sesaku_web.sources.actions.withdraw_correction import withdraw_correction
from sesaku_web.sources.actions.withdraw_document import withdraw_document
from sesaku_web.sources.models import Correction, StoredDocument
from sesaku_web.sources.values import values_of
from tests.sesaku_web.factories import actor, document

pytestmark = pytest.mark.django_db

GRADE = Claim(subject="1-1", path="rating/grade", kind="correct", value="b", reason="正誤表による")


def snapshot_of(stored: StoredDocument) -> str:
    return stored.reading.content.snapshot


def test_a_correction_lies_beside_what_was_read() -> None:
    stored = document()
    before = snapshot_of(stored)
    read = values_of(json.loads(before))["1-1", "rating/grade"]
    correction = correct_value(actor(), stored, GRADE)
    assert (correction.value, correction.state) == ("b", "active")
    assert correction.under == {"value": read.value, "reader_version": READER_VERSION}
    assert correction.cite == read.cite
    assert unicodedata.normalize("NFKC", correction.quote) == read.value
    assert snapshot_of(stored) == before
    assert stored.reading.indicatorrows.get(code="1-1").grade == read.value


def test_a_correction_has_its_entry() -> None:
    who = actor()
    correction = correct_value(who, document(), GRADE)
    entry = Entry.objects.get(action="correction.correct")
    assert (entry.user, entry.reason, entry.subject_id) == (
        who.user,
        "正誤表による",
        str(correction.pk),
    )
    assert entry.payload["value"] == "b"
    assert verify()[0] == 2


def test_a_second_correction_replaces_the_first() -> None:
    stored = document()
    first = correct_value(actor(), stored, GRADE)
    second = correct_value(actor(), stored, replace(GRADE, value="c"))
    first.refresh_from_db()
    assert (first.state, second.state) == ("replaced", "active")
    assert list(stored.corrections.standing()) == [second]


def test_a_confirmation_holds_what_was_read() -> None:
    stored = document()
    claim = replace(GRADE, kind="confirm", value=None)
    correction = correct_value(actor(), stored, claim)
    assert correction.value == correction.under["value"] is not None


def test_what_is_not_there_can_be_filled() -> None:
    stored = document()
    claim = Claim("1-1", "source/text", "fill", "表紙に記載", value="航路局調べ", cite=[[0, 3]])
    correction = correct_value(actor(), stored, claim)
    assert correction.under["value"] is None
    assert correction.quote == stored.reading.content.text[:3]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"reason": " "}, "理由"),
        ({"kind": "delete"}, "種類"),
        ({"subject": "9-9"}, "9-9"),
        ({"path": "rating/colour"}, "rating/colour"),
        ({"kind": "fill"}, "既に値"),
        ({"kind": "fill", "value": ""}, "補う値"),
        ({"value": float("nan")}, "有限"),
        ({"value": {"a": 1}}, "一つの"),
        ({"value": "あ" * 20_001}, "20,000"),
        ({"cite": [[5, 5]]}, "典拠"),
        ({"cite": [[-1, 5]]}, "典拠"),
        ({"cite": [[0, 10**9]]}, "典拠"),
        ({"cite": [["0", 5]]}, "典拠"),
        ({"cite": [[0]]}, "典拠"),
        ({"cite": [5]}, "典拠"),
        ({"cite": "text"}, "典拠"),
    ],
)
def test_a_claim_that_does_not_fit_is_refused(given: dict[str, object], said: str) -> None:
    stored = document()
    with pytest.raises(ConditionError, match=said):
        correct_value(actor(), stored, replace(GRADE, **given))  # type: ignore[arg-type]  # wrong on purpose
    assert Correction.objects.count() == 0


def test_a_reader_may_not_correct() -> None:
    with pytest.raises(PermissionRefusedError):
        correct_value(actor(Role.READER), document(), GRADE)


def test_a_withdrawn_document_is_not_corrected() -> None:
    stored = document()
    withdraw_document(actor(), stored, reason="誤って追加した")
    with pytest.raises(ConditionError, match="取り下げ"):
        correct_value(actor(), stored, GRADE)


def test_a_contributor_withdraws_the_own_correction_alone() -> None:
    one, other = actor(Role.CONTRIBUTOR), actor(Role.CONTRIBUTOR)
    correction = correct_value(one, document(), GRADE)
    with pytest.raises(PermissionRefusedError):
        withdraw_correction(other, correction, reason="違うと思う")
    withdrawn = withdraw_correction(one, correction, reason="見間違い")
    assert withdrawn.state == "withdrawn"
    with pytest.raises(ConditionError, match="既に"):
        withdraw_correction(one, correction, reason="もう一度")


def test_withdrawing_needs_a_reason() -> None:
    stored = document()
    correction = correct_value(actor(), stored, GRADE)
    with pytest.raises(ConditionError, match="理由"):
        withdraw_correction(actor(), correction, reason="")
    with pytest.raises(ConditionError, match="理由"):
        withdraw_document(actor(), stored, reason="\n")


def test_a_document_is_withdrawn_once() -> None:
    stored = document()
    withdraw_document(actor(), stored, reason="誤って追加した")
    with pytest.raises(ConditionError, match="既に"):
        withdraw_document(actor(), stored, reason="誤って追加した")
    assert list(StoredDocument.objects.present()) == []
    assert stored.path.exists()


def test_a_contributor_may_not_withdraw_documents() -> None:
    with pytest.raises(PermissionRefusedError):
        withdraw_document(actor(Role.CONTRIBUTOR), document(), reason="不要")
