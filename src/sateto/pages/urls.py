"""The addresses of research."""

from django.urls import path

from sateto.pages.views import joins, record, search, topic

app_name = "research"

urlpatterns = [
    path("research/", search.search, name="search"),
    path("research/topic", topic.topic, name="topic"),
    path("research/joins/", joins.joins, name="joins"),
    path("research/joins/<int:number>", joins.settle, name="settle"),
    path("research/<int:number>/join", joins.join, name="join"),
    path("research/saved", search.save, name="save"),
    path("research/saved/<int:number>/delete", search.delete, name="delete"),
    path("research/<int:number>/", record.record, name="record"),
    path("research/id/<slug:scheme>/<path:value>", record.by_identifier, name="identifier"),
]
