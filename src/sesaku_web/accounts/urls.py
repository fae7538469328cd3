"""The addresses of logging in by another service; there are none where the settings name none."""

from django.urls import path

from sesaku_web.accounts import oidc, views

app_name = "accounts"

urlpatterns = [
    path("accounts/oidc/", views.oidc_begin, name="oidc-begin"),
    path("accounts/oidc/callback", views.oidc_finish, name="oidc-finish"),
]
if not oidc.enabled():
    urlpatterns = []
