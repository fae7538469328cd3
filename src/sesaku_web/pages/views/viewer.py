"""The viewer: the text of a document, and its pages, with a place highlighted."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.citer import Citer
from sesaku_web.pages.citing import citation_address, citation_of
from sesaku_web.pages.contents import Contents, contents_of
from sesaku_web.pages.lookup import reading_of
from sesaku_web.pages.page_image import page_image
from sesaku_web.pages.places import Spans, parsed, written
from sesaku_web.pages.segments import Marks, Portion, portion_at, portions, segments
from sesaku_web.pages.viewing import block_of, diagnostics_at, line_box, rectangles, values_at
from sesaku_web.sources.models import StoredReading

_PDF = "application/pdf"
_MARKING = ("subject", "path")
_DAY = 60 * 60 * 24


@page()
def view(request: PageRequest, sha: str) -> HttpResponse:
    """Show a portion of a document; ``?at=`` highlights a place, ``?portion=`` turns pages."""
    reading = reading_of(sha, request.GET.get("version", ""))
    contents, short = contents_of(reading), reading.document.short
    spans = parsed(request.GET.get("at", ""), len(contents.text))
    parts = portions(contents.text, contents.pages)
    shown = _portion(request, parts, spans)
    corrections = list(reading.document.corrections.standing())
    block = block_of(contents, spans)
    marks = _marks(reading, contents, shown, (spans, block))
    cites = [value.cite for value in contents.values.values() if value.cite]
    cut = segments(contents.text, shown, cites, marks)
    boxes = _boxes(contents, shown, spans, block) if reading.document.media_type == _PDF else None
    return render(
        request,
        "pages/view.html",
        {
            "reading": reading,
            "document": reading.document,
            "citer": Citer(reading.document),
            "portion": shown,
            "portions": parts,
            "paged": bool(contents.pages),
            "segments": cut,
            "first_hit": next((one.start for one in cut if "hit" in one.kinds.split()), None),
            "spans": spans,
            "at": written(spans),
            "values": values_at(contents, spans, corrections, short) if spans else [],
            "diagnostics": diagnostics_at(reading, spans) if spans else [],
            "citation": citation_of(request, reading, contents, spans) if spans else None,
            "boxes": boxes,
            "cite_href": citation_address(reading, spans),
            "marking": {name: request.GET.get(name, "") for name in _MARKING},
            "keeps": _keeps(request),
        },
    )


@page()
def image(request: PageRequest, sha: str, number: int) -> HttpResponse:  # noqa: ARG001 - a view's form
    """Return a page of a PDF as a picture."""
    document = reading_of(sha).document
    if document.media_type != _PDF:
        raise NotFoundError(f"{document.name} はPDFではありません。")
    found = page_image(Path(settings.SESAKU_HOME), document.path, number)
    if found is None:
        raise NotFoundError(f"{document.name} の {number} ページは画像にできません。")
    response = HttpResponse(found.read_bytes(), content_type="image/png")
    response["Cache-Control"] = f"private, max-age={_DAY}, immutable"
    return response


def _keeps(request: PageRequest) -> str:
    """Return what links within the viewer keep: the version, and the value that is corrected."""
    kept = {name: request.GET[name] for name in (*_MARKING, "version") if request.GET.get(name)}
    return f"&{urlencode(kept)}" if kept else ""


def _portion(request: PageRequest, parts: list[Portion], spans: Spans) -> Portion:
    asked = request.GET.get("portion", "")
    if asked:
        if not asked.isdecimal() or not 1 <= int(asked[:9]) <= len(parts):
            raise ConditionError(f"この文書は {len(parts)} 部分（ページ）までです。")
        return parts[int(asked) - 1]
    return portion_at(parts, spans[0][0] if spans else 0)


def _marks(
    reading: StoredReading, contents: Contents, shown: Portion, place: tuple[Spans, Spans]
) -> Marks:
    def here(ranges: Iterable[tuple[int, int]]) -> Spans:
        return [(a, b) for a, b in ranges if a < shown.end and shown.start < b]

    diagnosed = [
        (span[0], span[1])
        for cite in reading.diagnosticrows.values_list("cite", flat=True)
        for span in cite
    ]
    hit, block = place
    return Marks(here(hit), here(block), here(contents.furniture), here(diagnosed))


def _boxes(contents: Contents, shown: Portion, spans: Spans, block: Spans) -> dict[str, object]:
    """Return what is drawn over the picture of a page: its size, lines, block and place."""
    size = next((row for row in contents.pages if row[0] == shown.number), None)
    if size is None or not size[3] or not size[4]:
        return {}
    lines = [line_box(line) for line in contents.lines if line[2] == shown.number]
    return {
        "width": size[3],
        "height": size[4],
        "lines": lines,
        "block": list(rectangles(contents, shown.number, block)),
        "hit": list(rectangles(contents, shown.number, spans)),
    }
