"""Coverage: every stretch of the text is placed, furniture, or named in a diagnostic."""

import re
from collections.abc import Iterable, Iterator, Mapping

from sesaku.document.cite import Cite, covered
from sesaku.document.document import Document
from sesaku.model.diagnostic import Diagnostic
from sesaku.model.reading import Content, Coverage, Detection, Reading
from sesaku.model.walk import cites_in

_BLANK = re.compile(r"\s+")
_QUOTE = 40


def account(document: Document, detection: Detection, content: Content) -> Reading:
    """Close the books: what no record, furniture or diagnostic names gets a diagnostic."""
    placed = covered(
        cites_in((content.measure, content.fields, content.positions, content.projects))
    )
    furniture = covered(piece.cite for piece in content.furniture)
    named = covered(diagnostic.cite for diagnostic in content.diagnostics)
    left = list(_gaps(document.text, _union(placed, furniture, named)))
    added = tuple(
        Diagnostic("text-unplaced", document.cite(*gap), {"quote": _quote(document.text, gap)})
        for gap in left
    )
    text = document.text
    whole = _ink(text, [(0, len(text))])
    in_value = _ink(text, placed)
    accounted = _ink(text, _union(placed, furniture))
    unplaced = _ink(text, left)
    return Reading(
        document,
        detection,
        content,
        Coverage(
            characters=whole,
            placed=in_value,
            furniture=accounted - in_value,
            diagnosed=whole - accounted - unplaced,
            unplaced=unplaced,
        ),
        (*_mended(document), *content.diagnostics, *added),
    )


def _mended(document: Document) -> tuple[Diagnostic, ...]:
    """Return what the reader had to mend, as diagnostics."""
    return tuple(
        Diagnostic(code, _place(document, offset, keys), dict(keys))
        for code, offset, keys in document.defects
    )


def _place(document: Document, offset: int, keys: Mapping[str, object]) -> Cite:
    """Return the cite of what was mended: the quoted text where it stands there, else a point."""
    quote = str(keys.get("quote", ""))
    length = len(quote) if document.text.startswith(quote, offset) else 0
    return document.cite(offset, min(offset + max(length, 1), len(document.text)))


def _union(*ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(item for group in ranges for item in group):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _gaps(text: str, ranges: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the stretches outside ``ranges``, blank ends cut off; none that is all blank."""
    at = 0
    for start, end in [*ranges, (len(text), len(text))]:
        piece = text[at:start]
        if piece.strip():
            first = at + len(piece) - len(piece.lstrip())
            yield first, first + len(piece.strip())
        at = max(at, end)


def _ink(text: str, ranges: Iterable[tuple[int, int]]) -> int:
    return sum(len(_BLANK.sub("", text[start:end])) for start, end in ranges)


def _quote(text: str, gap: tuple[int, int]) -> str:
    quote = _BLANK.sub(" ", text[gap[0] : gap[1]])
    return quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…"
