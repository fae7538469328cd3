"""The addresses of what is public, and of Open311."""

from django.urls import path, register_converter

from shimamoru.open_data.views import open311, outputs, pages, publishing


class Form:
    """The ending of an address of Open311: json or xml."""

    regex = "json|xml"

    def to_python(self, value: str) -> str:
        """Return it as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it stands; json where another word is given."""
        return value if value in {"json", "xml"} else "json"


register_converter(Form, "open311form")

app_name = "coast-data"

urlpatterns = [
    path("coast/published/", pages.reports, name="reports"),
    path("coast/published/<slug:public_id>", pages.one, name="one"),
    path("coast/published/photos/<slug:name>.jpg", outputs.photo, name="photo"),
    path("coast/published.geojson", outputs.geojson, name="geojson"),
    path("coast/published.atom", outputs.atom, name="atom"),
    path("coast/map/", pages.reports_map, name="map"),
    path("coast/figures/", pages.figures, name="figures"),
    path("coast/desk/reports/<str:number>/publish", publishing.publish, name="publish"),
    path("coast/desk/figures/", publishing.figures, name="desk-figures"),
    path("coast/desk/figures/add", publishing.add, name="add-figures"),
    path("open311/discovery.<open311form:form>", open311.discovery, name="discovery"),
    path("open311/v2/services.<open311form:form>", open311.services, name="services"),
    path("open311/v2/services/<slug:code>.<open311form:form>", open311.service, name="service"),
    path("open311/v2/requests.<open311form:form>", open311.requests, name="requests"),
    path(
        "open311/v2/requests/<slug:public_id>.<open311form:form>",
        open311.one_request,
        name="request",
    ),
    path("open311/v2/tokens/<slug:token_>.<open311form:form>", open311.token, name="token"),
]
