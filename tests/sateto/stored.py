"""Made-up research in the database."""

from pathlib import Path
from tempfile import TemporaryDirectory

from sateto.records.actions.import_records import Given, Outcome, import_document
from sateto.records.models import ResearchRecord
from sesaku_web.accounts.actor import Actor
from tests.sateto.awards import award, document


def imported(text: str | bytes, given: Given | None = None, name: str = "awards.xml") -> Outcome:
    """Import a document that is made of a text."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return import_document(Actor.local(), path, given or Given())


def stored(number: str, title: str = "潮位の研究") -> ResearchRecord:
    """Import one award, and return its record."""
    imported(document(award(number, title)))
    return ResearchRecord.objects.get(key=f"kaken:KAKENHI-PROJECT-{number}")
