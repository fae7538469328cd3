"""The addresses of the site."""

from django.urls import include, path

urlpatterns = [
    path("", include("workbench.evaluations.urls")),  # looked at first: they are asked for most
    path("", include("sesaku_web.api.urls")),
    path("", include("sesaku_web.accounts.urls")),
    path("", include("sesaku_web.pages.urls")),
    path("", include("sesaku_web.people.urls")),
    path("", include("sesaku_web.search.urls")),
    path("", include("workbench.audits.urls")),
    path("", include("workbench.money.urls")),
    path("", include("workbench.comparisons.urls")),
    path("", include("workbench.promises.urls")),
    path("", include("workbench.desk.urls")),
    path("", include("shimamoru.technology.urls")),
    path("", include("workbench.publications.urls")),
    path("", include("shimamoru.islands.urls")),
    path("", include("shimamoru.reports.urls")),
    path("", include("shimamoru.triage.urls")),
    path("", include("shimamoru.open_data.urls")),
    path("", include("sateto.pages.urls")),
    path("", include("sateto.needs.urls")),
]

handler400 = "sesaku_web.pages.errors.bad_request"
handler404 = "sesaku_web.pages.errors.not_found"
handler500 = "sesaku_web.pages.errors.fault"
