"""The addresses of the catalogue and of plans."""

from django.urls import path

from shimamoru.technology.views import catalogue, making, plans

app_name = "technology"

urlpatterns = [
    path("islands/technology/", catalogue.catalogue, name="catalogue"),
    path("islands/technology/new/", catalogue.add, name="add"),
    path("islands/technology/<slug:name>/", catalogue.edit, name="edit"),
    path("islands/plans/", plans.listing, name="plans"),
    path("islands/plans/new/", making.make, name="make"),
    path("islands/plans/compare/", plans.compare, name="compare"),
    path("islands/plans/<int:number>/", plans.plan, name="plan"),
    path("islands/plans/<int:number>/withdraw/", plans.withdraw, name="withdraw"),
    path("islands/plans/<int:number>/plan.xlsx", plans.workbook, name="workbook"),
    path("islands/plans/<int:number>/plan.pdf", plans.pdf, name="pdf"),
    path("islands/plans/<int:number>/<slug:slug>/", plans.reasons, name="reasons"),
]
