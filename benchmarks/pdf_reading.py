"""How long a PDF takes to read, against the program that does the least part of it.

Yardsticks, in the same run: where pages have ruled tables, what pdfplumber alone takes to find them
(``page.find_tables()``); elsewhere what pypdfium2 alone takes. That is measured twice, for "alone"
can mean two things: the text and nothing else (``get_text_range()``, the strictest), and the text
with the box of every character (``get_charbox()``), which is what the bindings offer to a reader
that has to say where on its page a sentence stands, as ours has. The pages elsewhere are those of
the longest file with its ruling lines taken out: its first page, its first ten, and all of them,
each repeated.

Reading is everything up to the document: other processes, lines, cells, joined tables, margins,
hash. The least of several times counts, since the machine is noisy; reading uses two processors
where there are two, and what all of them do together is printed as the ratio that one processor
would take. The end says of each class and yardstick whether the limit is kept.

usage: python -m benchmarks.pdf_reading [FILE …]   (default: the PDFs of ../shared and our example)
"""

import io
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium
from pypdfium2 import raw

from sesaku.document.document import Document
from sesaku.readers import pdf
from sesaku.readers.pdf import processes
from sesaku.readers.source import Source

LIMIT = 1.3
ROUNDS = 7
TOGETHER = 5
"""Calls whose work is measured together: the processor's clock ticks slowly."""
REPEATED = 3
"""How often the pages without lines are repeated: reports have some hundred pages."""
LENGTHS = {"short": 1, "middling": 10, "long": 3000}
"""By name of the class, how many pages of a file are taken, before they are repeated."""
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


def text_pages(data: bytes) -> Iterator[pdfium.PdfTextPage]:
    """Yield the text of each page as pypdfium2 has it."""
    document = pdfium.PdfDocument(data)
    for index in range(len(document)):
        page = document[index]
        text_page = page.get_textpage()
        yield text_page
        text_page.close()
        page.close()
    document.close()


def text_alone(data: bytes) -> int:
    """Take the text of all pages with pypdfium2."""
    return sum(len(page.get_text_range()) for page in text_pages(data))


def boxes_alone(data: bytes) -> int:
    """Take the text of all pages and the box of each character with pypdfium2."""
    characters = 0
    for page in text_pages(data):
        text = page.get_text_range()
        boxes = [page.get_charbox(at) for at in range(page.count_chars())]
        characters += max(len(text), len(boxes))
    return characters


def reading(data: bytes) -> Document:
    """Read a file."""
    return pdf.read(Source("report.pdf", data))


def without_lines(data: bytes, length: int) -> bytes:
    """Return the first pages of a file without what they draw, repeated."""
    document = pdfium.PdfDocument(data)
    count = min(length, len(document))
    for index in range(count):
        page = document[index]
        objects = raw.FPDFPage_CountObjects(page.raw)
        items = [raw.FPDFPage_GetObject(page.raw, at) for at in range(objects)]
        for item in items:
            if raw.FPDFPageObj_GetType(item) == PATH:
                raw.FPDFPage_RemoveObject(page.raw, item)
        page.gen_content()
        page.close()
    plain = pdfium.PdfDocument.new()
    for _ in range(REPEATED):
        plain.import_pages(document, list(range(count)))
    target = io.BytesIO()
    plain.save(target)
    return target.getvalue()


def worked() -> float:
    """Return how long all processes of this one have worked, those that wait to read included."""
    return sum(os.times()[:4]) + sum(map(_worked_by, _below(processes.SERVER.process)))


def _below(process: int) -> Iterator[int]:
    place = Path(f"/proc/{process}/task/{process}/children")
    if process and place.exists():
        yield process
        for child in place.read_text("ascii").split():
            yield from _below(int(child))


def _worked_by(process: int) -> float:
    """Return how long a process and its ended children have worked, in seconds."""
    said = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return sum(map(int, said[11:15])) / os.sysconf("SC_CLK_TCK")


def processor_seconds(work: Callable[[], object]) -> float:
    """Return how long all processors work for one call, of some that are timed together."""
    start = worked()
    for _ in range(TOGETHER):
        work()
    return (worked() - start) / TOGETHER


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
    alone_works = processor_seconds(lambda: alone(data))
    one = processor_seconds(lambda: reading(data)) / alone_works
    each = f"{yardstick / pages * 1000:.1f} ms a page, reading {ours / pages * 1000:.1f}"
    print(f"{name}: {pages} pages, {alone.__name__} {each}")
    print(f"  ratio {ratio:.2f} (limit {LIMIT}; one processor {one:.2f})")
    return ratio


def main() -> int:
    """Measure the files; 1 where a class is above the limit."""
    shared = Path(os.environ.get("SESAKU_SHARED", ROOT.parent / "shared"))
    given = [Path(argument) for argument in sys.argv[1:]]
    examples = sorted((ROOT / "examples").glob("*/*.pdf"))
    paths = given or [*sorted((shared / "corpus-forms").glob("*.pdf")), *examples]
    if not paths:
        print("no PDF is there to measure: name one")
        return 0
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    ratios: dict[str, list[float]] = {}
    for path in paths:
        ratio = measure(f"{path.name}, ruled", path.read_bytes(), tables_alone, 2)
        ratios.setdefault("ruled, against pdfplumber", []).append(ratio)
    longest = max(paths, key=lambda path: path.stat().st_size)
    for kind, length in LENGTHS.items():
        plain = without_lines(longest.read_bytes(), length)
        name = f"{longest.name}, {kind}, no lines"
        for against, alone, rounds in (
            ("text with boxes", boxes_alone, 2),
            ("text and nothing else", text_alone, ROUNDS),
        ):
            ratio = measure(name, plain, alone, rounds)
            ratios.setdefault(f"{kind}, no lines, against {against}", []).append(ratio)
    for kind, found in ratios.items():
        worst = max(found)
        verdict = "kept" if worst <= LIMIT else "NOT kept"
        print(f"{kind}: worst ratio {worst:.2f} of {len(found)}, limit {LIMIT} {verdict}")
    return int(max(max(found) for found in ratios.values()) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
