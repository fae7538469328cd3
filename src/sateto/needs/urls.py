"""The addresses of needs, groups and assessments."""

from django.urls import path

from sateto.needs.views import assessments, gaps, groups, needs

app_name = "needs"

urlpatterns = [
    path("needs/", needs.needs, name="needs"),
    path("needs/new", needs.new, name="new"),
    path("needs/enter", needs.enter, name="enter"),
    path("needs/sources", needs.sources, name="sources"),
    path("needs/gaps", gaps.gaps, name="gaps"),
    path("needs/<int:number>/", needs.need, name="need"),
    path("needs/<int:number>/withdraw", needs.withdraw, name="withdraw"),
    path("needs/<int:number>/assess", assessments.start, name="assess"),
    path("assessments/", assessments.assessments, name="assessments"),
    path("assessments/<int:number>/", assessments.assessment, name="assessment"),
    path("assessments/<int:number>/work", assessments.work, name="work"),
    path("assessments/<int:number>/files/<int:file>", assessments.attachment, name="attachment"),
    path("assessments/groups/", groups.groups, name="groups"),
    path("assessments/groups/<int:number>/", groups.group, name="group"),
    path("assessments/groups/<int:number>/members", groups.member, name="member"),
]
