"""How long a PDF takes to read, against the program that does the least part of it.

Yardsticks, in the same run: where pages have ruled tables, what pdfplumber alone takes to find them
(``page.find_tables()``); elsewhere what pypdfium2 alone takes for the text of the pages. The second
is measured on the same files with their ruling lines taken out. Reading is everything up to the
document: another process, lines, cells, joined tables, margins, hash. The least of several times
counts, since the machine is noisy; reading uses two processors where there are two, and what all of
them do together is printed as the ratio that one processor would take.

usage: python -m benchmarks.pdf_reading [FILE …]   (default: the reports of ../shared)
"""

import io
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium
from pypdfium2 import raw

from sesaku.document.document import Document
from sesaku.readers import pdf
from sesaku.readers.source import Source

LIMIT = 1.3
ROUNDS = 7
REPEATED = 3
"""How often the pages without lines are repeated: reports have some hundred pages."""
ROOT = Path(__file__).resolve().parent.parent
PATH = 2


def tables_alone(data: bytes) -> int:
    """Find the tables of all pages with pdfplumber."""
    found = 0
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            found += len(page.find_tables())
            page.close()
    return found


def text_alone(data: bytes) -> int:
    """Take the text of all pages with pypdfium2."""
    document = pdfium.PdfDocument(data)
    characters = 0
    for index in range(len(document)):
        page = document[index]
        text_page = page.get_textpage()
        characters += len(text_page.get_text_range())
        text_page.close()
        page.close()
    document.close()
    return characters


def reading(data: bytes) -> Document:
    """Read a file."""
    return pdf.read(Source("report.pdf", data))


def without_lines(data: bytes) -> bytes:
    """Return a file without what its pages draw, the pages repeated."""
    document = pdfium.PdfDocument(data)
    for index in range(len(document)):
        page = document[index]
        count = raw.FPDFPage_CountObjects(page.raw)
        items = [raw.FPDFPage_GetObject(page.raw, at) for at in range(count)]
        for item in items:
            if raw.FPDFPageObj_GetType(item) == PATH:
                raw.FPDFPage_RemoveObject(page.raw, item)
        page.gen_content()
        page.close()
    plain = pdfium.PdfDocument.new()
    for _ in range(REPEATED):
        plain.import_pages(document)
    target = io.BytesIO()
    plain.save(target)
    return target.getvalue()


def processor_seconds(work: Callable[[], object]) -> float:
    """Return how long all processors work for one call, those of ended children included."""
    start = sum(os.times()[:4])
    work()
    return sum(os.times()[:4]) - start


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(name: str, data: bytes, alone: Callable[[bytes], object], rounds: int) -> float:
    """Print and return the ratio of reading a file to its yardstick, timed in turn."""
    pages = len(reading(data).pages)
    yardsticks, readings = [], []
    for _ in range(rounds):
        yardsticks.append(seconds(lambda: alone(data)))
        readings.append(seconds(lambda: reading(data)))
    yardstick, ours = min(yardsticks), min(readings)
    ratio = ours / yardstick
    alone_works = processor_seconds(lambda: alone(data)) or 0.01  # the clock's step
    one = processor_seconds(lambda: reading(data)) / alone_works
    each = f"{yardstick / pages * 1000:.1f} ms a page, reading {ours / pages * 1000:.1f}"
    print(f"{name}: {pages} pages, {alone.__name__} {each}")
    print(f"  ratio {ratio:.2f} (limit {LIMIT}; one processor {one:.2f})")
    return ratio


def main() -> int:
    """Measure the files; 1 where one is above the limit."""
    shared = Path(os.environ.get("SESAKU_SHARED", ROOT.parent / "shared"))
    given = [Path(argument) for argument in sys.argv[1:]]
    paths = given or sorted((shared / "corpus-forms").glob("evaluation_*.pdf"))
    if not paths:
        print("no PDF is there to measure: name one")
        return 0
    ratios = []
    for path in paths:
        data = path.read_bytes()
        ratios.append(measure(f"{path.name}, ruled", data, tables_alone, 2))
        plain = without_lines(data)
        ratios.append(measure(f"{path.name}, no lines", plain, text_alone, ROUNDS))
    return int(max(ratios) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
