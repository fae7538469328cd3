"""How to cite a place of a document."""

from django.http import HttpResponse
from django.shortcuts import render

from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.citer import Citer
from sesaku_web.pages.citing import citation_address, citation_of
from sesaku_web.pages.contents import contents_of
from sesaku_web.pages.lookup import reading_of
from sesaku_web.pages.places import parsed

_FORMS = {
    "text": ("as_text", "text/plain; charset=utf-8", "txt"),
    "bibtex": ("as_bibtex", "application/x-bibtex; charset=utf-8", "bib"),
    "annotation": ("as_annotation", "application/ld+json", "json"),
}


@page()
def cite(request: PageRequest, sha: str) -> HttpResponse:
    """Show the citation of ``?at=…``; ``&as=text|bibtex|annotation`` gives it as a file."""
    reading = reading_of(sha, request.GET.get("version", ""))
    contents = contents_of(reading)
    spans = parsed(request.GET.get("at", ""), len(contents.text))
    if not spans:
        raise ConditionError("引用する位置（at）を指定してください。")
    citation = citation_of(request, reading, contents, spans)
    form = request.GET.get("as", "")
    if form:
        return _file(citation, form, reading.document.short)
    return render(
        request,
        "pages/cite.html",
        {
            "document": reading.document,
            "reading": reading,
            "citation": citation,
            "citer": Citer(reading.document),
            "cite_href": citation_address(reading, spans),
            "view": Citer(reading.document).at(spans),
            "part": request.GET.get("part") == "1",
        },
    )


def _file(citation: object, form: str, short: str) -> HttpResponse:
    if form not in _FORMS:
        known = "、".join(_FORMS)
        raise NotFoundError(f"引用の形式 {form[:20]} はありません。指定できるのは {known} です。")
    method, media_type, suffix = _FORMS[form]
    response = HttpResponse(getattr(citation, method)(), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{short}-citation.{suffix}"'
    return response
