"""What changes in the next cycle 「次期目標等への反映の方向性」."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from sesaku_web.pages.citer import Cited, Citer
from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from sesaku_web.sources.models import FieldRow
from sesaku_web.sources.rows.made import names_in

_SHOWN = 90
"""Characters of a text that a table shows; its place, and the download, have it whole."""


def change_label(change: str | None) -> str:
    """Return what becomes of an indicator, in words."""
    labels = {
        "kept": _("継続"),
        "renamed": _("改称"),
        "new": _("新設"),
        "retired": _("廃止"),
    }
    return labels.get(change or "", change or "")


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def table(fields: Sequence[FieldRow], citer: Citer) -> PageTable:
    """Return what becomes of the indicators of some fields."""
    groups = []
    for field in fields:
        listed = field.data["next_indicators"]
        rows = []
        for name, one in zip(names_in(listed), listed, strict=True):
            path = f"next_indicators/{name}"
            text = citer.text(one, field.subject, path)
            rows.append(
                [
                    Cell(one["name"], f"{one['code'] or ''} {one['name']}".strip() or _("全指標")),
                    Cell(one["code"]),
                    Cell(field.number),
                    Cell(
                        one["change"], change_label(one["change"]), mark=f"change-{one['change']}"
                    ),
                    Cell(one["text"], _short(one["text"]), text.view if text else "", mark="long"),
                    Cell(citer.at(one["cite"])),
                ]
            )
        label = _("個別分野 %(number)s %(name)s") % {"number": field.number, "name": field.name}
        if rows:
            groups.append(Group(rows, label, citer.page_of("fields", field.subject)))
    columns = [
        Column(_("次期の測定指標")),
        Column(_("番号"), downloaded_only=True),
        Column(_("個別分野"), downloaded_only=True),
        Column(_("変更")),
        Column(_("内容")),
        Column(_("典拠"), downloaded_only=True),
    ]
    return PageTable("following", _("次期の測定指標"), columns, groups, stacked=True)


def directions(fields: Sequence[FieldRow], citer: Citer) -> list[tuple[FieldRow, str, Cited]]:
    """Return what the measure will do next, field by field."""
    found = []
    for field in fields:
        text = citer.text(field.data["next_measure"], field.subject, "next_measure")
        if text is not None:
            found.append((field, citer.page_of("fields", field.subject), text))
    return found
