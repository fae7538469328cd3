"""What the newest reading of a document has otherwise than the one before it."""

import json

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sesaku_web.exceptions import NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.citer import Citer
from sesaku_web.pages.labels import describe
from sesaku_web.pages.lookup import reading_of
from sesaku_web.pages.subjects import address_of, label_of
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, link, offer
from sesaku_web.sources.changes import Change, changes
from sesaku_web.sources.models import Correction, StoredReading
from sesaku_web.sources.values import Key, Value, values_of

_A_PAGE = 200


@page()
def changed(request: PageRequest, sha: str) -> HttpResponse:
    """List the values that came, went or became others when the document was last read again."""
    reading = reading_of(sha)
    held = reading.document
    earlier = held.readings.filter(pk__lt=reading.pk).first()
    if earlier is None:
        raise NotFoundError(_("この文書は一度だけ読み取られており、比べる前の版がありません。"))
    found = changes(_values(earlier), _values(reading))
    download = offer(request, [_table(found, held.short)], f"{held.short}-changes")
    if download is not None:
        return download
    shown = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    table = _table(list(shown), held.short)
    link([table])
    waiting = held.corrections.filter(state=Correction.State.REVIEW).count()
    said = {
        "reading": reading,
        "earlier": earlier,
        "document": held,
        "citer": Citer(held),
        "table": table,
        "shown": shown,
        "count": len(found),
        "waiting": waiting,
    }
    return render(request, "pages/changes.html", said)


def _values(reading: StoredReading) -> dict[Key, Value]:
    return values_of(json.loads(reading.content.snapshot))


def _table(found: list[Change], short: str) -> PageTable:
    rows = [
        [
            Cell(one.subject, label_of(one.subject), href=address_of(short, one.subject)),
            Cell(one.path, describe(one.subject, one.path).label),
            Cell(one.before),
            Cell(one.after),
        ]
        for one in found
    ]
    columns = [Column(_("対象")), Column(_("項目")), Column(_("前の値")), Column(_("今の値"))]
    groups = [Group(rows)] if rows else []
    return PageTable("changes", _("変わった値の一覧"), columns, groups, stacked=True)
