"""Pages of PDF files: their pictures, and the boxes of a place drawn over them."""

import re
import struct
from pathlib import Path

import pytest
from django.conf import settings

from sesaku.readers.source import Source
from sesaku_web.pages import page_image as drawing
from sesaku_web.pages.contents import contents_of
from sesaku_web.pages.page_image import page_image
from sesaku_web.sources.actions.add_document import add_document
from sesaku_web.sources.models import StoredDocument
from tests.readers.pdf.paper import Paper
from tests.sesaku_web.factories import actor, document
from tests.sesaku_web.pages.asking import browser, page, root

pytestmark = pytest.mark.django_db


def paper() -> bytes:
    made = Paper()
    made.page().lines(72, 100, "灯台の点検は年に二回行う。", "霧笛は十月に直した。")
    made.page(width=400, height=300).lines(50, 60, "二枚目の紙は小さい。")
    return made.bytes()


def pdf() -> StoredDocument:
    return add_document(actor(), Source("灯台.pdf", paper())).document


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG")
    width, height = struct.unpack(">2I", picture[16:24])
    return int(width), int(height)


def test_a_page_is_a_picture_of_its_shape() -> None:
    held, client = pdf(), browser()
    response = client.get(f"{root(held)}pages/1.png")
    width, height = size(response.content)
    assert width / height == pytest.approx(595 / 842, rel=0.01)
    width, height = size(client.get(f"{root(held)}pages/2.png").content)
    assert width / height == pytest.approx(400 / 300, rel=0.01)
    assert "immutable" in response.headers["Cache-Control"]


def test_a_picture_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    held = pdf()
    first = page_image(Path(settings.SESAKU_HOME), held.path, 1)
    monkeypatch.setattr(drawing, "_drawn", lambda *_: pytest.fail("it was drawn already"))
    assert page_image(Path(settings.SESAKU_HOME), held.path, 1) == first


@pytest.mark.parametrize("number", [0, 3, 999_999])
def test_pages_that_are_not_there(number: int) -> None:
    page(browser(), f"{root(pdf())}pages/{number}.png", status=404)


def test_other_documents_have_no_pictures() -> None:
    page(browser(), f"{root(document())}pages/1.png", status=404)


def test_a_file_that_cannot_be_drawn_leaves_nothing(tmp_path: Path) -> None:
    file = tmp_path / ("ab" * 32)
    file.write_bytes(b"%PDF-1.7\nnothing more")
    assert page_image(tmp_path, file, 1) is None
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [file]


def test_one_that_never_ends_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "_SECONDS", 0.01)
    file = tmp_path / ("cd" * 32)
    file.write_bytes(paper())
    assert page_image(tmp_path, file, 1) is None


def test_the_place_is_marked_on_the_picture() -> None:
    held = pdf()
    text = contents_of(held.reading).text
    at = text.index("霧笛")
    html = page(browser(), f"{root(held)}view?at={at}-{at + 2}")
    assert f'href="{root(held)}pages/1.png"' in html
    found = re.search(
        r'<rect id="at" class="hit" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"',
        html,
    )
    assert found is not None
    x, y, width, height = map(float, found.groups())
    assert x == pytest.approx(72, abs=2)
    assert y < 115 < y + height + 2  # the baseline of the second line
    assert width == pytest.approx(20, abs=3)  # two characters of ten points


def test_the_page_of_a_place_is_shown() -> None:
    held = pdf()
    at = contents_of(held.reading).text.index("二枚目")
    html = page(browser(), f"{root(held)}view?at={at}-{at + 3}")
    assert "pages/2.png" in html
    assert "pages/1.png" not in html
    assert 'viewBox="0 0 400.0 300.0"' in html
