"""Writing answers as JSON or XML, and what went wrong in the same two forms."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from django.http import HttpResponse

_TYPES = {"json": "application/json; charset=utf-8", "xml": "text/xml; charset=utf-8"}
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), "\ufffd")
"""Signs that no XML may have."""

_ITEMS = {
    "services": "service",
    "service_requests": "request",
    "errors": "error",
    "attributes": "attribute",
    "values": "value",
    "endpoints": "endpoint",
    "formats": "format",
}


def answer(content: Any, root: str, form: str, status: int = 200) -> HttpResponse:  # noqa: ANN401 - JSON
    """Return an answer.

    Args:
        content: a record, or a list of them.
        root: name of the outermost element of XML.
        form: json or xml.
        status: of HTTP.
    """
    if form == "xml":
        body = ET.tostring(_element(root, content), encoding="utf-8", xml_declaration=True)
    else:
        body = json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8")
    response = HttpResponse(body, content_type=_TYPES[form], status=status)
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def trouble(status: int, description: str, form: str) -> HttpResponse:
    """Return what went wrong, as GeoReport v2 writes it."""
    return answer([{"code": status, "description": description}], "errors", form, status)


def _element(name: str, content: Any) -> ET.Element:  # noqa: ANN401 - JSON
    made = ET.Element(name)
    if isinstance(content, Mapping):
        made.extend(_element(key, value) for key, value in content.items())
    elif isinstance(content, Sequence) and not isinstance(content, str):
        made.extend(_element(_ITEMS[name], value) for value in content)
    elif isinstance(content, bool):
        made.text = "true" if content else "false"
    elif content is not None:
        made.text = str(content).translate(_CONTROLS)
    return made
