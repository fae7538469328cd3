"""The addresses of the site, and a trivial page beside them: the yardstick of throughput."""

from django.http import HttpResponse
from django.template import engines
from django.urls import include, path

from sesaku_web.pages.access import PageRequest, page
from sesaku_web.sources.models import StoredDocument

_TEMPLATE = engines["django"].from_string("<!doctype html><p>{{ document.name }}</p>")


@page()
def trivial(request: PageRequest, number: int) -> HttpResponse:
    """Show the name of a document."""
    document = StoredDocument.objects.get(pk=number)
    return HttpResponse(_TEMPLATE.render({"document": document}, request))


# It stands first, so that no time goes into looking through the addresses of the others.
urlpatterns = [
    path("trivial/<int:number>", trivial),
    path("", include("sesaku_site.urls")),
]
