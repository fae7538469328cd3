"""A library with a published edition and its correction, for the journeys."""

import subprocess
import sys

from tests.conftest import ROOT
from tests.journeys.cycling import REPORT
from tests.sesaku_site.running import Library

_PUBLISH = """
from sesaku_site.library import open_library
open_library()
from sesaku_web.sources.models import StoredReading
from tests.workbench.cycle.people import staffed, write
from tests.workbench.publications.locked import locked
from workbench.cycle.actions.move_unit import move_unit
from workbench.cycle.workflow import CycleRole
from workbench.publications.actions.publish_edition import Said, publish_edition
staff = locked(staffed(StoredReading.objects.get(), None))
officer, top = staff[CycleRole.OFFICER], staff.unit("measure")
publish_edition(officer, staff.cycle, Said("Clean shores", "Most targets were met."))
move_unit(officer, top, "correct", reason="部局名に誤りがあった。")
write(officer, top, "department", "海洋総合局 島しょ課")
locked(staff)
said = Said("Clean shores", "Most targets were met.", "担当部局名の誤りを直した。")
publish_edition(officer, staff.cycle, said)
print(staff.cycle.pk)
"""


def publish(library: Library) -> str:
    """Publish the example report and then a correction; return the address of its page."""
    library.run("add", REPORT)
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", _PUBLISH],
        env={**library.environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return f"/published/{done.stdout.split()[-1]}/"
