"""What an import of a document would bring, without importing it: its first records, its troubles.

Of a table it says which column becomes what, which is left out, and each cell that the mapping
cannot place.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sateto.records.json_form import load
from sateto.records.reading.documents import Document, label_of, open_document
from sateto.records.reading.made import Batch, make
from sateto.records.reading.mapping import IGNORE, parsed
from sateto.records.reading.troubles import Trouble

_RECORDS = 5
_LOOKED_AT = 2000
_TROUBLES = 50


@dataclass(frozen=True, slots=True)
class Preview:
    """What was found.

    Attributes:
        format: what the document's format is called.
        lines: what to show.
        fatal: whether a record could not be read.
    """

    format: str
    lines: tuple[str, ...]
    fatal: bool


def preview(path: Path, mapping: str = "", encoding: str = "") -> Preview:
    """Read the first records of a document, and say what would come of it.

    Raises:
        RecordsFileError: it holds no records that can be read.
        MappingError: it is a table, and there is no mapping, or a wrong one.
    """
    document = open_document(path, mapping, encoding)
    pieces = list(islice(document.pieces(), _LOOKED_AT))
    batch = make(document.format, document.context, pieces)
    return Preview(
        label_of(document.format),
        tuple(_lines(document, batch, len(pieces))),
        any(one.fatal for one in batch.troubles),
    )


def _lines(document: Document, batch: Batch, looked_at: int) -> Iterator[str]:
    if document.context.mapping:
        yield from _columns(document.context.mapping)
    for made in batch.made[:_RECORDS]:
        record = load(made.content) if made.content else None
        if record is None:
            yield f"{made.key}: 提供元で削除された記録"
            continue
        lead = record.lead
        parts = (
            record.title.best(),
            lead.name.best() if lead is not None else "",
            str(record.start_year or ""),
            f"{record.amount:,}円" if record.amount is not None else "",
        )
        yield f"{made.key}: {' / '.join(filter(None, parts))}"
    yield f"先頭の {looked_at} 件のうち、取り込めるもの {len(batch.made)} 件"
    for trouble in batch.troubles[:_TROUBLES]:
        yield _said(trouble)
    if len(batch.troubles) > _TROUBLES:
        yield f"ほかに {len(batch.troubles) - _TROUBLES} 件の注意があります。"


def _columns(mapping: str) -> Iterator[str]:
    for name, column in parsed(mapping).columns.items():
        yield f"列「{name}」→ {'取り込まない' if column.to == IGNORE else column.to}"


def _said(trouble: Trouble) -> str:
    where = f"{trouble.line} 行目" if trouble.line else f"{trouble.place + 1} 件目"
    mark = "取り込めません" if trouble.fatal else "注意"
    return f"{mark}: {where} {trouble.record}: {trouble.message}"
