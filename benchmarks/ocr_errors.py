"""How many characters are recognised wrongly (OCR) in a page drawn from a PDF that has its text.

A page is drawn, its text recognised as in a scan, and compared with the text of the file: the
edits (insertions, deletions, substitutions) from one to the other, for each 100 characters of the
file's. Both are compared without white space and with full-width signs folded, since the order of
cells in a row is told by the print's place, and what a blank is nobody can see. As order in tables
differs between the two, lines are also compared as a bag of characters: the yardstick of what was
recognised, whatever its order.

Needs the extra ``ocr``. usage: python -m benchmarks.ocr_errors [FILE [PAGE …]]
(default: the pages of our own report)
"""

import sys
import time
import unicodedata
from collections import Counter
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from sesaku.document.document import Document
from sesaku.exceptions import MissingExtraError
from sesaku.readers import pdf
from sesaku.readers.pdf.isolation import draw_apart
from sesaku.readers.pdf.layout import PageLayout
from sesaku.readers.pdf.recognition import rapid_ocr, recognised
from sesaku.readers.source import Source

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "examples" / "evaluation_report" / "umi_to_shima_r4.pdf"


def folded(text: str) -> str:
    """Return a text without white space, full-width signs made half-width."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def page_text(document: Document, number: int) -> str:
    """Return what a page says; its number counts from 1."""
    page = document.pages[number - 1]
    return folded(document.text[page.start : page.end])


def by_ocr(source: Source, document: Document, number: int) -> str:
    """Return what is recognised in the drawn page."""
    page = document.pages[number - 1]
    blank = PageLayout(page.width or 0.0, page.height or 0.0, (), pictured=True)
    picture = draw_apart(source.data, source.path, number - 1)
    found = recognised(blank, picture, rapid_ocr())
    return folded("".join(getattr(item, "text", "") for item in found.items))


def main() -> int:
    """Measure pages; 1 where the extra is not installed."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else REPORT
    source = Source(path.name, path.read_bytes())
    document = pdf.read(source)
    numbers = [int(word) for word in sys.argv[2:]] or [page.number for page in document.pages]
    try:
        rapid_ocr()
    except MissingExtraError as error:
        print(error)
        return 1
    edits = missed = characters = 0
    for number in numbers:
        start = time.perf_counter()
        found = by_ocr(source, document, number)
        taken = time.perf_counter() - start
        text = page_text(document, number)
        edit = Levenshtein.distance(text, found)
        lost = (Counter(text) - Counter(found)).total()
        edits, missed, characters = edits + edit, missed + lost, characters + len(text)
        each = f"{edit / max(len(text), 1):.1%} edits, {lost / max(len(text), 1):.1%} missed"
        print(f"page {number}: {len(text)} characters, {each}, {taken:.1f} s")
    share = f"{edits / max(characters, 1):.2%} edits in order, {missed / max(characters, 1):.2%}"
    print(f"{characters} characters: {share} missed or wrong whatever the order")
    return 0


if __name__ == "__main__":
    sys.exit(main())
