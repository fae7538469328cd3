"""The addresses of islands."""

from django.urls import path

from shimamoru.islands.views import register

app_name = "islands"

urlpatterns = [
    path("islands/", register.register, name="register"),
    path("islands/<slug:slug>/", register.island, name="island"),
]
