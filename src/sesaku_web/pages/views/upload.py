"""Adding documents by a form; a script shows the progress where there is one."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sesaku_web.accounts.permissions import Action
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.limits import FILES
from sesaku_web.pages.sections import sections_of
from sesaku_web.pages.uploads import Uploaded, add_files

FIELD = "files"
_JSON = "application/json"


@page(Action.ADD_DOCUMENTS)
def add(request: PageRequest) -> HttpResponse:
    """Show the form, or add what was sent and say what became of it."""
    if request.method != "POST":
        return render(request, "pages/add.html", {"most": FILES})
    files = request.FILES.getlist(FIELD)
    if not 0 < len(files) <= FILES:
        message = _("ファイルを1個から%(most)s個まで選んでください。") % {"most": FILES}
        if _wants_json(request):
            return JsonResponse({"trouble": message}, status=400)
        return render(request, "pages/add.html", {"most": FILES, "trouble": message}, status=400)
    found = list(add_files(request.actor, files))
    if _wants_json(request):
        return JsonResponse({"results": [_told(one) for one in found]})
    if len(found) == 1 and found[0].added is not None:
        messages.success(request, _said(found[0]))
        return redirect(_first_page(found[0]))
    said = {"most": FILES, "results": [_told(one) for one in found]}
    return render(request, "pages/add.html", said)


def _wants_json(request: PageRequest) -> bool:
    return request.headers.get("Accept", "") == _JSON


def _told(one: Uploaded) -> dict[str, str | bool]:
    if one.added is None:
        return {"name": one.name, "done": False, "message": one.trouble, "href": ""}
    return {"name": one.name, "done": True, "message": _said(one), "href": _first_page(one)}


def _said(one: Uploaded) -> str:
    said = {
        "added": _("追加しました。"),
        "unchanged": _("すでにあります。"),
        "restored": _("取り下げられていた文書を戻しました。"),
    }
    return said[one.added.outcome] if one.added else one.trouble


def _first_page(one: Uploaded) -> str:
    """Return the page that shows most of a document: that of its measure, or its own."""
    if one.added is None:
        return ""
    document = one.added.document
    pages = sections_of(document.reading)
    return pages[0].href if pages else reverse("pages:document", args=(document.short,))
