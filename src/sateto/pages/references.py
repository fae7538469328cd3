"""Records as references 「文献形式」: BibTeX and RIS, for programs that manage literature."""

import re
from collections.abc import Iterable, Iterator

from sateto.records.record import ResearchProject

BIBTEX, RIS = "bibtex", "ris"
FORMS = {
    BIBTEX: ("bib", "application/x-bibtex; charset=utf-8"),
    RIS: ("ris", "application/x-research-info-systems; charset=utf-8"),
}
"""By form, the ending of the file's name and its media type."""

_KEY = re.compile(r"[^A-Za-z0-9_.:-]")
_BRACES = str.maketrans({"{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "\\": "/"})


def bibtex(records: Iterable[ResearchProject]) -> str:
    """Return records as BibTeX: a project as ``@misc``, with its number and funder."""
    return "\n".join(_entry(record) for record in records)


def _entry(record: ResearchProject) -> str:
    fields = {
        "title": record.title.best(),
        "author": " and ".join(_names(record)),
        "year": str(record.start_year or ""),
        "howpublished": " ".join(filter(None, (record.funder.best(), record.programme.best()))),
        "number": _number(record),
        "doi": _of_scheme(record, "doi"),
        "keywords": ", ".join(one.best() for one in record.keywords),
        "abstract": _one_line(record.results_text),
        "note": record.origin.credit,
    }
    lines = [
        f"  {name} = {{{value.translate(_BRACES)}}}" for name, value in fields.items() if value
    ]
    key = _KEY.sub("_", _number(record) or record.key)
    return "@misc{" + ",\n".join([key, *lines]) + "\n}\n"


def ris(records: Iterable[ResearchProject]) -> str:
    """Return records as RIS: a project as ``GRANT``, an output as ``GEN``."""
    return "".join("".join(_lines(record)) for record in records)


def _lines(record: ResearchProject) -> Iterator[str]:
    yield _tagged("TY", "GRANT" if record.kind == "project" else "GEN")
    yield _tagged("TI", record.title.best())
    for name in _names(record):
        yield _tagged("AU", name)
    yield _tagged("PY", str(record.start_year or ""))
    yield _tagged("PB", record.funder.best())
    yield _tagged("T2", record.programme.best())
    yield _tagged("M1", _number(record))
    yield _tagged("DO", _of_scheme(record, "doi"))
    for word in record.keywords:
        yield _tagged("KW", word.best())
    yield _tagged("AB", record.results_text)
    yield _tagged("N1", record.origin.credit)
    yield "ER  - \r\n\r\n"


def _tagged(tag: str, value: str) -> str:
    plain = _one_line(value)
    return f"{tag}  - {plain}\r\n" if plain else ""


def _names(record: ResearchProject) -> list[str]:
    return [one.name.best() for one in record.researchers if one.name]


def _number(record: ResearchProject) -> str:
    awards = (one.number.value for one in record.awards if one.number is not None)
    return next(awards, next((one.value for one in record.ids), ""))


def _of_scheme(record: ResearchProject, scheme: str) -> str:
    return next((one.value for one in record.ids if one.scheme == scheme), "")


def _one_line(text: str) -> str:
    return " ".join(text.split())
