"""The dossier 「評価書類」 of an assessment: all that is known, as Word or Excel."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import docx
import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from sateto.needs.course import course_of
from sateto.needs.labels import (
    check_label,
    kind_label,
    outcome_label,
    route_label,
    state_label,
    technology_label,
)
from sateto.needs.matching import Match, matches_of
from sateto.needs.models import Assessment
from sateto.needs.showing import ShownMatch, shown
from sesaku.exports import as_xlsx
from sesaku.exports.official.wording import printable

DOCX = "docx"
XLSX = "xlsx"
FORMS = {
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    XLSX: as_xlsx.MEDIA_TYPE,
}
"""By ending, the media type."""

_MOST_LOOKED_AT = 50
_MINUTE = "%Y-%m-%d %H:%M"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a dossier: rows of two or more cells under a heading; the first row is a head."""

    title: str
    rows: Sequence[Sequence[str]]


def dossier_of(one: Assessment) -> list[Part]:
    """Return the parts of the dossier of an assessment."""
    return [
        Part(_("評価の概要"), _summary(one)),
        Part(_("なぜこの成果か"), _reasons(one)),
        Part(
            _("経過"),
            [
                (_("日時"), _("操作"), _("結果"), _("人"), _("理由")),
                *(
                    (_minute(each.at), each.what, each.led_to, each.by, each.reason)
                    for each in course_of(one)
                ),
            ],
        ),
        Part(
            _("覚え書き"),
            [
                (_("日時"), _("人"), _("本文")),
                *(
                    (_minute(note.at), str(note.by), note.text)
                    for note in one.notes.select_related("by")
                ),
            ],
        ),
        Part(
            _("添付"),
            [
                (_("名前"), _("大きさ（バイト）"), "SHA-256"),
                *(
                    (each.name, str(each.size), each.sha256)
                    for each in one.attachments.filter(removed_at=None)
                ),
            ],
        ),
    ]


def _minute(at: datetime) -> str:
    """Return a time as people here read it off a clock."""
    return timezone.localtime(at).strftime(_MINUTE)


def _summary(one: Assessment) -> list[tuple[str, str]]:
    need = one.need
    source = f"{need.document.name} {need.document.sha256}" if need.document else "－"
    state = state_label(one.state)
    if one.outcome:
        state += f"（{outcome_label(one.outcome)}）"
    return [
        (_("項目"), _("内容")),
        (_("ニーズ"), need.text),
        (_("ニーズの種別"), kind_label(need.kind)),
        (_("ニーズの出典"), source),
        (_("成果"), one.record_title),
        (_("成果の鍵"), one.record_key),
        (_("展開の道"), route_label(one.route)),
        (_("状態"), state),
        (_("担当"), str(one.assigned_to or "－")),
        (_("検討グループ"), one.group.name),
        (_("技術の判断"), technology_label(one.sensitive)),
        (_("判断の理由"), one.sensitive_reason or "－"),
        (_("判断した人"), str(one.sensitive_by or "－")),
        (_("輸出管理の確認"), check_label(one.export_check)),
        (_("確認の相手と内容"), one.export_note or "－"),
        (_("作成日時"), _minute(timezone.now())),
    ]


def _reasons(one: Assessment) -> list[tuple[str, str]]:
    """Return why the result serves the need, as the matching finds it now."""
    head = (_("項目"), _("内容"))
    found = matches_of(one.need.text, _MOST_LOOKED_AT)
    both: tuple[Match, ...] = (*found.serving, *found.weak)
    match = next((each for each in both if each.record.key == one.record_key), None)
    if match is None:
        return [
            head,
            (_("照合"), _("照合では、この成果はこのニーズに応えるものとして挙がりません。")),
        ]
    (told,) = shown([match], found.need)
    return [
        head,
        (_("ニーズの文"), _plain(told, "need")),
        (_("成果の文"), _plain(told, "result")),
        (_("成果の文の場所"), told.part),
        (_("共通する概念"), "、".join(f"{each.need}＝{each.result}" for each in told.shared)),
        (_("触れていない部分"), "、".join(told.uncovered) or "－"),
        (_("触れている割合"), f"{told.percent} %"),
    ]


def _plain(told: ShownMatch, side: str) -> str:
    return "".join(piece.text for piece in getattr(told, side))


def written(parts: Sequence[Part], form: str) -> tuple[bytes, str]:
    """Return a dossier as a file, and its media type."""
    content = _as_docx(parts) if form == DOCX else _as_xlsx(parts)
    return content, FORMS[form]


def _as_docx(parts: Sequence[Part]) -> bytes:
    document = docx.Document()
    document.add_heading(_("評価書類"), 0)
    for part in parts:
        document.add_heading(part.title, 1)
        if len(part.rows) == 1:
            document.add_paragraph(_("ありません。"))
            continue
        table = document.add_table(rows=0, cols=len(part.rows[0]))
        table.style = "Table Grid"
        for number, row in enumerate(part.rows):
            cells = table.add_row().cells
            for cell, text in zip(cells, row, strict=True):
                run = cell.paragraphs[0].add_run(printable(text))
                run.bold = number == 0
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _as_xlsx(parts: Sequence[Part]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for part in parts:
            sheet = book.add_worksheet(part.title[:31])
            sheet.set_column(0, 0, 20)
            sheet.set_column(1, len(part.rows[0]) - 1, 60)
            for number, row in enumerate(part.rows):
                for column, text in enumerate(row):
                    sheet.write_string(number, column, text, wrapped if number else bold)
    return file.getvalue()
