"""Hits as pages and downloads show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from sateto.finding.search import Hit, Match
from sateto.pages.labels import said, status_label, text_label
from sateto.records.record import ResearchProject
from sesaku_web.pages.tables import Cell, Column, Group, PageTable


@dataclass(frozen=True, slots=True)
class Result:
    """A hit as a page shows it.

    Attributes:
        number: under which the record is stored.
        record: the record.
        title: its title, in the language of the page.
        href: its address.
        about: funder, programme, years, lead and institution, in that order.
        matches: where something was found, each with its label.
    """

    number: int
    record: ResearchProject
    title: str
    href: str
    about: tuple[str, ...]
    matches: tuple[tuple[str, Match], ...]


def results_of(hits: Iterable[Hit]) -> list[Result]:
    """Return hits as a page shows them."""
    return [
        Result(
            hit.key,
            hit.record,
            said(hit.record.title) or _("（題名なし）"),
            reverse("research:record", args=(hit.key,)),
            about(hit.record),
            tuple((text_label(match.field), match) for match in hit.matches),
        )
        for hit in hits
    ]


def about(record: ResearchProject) -> tuple[str, ...]:
    """Return in a few words whose record it is, and of when."""
    lead = record.lead
    who = said(lead.name) if lead else ""
    home = said(lead.institution.name) if lead and lead.institution.name else ""
    parts = (said(record.funder), said(record.programme), years_of(record), who, home)
    return tuple(filter(None, parts))


def years_of(record: ResearchProject) -> str:
    """Return the fiscal years of a record."""
    start, end = record.start_year, record.end_year
    if start is None:
        return ""
    text = str(start) if end in (None, start) else f"{start}–{end}"
    return _("%(years)s年度") % {"years": text}


def table_of(results: Sequence[Result]) -> PageTable:
    """Return results as a table for download."""
    rows = [
        [
            Cell(record.title.ja),
            Cell(record.title.en),
            Cell(said(record.funder)),
            Cell(said(record.programme)),
            Cell(record.start_year),
            Cell(record.end_year),
            Cell(record.amount),
            Cell(status_label(record.status)),
            Cell(said(record.lead.name) if record.lead else ""),
            Cell(said(record.lead.institution.name) if record.lead else ""),
            Cell("、".join(said(one.name) for one in record.sections)),
            Cell("、".join(one.best() for one in record.keywords)),
            Cell(record.results_text),
            Cell("、".join(str(one) for one in record.ids)),
            Cell(record.key),
            Cell(record.origin.licence),
            Cell(record.origin.credit),
        ]
        for record in (result.record for result in results)
    ]
    heads = (
        _("課題名"),
        _("英語の課題名"),
        _("配分機関"),
        _("制度・種目"),
        _("開始年度"),
        _("終了年度"),
        _("金額（円）"),
        _("状況"),
        _("研究代表者"),
        _("研究機関"),
        _("分野"),
        _("キーワード"),
        _("成果の記述"),
        _("識別子"),
        _("鍵"),
        _("利用条件"),
        _("出典の表示"),
    )
    columns = [Column(head) for head in heads]
    return PageTable("results", _("研究成果の検索結果"), columns, [Group(rows)])
