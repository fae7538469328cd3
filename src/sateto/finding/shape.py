"""What is found of a record: its texts, those that say what was found first; facets; numbers."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from sateto.records.record import RESULT_STATEMENTS, ResearchProject
from sesaku.retrieval.catalogue import Entry, Facet, Shape, Text, searchable_each, writer_of

TEXTS = (
    Text("found", "成果", "Results", 1.5),
    Text("title", "課題名", "Title", 1.2),
    Text("about", "目的・キーワード", "Purpose and keywords", 0.8),
    Text("names", "人・機関・番号", "People, institutions, numbers", 0.6),
)

FACETS = (
    Facet("funder", "配分機関", "Funder"),
    Facet("programme", "制度・種目", "Programme"),
    Facet("year", "開始年度", "First fiscal year"),
    Facet("institution", "研究機関", "Institution", columns=4),
    Facet("section", "分野・審査区分", "Field, review section"),
    Facet("band", "金額", "Amount"),
    Facet("status", "状況", "Status"),
    Facet("type", "成果の種類", "Type of result", short_set=True),
    Facet("kind", "種別", "Kind"),
    Facet("source", "出所の形式", "Format of the source"),
    Facet("person", "研究者", "Researcher", columns=0),
    Facet("number", "番号", "Number", columns=0),
)

NUMBERS = ("start", "end", "amount")
"""First and last fiscal year, and yen in all."""

SHAPE = Shape(TEXTS, FACETS, NUMBERS, version=2)
_write = writer_of(SHAPE)

RESULTS = "results"
"""The type of result of a project that says in sentences what was found."""

_CALLED = {
    "funder": ("配分機関", "資金配分機関"),
    "programme": ("制度", "種目", "研究種目"),
    "year": ("年", "年度", "開始年度"),
    "institution": ("機関", "研究機関", "所属"),
    "section": ("分野", "審査区分", "区分"),
    "band": ("金額",),
    "status": ("状況",),
    "type": ("成果", "成果種別"),
    "kind": ("種別",),
    "source": ("出所",),
    "person": ("研究者", "人"),
    "number": ("番号", "課題番号"),
}
NAMES = {name: facet for facet, names in _CALLED.items() for name in (facet, *names)}
"""What filters may be called in a query."""


@dataclass(frozen=True, slots=True)
class Band:
    """A band of amounts, with its labels."""

    id: str
    start: int
    ja: str
    en: str


@cache
def bands() -> tuple[Band, ...]:
    """Return the bands of amounts, smallest first."""
    source = resources.files("sateto.finding").joinpath("bands.yml").read_text("utf-8")
    return tuple(
        Band(one["id"], one["from"], one["ja"], one["en"]) for one in yaml.safe_load(source)
    )


def band_of(amount: int) -> str:
    """Return the band in which an amount lies."""
    return bands()[max(bisect_right(_starts(), amount) - 1, 0)].id


@cache
def _starts() -> tuple[int, ...]:
    return tuple(band.start for band in bands())


def parts_of(record: ResearchProject) -> dict[str, list[str]]:
    """Return by name the texts by which a record is found, as printed, each in its parts."""
    return {
        "found": list(_found(record)),
        "title": [text for text in (record.title.ja, record.title.en) if text],
        "about": list(_about(record)),
        "names": list(dict.fromkeys(_names(record))),
    }


def texts_of(record: ResearchProject) -> dict[str, str]:
    """Return by name the texts by which a record is found, as printed, their parts on lines."""
    return {name: "\n".join(parts) for name, parts in parts_of(record).items()}


def entries_of(records: Mapping[int, ResearchProject], source: str = "") -> list[Entry]:
    """Return what is found of records that are stored under numbers.

    Args:
        records: by their number.
        source: the format that they were read in, where their origin is not known yet.
    """
    texts = searchable_each([parts_of(record) for record in records.values()])
    return [
        Entry(key, said, _values(record, source), _numbers(record))
        for (key, record), said in zip(records.items(), texts, strict=True)
    ]


def written_of(records: Sequence[ResearchProject], source: str) -> list[bytes]:
    """Return what is found of records as the catalogue takes it, but for their numbers."""
    return list(map(_write, entries_of(dict(enumerate(records)), source)))


def _values(record: ResearchProject, source: str) -> dict[str, tuple[str, ...]]:
    amount, first = record.amount, record.start_year
    return {
        "funder": _one(record.funder.best()),
        "programme": _one(record.programme.best()),
        "year": _one(str(first) if first is not None else ""),
        "institution": tuple(dict.fromkeys(institutions_of(record))),
        "section": _one(next((one.name.best() for one in record.sections), "")),
        "band": _one(band_of(amount) if amount is not None else ""),
        "status": _one(record.status),
        "type": tuple(sorted(_types(record))),
        "kind": (record.kind,),
        "source": _one(source or record.origin.format),
        "person": tuple(dict.fromkeys(_people(record))),
        "number": tuple(dict.fromkeys(one.value for one in record.ids)),
    }


def _numbers(record: ResearchProject) -> dict[str, int]:
    first, amount = record.start_year, record.amount
    numbers = {"start": first, "end": record.end_year or first, "amount": amount}
    return {name: value for name, value in numbers.items() if value is not None}


def _one(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _found(record: ResearchProject) -> Iterator[str]:
    """Yield what says what was found: of an output that came by itself its abstract too."""
    for statement in record.statements:
        if statement.is_result or (record.kind == "output" and statement.kind == "abstract"):
            yield from filter(None, (statement.text.ja, statement.text.en))
    for output in record.outputs:
        yield from filter(None, (output.title.ja, output.title.en, output.text))


def _about(record: ResearchProject) -> Iterator[str]:
    for words in (*record.keywords, *(section.name for section in record.sections)):
        if words.ja:
            yield words.ja
        if words.en:
            yield words.en
    yield from record.alternatives
    for statement in record.statements:
        if not statement.is_result and not (
            record.kind == "output" and statement.kind == "abstract"
        ):
            yield from filter(None, (statement.text.ja, statement.text.en))


def _names(record: ResearchProject) -> Iterator[str]:
    for person in record.researchers:
        name = person.name
        if name.ja:
            yield name.ja
        if name.en:
            yield name.en
    yield from institutions_of(record)
    for identifier in record.ids:
        yield identifier.value
    for award in record.awards:
        if award.number is not None:
            yield award.number.value


def institutions_of(record: ResearchProject) -> Iterator[str]:
    """Yield the institutions of a record as they are counted, also more than once."""
    for institution in record.institutions:
        name = institution.name
        if name.ja or name.en:
            yield name.ja or name.en
    for person in record.researchers:
        name = person.institution.name
        if name.ja or name.en:
            yield name.ja or name.en


def _people(record: ResearchProject) -> Iterator[str]:
    for person in record.researchers:
        for one in person.ids:
            if one.valid:
                yield f"{one.scheme}:{one.value}"
        name = person.name
        if name.ja:
            yield name.ja
        if name.en:
            yield name.en


def _types(record: ResearchProject) -> set[str]:
    found = {output.kind for output in record.outputs}
    if record.kind == "project" and any(
        one.text for one in record.statements if one.kind in RESULT_STATEMENTS
    ):
        found.add(RESULTS)
    return found
