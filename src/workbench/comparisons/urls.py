"""The addresses of the comparisons."""

from django.urls import path

from workbench.comparisons.views import judging, over_time, remarks

app_name = "comparisons"

_PAIR = "over-time/<slug:first>/<slug:second>/"

urlpatterns = [
    path("over-time/", over_time.choice, name="over-time"),
    path(_PAIR, over_time.pair, name="pair"),
    path(f"{_PAIR}link", judging.link, name="link"),
    path(
        "over-time/judgements/<int:number>/withdraw",
        judging.withdrawn,
        name="withdraw-judgement",
    ),
    path("remarks/", remarks.measures, name="registers"),
    path("remarks/<slug:sha>/", remarks.register, name="remarks"),
    path("remarks/<slug:sha>/<str:subject>", judging.remark, name="remark"),
]
