"""The addresses of money."""

from django.urls import path

from workbench.money.views import document, means, topic, topics

app_name = "money"

urlpatterns = [
    path("spending/", topics.topics, name="topics"),
    path("spending/add", topics.add, name="add"),
    path("spending/<int:number>", topic.topic, name="topic"),
    path("spending/<int:number>/change", topics.change, name="change"),
    path("spending/<int:number>/withdraw", topics.withdrawn, name="withdraw-topic"),
    path("documents/<slug:sha>/money", document.document, name="document"),
    path("documents/<slug:sha>/money/<slug:means>", means.means, name="means"),
    path(
        "documents/<slug:sha>/money/judgements/<int:number>/withdraw",
        means.withdrawn,
        name="withdraw",
    ),
]
