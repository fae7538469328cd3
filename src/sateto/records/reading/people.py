"""People and names as repositories write them: identifiers by scheme, names by language."""

from collections.abc import Iterable, Iterator, Mapping

from sateto.records.identifiers import identifier
from sateto.records.reading.building import Cites
from sateto.records.reading.element import Element
from sateto.records.record import NO_NAME, Identifier, Named, Researcher, Words

_SCHEMES: Mapping[str, str] = {
    "ORCID": "orcid",
    "ISNI": "isni",
    "ROR": "ror",
    "e-Rad": "erad",
    "e-Rad_Researcher": "erad",
    "NRID": "nrid",
    "kakenhi": "nii_institution",
    "Crossref Funder": "crossref_funder",
    "e-Rad_funder": "local",
    "DOI": "doi",
    "JaLC": "doi",
    "Crossref": "doi",
    "DataCite": "doi",
    "HDL": "handle",
    "URI": "uri",
    "ISSN": "issn",
    "EISSN": "issn",
    "PISSN": "issn",
    "ISBN": "isbn",
    "JGN": "jgn",
}
"""Our name for what a source calls a kind of identifier."""

_NAMES = ("creatorName", "contributorName")
_ORGANISATION = "Organizational"


def scheme_of(printed: str) -> str:
    """Return our name for a kind of identifier."""
    return _SCHEMES.get(printed, "local")


def identifiers_in(top: Element, name: str = "nameIdentifier") -> tuple[Identifier, ...]:
    """Return the identifiers right below an element."""
    found = ((one.get("nameIdentifierScheme"), one.text) for one in top.named(name))
    return tuple(identifier(scheme_of(scheme), value) for scheme, value in found if value)


def by_language(elements: Iterable[Element]) -> dict[str, Element]:
    """Return elements by language; readings 「よみ」 are left out, what says none is Japanese."""
    found: dict[str, Element] = {}
    for one in elements:
        language = one.language or "ja"
        if "Kana" not in language and "Latn" not in language:
            found.setdefault(language, one)
    return found


def person(top: Element, role: str, where: str, cites: Cites) -> Researcher:
    """Return a person as JPCOAR writes creators and contributors."""
    parts = list(top.children())
    named = [one for name, one in parts if name in _NAMES]
    name = cites.words(f"{where}.name", by_language(named))
    if not name:
        name = _joined(parts)
    kana = next((one.text for one in named if "Kana" in one.language), "")
    return Researcher(
        name=Words(*(_spaced(one) for one in (name.ja, name.en))),
        reading=_spaced(kana),
        role=role,
        ids=identifiers_in(top),
        institution=_home(top, where, cites),
    )


def is_organisation(top: Element) -> bool:
    """Whether a contributor is an organisation."""
    return any(one.get("nameType") == _ORGANISATION for one in top.named("contributorName"))


def _spaced(name: str) -> str:
    """Return a name without the comma between its parts."""
    return " ".join(part.strip() for part in name.split(",") if part.strip())


def _joined(parts: Iterable[tuple[str, Element]]) -> Words:
    """Return a name of its family and given parts."""
    said: dict[str, list[str]] = {"ja": [], "en": []}
    for wanted in ("familyName", "givenName"):
        for name, one in parts:
            if name == wanted and (one.language or "ja") in said:
                said[one.language or "ja"].append(one.text)
    return Words(" ".join(said["ja"]), " ".join(said["en"]))


def _home(top: Element, where: str, cites: Cites) -> Named:
    for affiliation in top.named("affiliation"):
        names = by_language(affiliation.named("affiliationName"))
        return Named(cites.words(f"{where}.institution", names), identifiers_in(affiliation))
    return NO_NAME


def subjects(elements: Iterable[Element]) -> Iterator[dict[str, Element]]:
    """Yield subjects, Japanese and English of the same place paired within a scheme."""
    rows: list[tuple[str, dict[str, Element]]] = []
    for one in elements:
        scheme, language = one.get("subjectScheme"), one.language or "ja"
        if rows and rows[-1][0] == scheme and language not in rows[-1][1]:
            rows[-1][1][language] = one
        else:
            rows.append((scheme, {language: one}))
    for _, row in rows:
        yield row
