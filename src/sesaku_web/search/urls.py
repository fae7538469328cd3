"""The addresses of search."""

from django.urls import path

from sesaku_web.search import views

app_name = "search"

urlpatterns = [
    path("search/", views.search, name="search"),
    path("search/saved", views.save, name="save"),
    path("search/saved/<int:number>/delete", views.delete, name="delete"),
    path("search/feeds/<slug:key>.atom", views.feed, name="feed"),
]
