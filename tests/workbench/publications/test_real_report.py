"""The real report: read, loaded into a cycle, published, and read again to the same facts."""

from pathlib import Path

import pytest

from sesaku.model.differences import differences
from sesaku.readers.source import Source
from sesaku.reading import read
from tests.sesaku_web.factories import document
from tests.workbench.cycle.people import staffed
from tests.workbench.publications.locked import locked
from workbench.cycle.workflow import CycleRole
from workbench.publications.actions.publish_edition import Said, publish_edition

pytestmark = pytest.mark.django_db


@pytest.mark.shared
def test_a_real_report_is_the_same_after_a_cycle_and_publication(shared: Path) -> None:
    path = next((shared / "corpus").glob("004_*"))
    before = read(path).content
    staff = locked(staffed(document(path).reading, None))
    edition = publish_edition(staff[CycleRole.OFFICER], staff.cycle, Said())
    assert edition.unread == []
    for name in ("report.docx", "report.pdf"):
        again = read(Source(name, bytes(edition.files.get(name=name).data)))
        found = [one for one in differences(before, again.content) if "/about/" not in one.path]
        assert found == []
        assert again.coverage.unplaced == 0
    printed = {
        suffix: read(Source(name, bytes(edition.files.get(name=name).data))).content
        for suffix in ("docx", "pdf", "xlsx")
        for name in (f"budget-form.{suffix}",)
    }
    assert differences(printed["docx"], printed["pdf"]) == []
    assert differences(printed["docx"], printed["xlsx"]) == []
    assert printed["docx"].measure is not None
    assert before.measure is not None
    assert printed["docx"].measure.budget_form is not None
