"""The addresses of comparison, topics and promises."""

from django.urls import path

from workbench.promises.views import comparison, promises, topics

app_name = "promises"

urlpatterns = [
    path("compare/", comparison.comparison, name="comparison"),
    path("compare/<slug:name>", comparison.topic, name="topic"),
    path("topics/", topics.topics, name="topics"),
    path("topics/add", topics.add, name="add-topic"),
    path("topics/<slug:name>", topics.topic, name="edit-topic"),
    path("promises/", promises.pairs, name="pairs"),
    path("promises/<slug:paper>/<slug:report>/", promises.promises, name="promises"),
    path("promises/<slug:paper>/<slug:report>/<str:subject>", promises.promise, name="promise"),
    path("promises/<slug:paper>/<slug:report>/<str:subject>/judge", promises.judge, name="judge"),
]
