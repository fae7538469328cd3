"""One text printed over another in a cell: told, not read as if it were one."""

import pytest

from sesaku.readers.source import Source
from sesaku.reading import read
from tests.readers.pdf.opened import document_of
from tests.readers.pdf.paper import LATIN, Paper


def table() -> Paper:
    """Return a paper with a table of one row."""
    paper = Paper()
    paper.page().grid([50, 150, 300], [100, 130])
    paper.pages[0].text(55, 120, "予算額")
    return paper


def overlaps(paper: Paper) -> list[dict[str, str | int]]:
    """Return what is told of texts over others."""
    return [keys for code, _, keys in document_of(paper).defects if code == "text-overlaps"]


@pytest.mark.parametrize("shift", [0.0, 1.0, 3.0])
def test_texts_over_each_other(shift: float) -> None:
    paper = table()
    paper.pages[0].text(155, 120, "百万円")
    paper.pages[0].text(155 + shift, 120.5, "千二百四十")
    (keys,) = overlaps(paper)
    assert keys["page"] == 1
    assert set(str(keys["quote"])) == set("百万円千二百四十")


def test_the_diagnostic_cites_the_line() -> None:
    paper = table()
    paper.pages[0].text(155, 120, "1240", font=LATIN)
    paper.pages[0].text(157, 120, "1315", font=LATIN)
    reading = read(Source("a.pdf", paper.bytes()))
    (found,) = (one for one in reading.diagnostics if one.code == "text-overlaps")
    assert reading.document.quote(found.cite) == found.keys["quote"]
    assert [span.page for span in found.cite] == [1]


def test_what_only_looks_alike() -> None:
    paper = table()
    sheet = paper.pages[0]
    sheet.text(155, 112, "一行目の文", size=9)
    sheet.text(155, 121, "二行目の文", size=9)  # lines that stand close
    sheet.text(230, 112, "太字", size=9)
    sheet.text(230.3, 112, "太字", size=9)  # printed twice to look bold
    sheet.text(260, 112, "○", size=9)
    sheet.text(262, 112, "3", size=7, font=LATIN)  # a circle around a number
    assert overlaps(paper) == []
