"""The addresses of the evaluations."""

from django.urls import path

from workbench.evaluations import views

app_name = "evaluations"

urlpatterns = [
    path("", views.home, name="home"),
]
