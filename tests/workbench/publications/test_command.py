"""``sesaku cycle publish``: one command, by the officer of the cycle alone."""

import hashlib
from pathlib import Path

import pytest

from sesaku.cli.messages import CallError
from sesaku_site.commands import cycle_publish
from sesaku_web.exceptions import ConditionError, PermissionRefusedError
from tests.workbench.publications.locked import locked
from workbench.cycle.workflow import CycleRole
from workbench.publications.models import Edition

pytestmark = pytest.mark.django_db


def test_a_locked_cycle_is_published_and_its_files_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cycle_publish, "open_library", lambda: None)
    staff = locked()
    number, officer = staff.cycle.pk, staff[CycleRole.OFFICER].user.username
    with pytest.raises(PermissionRefusedError):
        cycle_publish.command(number, by=staff[CycleRole.APPROVER].user.username)
    with pytest.raises(CallError, match="nobody-of-that-name"):
        cycle_publish.command(number, by="nobody-of-that-name")
    folder = tmp_path / "published"
    title = "Islands and sea"
    assert cycle_publish.command(number, by=officer, title_en=title, output=folder) == 0
    assert f"/published/{number}/1/" in capsys.readouterr().out
    assert Edition.objects.get().title_en == title
    for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split()
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    with pytest.raises(CallError, match="published"):
        cycle_publish.command(number, by=officer, output=folder)
    with pytest.raises(ConditionError):
        cycle_publish.command(number, by=officer)
