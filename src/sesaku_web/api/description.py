"""The description of the API in OpenAPI 3.1, completed by what Ninja does not say."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

from sesaku_web.api.problems import MEDIA_TYPE, catalogue

_ALWAYS = (400, 401, 403, 422, 503)
_OF_DOCUMENTS = (404, 410)
_OF_BODIES = (413, 415)
_WITHOUT_AUTH = (404, 503)
_PROBLEM = {
    "type": "object",
    "title": "Problem",
    "description": "RFC 9457; `type` is the address of the kind of problem.",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string", "format": "uri-reference"},
        "errors": {
            "type": "array",
            "description": "of invalid input: what is wrong, and where",
            "items": {
                "type": "object",
                "required": ["in", "name", "code", "detail"],
                "properties": {
                    name: {"type": "string"} for name in ("in", "name", "code", "detail")
                },
            },
        },
        "withdrawn": {
            "type": "object",
            "description": "of a document that was withdrawn: when and why",
            "properties": {
                "at": {"type": ["string", "null"], "format": "date-time"},
                "reason": {"type": "string"},
            },
        },
    },
}


class Renderer(JSONRenderer):
    """JSON in which Japanese stands as it is."""

    json_dumps_params = {"ensure_ascii": False, "allow_nan": False}  # noqa: RUF012 - Ninja's own way


class DescribedAPI(NinjaAPI):
    """An API whose description has the problems of every operation."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Return the function's name: operations are called alike in every language."""
        return operation.view_func.__name__

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """Return the description."""
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        schema["components"]["schemas"]["Problem"] = _PROBLEM
        schema["components"]["schemas"] = dict(sorted(schema["components"]["schemas"].items()))
        for path, methods in schema["paths"].items():
            for operation in methods.values():
                _complete(path, operation)
        return schema


def _complete(path: str, operation: dict[str, Any]) -> None:
    """Add the problems that an operation may answer with."""
    statuses = list(_ALWAYS if "security" in operation else _WITHOUT_AUTH)
    if "{" in path:
        statuses += _OF_DOCUMENTS
    if "requestBody" in operation:
        statuses += _OF_BODIES
    responses = operation["responses"]
    reference = {"$ref": "#/components/schemas/Problem"}
    for status in sorted(set(statuses)):
        titles = [kind.en for kind in catalogue().values() if kind.status == status]
        responses[status] = {
            "description": "; ".join(titles),
            "content": {MEDIA_TYPE: {"schema": reference}},
        }
