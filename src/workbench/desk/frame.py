"""What every page of a cycle shows around its own: the cycle, its tabs, and the way back."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from workbench.cycle.workflow import Act
from workbench.desk.access import Seat

_TABS = (
    ("home", _("全体"), Act.READ),
    ("proposals", _("構成と提案"), Act.READ),
    ("people", _("人と期限"), Act.READ),
    ("missing", _("足りないもの"), Act.READ),
    ("remarks", _("所見と回答"), Act.READ),
    ("workbook", _("Excel"), Act.READ),
    ("changes", _("変更の記録"), Act.READ),
    ("reminders", _("督促"), Act.REMIND),
)


def framed(
    seat: Seat,
    here: str,
    *,
    crumbs: Sequence[tuple[str, str]] = (),
    **said: Any,  # noqa: ANN401 - what templates take
) -> dict[str, Any]:
    """Return what a page's template is given.

    Args:
        seat: the person at the cycle.
        here: the tab that the page belongs to; "" for none.
        crumbs: label and address of what lies between the cycle and the page.
        said: what the page itself shows.
    """
    tabs = [
        (label, reverse(f"desk:{name}", args=(seat.cycle.pk,)), name == here)
        for name, label, act in _TABS
        if seat.may(act)
    ]
    return {"cycle": seat.cycle, "seat": seat, "tabs": tabs, "crumbs": crumbs, **said}


def unit_address(number: int, subject: str, page: str = "unit") -> str:
    """Return the address of a page of a unit."""
    return reverse(f"desk:{page}", args=(number, subject))
