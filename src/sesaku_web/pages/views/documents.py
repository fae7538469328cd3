"""Documents: the list, one document, its file, and withdrawing it."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.citer import Citer
from sesaku_web.pages.forms import ReasonForm
from sesaku_web.pages.kinds import kind_label
from sesaku_web.pages.lookup import reading_of
from sesaku_web.pages.sections import sections_of
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, listed, offer
from sesaku_web.pages.uploads import read_one
from sesaku_web.sources.actions.read_again import store_again
from sesaku_web.sources.actions.withdraw_document import withdraw_document
from sesaku_web.sources.models import StoredReading
from sesaku_web.sources.names import seen
from sesaku_web.sources.preparation import READER_VERSIONS

_A_PAGE = 50
_MEBIBYTE = 1024**2


@page()
def documents(request: PageRequest) -> HttpResponse:
    """List the documents, newest first; ``?q=`` and ``?kind=`` narrow the list."""
    query, kind = request.GET.get("q", "").strip(), request.GET.get("kind", "")
    current = StoredReading.objects.filter(current=True, document__withdrawn_at=None)
    kinds = sorted(current.order_by().values_list("kind", flat=True).distinct())
    if query:
        current = current.filter(Q(document__name__icontains=query) | Q(title__icontains=query))
    if kind:
        current = current.filter(kind=kind)
    found = current.select_related("document", "document__added_by").order_by(
        "-document__added_at", "-document_id"
    )
    shown = listed(request, found, _A_PAGE)
    table = _table(list(shown))
    download = offer(request, [table], "documents")
    if download is not None:
        return download
    said = {
        "table": table,
        "shown": shown,
        "query": query,
        "kind": kind,
        "kinds": [(name, kind_label(name)) for name in kinds],
    }
    return render(request, "pages/documents.html", said)


@page()
def document(request: PageRequest, sha: str) -> HttpResponse:
    """Show what is known of a document, and what can be done with it."""
    reading = reading_of(sha)
    held = reading.document
    said = {
        "reading": reading,
        "document": held,
        "kind": kind_label(reading.kind),
        "citer": Citer(held),
        "mebibytes": held.size / _MEBIBYTE,
        "sections": sections_of(reading),
        "readings": held.readings.all(),
        "found": reading.diagnosticrows.values("severity").annotate(number=Count("pk")),
        "corrections": held.corrections.standing().count(),
        "outdated": reading.reader_version not in READER_VERSIONS,
        "may_withdraw": request.actor.may(Action.WITHDRAW_DOCUMENTS),
        "may_renew": request.actor.may(Action.RENEW_READINGS),
    }
    return render(request, "pages/document.html", said)


@page()
def file(request: PageRequest, sha: str, form: str) -> HttpResponse:  # noqa: ARG001 - a view's form
    """Return the file itself, its canonical text, or what was read, as a download.

    A file is somebody else's: it is never shown in the browser as a page of this site.
    """
    reading = reading_of(sha)
    held = reading.document
    if form == "file":
        try:
            whole = held.path.open("rb")
        except FileNotFoundError as error:
            raise NotFoundError(f"{held.name}: ファイルが保管庫にありません。") from error
        response: HttpResponse = FileResponse(  # type: ignore[assignment] # both are answers
            whole,
            as_attachment=True,
            filename=seen(held.name),
            content_type="application/octet-stream",
        )
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
        return response
    content = reading.content
    name, data, media_type = (
        (f"{held.short}.txt", content.text, "text/plain; charset=utf-8")
        if form == "text"
        else (f"{held.short}.json", content.snapshot, "application/json")
    )
    response = HttpResponse(data.encode("utf-8", "backslashreplace"), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
@page(Action.WITHDRAW_DOCUMENTS)
def withdraw(request: PageRequest, sha: str) -> HttpResponse:
    """Withdraw a document."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise ConditionError("取り下げる理由を記してください。")
    reading = reading_of(sha)
    withdraw_document(request.actor, reading.document, reason=form.cleaned_data["reason"])
    messages.success(request, _("文書を取り下げました。記録は残っています。"))
    return redirect("pages:documents")


@require_POST
@page(Action.RENEW_READINGS)
def renew(request: PageRequest, sha: str) -> HttpResponse:
    """Read a document again with the reader of this version."""
    held = reading_of(sha).document
    prepared = read_one(held.source())
    done = store_again(request.actor, held, prepared)
    said = {"changed": len(done.changes), "review": len(done.for_review)}
    messages.success(
        request,
        _("読み直しました。変わった値 %(changed)s 件、確認を要する訂正 %(review)s 件。") % said,
    )
    return redirect("pages:document", held.short)


def _table(readings: list[StoredReading]) -> PageTable:
    rows = []
    for reading in readings:
        held = reading.document
        title = reading.title or held.name
        rows.append(
            (
                Cell(title, href=Citer(held).root),
                Cell(reading.kind, kind_label(reading.kind)),
                Cell(reading.publisher),
                Cell(reading.date),
                Cell(held.name),
                Cell(held.added_at.date().isoformat()),
                Cell(round(reading.share, 4), f"{reading.share:.1%}"),
                Cell(held.sha256),
            )
        )
    columns = (
        Column(_("題名")),
        Column(_("種別")),
        Column(_("公表者")),
        Column(_("日付")),
        Column(_("ファイル")),
        Column(_("追加日")),
        Column(_("読み取り率"), numeric=True),
        Column("SHA-256", downloaded_only=True),
    )
    return PageTable("documents", _("文書の一覧"), columns, [Group(rows)], stacked=True)
