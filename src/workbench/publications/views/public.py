"""Public pages: what is published, each measure on one page, and its files."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sesaku.model.snapshot import reading_of
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, listed, offer
from workbench.publications import querysets
from workbench.publications.access import open_page
from workbench.publications.figures import money_of
from workbench.publications.models import Edition, EditionFile
from workbench.publications.showing import (
    beside_of,
    changes_of,
    fields_of,
    summary_of,
    tables_of,
    unsaid_of,
)

_A_PAGE = 50
_FILE = ("name", "media_type", "size", "sha256")


@open_page
def published(request: HttpRequest) -> HttpResponse:
    """List what is published."""
    shown = listed(request, querysets.latest(), _A_PAGE)
    table = _list(list(shown))
    download = offer(request, [table], "published")
    if download is not None:
        return download
    return render(request, "publications/published.html", {"table": table, "shown": shown})


@open_page
def measure(request: HttpRequest, number: int) -> HttpResponse:
    """Show the latest edition of a measure: its permanent address."""
    return _shown(request, querysets.edition_of(number))


@open_page
def edition(request: HttpRequest, number: int, edition: int) -> HttpResponse:
    """Show one edition, the latest or an earlier one."""
    return _shown(request, querysets.edition_of(number, edition))


@open_page
def file(_request: HttpRequest, number: int, edition: int, name: str) -> HttpResponse:
    """Give a file of an edition, byte for byte as it was published."""
    found = querysets.file_of(number, edition, name)
    response = HttpResponse(bytes(found.data), content_type=found.media_type)
    disposition = "inline" if found.media_type == "application/pdf" else "attachment"
    stem = f"sesaku-{number}-{edition}-{found.name}"
    response["Content-Disposition"] = f'{disposition}; filename="{stem}"'
    response["ETag"] = f'"{found.sha256}"'
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@open_page
def index(request: HttpRequest) -> HttpResponse:
    """Tell programs what is published: every edition with its files and their hashes."""
    editions = querysets.every()
    files: dict[int, list[dict[str, object]]] = {}
    for row in EditionFile.objects.values("edition_id", *_FILE):
        of = row["edition_id"]
        files.setdefault(of, []).append({name: row[name] for name in _FILE})
    said = [_record(request, one, files.get(one.pk, [])) for one in editions]
    response = JsonResponse({"schema": "sesaku-published/1", "editions": said})
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _record(
    request: HttpRequest, one: Edition, files: list[dict[str, object]]
) -> dict[str, object]:
    place = reverse("publications:edition", args=(one.cycle_id, one.number))
    return {
        "url": request.build_absolute_uri(place),
        "measure": one.name,
        "measure_en": one.title_en,
        "ministry": one.ministry,
        "code": one.code,
        "fiscal_year": one.fiscal_year,
        "number": one.number,
        "published_at": one.published_at.isoformat(),
        "digest": one.digest,
        "reason": one.reason,
        "cited": one.cited or [],
        "files": [
            {
                **file,
                "url": request.build_absolute_uri(
                    reverse("publications:file", args=(one.cycle_id, one.number, file["name"]))
                ),
            }
            for file in files
        ],
    }


def _shown(request: HttpRequest, one: Edition) -> HttpResponse:
    content = reading_of(one.snapshot, one.text).content
    fields = fields_of(content)
    money = money_of(content.measure.budgets if content.measure else ())
    tables = [*([money] if money is not None else []), *tables_of(fields)]
    download = offer(request, tables, f"published-{one.cycle_id}")
    if download is not None:
        return download
    others = one.cycle.editions.order_by("-number").values("number", "published_at", "reason")
    latest = others[0]["number"]
    said = {
        "edition": one,
        "content": content,
        "measure": content.measure,
        "summary": summary_of(content),
        "fields": fields,
        "money": money,
        "changes": changes_of(one.changes),
        "files": one.files.defer("data"),
        "beside": beside_of(one.unread),
        "unsaid": unsaid_of(one.unread),
        "others": others,
        "latest": latest,
        "is_latest": one.number == latest,
    }
    return render(request, "publications/edition.html", said)


def _list(shown: list[Edition]) -> PageTable:
    rows = [
        [
            Cell(one.name, href=reverse("publications:measure", args=(one.cycle_id,))),
            Cell(one.title_en),
            Cell(one.ministry),
            Cell(one.code),
            Cell(one.fiscal_year),
            Cell(one.number),
            Cell(f"{one.published_at:%Y-%m-%d}"),
        ]
        for one in shown
    ]
    columns = [
        Column(_("施策")),
        Column(_("英語の題名")),
        Column(_("府省")),
        Column(_("番号")),
        Column(_("年度"), numeric=True),
        Column(_("版"), numeric=True),
        Column(_("公表日")),
    ]
    return PageTable("published", _("公表された評価"), columns, [Group(rows)])
