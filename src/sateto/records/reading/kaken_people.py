"""KAKEN's JSON of researchers, and abstracts of projects as JSON.

A researcher's entry names projects and products in little more than a title. They come under keys
of their own, so that they never replace what a project's own record says; the identifiers join
them to it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, Protocol

from sateto.records.identifiers import identifier
from sateto.records.reading.troubles import Trouble, trouble
from sateto.records.record import (
    Identifier,
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
_PERSON_IDS = {"id:person:erad": "erad", "id:orcid": "orcid"}


class Surroundings(Protocol):
    """What the reading of a piece may know of its document; nothing is wanted of it here."""


def read(content: bytes, _: Surroundings) -> Iterator[ResearchProject | Trouble]:
    """Yield the projects and products that a researcher's entry names."""
    entry = _loaded(content)
    if isinstance(entry, Trouble):
        yield entry
        return
    person = _person(entry)
    number = str(entry.get("accn", ""))
    for place, work in enumerate(entry.get("work:project", ())):
        codes = work.get("recordSource", {}).get("id:project:kakenhi", ())
        titles = [one for part in work.get("title", ()) for one in part["humanReadableValue"]]
        ids = tuple(identifier("kaken_record", code) for code in codes)
        yield ResearchProject(
            key=f"{FORMAT}:{number}/{codes[0] if codes else place}",
            title=_words(titles),
            ids=ids,
            researchers=(person,),
            cites={"title.ja": f"work:project[{place}].title"},
        )
    for place, work in enumerate(entry.get("work:product", ())):
        title = _words([work["title:main"]] if work.get("title:main") else [])
        kind = "paper" if work.get("resourceType") == "Journal Article" else "other"
        codes = work.get("accn", ())
        product: tuple[Identifier, ...] = tuple(identifier("local", code) for code in codes)
        yield ResearchProject(
            key=f"{FORMAT}:{number}/{codes[0] if codes else f'product {place}'}",
            kind="output",
            title=title,
            ids=product,
            researchers=(person,),
            outputs=(Output(kind, title, (person.name.best(),), ids=product),),
            cites={"title.ja": f"work:product[{place}].title:main"},
        )


def read_abstract(content: bytes, _: Surroundings) -> Iterator[ResearchProject | Trouble]:
    """Yield the project of an entry with ``title``, ``abstract`` and ``review_section``."""
    entry = _loaded(content)
    if isinstance(entry, Trouble):
        yield entry
        return
    title, abstract = str(entry.get("title", "")), str(entry.get("abstract", ""))
    section = str(entry.get("review_section", ""))
    yield ResearchProject(
        key=f"{ABSTRACTS}:{sha256(title.encode()).hexdigest()[:_SHORT]}" if title else "",
        title=Words(title),
        sections=(Section("review_section", "", Words(section)),) if section else (),
        statements=(Statement("abstract", Words(abstract)),) if abstract else (),
        cites={"title.ja": "title", "statements[0].text.ja": "abstract"},
    )


def _loaded(content: bytes) -> Mapping[str, Any] | Trouble:
    try:
        entry = json.loads(content)
    except ValueError as error:
        return trouble("json-broken", detail=str(error))
    if not isinstance(entry, dict):
        return trouble("json-broken", detail="オブジェクトではありません")
    return entry


def _words(values: Sequence[Mapping[str, str]]) -> Words:
    said = {one.get("lang", "ja"): one.get("text", "") for one in values}
    return Words(said.get("ja", ""), said.get("en", ""))


def _person(entry: Mapping[str, Any]) -> Researcher:
    names = entry.get("name", {})
    parts = [names.get(f"name:{part}Name", ()) for part in ("family", "given")]
    said = {
        language: " ".join(one["text"] for part in parts for one in part if one["lang"] == language)
        for language in ("ja", "en", "ja-Kana")
    }
    ids = [
        identifier(scheme, value)
        for name, scheme in _PERSON_IDS.items()
        for value in entry.get(name, ())
    ]
    home: Mapping[str, Any] = next(iter(entry.get("affiliations:current", ())), {})

    def named(part: str) -> Words:
        return _words(home.get(f"affiliation:{part}", {}).get("humanReadableValue", ()))

    return Researcher(
        Words(said["ja"], said["en"]),
        reading=said["ja-Kana"],
        ids=tuple(ids),
        institution=Named(named("institution")),
        department=named("department"),
        job=named("jobTitle"),
    )
