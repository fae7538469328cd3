"""Pages that are pictures: their characters are recognised where that is asked for, and marked."""

import importlib
from collections.abc import Iterable

import pytest

from sesaku.document.document import Box
from sesaku.exceptions import BrokenFileError, MissingExtraError
from sesaku.readers import pdf
from sesaku.readers.pdf import recognition
from sesaku.readers.pdf.isolation import draw_apart
from sesaku.readers.pdf.picture import Picture, unpack_picture
from sesaku.readers.pdf.recognition import Engine, Word
from sesaku.readers.source import Source
from sesaku.reading import read
from tests.readers.pdf.opened import check
from tests.readers.pdf.paper import A4, Paper


def scan() -> bytes:
    """Return a file: a page of text, and one that is a picture with a black field."""
    paper = Paper()
    dots = bytearray(b"\xff" * 100 * 100)
    dots[: 100 * 50] = bytes(100 * 50)
    picture = paper.stream(
        bytes(dots),
        "/Type /XObject /Subtype /Image /Width 100 /Height 100 /BitsPerComponent 8 "
        "/ColorSpace /DeviceGray",
    )
    paper.resources = f"/XObject << /P {picture} 0 R >>"
    paper.page().text(50, 100, "文字のある頁")
    paper.page().raw(f"q {A4[0]} 0 0 {A4[1]} 0 0 cm /P Do Q")
    return paper.bytes()


def box(left: float, top: float, right: float, bottom: float) -> Box:
    """Return a place in dots of a page of A4, given in points."""
    scale = 2000 / A4[1]
    return left * scale, top * scale, right * scale, bottom * scale


class Fake:
    """Recognises what it is told, and keeps the pictures that it was given."""

    def __init__(self, *words: Word) -> None:
        self.words = words
        self.pictures: list[Picture] = []

    def __call__(self, picture: Picture) -> Iterable[Word]:
        """Recognise."""
        self.pictures.append(picture)
        return self.words

    def made(self) -> Engine:
        """Return it, as what makes an engine does."""
        return self


def test_lines_are_put_in_order_and_marked() -> None:
    engine = Fake(
        Word("下の行", box(50, 130, 200, 142), 0.99),
        Word("値", box(300, 101, 320, 113), 0.5),
        Word("項目", box(50, 100, 80, 112), 0.99),
        Word("  ", box(50, 200, 80, 212), 0.99),
    )
    document = pdf.read_scanned(Source("scan.pdf", scan()), engine.made)
    check(document)
    assert document.text == "文字のある頁\n項目 値\n下の行\n"
    assert [line.page for line in document.lines] == [1, 2, 2]
    assert document.lines[1].box == pytest.approx((50, 100, 320, 113), abs=0.1)
    keys = {"page": 2, "count": 3, "doubtful": 1}
    assert document.defects == (("text-from-ocr", document.pages[1].start, keys),)


def test_the_page_is_drawn_upright_and_in_shades() -> None:
    engine = Fake()
    document = pdf.read_scanned(Source("scan.pdf", scan()), engine.made)
    (picture,) = engine.pictures
    assert (picture.width, picture.height) == (round(2000 * A4[0] / A4[1]), 2000)
    assert len(picture.dots) == picture.width * picture.height
    assert (picture.dots[0], picture.dots[-1]) == (0, 255), "the upper half is black"
    assert unpack_picture(picture.pack()) == picture
    assert document.defects[0][2] == {"page": 2, "count": 0, "doubtful": 0}


def test_pages_with_text_are_not_drawn() -> None:
    paper = Paper()
    paper.page().text(50, 100, "文字のある頁")
    engine = Fake(Word("別の文字", box(50, 100, 80, 112), 0.99))
    document = pdf.read_scanned(Source("a.pdf", paper.bytes()), engine.made)
    assert (document.text, document.defects, engine.pictures) == ("文字のある頁\n", (), [])


def test_a_reading_tells_what_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Fake(Word("認識した文字", box(50, 100, 80, 112), 0.99))
    monkeypatch.setattr(pdf, "rapid_ocr", engine.made)
    source = Source("scan.pdf", scan())
    assert "scanned-page" in {found.code for found in read(source).diagnostics}
    codes = {found.code for found in read(source, ocr=True).diagnostics}
    assert "text-from-ocr" in codes
    assert "scanned-page" not in codes
    assert read(source, ocr=True) == read(source, ocr=True)


def test_a_page_that_cannot_be_drawn_is_told() -> None:
    with pytest.raises(BrokenFileError, match="壊れている"):
        draw_apart(scan(), "scan.pdf", 7)


def test_without_the_extra_the_message_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    recognition.rapid_ocr.cache_clear()
    monkeypatch.setattr(recognition, "import_module", missing)
    with pytest.raises(MissingExtraError, match=r"pip install 'sesaku\[ocr\]'"):
        read(Source("scan.pdf", scan()), ocr=True)
    paper = Paper()
    paper.page().text(50, 100, "文字のある頁")
    assert read(Source("a.pdf", paper.bytes()), ocr=True).document.text == "文字のある頁\n"


def test_the_extra_itself() -> None:
    pytest.importorskip("rapidocr", reason="the extra ocr (300 MB) is not installed")
    pdfium = importlib.import_module("pypdfium2")
    paper = Paper()
    paper.page().text(60, 100, "Beach litter 1234", size=24, font="F2")
    page = pdfium.PdfDocument(paper.bytes())[0]
    grey = page.render(scale=2000 / A4[1], grayscale=True).to_numpy()
    picture = Picture(grey.shape[1], grey.shape[0], grey.tobytes())
    (word,) = recognition.rapid_ocr()(picture)
    assert word.text == "Beach litter 1234"
    assert word.confidence > recognition.SURE
