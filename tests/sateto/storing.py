"""Made-up research in the library, as an import leaves it."""

from itertools import count

from sateto.records.json_form import dump
from sateto.records.models import (
    Change,
    ImportRun,
    RecordIdentifier,
    RecordVersion,
    ResearchRecord,
    SourceDocument,
)
from sateto.records.record import ResearchProject
from tests.sesaku_web.factories import person

_NUMBERS = count(1)


def store(*projects: ResearchProject) -> list[int]:
    """Store records and return their numbers."""
    number = next(_NUMBERS)
    document = SourceDocument.objects.create(
        sha256=f"{number:064x}",
        name="架空の研究課題.xml",
        format="kaken",
        size=1000,
        licence="CC BY 4.0",
        credit="架空研究振興会 研究課題データ",
    )
    run = ImportRun.objects.create(
        document=document, reader="kaken/1", state="done", started_by=person()
    )
    kept = [_record(project, run, at) for at, project in enumerate(projects)]
    versions = [one.version for one in kept]
    Change.objects.create(
        first_version=min(versions), last_version=max(versions), token=f"{number:064x}"
    )
    return [one.pk for one in kept]


def _record(project: ResearchProject, run: ImportRun, at: int) -> ResearchRecord:
    record = ResearchRecord.objects.create(
        key=project.key,
        kind=project.kind,
        title=project.title.best(),
        start_year=project.start_year,
        amount=project.amount,
        version=0,
    )
    version = RecordVersion.objects.create(
        record=record,
        number=1,
        run=run,
        start=at * 100,
        end=at * 100 + 90,
        digest="0" * 64,
        content=dump(project).decode(),
    )
    record.version = version.pk
    record.save(update_fields=("version",))
    for one in project.ids:
        RecordIdentifier.objects.create(record=record, scheme=one.scheme, value=one.value)
    return record
