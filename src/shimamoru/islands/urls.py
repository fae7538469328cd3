"""The addresses of islands."""

from django.urls import path

from shimamoru.islands.views import editing, grading, register

app_name = "islands"

urlpatterns = [
    path("islands/", register.register, name="register"),
    path("islands/islands.geojson", register.geojson, name="geojson"),
    path("islands/import/", editing.import_list, name="import"),
    path("islands/grades/", grading.grades, name="grades"),
    path("islands/grades/edit/", grading.edit, name="edit-grades"),
    path("islands/<slug:slug>/", register.island, name="island"),
    path("islands/<slug:slug>/correct/", editing.correct, name="correct"),
]
