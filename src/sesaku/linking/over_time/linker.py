"""Linking two reports of one measure."""

from sesaku.exceptions import LinkError
from sesaku.linking.links import Links
from sesaku.linking.over_time import budgets, differences, series
from sesaku.linking.over_time.crosswalk import crosswalk
from sesaku.linking.over_time.units import report_of
from sesaku.model.reading import Reading
from sesaku.model.walk import plain

KINDS = frozenset({"evaluation_report", "evaluation_summary"})
"""Kinds of document that report on a measure."""


def link(first: Reading, second: Reading) -> Links:
    """Return what of the earlier report became what of the later one.

    Raises:
        LinkError: the second document is no report.
    """
    if second.detection.kind not in KINDS:
        raise LinkError(
            f"{second.document.name}: 種別 {second.detection.kind} の文書は、後の評価書として"
            f"指定できません。評価書または評価書要旨を指定してください。"
        )
    links = crosswalk(report_of(first), report_of(second))
    money = budgets.joined((first, second))
    more = {
        "differences": plain(
            (*differences.within(first), *differences.across(first, second, links))
        ),
        "series": plain(tuple(series.joined(first, second, links))),
        "budgets": plain(money),
        "budget_notes": plain(budgets.explained(money, (first, second))),
    }
    return Links(tuple(links), more)
