"""How long a report takes to be printed, and whether its print reads back to the same values.

``python -m benchmarks.publishing REPORT`` prints for DOCX and PDF the clock and processor time, and
the ratio to two yardsticks of the same run: reading the report, and typst setting as many plain
paragraphs; then what differs when the print is read back, and the IATI figures. Each figure that is
asked for has its verdict.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import typst

from sesaku.exports import iati
from sesaku.exports.official import form_of
from sesaku.exports.official.as_docx import docx
from sesaku.exports.official.as_pdf import pdf
from sesaku.exports.validation import validate
from sesaku.model.differences import differences, facts
from sesaku.model.reading import Reading
from sesaku.reading import read

_MOST = {".docx": 10.0, ".pdf": 20.0}
"""Seconds that printing a report of 200,000 characters may take."""

_PARAGRAPHS = b"#for line in json(bytes(sys.inputs.lines)) { par(line) }"


class Timed(NamedTuple):
    """Seconds on the clock and of the processor, and what came of it."""

    clock: float
    processor: float
    data: bytes


def timed(work: Callable[[], bytes]) -> Timed:
    """Run something once and time it."""
    clock, processor = time.perf_counter(), time.process_time()
    data = work()
    return Timed(time.perf_counter() - clock, time.process_time() - processor, data)


def plain_paragraphs(text: str) -> bytes:
    """Return a text set by typst without any layout: the yardstick."""
    lines = [line for line in text.split("\n") if line.strip()]
    made = typst.compile(_PARAGRAPHS, sys_inputs={"lines": json.dumps(lines)})
    return made if isinstance(made, bytes) else b""


def main(path: str) -> None:
    """Print the figures of one report."""
    clock = time.perf_counter()
    reading = read(path)
    reading_time = time.perf_counter() - clock
    sheet = form_of(None, reading.detection.kind).lay_out(reading.content)
    yardstick = timed(lambda: plain_paragraphs(reading.document.text))
    print(f"reading             {reading_time:6.2f} s")
    print(f"plain typst         {yardstick.clock:6.2f} s")
    for suffix, printer in ((".docx", docx), (".pdf", pdf)):
        made = timed(lambda printer=printer: printer(sheet))  # type: ignore[misc] # one a turn
        ratios = made.clock / reading_time, made.clock / yardstick.clock
        print(
            f"{suffix:5} {len(made.data):10,} bytes {made.clock:6.2f} s"
            f" (processor {made.processor:.2f} s),"
            f" {ratios[0]:.2f} × reading, {ratios[1]:.2f} × plain typst"
        )
        most = _MOST[suffix]
        print(f"      under {most:.0f} s: {_verdict(made.clock < most)}")
        _again(reading, suffix, made.data)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "iati.xml"
        iati.write([reading], target)
        verdict = validate(target)
        broken = sum(problem.weight == "rule" for problem in verdict.problems)
        print(f"IATI valid: {verdict.valid}, rules broken: {broken}")


def _again(reading: Reading, suffix: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"report{suffix}"
        path.write_bytes(data)
        again = read(path)
    found = differences(reading.content, again.content)
    exact = differences(reading.content, again.content, exact=True)
    print(
        f"      read back: {len(found)} of {facts(reading.content):,} values differ"
        f" ({len(exact)} if blanks and line ends count),"
        f" {again.coverage.unplaced} characters unplaced: {_verdict(not found)}"
    )


def _verdict(holds: object) -> str:
    return "holds" if holds else "FAILS"


if __name__ == "__main__":
    main(sys.argv[1])
