"""The example as a PDF gives the same facts as its text."""

from collections.abc import Iterator

import sesaku
from sesaku.text.width import squeeze
from tools.print_example import PDF, TEXT, html


def facts(node: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield the values of a reading by their paths, cites aside and texts without white space."""
    if isinstance(node, dict):
        for name, part in node.items():
            if not name.endswith(("cite", "cites")):
                yield from facts(part, f"{path}/{name}")
    elif isinstance(node, list):
        for place, part in enumerate(node):
            yield from facts(part, f"{path}/{place}")
    else:
        yield path, squeeze(node) if isinstance(node, str) else node


def test_the_pdf_says_what_the_text_says() -> None:
    text, pdf = (sesaku.read(path).to_dict() for path in (TEXT, PDF))
    for part in ("measure", "fields"):
        assert dict(facts(pdf[part])) == dict(facts(text[part]))
    assert pdf["document"]["pages"] == 7
    assert pdf["diagnostics"] == []


def test_it_is_set_in_ruled_tables() -> None:
    assert html().count("<table") > 20
