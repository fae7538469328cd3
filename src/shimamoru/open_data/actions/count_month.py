"""Counting a month that is over: once, and for good."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from sesaku_web.accounts.actor import Actor
from sesaku_web.history.log import record
from shimamoru.open_data.figures import counted, is_ready, month_of, next_month
from shimamoru.open_data.models import MonthlyFigures
from shimamoru.reports.models import Report


def count_months(actor: Actor, now: datetime) -> list[date]:
    """Count every month that is over and was not counted yet; return those months."""
    first = Report.objects.order_by("received_at").values_list("received_at", flat=True).first()
    if first is None:
        return []
    known = set(MonthlyFigures.objects.values_list("month", flat=True))
    done = []
    month = month_of(first)
    while is_ready(month, now):
        if month not in known and _count(actor, month):
            done.append(month)
        month = next_month(month)
    return done


def _count(actor: Actor, month: date) -> bool:
    try:
        with transaction.atomic():
            made = MonthlyFigures.objects.create(month=month, content=counted(month))
            record(actor, "figures.count", made, payload={"month": f"{month:%Y-%m}"})
    except IntegrityError:  # another has just counted it
        return False
    return True
