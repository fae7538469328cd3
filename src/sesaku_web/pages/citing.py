"""The citation of a place, made from a stored reading."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from sesaku_web.pages.citations import Citation
from sesaku_web.pages.contents import Contents
from sesaku_web.pages.places import Spans, written
from sesaku_web.pages.segments import portion_at, portions
from sesaku_web.sources.models import StoredReading


def citation_of(
    request: HttpRequest, reading: StoredReading, contents: Contents, spans: Spans
) -> Citation:
    """Return the citation of a place; its address names the reader's version, and stays."""
    document = reading.document
    root = reverse("pages:document", args=(document.short,))
    address = f"{root}view?at={written(spans)}&version={reading.reader_version}"
    paged = portions(contents.text, contents.pages) if contents.pages else None
    return Citation(
        publisher=reading.publisher or contents.ministry,
        title=reading.title or contents.measure or document.name,
        date=reading.date,
        spans=[
            (start, end, portion_at(paged, start).number if paged else None) for start, end in spans
        ],
        text=contents.text,
        sha256=document.sha256,
        version=reading.reader_version,
        address=request.build_absolute_uri(address),
        source=request.build_absolute_uri(root),
        seen=timezone.localdate().isoformat(),
    )


def citation_address(reading: StoredReading, spans: Spans) -> str:
    """Return the address at which a citation of a place is shown, and given as a file."""
    address = reverse("pages:cite", args=(reading.document.short,))
    return f"{address}?at={written(spans)}&version={reading.reader_version}"
