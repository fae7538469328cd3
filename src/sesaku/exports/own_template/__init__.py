"""An office's own Word template 「様式ひな形」: checked, then filled with an evaluation."""

import io
from typing import Any

from sesaku.exceptions import ExportError
from sesaku.exports.own_template.checking import Trouble, troubles
from sesaku.exports.own_template.environment import sandbox
from sesaku.model.reading import Content
from sesaku.model.walk import plain

PARTS = ("measure", "fields", "title", "publisher", "date")
"""What a template may begin a placeholder with."""


def fill(template: bytes, content: Content) -> bytes:
    """Return a template filled with an evaluation.

    Raises:
        ExportError: the template is not usable; the message names each trouble and its place.
    """
    found = troubles(template)
    if found:
        listed = "\n".join(f"- {one.place}: {one.message}" for one in found)
        raise ExportError(f"ひな形を使えません。次のところを直してください。\n{listed}")
    from docxtpl import DocxTemplate  # noqa: PLC0415 - it takes time to load
    from jinja2.exceptions import TemplateError  # noqa: PLC0415 - as above

    document = DocxTemplate(io.BytesIO(template))
    said: dict[str, Any] = {name: plain(getattr(content, name)) for name in PARTS}
    try:
        document.render(said, jinja_env=sandbox(), autoescape=True)
    except TemplateError as error:
        raise ExportError(f"ひな形に評価を差し込めません（{error}）。") from error
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


__all__ = ["PARTS", "Trouble", "fill", "troubles"]
