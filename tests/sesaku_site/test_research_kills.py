"""An import of research that is killed at any moment goes on: nothing lost, nothing twice."""

import json
import random
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.sateto.awards import award, document
from tests.sesaku_site.running import Library

pytestmark = pytest.mark.site

_KILLS = 4
_FEWEST = 2
_COUNT = """
import json
from sesaku_site.library import open_library
open_library()
from sateto.finding.keeping import research_search
from sateto.finding.search import Asked
from sateto.records.models import RecordVersion, ResearchRecord
from sesaku_web.history.log import verify
verify()
search = research_search()
print(json.dumps([
    ResearchRecord.objects.count(),
    RecordVersion.objects.count(),
    ResearchRecord.objects.values("key").distinct().count(),
    search(Asked("潮位")).total,
    search.catalogue.size,
]))
"""


@pytest.mark.parametrize(
    ("options", "records"), [((), 12_000), (("--workers", "2"), 24_000)], ids=("alone", "workers")
)
def test_kills_lose_nothing_and_double_nothing(
    empty: Library, tmp_path: Path, options: tuple[str, ...], records: int
) -> None:
    path = tmp_path / "awards.xml"
    path.write_text(document(*(award(f"30K{n:05d}") for n in range(records))), "utf-8")
    chance = random.Random(5)  # noqa: S311 - the moments of kills
    empty.run("research", "index")
    killed = 0
    while killed < _KILLS:
        process = empty.begin("research", "import", path, *options)
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=chance.uniform(0.3, 1.2))
            break
        process.kill()
        process.communicate()
        killed += 1
    assert killed >= _FEWEST, "it was done before it could be killed: more records are needed"
    said = empty.run("research", "import", path, *options)
    assert re.search(rf"\D{records}\D", said)
    assert counts(empty) == [records] * 5


def counts(library: Library) -> list[int]:
    """Count in a process of its own, as the commands run."""
    done = subprocess.run(  # noqa: S603 - our own lines
        [sys.executable, "-c", _COUNT],
        env=library.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[int] = json.loads(done.stdout)
    return found
