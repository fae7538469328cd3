"""The example report printed as a PDF, as a person would upload it."""

from tests.conftest import ROOT
from tests.readers.pdf.paper import Paper

REPORT = ROOT / "examples" / "evaluation_report" / "umi_to_shima_r4.txt"
_LINES = 46
_SIZE = 10.5


def report() -> bytes:
    """Return the example's text on pages of A4."""
    text = REPORT.read_text("utf-8")
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    made = Paper()
    for first in range(0, len(lines), _LINES):
        made.page().lines(60, 60, *lines[first : first + _LINES], size=_SIZE)
    return made.bytes()
