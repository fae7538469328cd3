"""The addresses of reporters."""

from django.urls import path

from shimamoru.reports.views import installing, mine, own, reporting, sending

app_name = "coast"

urlpatterns = [
    path("coast/", reporting.report, name="report"),
    path("coast/form", reporting.send_form, name="send-form"),
    path("coast/work", sending.work, name="work"),
    path("coast/reports", sending.send, name="send"),
    path("coast/manifest.webmanifest", installing.manifest, name="manifest"),
    path("coast/sw.js", installing.worker, name="worker"),
    path("coast/mine/", mine.mine, name="mine"),
    path("coast/r/<str:secret>", own.own, name="own"),
    path("coast/r/<str:secret>/edit", own.edit, name="own-edit"),
    path("coast/r/<str:secret>/photos", own.add_photos, name="own-photos"),
    path("coast/r/<str:secret>/withdraw", own.withdraw, name="own-withdraw"),
    path("coast/r/<str:secret>/photos/<slug:name>", own.photo, name="own-photo"),
]
