"""The addresses of the desk."""

from django.urls import path

from workbench.desk.views import (
    advice,
    conflicts,
    cycles,
    editor,
    history,
    home,
    missing,
    people,
    proposals,
    remarks,
    table,
    workbook,
)

app_name = "desk"

_TABLE = "cycle/<int:number>/table"
_UNIT = "cycle/<int:number>/units/<str:subject>"

urlpatterns = [
    path("cycle/", cycles.cycles, name="cycles"),
    path("cycle/start/", cycles.starting, name="starting"),
    path("cycle/start/<slug:sha>", cycles.start, name="start"),
    path("cycle/<int:number>/", home.home, name="home"),
    path("cycle/<int:number>/move", home.move_many, name="move-many"),
    path("cycle/<int:number>/proposals", proposals.proposals, name="proposals"),
    path("cycle/<int:number>/people", people.people, name="people"),
    path("cycle/<int:number>/people/roles", people.roles, name="roles"),
    path("cycle/<int:number>/people/charge", people.charge, name="charge"),
    path("cycle/<int:number>/people/due", people.due, name="due"),
    path("cycle/<int:number>/missing", missing.missing, name="missing"),
    path("cycle/<int:number>/reminders", missing.reminders, name="reminders"),
    path("cycle/<int:number>/changes", history.changes, name="changes"),
    path("cycle/<int:number>/workbook", workbook.workbook, name="workbook"),
    path("cycle/<int:number>/workbook/export.xlsx", workbook.export, name="export"),
    path("cycle/<int:number>/workbook/template.xlsx", workbook.template, name="template"),
    path("cycle/<int:number>/workbook/<int:upload>", workbook.preview, name="import"),
    path("cycle/<int:number>/workbook/<int:upload>/discard", workbook.discard, name="discard"),
    path("cycle/<int:number>/remarks", remarks.remarks, name="remarks"),
    path("cycle/<int:number>/remarks/<int:remark>", remarks.answer, name="answer"),
    path("cycle/<int:number>/experts", remarks.invite, name="invite"),
    path("cycle/<int:number>/experts/<int:invitation>/revoke", remarks.revoke, name="revoke"),
    path("cycle/table/<str:secret>", table.enter, name="enter"),
    path(f"{_TABLE}/", table.table, name="table"),
    path(f"{_TABLE}/remarks/<int:remark>", table.change, name="table-change"),
    path(f"{_TABLE}/<str:subject>", table.place, name="table-place"),
    path(f"{_TABLE}/<str:subject>/draft", table.draft, name="table-draft"),
    path(f"{_UNIT}", editor.unit, name="unit"),
    path(f"{_UNIT}/draft", editor.draft, name="draft"),
    path(f"{_UNIT}/drop", editor.drop, name="drop"),
    path(f"{_UNIT}/move", editor.move, name="move"),
    path(f"{_UNIT}/conflicts", conflicts.conflicts, name="conflicts"),
    path(f"{_UNIT}/history", history.history, name="history"),
    path(f"{_UNIT}/advice", advice.advice, name="advice"),
    path(f"{_UNIT}/advice/dismiss", advice.dismiss, name="dismiss"),
]
