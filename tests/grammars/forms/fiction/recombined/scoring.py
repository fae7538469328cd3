"""How much of a recombined form is read exactly, and what its reading has that it does not say."""

from typing import NamedTuple

from sesaku.readers.registry import open_document
from sesaku.readers.source import Source
from tests.grammars.forms.cites import check_cites, reading_of
from tests.grammars.forms.fiction.facts import facts_read
from tests.grammars.forms.fiction.recombined.form import Recombined


class Score(NamedTuple):
    """Facts asked for, and what differs: said and read, either None where there is none."""

    asked: int
    wrong: dict[str, tuple[object, object]]
    kind: str


def score(form: Recombined, data: bytes, suffix: str) -> Score:
    """Read a form from a file and compare it with what it says."""
    reading = reading_of(open_document(Source(f"様式.{suffix}", data)))
    check_cites(reading)
    read = facts_read(reading.to_dict())
    wrong = {
        key: (form.facts.get(key), read.get(key))
        for key in sorted(form.facts.keys() | read.keys())
        if form.facts.get(key) != read.get(key)
    }
    return Score(len(form.facts), wrong, reading.detection.kind)
