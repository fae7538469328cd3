"""A report loaded as it is comes back from the cells exactly, its cites set aside."""

import json
from pathlib import Path

import pytest

from sesaku.model.snapshot import reading_of
from sesaku.model.uncited import without_cites
from sesaku.readers.source import Source
from sesaku_web.accounts.permissions import Role
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import verify
from sesaku_web.sources.actions.add_document import add_document
from sesaku_web.sources.models import ReadingContent, StoredReading
from tests.conftest import ROOT
from tests.sesaku_web.factories import PAPER, actor, document
from workbench.cycle.contents import content_of
from workbench.cycle.models import CellChange, Cycle
from workbench.cycle.starting import KINDS, start_cycle

pytestmark = pytest.mark.django_db

EXAMPLES = sorted(
    path
    for kind in KINDS
    for path in (ROOT / "examples" / kind).iterdir()
    if path.suffix in {".txt", ".xlsx", ".docx", ".pdf"}
)


def stored(path: Path) -> StoredReading:
    given = actor(Role.EVALUATOR)
    return add_document(given, Source(path.name, path.read_bytes())).document.reading


def assert_same(cycle: Cycle, reading: StoredReading) -> None:
    held = ReadingContent.objects.get(reading=reading)
    said = reading_of(json.loads(held.snapshot), held.text).content
    made = content_of(cycle)
    assert made.measure == without_cites(said.measure)
    assert len(made.fields) == len(said.fields)
    for one, other in zip(made.fields, said.fields, strict=True):
        assert one == without_cites(other)
    assert (made.title, made.publisher, made.date) == (said.title, said.publisher, said.date)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_example_comes_back_exactly(path: Path) -> None:
    reading = stored(path)
    assert_same(start_cycle(actor(Role.EVALUATOR), reading), reading)
    verify()


@pytest.mark.shared
def test_the_real_report_comes_back_exactly(shared: Path) -> None:
    (path,) = (shared / "corpus").glob("004_*.txt")
    reading = stored(path)
    cycle = start_cycle(actor(Role.EVALUATOR), reading)
    assert_same(cycle, reading)
    assert CellChange.objects.filter(cell__unit__cycle=cycle).count() > 500


def test_a_document_without_a_measure_starts_no_cycle() -> None:
    with pytest.raises(ConditionError, match="始められません"):
        start_cycle(actor(Role.EVALUATOR), document(PAPER).reading)
