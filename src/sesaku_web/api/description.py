"""The description of the API in OpenAPI 3.1, completed by what Ninja does not say."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

from sesaku_web.api.access import DOCUMENTS
from sesaku_web.api.problems import MEDIA_TYPE, catalogue

_ALWAYS = {400, 401, 403, 422, 503}
_OPEN = {503}
_OF_ONE = {404}
_OF_A_DOCUMENT = {410}
_NAMES_OF_DOCUMENTS = ("sha", "sha256", "paper", "report", "first", "second")
_OF_CHANGES = {409}
_OF_BODIES = {413}
_OF_FILES = {415}
_SCHEMAS = "#/components/schemas/"
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
        "conflict": {
            "type": "object",
            "description": "of a value that somebody else changed: both texts, and the version now",
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
        for path, methods in schema["paths"].items():
            for method, operation in methods.items():
                _complete(path, method, operation)
        found = schema["components"]["schemas"]
        found["Problem"] = _PROBLEM
        used = _used(schema["paths"], found)
        schema["components"]["schemas"] = {name: found[name] for name in sorted(used)}
        return schema


def _complete(path: str, method: str, operation: dict[str, Any]) -> None:
    """Add the problems that an operation may answer with."""
    statuses = set(_ALWAYS if "security" in operation else _OPEN)
    if "{" in path:
        statuses |= _OF_ONE
    if operation.pop(DOCUMENTS, None):
        statuses |= _OF_ONE | _OF_A_DOCUMENT
    if any(f"{{{name}}}" in path for name in _NAMES_OF_DOCUMENTS):
        statuses |= _OF_A_DOCUMENT
    if method != "get":
        statuses |= _OF_CHANGES
    content = operation.get("requestBody", {}).get("content", {})
    if content:
        statuses |= _OF_BODIES
    if "multipart/form-data" in content:
        statuses |= _OF_FILES
    for status in sorted(statuses):
        titles = [kind.en for kind in catalogue().values() if kind.status == status]
        operation["responses"][status] = {
            "description": "; ".join(titles),
            "content": {MEDIA_TYPE: {"schema": {"$ref": f"{_SCHEMAS}Problem"}}},
        }


def _used(start: Any, schemas: dict[str, Any]) -> set[str]:  # noqa: ANN401 - JSON
    """Return the names of the schemas that operations refer to, also by way of others."""
    used: set[str] = set()
    pending = [start]
    while pending:
        part = pending.pop()
        if isinstance(part, dict):
            name = str(part.get("$ref", "")).removeprefix(_SCHEMAS)
            if name in schemas and name not in used:
                used.add(name)
                pending.append(schemas[name])
            pending += part.values()
        elif isinstance(part, list):
            pending += part
    return used
