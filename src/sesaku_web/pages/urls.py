"""The addresses of documents."""

from django.urls import path

from sesaku_web.pages.views import (
    changes,
    citation,
    corrections,
    diagnostics,
    documents,
    session,
    upload,
    viewer,
)

app_name = "pages"

urlpatterns = [
    path("accounts/login/", session.login, name="login"),
    path("accounts/logout/", session.logout, name="logout"),
    path("documents/", documents.documents, name="documents"),
    path("documents/add", upload.add, name="add"),
    path("documents/<slug:sha>/", documents.document, name="document"),
    path("documents/<slug:sha>/view", viewer.view, name="view"),
    path("documents/<slug:sha>/pages/<int:number>.png", viewer.image, name="image"),
    path("documents/<slug:sha>/cite", citation.cite, name="cite"),
    path("documents/<slug:sha>/correct", corrections.correct, name="correct"),
    path("documents/<slug:sha>/diagnostics", diagnostics.of_document, name="document-diagnostics"),
    path("documents/<slug:sha>/changes", changes.changed, name="changes"),
    path("documents/<slug:sha>/file", documents.file, {"form": "file"}, name="file"),
    path("documents/<slug:sha>/text", documents.file, {"form": "text"}, name="text"),
    path("documents/<slug:sha>/json", documents.file, {"form": "json"}, name="json"),
    path("documents/<slug:sha>/withdraw", documents.withdraw, name="withdraw"),
    path("documents/<slug:sha>/renew", documents.renew, name="renew"),
    path("diagnostics/", diagnostics.diagnostics, name="diagnostics"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("corrections/<int:number>/withdraw", corrections.withdraw, name="withdraw-correction"),
]
