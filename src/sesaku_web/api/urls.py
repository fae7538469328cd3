"""The addresses of the API."""

from django.urls import path

from sesaku_web.api import ROOT
from sesaku_web.api.api import api

urlpatterns = [path(ROOT.lstrip("/"), api.urls)]
