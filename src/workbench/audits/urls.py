"""The addresses of the audit."""

from django.urls import path

from workbench.audits.views import document, finding, methods, overview

app_name = "audits"

urlpatterns = [
    path("audit/", overview.overview, name="overview"),
    path("audit/methods", methods.methods, name="methods"),
    path("audit/findings/<slug:finding>", finding.permanent, name="permanent"),
    path("audit/statements/<int:number>/withdraw", finding.withdrawn, name="withdraw"),
    path("documents/<slug:sha>/audit", document.document, name="document"),
    path("documents/<slug:sha>/audit/<slug:finding>", finding.finding, name="finding"),
]
