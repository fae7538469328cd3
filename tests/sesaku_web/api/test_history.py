import pytest

from sesaku_web.accounts.permissions import Role
from sesaku_web.history.models import Entry
from tests.sesaku_web.api.asking import Program, correct, held, stored, whole

pytestmark = pytest.mark.django_db


def test_every_change_by_the_api_has_its_entry() -> None:
    program = Program(Role.EDITOR)
    kept = stored()
    correct(program, kept)
    program.post(f"documents/{kept.short}/withdrawal", {"reason": "誤り"})
    items = whole(program, "history", limit=2)
    assert [item["sequence"] for item in items] == list(range(len(items), 0, -1))
    assert [item["action"] for item in items][:2] == ["document.withdraw", "correction.correct"]
    assert items[0]["reason"] == "誤り"
    assert items[0]["payload"]["sha256"] == kept.sha256


def test_entries_are_those_of_the_chain() -> None:
    program = Program(Role.EDITOR)
    stored()
    for item in whole(program, "history"):
        entry = Entry.objects.get(pk=item["sequence"])
        assert (item["digest"], item["previous_digest"]) == (entry.digest, entry.previous_digest)
        assert program.get(f"history/{entry.pk}").json() == item
    held(program.get("history/999"), "not-found")


def test_the_history_is_filtered() -> None:
    program = Program(Role.EDITOR)
    kept = stored()
    added = whole(program, "history", action="document.add")
    assert [item["subject_id"] for item in added] == [str(kept.pk)]
    of = {"subject_type": "sources.storeddocument", "subject_id": str(kept.pk)}
    assert whole(program, "history", **of) == added
    assert whole(program, "history", actor=added[0]["actor"]) == added
    assert whole(program, "history", actor="nobody") == []


@pytest.mark.parametrize("role", [Role.READER, Role.CONTRIBUTOR])
def test_the_history_is_not_for_all(role: Role) -> None:
    for path in ("history", "history/1"):
        held(Program(role).get(path), "permission-refused")
