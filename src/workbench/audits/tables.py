"""Tables of the audit: findings, and how often each check applied."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sesaku_web.pages.citer import Citer
from sesaku_web.pages.subjects import address_of, label_of
from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from workbench.audits.models import AuditRun, FindingRow
from workbench.audits.querysets import Judged
from workbench.audits.vocabulary import category_label, role_label, severity_label, state_label


def message_of(finding: FindingRow) -> str:
    """Return what a finding says, in the language of the page."""
    return finding.message if get_language() == "ja" else finding.message_en


def findings_table(found: Sequence[Judged], citer: Citer, short: str) -> PageTable:
    """Return the findings of a document."""
    rows = []
    for one in found:
        row = one.finding
        href = reverse("audits:finding", args=(short, row.identity))
        evidence = " / ".join(f"{role_label(e['role'])}: {e['text']}" for e in row.evidence)
        places = [citer.at(e["cite"]) for e in row.evidence if e["cite"]]
        rows.append(
            [
                Cell(row.subject, label_of(row.subject), href=address_of(short, row.subject)),
                Cell(message_of(row), href=href, mark="long"),
                Cell(row.category, category_label(row.category)),
                Cell(row.severity, severity_label(row.severity), mark=f"severity-{row.severity}"),
                Cell(one.state, state_label(one.state)),
                Cell(one.judgement.text if one.judgement else None),
                Cell(one.reply.text if one.reply else None),
                Cell(evidence),
                Cell(" ".join(places)),
                Cell(row.check_id),
                Cell(row.identity),
            ]
        )
    columns = [
        Column(_("対象")),
        Column(_("問い")),
        Column(_("分類")),
        Column(_("重さ")),
        Column(_("判断")),
        Column(_("判断の理由"), downloaded_only=True),
        Column(_("府省の回答"), downloaded_only=True),
        Column(_("根拠"), downloaded_only=True),
        Column(_("典拠"), downloaded_only=True),
        Column(_("点検項目"), downloaded_only=True),
        Column(_("番号"), downloaded_only=True),
    ]
    return PageTable("findings", _("点検結果の一覧"), columns, [Group(rows)], stacked=True)


def tallies_table(run: AuditRun) -> PageTable:
    """Return how often each check applied, passed, failed and abstained."""
    japanese = get_language() == "ja"
    rows = []
    for one in run.tallies:
        reasons: dict[str, list[str]] = {}
        for each in one["not_applicable"]:
            reason = each["reason"] if japanese else each["reason_en"]
            reasons.setdefault(reason, []).append(each["subject"])
        told = " ".join(f"{reason}（{_shortened(held)}）" for reason, held in reasons.items())
        rows.append(
            [
                Cell(
                    one["title"] if japanese else one["title_en"],
                    href=f"{reverse('audits:methods')}#{one['id']}",
                ),
                Cell(one["category"], category_label(one["category"])),
                Cell(one["applied"]),
                Cell(one["passed"]),
                Cell(one["failed"]),
                Cell(len(one["not_applicable"])),
                Cell(told, mark="long"),
                Cell(one["id"]),
                Cell(one["version"]),
            ]
        )
    columns = [
        Column(_("点検項目")),
        Column(_("分類")),
        Column(_("判定した対象"), numeric=True),
        Column(_("問題なし"), numeric=True),
        Column(_("問いあり"), numeric=True),
        Column(_("判定不能"), numeric=True),
        Column(_("判定不能の理由")),
        Column(_("番号"), downloaded_only=True),
        Column(_("版"), downloaded_only=True),
    ]
    return PageTable("checks", _("点検項目ごとの集計"), columns, [Group(rows)], stacked=True)


_MOST_NAMED = 6


def _shortened(subjects: Sequence[str]) -> str:
    """Return the first few subjects, and how many more there are."""
    named = "、".join(subjects[:_MOST_NAMED])
    more = len(subjects) - _MOST_NAMED
    return _("%(named)s ほか %(more)s 件") % {"named": named, "more": more} if more > 0 else named
