"""The addresses of those on duty."""

from django.urls import path

from shimamoru.triage.views import duty, queue, report, sheet

app_name = "coast-desk"

urlpatterns = [
    path("coast/desk/", queue.queue, name="queue"),
    path("coast/desk/news", queue.news, name="news"),
    path("coast/desk/find", report.find, name="find"),
    path("coast/desk/duty/", duty.duty, name="duty"),
    path("coast/desk/duty/add", duty.add, name="add-duty"),
    path("coast/desk/duty/<int:number>/end", duty.end, name="end-duty"),
    path("coast/desk/shift", duty.shift, name="shift"),
    path("coast/desk/reports/<str:number>", report.report, name="report"),
    path("coast/desk/reports/<str:number>/sheet", sheet.sheet, name="sheet"),
    path("coast/desk/reports/<str:number>/do/<slug:name>", report.act, name="act"),
    path("coast/desk/reports/<str:number>/photos/<slug:name>", report.photo, name="photo"),
    path("coast/desk/reports/<str:number>/originals/<slug:name>", report.original, name="original"),
]
