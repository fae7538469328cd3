"""Linking two reports of one measure."""

from sesaku.exceptions import LinkError
from sesaku.linking.links import Links
from sesaku.linking.over_time import budgets, differences, series
from sesaku.linking.over_time.crosswalk import crosswalk
from sesaku.linking.over_time.units import report_of
from sesaku.model.reading import Reading
from sesaku.model.walk import plain
from sesaku.text.width import squeeze

KINDS = frozenset({"evaluation_report", "evaluation_summary", "standard_form", "ex_ante_sheet"})
"""Kinds of document that report on a measure."""


def link(first: Reading, second: Reading) -> Links:
    """Return what of the earlier report became what of the later one.

    Raises:
        LinkError: the second document is no report.
    """
    if second.detection.kind not in KINDS:
        raise LinkError(
            f"{second.document.name}: 種別 {second.detection.kind} の文書は、後の評価書として"
            f"指定できません。評価書、評価書要旨、標準様式、事前分析表のどれかを指定してください。"
        )
    links = crosswalk(report_of(first), report_of(second))
    money = budgets.joined((first, second))
    more = {
        "same_measure": same_measure(first, second),
        "differences": plain(
            (*differences.within(first), *differences.across(first, second, links))
        ),
        "series": plain(tuple(series.joined(first, second, links))),
        "budgets": plain(money),
        "budget_notes": plain(budgets.explained(money, (first, second))),
    }
    return Links(tuple(links), more)


def same_measure(first: Reading, second: Reading) -> bool | None:
    """Whether two reports are of one measure, by its name; None where one prints none."""
    names = [
        squeeze(reading.content.measure.name or "") if reading.content.measure else ""
        for reading in (first, second)
    ]
    return names[0] == names[1] if all(names) else None
