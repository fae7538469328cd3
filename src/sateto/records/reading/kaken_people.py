"""KAKEN's JSON of researchers, and abstracts of projects as JSON.

A researcher's entry names projects and products in little more than a title. They come under keys
of their own, so that they never replace what a project's own record says; the identifiers join
them to it.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import chain
from typing import Protocol

import msgspec

from sateto.records.identifiers import identifier
from sateto.records.reading.json_pieces import decoded, decoder
from sateto.records.reading.troubles import Trouble
from sateto.records.record import (
    Named,
    Output,
    Researcher,
    ResearchProject,
    Section,
    Statement,
    Words,
)

FORMAT = "kaken_people"
ABSTRACTS = "kaken_abstracts"
LIST = "researchers"
ABSTRACT_LIST = "projects"

_SHORT = 24


class _Text(msgspec.Struct):
    text: str | None = None
    lang: str = "ja"


class _Readable(msgspec.Struct):
    values: list[_Text] = msgspec.field(name="humanReadableValue", default_factory=list)


class _Codes(msgspec.Struct):
    kakenhi: list[str] = msgspec.field(name="id:project:kakenhi", default_factory=list)


class _Project(msgspec.Struct):
    source: _Codes = msgspec.field(name="recordSource", default_factory=_Codes)
    title: list[_Readable] = msgspec.field(default_factory=list)


class _Product(msgspec.Struct):
    title: _Text | None = msgspec.field(name="title:main", default=None)
    kind: str = msgspec.field(name="resourceType", default="")
    codes: list[str] = msgspec.field(name="accn", default_factory=list)


class _Name(msgspec.Struct):
    family: list[_Text] = msgspec.field(name="name:familyName", default_factory=list)
    given: list[_Text] = msgspec.field(name="name:givenName", default_factory=list)


class _Affiliation(msgspec.Struct):
    institution: _Readable = msgspec.field(
        name="affiliation:institution", default_factory=_Readable
    )
    department: _Readable = msgspec.field(name="affiliation:department", default_factory=_Readable)
    job: _Readable = msgspec.field(name="affiliation:jobTitle", default_factory=_Readable)


class _Person(msgspec.Struct):
    number: int | str = msgspec.field(name="accn", default="")
    name: _Name = msgspec.field(default_factory=_Name)
    erad: list[str] = msgspec.field(name="id:person:erad", default_factory=list)
    orcid: list[str] = msgspec.field(name="id:orcid", default_factory=list)
    affiliations: list[_Affiliation] = msgspec.field(
        name="affiliations:current", default_factory=list
    )
    projects: list[_Project] = msgspec.field(name="work:project", default_factory=list)
    products: list[_Product] = msgspec.field(name="work:product", default_factory=list)


class _Abstract(msgspec.Struct):
    title: str | None = None
    abstract: str | None = None
    section: str | None = msgspec.field(name="review_section", default=None)


_PERSON = decoder(_Person)
_ABSTRACT = decoder(_Abstract)


class Surroundings(Protocol):
    """What the reading of a piece may know of its document; nothing is wanted of it here."""


def read(content: bytes, _: Surroundings) -> Iterator[ResearchProject | Trouble]:
    """Yield the projects and products that a researcher's entry names."""
    entry = decoded(content, _PERSON)
    if isinstance(entry, Trouble):
        yield entry
        return
    person = _person(entry)
    for place, project in enumerate(entry.projects):
        codes = project.source.kakenhi
        yield ResearchProject(
            key=f"{FORMAT}:{entry.number}/{codes[0] if codes else place}",
            title=_words(list(chain.from_iterable(one.values for one in project.title))),
            ids=tuple(identifier("kaken_record", code) for code in codes),
            researchers=(person,),
            cites={"title.ja": f"work:project[{place}].title"},
        )
    for place, product in enumerate(entry.products):
        title = _words([product.title] if product.title is not None else [])
        kind = "paper" if product.kind == "Journal Article" else "other"
        ids = tuple(identifier("local", code) for code in product.codes)
        told = product.codes[0] if product.codes else f"product {place}"
        yield ResearchProject(
            key=f"{FORMAT}:{entry.number}/{told}",
            kind="output",
            title=title,
            ids=ids,
            researchers=(person,),
            outputs=(Output(kind, title, (person.name.best(),), ids=ids),),
            cites={"title.ja": f"work:product[{place}].title:main"},
        )


def read_abstract(content: bytes, _: Surroundings) -> Iterator[ResearchProject | Trouble]:
    """Yield the project of an entry with ``title``, ``abstract`` and ``review_section``."""
    entry = decoded(content, _ABSTRACT)
    if isinstance(entry, Trouble):
        yield entry
        return
    title, abstract, section = entry.title or "", entry.abstract or "", entry.section or ""
    yield ResearchProject(
        key=f"{ABSTRACTS}:{sha256(title.encode()).hexdigest()[:_SHORT]}" if title else "",
        title=Words(title),
        sections=(Section("review_section", "", Words(section)),) if section else (),
        statements=(Statement("abstract", Words(abstract)),) if abstract else (),
        cites={"title.ja": "title", "statements[0].text.ja": "abstract"},
    )


def _words(values: Sequence[_Text]) -> Words:
    said = {one.lang: one.text or "" for one in values}
    return Words(said.get("ja", ""), said.get("en", ""))


def _person(entry: _Person) -> Researcher:
    parts = (entry.name.family, entry.name.given)
    said = {
        language: " ".join(one.text or "" for part in parts for one in part if one.lang == language)
        for language in ("ja", "en", "ja-Kana")
    }
    home = entry.affiliations[0] if entry.affiliations else _Affiliation()
    return Researcher(
        Words(said["ja"], said["en"]),
        reading=said["ja-Kana"],
        ids=(
            *(identifier("erad", value) for value in entry.erad),
            *(identifier("orcid", value) for value in entry.orcid),
        ),
        institution=Named(_words(home.institution.values)),
        department=_words(home.department.values),
        job=_words(home.job.values),
    )
