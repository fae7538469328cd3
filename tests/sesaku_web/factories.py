"""Records for tests of the web half: people, and documents of our own fiction."""

from itertools import count
from pathlib import Path

from sesaku.readers.source import Source
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import User
from sesaku_web.accounts.permissions import Role
from sesaku_web.sources.actions.add_document import add_document
from sesaku_web.sources.models import StoredDocument
from tests.conftest import ROOT

REPORT = ROOT / "examples" / "evaluation_report" / "umi_to_shima_r4.txt"
SUMMARY = ROOT / "examples" / "evaluation_summary" / "kowan_bosai.txt"
PAPER = ROOT / "examples" / "position_paper" / "study_group.txt"
SHEETS = ROOT / "examples" / "review_sheet" / "lighthouse.json"

_NUMBERS = count(1)


def person(role: Role = Role.EDITOR, **given: object) -> User:
    """Make a person with an account."""
    user = User(username=f"person{next(_NUMBERS)}", role=role, **given)
    user.set_password("四つの海と十二の島")
    user.save()
    return user


def actor(role: Role = Role.EDITOR) -> Actor:
    """Make a person who acts."""
    return Actor(person(role))


def source(path: Path = REPORT, *, ending: str = "") -> Source:
    """Return an example as a file; an ending makes its content another."""
    return Source(path.name, path.read_bytes() + ending.encode())


def document(path: Path = REPORT) -> StoredDocument:
    """Add an example to the library."""
    return add_document(actor(), source(path)).document
