"""Publishing: all or nothing, frozen, corrected by a new edition."""

import hashlib
import io

import pytest
from django.db import DatabaseError, transaction

from sesaku.model.differences import differences
from sesaku.model.reading import Content
from sesaku.readers.source import Source
from sesaku.reading import read
from sesaku_web.exceptions import ConditionError, PermissionRefusedError
from sesaku_web.history.log import verify
from sesaku_web.history.models import Entry
from tests.workbench.cycle.people import staffed, write
from tests.workbench.publications.locked import locked
from workbench.cycle.actions.move_unit import move_unit
from workbench.cycle.contents import content_of
from workbench.cycle.models import Cycle
from workbench.cycle.workflow import CycleRole
from workbench.publications.actions import publish_edition as action
from workbench.publications.actions.publish_edition import Said, publish_edition
from workbench.publications.models import Edition, EditionFile

pytestmark = pytest.mark.django_db


def states(cycle: Cycle) -> set[str]:
    return set(cycle.units.living().values_list("state", flat=True))


def test_one_call_publishes_everything_and_freezes_it() -> None:
    staff = locked()
    content = content_of(staff.cycle)
    edition = publish_edition(staff[CycleRole.OFFICER], staff.cycle, Said("Islands and sea"))
    assert states(staff.cycle) == {"published"}
    assert edition.number == 1
    assert edition.unread == []
    names = [file.name for file in edition.files.all()]
    assert {"report.docx", "report.pdf", "summary.pdf", "iati.xml", "SHA256SUMS"} <= set(names)
    for file in edition.files.all():
        assert hashlib.sha256(bytes(file.data)).hexdigest() == file.sha256
    for name in ("report.docx", "report.pdf"):
        data = bytes(edition.files.get(name=name).data)
        assert differences(content, read(Source(name, data)).content) == []
    entry = Entry.objects.get(action="edition.publish")
    assert edition.digest in entry.content
    verify()


def test_only_the_officer_publishes_and_only_what_is_locked() -> None:
    staff = staffed(period=None)
    with pytest.raises(ConditionError):
        publish_edition(staff[CycleRole.OFFICER], staff.cycle, Said())
    locked(staff)
    for role in set(CycleRole) - {CycleRole.OFFICER}:
        with pytest.raises(PermissionRefusedError):
            publish_edition(staff[role], staff.cycle, Said())
    assert not Edition.objects.exists()
    assert states(staff.cycle) == {"locked"}


def test_a_change_while_the_files_are_made_publishes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    staff = locked()
    real = content_of(staff.cycle)
    answers = iter([real, Content(measure=real.measure)])
    monkeypatch.setattr(action, "content_of", lambda _: next(answers))
    with pytest.raises(ConditionError, match="もう一度"):
        publish_edition(staff[CycleRole.OFFICER], staff.cycle, Said())
    assert states(staff.cycle) == {"locked"}
    assert not EditionFile.objects.exists()


def test_a_failure_while_storing_leaves_nothing_half_published(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    staff = locked()

    def fail(*_: object, **__: object) -> None:
        raise DatabaseError("full")

    monkeypatch.setattr(EditionFile.objects, "bulk_create", fail)
    with pytest.raises(DatabaseError):
        publish_edition(staff[CycleRole.OFFICER], staff.cycle, Said())
    assert states(staff.cycle) == {"locked"}
    assert not Edition.objects.exists()


@pytest.mark.parametrize("change", ["update", "delete", "file"])
def test_the_database_refuses_to_change_what_is_published(change: str) -> None:
    staff = locked()
    edition = publish_edition(staff[CycleRole.OFFICER], staff.cycle, Said())
    changes = {
        "update": lambda: Edition.objects.update(name="別の施策"),
        "delete": lambda: EditionFile.objects.all()._raw_delete("default"),  # noqa: SLF001 - past Django's own checks
        "file": lambda: edition.files.update(sha256="0" * 64),
    }
    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        changes[change]()
    assert Edition.objects.get().name == edition.name


def test_a_correction_is_a_new_edition_with_its_differences() -> None:
    staff = locked()
    officer, top = staff[CycleRole.OFFICER], staff.unit("measure")
    first = publish_edition(officer, staff.cycle, Said())
    move_unit(officer, top, "correct", reason="執行額に誤りがあった。")
    write(officer, top, "department", "海岸局")
    locked(staff)
    with pytest.raises(ConditionError, match="訂正の理由"):
        publish_edition(officer, staff.cycle, Said())
    second = publish_edition(officer, staff.cycle, Said(reason="担当部局名の誤りを直した。"))
    assert (second.number, first.number) == (2, 1)
    assert [(one["path"], one["after"]) for one in second.changes] == [
        ("measure/department", "海岸局")
    ]
    assert Edition.objects.get(number=1).digest == first.digest != second.digest
    assert io.BytesIO(bytes(first.files.get(name="report.pdf").data)).read(4) == b"%PDF"
    verify()
