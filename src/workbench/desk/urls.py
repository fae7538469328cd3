"""The addresses of the desk."""

from django.urls import path

from workbench.desk.views import (
    conflicts,
    cycles,
    editor,
    history,
    home,
    missing,
    people,
    proposals,
)

app_name = "desk"

_UNIT = "cycle/<int:number>/units/<str:subject>"

urlpatterns = [
    path("cycle/", cycles.cycles, name="cycles"),
    path("cycle/start/", cycles.starting, name="starting"),
    path("cycle/start/<slug:sha>", cycles.start, name="start"),
    path("cycle/<int:number>/", home.home, name="home"),
    path("cycle/<int:number>/proposals", proposals.proposals, name="proposals"),
    path("cycle/<int:number>/people", people.people, name="people"),
    path("cycle/<int:number>/people/roles", people.roles, name="roles"),
    path("cycle/<int:number>/people/charge", people.charge, name="charge"),
    path("cycle/<int:number>/people/due", people.due, name="due"),
    path("cycle/<int:number>/missing", missing.missing, name="missing"),
    path("cycle/<int:number>/changes", history.changes, name="changes"),
    path(f"{_UNIT}", editor.unit, name="unit"),
    path(f"{_UNIT}/draft", editor.draft, name="draft"),
    path(f"{_UNIT}/drop", editor.drop, name="drop"),
    path(f"{_UNIT}/move", editor.move, name="move"),
    path(f"{_UNIT}/conflicts", conflicts.conflicts, name="conflicts"),
    path(f"{_UNIT}/history", history.history, name="history"),
]
