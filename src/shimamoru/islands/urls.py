"""The addresses of islands."""

from django.urls import URLPattern

app_name = "islands"

urlpatterns: list[URLPattern] = []
