"""The pages of the evaluations."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sesaku_web.sources.models import StoredDocument


def home(request: HttpRequest) -> HttpResponse:
    """Show what is in the library."""
    documents = StoredDocument.objects.present()
    return render(request, "evaluations/home.html", {"documents": documents})
