"""The addresses of research."""

from django.urls import path

from sateto.pages.views import record, search, topic

app_name = "research"

urlpatterns = [
    path("research/", search.search, name="search"),
    path("research/topic", topic.topic, name="topic"),
    path("research/saved", search.save, name="save"),
    path("research/saved/<int:number>/delete", search.delete, name="delete"),
    path("research/<int:number>/", record.record, name="record"),
    path("research/id/<slug:scheme>/<path:value>", record.by_identifier, name="identifier"),
]
