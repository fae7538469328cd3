"""Linking two reports of one measure."""

from collections.abc import Iterator

from sesaku.exceptions import LinkError
from sesaku.linking.links import Link, Links, Reason, Side
from sesaku.model.reading import Reading
from sesaku.text.width import squeeze

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
    later = {side.subject: side for side in _sides(second)}
    links = []
    for side in _sides(first):
        other = later.get(side.subject)
        if other is not None and squeeze(side.text) == squeeze(other.text):
            why = (Reason(side.text, side.cite, other.cite, "same_name"),)
            links.append(Link(side, other, 1.0, "kept", why))
    return Links(tuple(links))


def _sides(reading: Reading) -> Iterator[Side]:
    measure = reading.content.measure
    for goal in measure.goals if measure else ():
        yield Side(f"goal:{goal.number}", goal.text, goal.cite)
    for policy_field in reading.content.fields:
        yield Side(f"F{policy_field.number}", policy_field.name, policy_field.cite)
        for indicator in policy_field.indicators:
            yield Side(indicator.code, indicator.name, indicator.cite)
