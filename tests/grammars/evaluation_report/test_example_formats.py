"""The same facts from every format of the example report: text, PDF, web page, Word."""

import html
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

import pytest

from sesaku.model.walk import plain
from sesaku.readers.source import Source
from sesaku.reading import read
from sesaku.text.width import squeeze
from tests.conftest import ROOT
from tests.grammars.forms.fiction.canvas import W, packed

EXAMPLE = ROOT / "examples" / "evaluation_report" / "umi_to_shima_r4.txt"


def paragraphs() -> list[str]:
    """Return the paragraphs of the text: a blank at a line's end ends one."""
    lines = [line for line in EXAMPLE.read_text("utf-8").splitlines() if line.strip()]
    found, open_lines = [], ""
    for line in lines:
        open_lines += line
        if line.endswith(" "):
            found.append(open_lines)
            open_lines = ""
    return [*found, open_lines] if open_lines else found


def as_text() -> Source:
    return Source(EXAMPLE.name, EXAMPLE.read_bytes())


def as_shift_jis() -> Source:
    text = EXAMPLE.read_text("utf-8").replace("\n", "\r\n")
    return Source("report.txt", text.encode("cp932"))


def as_pdf() -> Source:
    return Source("report.pdf", EXAMPLE.with_suffix(".pdf").read_bytes())


def as_preformatted_page() -> Source:
    return page(f"<pre>{html.escape(EXAMPLE.read_text('utf-8'))}</pre>")


def as_page() -> Source:
    return page("".join(f"<p>{html.escape(text)}</p>" for text in paragraphs()))


def page(body: str) -> Source:
    head = '<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"></head>'
    return Source("report.html", f"{head}<body>{body}</body></html>".encode())


def as_text_document() -> Source:
    body = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
        for text in paragraphs()
    )
    document = packed(f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    return Source("report.docx", document)


def facts(source: Source) -> Any:  # noqa: ANN401 - JSON
    """Return what a reading says, without its places in the document."""
    content = read(source).content
    return bare({"measure": plain(content.measure), "fields": plain(content.fields)})


def bare(node: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(node, dict):
        kept = {key: value for key, value in node.items() if not key.endswith(("cite", "cites"))}
        return {key: bare(value) for key, value in kept.items()}
    if isinstance(node, list):
        return [bare(member) for member in node]
    return squeeze(node) if isinstance(node, str) else node


@pytest.mark.parametrize(
    "printed", [as_shift_jis, as_pdf, as_preformatted_page, as_page, as_text_document]
)
def test_every_format_gives_the_same_facts(printed: Callable[[], Source]) -> None:
    assert facts(printed()) == facts(as_text())
