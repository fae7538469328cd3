"""The addresses of what is published."""

from django.urls import path

from workbench.publications.views import feed, own_form, public, publishing

app_name = "publications"

urlpatterns = [
    path("published/", public.published, name="published"),
    path("published/index.json", public.index, name="index"),
    path("published/editions.atom", feed.atom, name="atom"),
    path("published/<int:number>/", public.measure, name="measure"),
    path("published/<int:number>/<int:edition>/", public.edition, name="edition"),
    path("published/<int:number>/<int:edition>/files/<str:name>", public.file, name="file"),
    path("cycle/<int:number>/publish", publishing.publish, name="publish"),
    path("cycle/<int:number>/own-form", own_form.own_form, name="own-form"),
]
