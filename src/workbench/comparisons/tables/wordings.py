"""Differences of wordings: marked for reading, and as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sesaku_web.pages.citer import Citer
from sesaku_web.pages.tables import Cell, Column, Group, PageTable

_COPIED = 0.97
"""From this share of equal characters on a target is nearly a copy."""


@dataclass(frozen=True, slots=True)
class Marked:
    """How one wording became another, to show.

    Attributes:
        subject: code of what is worded so.
        label: which wordings are compared, in words.
        similarity: the share that both have, in per cent.
        copied: whether the later is nearly a copy.
        stretches: op, text and place of each stretch.
        before: place of the earlier wording.
        after: place of the later wording.
    """

    subject: str
    label: str
    similarity: int
    copied: bool
    stretches: Sequence[tuple[str, str, str]]
    before: str
    after: str


def marked(differences: Sequence[Mapping[str, Any]], citers: Mapping[str, Citer]) -> list[Marked]:
    """Return the differences to show.

    Args:
        differences: those of ``sesaku-links/1``.
        citers: of each document, by the name that the differences call it.
    """
    return [_marked(each, citers) for each in differences]


def table(differences: Sequence[Mapping[str, Any]]) -> PageTable:
    """Return the differences as a table, removed and added words in columns."""
    rows = [
        [
            Cell(each["subject"]),
            Cell(each["part"], part_label(each["part"])),
            Cell(each["before"]["fiscal_year"]),
            Cell(each["after"]["fiscal_year"]),
            Cell(each["similarity"]),
            Cell(_words(each, "removed")),
            Cell(_words(each, "added")),
            Cell(each["before"]["text"]),
            Cell(each["after"]["text"]),
        ]
        for each in differences
    ]
    heads = (
        _("番号"),
        _("箇所"),
        _("先の年度"),
        _("後の年度"),
        _("一致率"),
        _("消えた語"),
        _("加わった語"),
        _("先の文"),
        _("後の文"),
    )
    columns = [Column(head) for head in heads]
    return PageTable("differences", _("文言の違い"), columns, [Group(rows)])


def part_label(part: str) -> str:
    """Return which wording is compared, in words."""
    labels = {
        "target": _("年度目標"),
        "midterm_goal": _("中期目標"),
        "name": _("名称"),
        "text": _("施策目標"),
        "next_goal": _("次期目標"),
        "next_name": _("次期の名称"),
    }
    return labels.get(part, part)


def _marked(each: Mapping[str, Any], citers: Mapping[str, Citer]) -> Marked:
    before, after = each["before"], each["after"]
    one, two = citers[before["document"]], citers[after["document"]]
    years = [str(side["fiscal_year"]) for side in (before, after) if side["fiscal_year"]]
    label = part_label(each["part"])
    if len(years) > 1 and years[0] != years[1]:
        label = f"{label} {years[0]} → {years[1]}"
    stretches = [
        (
            stretch["op"],
            stretch["text"],
            one.at(stretch["from_cite"])
            if stretch["op"] == "removed"
            else two.at(stretch["to_cite"]),
        )
        for stretch in each["stretches"]
    ]
    return Marked(
        subject=each["subject"],
        label=label,
        similarity=int(each["similarity"] * 100),
        copied=each["similarity"] >= _COPIED,
        stretches=stretches,
        before=one.at(before["cite"]),
        after=two.at(after["cite"]),
    )


def _words(each: Mapping[str, Any], op: str) -> str:
    return "／".join(part["text"].strip() for part in each["stretches"] if part["op"] == op)
