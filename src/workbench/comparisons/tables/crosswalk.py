"""The table of the crosswalk: what became what, with reasons and decisions."""

from collections.abc import Sequence
from urllib.parse import quote

from django.utils.translation import gettext as _

from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from workbench.comparisons.linked import Shown, Side
from workbench.comparisons.vocabulary import (
    decision_label,
    family_label,
    relation_label,
    trace_label,
)

_LONGEST = 70


def table(links: Sequence[Shown], judge: str) -> PageTable:
    """Return the table of links, those of one kind of thing together.

    Args:
        links: the links.
        judge: address of the page of one link, to which its key is added.
    """
    groups: dict[str, list[list[Cell]]] = {}
    for link in links:
        family = family_label(link.source.subject or link.target.subject)
        groups.setdefault(family, []).append(_row(link, judge))
    columns = [
        Column(_("先の文書")),
        Column(_("先の番号"), downloaded_only=True),
        Column(_("関係")),
        Column(_("後の文書")),
        Column(_("後の番号"), downloaded_only=True),
        Column(_("跡")),
        Column(_("理由の語")),
        Column(_("確かさ"), numeric=True, downloaded_only=True),
        Column(_("判断")),
        Column(_("判断の理由"), downloaded_only=True),
    ]
    rows = [Group(rows, label) for label, rows in groups.items()]
    return PageTable("crosswalk", _("つながりの一覧"), columns, rows)


def _row(link: Shown, judge: str) -> list[Cell]:
    decided = link.decided
    reasons = list(
        dict.fromkeys(reason.text for reason in link.why if reason.kind in ("term", "same_frame"))
    )
    relation = link.relation_now
    return [
        _end(link.source),
        Cell(link.source.subject),
        Cell(relation, relation_label(relation), mark=f"relation relation-{relation}"),
        _end(link.target),
        Cell(link.target.subject),
        Cell(link.trace, trace_label(link.trace)),
        Cell("、".join(reasons), "、".join(_cut(text, 14) for text in reasons[:3]), mark="reason"),
        Cell(link.score),
        Cell(
            decided.decision if decided else "",
            decision_label(decided.decision) if decided else _("確かめる"),
            href=f"{judge}{quote(link.key)}",
            mark="act",
        ),
        Cell(decided.reason if decided else ""),
    ]


def _end(side: Side) -> Cell:
    """Return an end as one cell: its number and the beginning of its text."""
    if not side.subject:
        return Cell("", "－")
    number = side.subject.rpartition(":")[2] if ":" in side.subject else side.subject
    return Cell(side.text, f"{number}　{_cut(side.text, _LONGEST)}", href=side.view, mark="end")


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
