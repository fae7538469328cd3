"""The remarks of a measure that are open after a report, with what people judged of them."""

from typing import NamedTuple

from sesaku_web.sources.models import StoredReading
from workbench.comparisons.derived import KINDS_OVER_TIME, register_of
from workbench.comparisons.querysets import of_measure, standing_remarks

_OPEN = ("not_visible", "partly")


class OpenRemark(NamedTuple):
    """A remark that is open: the hash of its document, what it is called there, and its text."""

    document: str
    subject: str
    text: str


def open_after(report: StoredReading) -> list[OpenRemark]:
    """Return the remarks of a report and of those before it that are open, the earliest first.

    A person's judgement counts in place of what the program says; of a remark that was taken up
    again, the later one alone is told.
    """
    if report.kind not in KINDS_OVER_TIME:
        return []
    readings = [one.reading for one in of_measure(report.document)]
    places = [at for at, one in enumerate(readings) if one.document_id == report.document_id]
    readings = readings[: places[-1] + 1] if places else [report]
    decided = standing_remarks(one.document for one in readings)
    found = []
    for remark in register_of(readings)["remarks"]:
        sha, subject = remark["document"], remark["subject"]
        judged = decided.get((sha, subject, "status"))
        status = judged.value if judged is not None and judged.value else remark["status"]
        if status in _OPEN and not remark["raised_again"]:
            found.append(OpenRemark(sha, subject, remark["text"]))
    return found
