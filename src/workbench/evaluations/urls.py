"""The addresses of the evaluations."""

from django.urls import path

from workbench.evaluations.views import field, home, indicator, measure, positions, projects

app_name = "evaluations"

urlpatterns = [
    path("", home.home, name="home"),
    path("documents/<slug:sha>/measure", measure.measure, name="measure"),
    path("documents/<slug:sha>/fields/<str:subject>", field.field, name="field"),
    path("documents/<slug:sha>/indicators/<str:subject>", indicator.indicator, name="indicator"),
    path("documents/<slug:sha>/positions", positions.paper, name="paper"),
    path("documents/<slug:sha>/projects/<str:subject>", projects.project, name="project"),
    path("positions/", positions.positions, name="positions"),
    path("projects/", projects.projects, name="projects"),
]
