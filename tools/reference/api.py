"""The JSON API: its description in OpenAPI, and the same as pages that people read."""

import json
import os
import re
from collections.abc import Iterator
from typing import Any

import django
from django.apps import apps

from tools.reference import markdown

_LEAD = """\
Addresses below `/api/v1/`, for programs. The same in OpenAPI 3.1: [openapi.json](openapi.json),
which the site itself gives at `/api/v1/openapi.json`. How it is used:
[use the API](../how-to/use-the-api.md). What stays as it is:
[what the API promises](../explanation/api-promise.md). What goes wrong is answered as
[a problem](api/problems.md)."""
_PART = """\
A part of the [JSON API](../api.md). `record` holds a record of [sesaku-reading/1](../records.md),
with the address of the place (`view`) beside every `cite`. A list of `Page` has `items`,
`next_cursor` and `next`. Every operation may answer with [problems](problems.md)."""
_PROBLEMS = """\
What the [API](../api.md) answers when it does not do what was asked, as `application/problem+json`
(RFC 9457). `type` is the address of the kind, below; `detail` says what happened this time, and
what to do; `errors` lists what is wrong with the input. Codes are never renamed or reused."""
_PAGE = "Page_"


def pages() -> dict[str, str]:
    """Return the pages by their paths below docs/reference."""
    schema = description()
    parts: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            heading = f"{method.upper()} {path.removeprefix('/api/v1')}"
            parts.setdefault(operation["tags"][0], []).append((heading, operation))
    found = {
        "openapi.json": json.dumps(schema, ensure_ascii=False, indent=1) + "\n",
        "api.md": markdown.page("JSON API", _LEAD, _contents(parts)),
        "api/problems.md": markdown.page("Problems", _PROBLEMS, *_problems()),
    }
    left = dict(schema["components"]["schemas"])
    for part, operations in parts.items():
        sections = [_operation(heading, operation) for heading, operation in operations]
        sections += _schemas(_taken([one for _, one in operations], left))
        found[f"api/{part}.md"] = markdown.page(f"API: {part}", _PART, *sections)
    return found


def description() -> dict[str, Any]:
    """Return the description of the API as it is sent: plain JSON."""
    if not apps.ready:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sesaku_site.settings")
        django.setup()
    from sesaku_web.api.api import api  # noqa: PLC0415 - Django is ready only now

    found: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema()))
    return found


def _contents(parts: dict[str, list[tuple[str, dict[str, Any]]]]) -> str:
    rows = [
        (f"[{markdown.code(heading)}](api/{part}.md)", operation["summary"], _permission(operation))
        for part, operations in parts.items()
        for heading, operation in operations
    ]
    return markdown.table(("operation", "", "permission"), rows)


def _permission(operation: dict[str, Any]) -> str:
    permission = operation.get("x-permission")
    return markdown.code(permission) if permission else "none"


def _operation(heading: str, operation: dict[str, Any]) -> str:
    return markdown.section(
        heading,
        f"{operation['summary']}. {operation.get('description', '')}".strip(),
        f"Permission: {_permission(operation)}.",
        _given(operation),
        _answers(operation),
    )


def _given(operation: dict[str, Any]) -> str:
    rows = [
        (
            markdown.code(given["name"]),
            given["in"],
            _type(given["schema"]),
            given.get("description") or given["schema"].get("description", ""),
        )
        for given in operation["parameters"]
    ]
    body = operation.get("requestBody")
    if body:
        ((media_type, content),) = body["content"].items()
        parts = content["schema"].get("properties", {"body": content["schema"]})
        rows += [(markdown.code(name), media_type, _type(part), "") for name, part in parts.items()]
    return markdown.table(("given", "in", "type", "meaning"), rows)


def _answers(operation: dict[str, Any]) -> str:
    problems = []
    lines = []
    for status, answer in operation["responses"].items():
        if int(status) >= 400:  # noqa: PLR2004 - where failures begin
            problems.append(f"{status}")
            continue
        content = answer.get("content", {})
        shown = [f"`{media_type}` {_type(part['schema'])}" for media_type, part in content.items()]
        lines.append(f"- {status}: {' '.join(shown) or answer['description']}")
    return "\n".join([*lines, f"- problems: {', '.join(problems)}"])


def _taken(operations: list[dict[str, Any]], left: dict[str, Any]) -> dict[str, Any]:
    """Take the schemas that operations refer to out of those that are left."""
    taken: dict[str, Any] = {}
    pending = re.findall(r"schemas/(\w+)", json.dumps(operations))
    while pending:
        name = pending.pop(0)
        if name in left:
            taken[name] = left.pop(name)
            pending += re.findall(r"schemas/(\w+)", json.dumps(taken[name]))
    return {
        name: schema
        for name, schema in sorted(taken.items())
        if not name.startswith(_PAGE) and name != "Problem"
    }


def _schemas(schemas: dict[str, Any]) -> Iterator[str]:
    for name, one in schemas.items():
        required = set(one.get("required", ()))
        rows = [
            (
                markdown.code(field),
                _type(part) + ("" if field in required else ", optional"),
                part.get("description", ""),
            )
            for field, part in one.get("properties", {}).items()
        ]
        table = markdown.table(("field", "type", "meaning"), rows)
        yield markdown.section(name, one.get("description", ""), table, level=3)


def _problems() -> Iterator[str]:
    from sesaku_web.api.problems import catalogue  # noqa: PLC0415 - Django is ready only now

    for kind in catalogue().values():
        yield markdown.section(kind.code, f"{kind.status}", f"- {kind.ja}\n- {kind.en}")


def _type(schema: dict[str, Any]) -> str:
    """Return a type as people write it."""
    if "$ref" in schema:
        return _named(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_type(one) for one in schema["anyOf"]))
    if "enum" in schema:
        return ", ".join(markdown.code(json.dumps(one)) for one in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    if schema.get("format") == "binary":
        return "file"
    return str(schema.get("type", "JSON"))


def _named(schema: str) -> str:
    if schema.startswith(_PAGE):
        return f"`Page` of `{schema.removeprefix(_PAGE).strip('_')}`"
    return markdown.code(schema)
