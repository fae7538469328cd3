"""What is put aside 「保留」 before anybody looks: kept, but out of the queue of those on duty.

Each reason is a code, shown with the report. A report whose work was done is put aside only where
its own place sends far more than people do; how much others send never puts it aside.
"""

import re

from shimamoru.reports.models.report import Reports
from shimamoru.reports.sending import rates
from shimamoru.reports.sending.rates import Load

_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_MOST_LINKS = 2
_SAME = 3
_WORTH_COMPARING = 12


def reasons(words: str, now: Load, lately: Reports, *, proven: bool) -> list[str]:
    """Return why a report is put aside; nothing where it is not.

    Args:
        words: what the reporter wrote.
        now: how much came lately, this report not counted.
        proven: whether its work was done, or a known program sent it.
        lately: reports of the last hour.
    """
    found = []
    if proven and now.place_proven >= rates.PROVEN_A_PLACE:
        found.append("many-from-place")
    if not proven and now.place_unproven >= rates.UNPROVEN_A_PLACE:
        found.append("many-from-place")
    if not proven and now.all_unproven >= rates.UNPROVEN_IN_ALL:
        found.append("many-in-all")
    if len(_LINK.findall(words)) > _MOST_LINKS:
        found.append("links")
    alike = words.strip()
    if len(alike) >= _WORTH_COMPARING and lately.filter(words=alike)[:_SAME].count() >= _SAME:
        found.append("same-words")
    return found
