"""Plain Dublin Core 「oai_dc」, which every repository gives: what little it says is taken."""

from collections.abc import Iterator

from sateto.records.identifiers import identifier
from sateto.records.reading.building import Cites, year_of
from sateto.records.reading.element import Element
from sateto.records.reading.jpcoar import kind_of
from sateto.records.reading.people import by_language
from sateto.records.reading.troubles import Trouble
from sateto.records.record import (
    Identifier,
    Output,
    Researcher,
    ResearchProject,
    Statement,
    Words,
)

FORMAT = "oai_dc"
TAG = "dc"

_SCHEMES = ("doi", "handle", "uri", "local")


def read(top: Element) -> Iterator[ResearchProject | Trouble]:
    """Yield the record of a ``dc`` element."""
    parts: dict[str, list[Element]] = {}
    for name, child in top.children():
        if child.text:
            parts.setdefault(name, []).append(child)
    cites = Cites()
    title = cites.words("title", by_language(parts.get("title", ())))
    ids = tuple(dict.fromkeys(_identifier(one.text) for one in parts.get("identifier", ())))
    year = next((year_of(one.text) for one in parts.get("date", ())), None)
    kinds = [kind_of(one.text.rpartition("/")[2]) for one in parts.get("type", ())]
    kind = next((one for one in kinds if one != "other"), "other")
    authors = tuple(dict.fromkeys(one.text for one in parts.get("creator", ())))
    text = cites.words("statements[0].text", by_language(parts.get("description", ())))
    yield ResearchProject(
        key=f"{FORMAT}:{ids[0]}" if ids else f"{FORMAT}:{title.best()}"[:380],
        kind="output",
        title=title,
        ids=ids,
        start_year=year,
        researchers=tuple(Researcher(Words(ja=name), role="creator") for name in authors),
        keywords=tuple(Words(ja=one.text) for one in parts.get("subject", ())),
        statements=(Statement("abstract", text),) if text else (),
        outputs=(Output(kind, title, authors, year, ids=ids),),
        language=parts["language"][0].text if "language" in parts else "",
        cites=cites.found,
    )


def _identifier(printed: str) -> Identifier:
    """Return an identifier of whatever kind it looks like."""
    found = (identifier(scheme, printed) for scheme in _SCHEMES)
    return next(one for one in found if one.valid)
