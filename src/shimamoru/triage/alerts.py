"""Alerting those on duty of urgent reports, by e-mail."""

import smtplib

from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from shimamoru.reports.categories import categories
from shimamoru.reports.models import Report, State
from shimamoru.triage.models import Alert, Duty

URGENT = 3
_AT_A_TIME = 20
_SUBJECT = "【しまもる】至急の通報 {category} {number}"
_BODY = """至急の通報が届きました。

番号：{number}
種類：{category}
受け付けた日時：{received}

内容はしまもるの当直のページ（/coast/desk/reports/{number}）で確かめてください。
通報の内容は、このメールには載せていません。
"""


def alert_waiting() -> int:
    """Alert those on duty of urgent reports of which nobody was alerted yet; return how many."""
    waiting = Report.objects.waiting().filter(urgency=URGENT, state=State.RECEIVED, alert=None)
    done = 0
    for report in waiting[:_AT_A_TIME]:
        try:
            with transaction.atomic():
                alert = Alert.objects.create(report=report)
        except IntegrityError:  # another worker has it
            continue
        _mail(alert, report)
        done += 1
    return done


def _mail(alert: Alert, report: Report) -> None:
    """Mail those who are on duty now; what went wrong is kept with the alert."""
    turns = Duty.objects.at(timezone.now()).select_related("person")
    addresses = sorted({turn.person.email for turn in turns if turn.person.email})
    said = {
        "number": report.number,
        "category": categories()[report.category].names["ja"],
        "received": timezone.localtime(report.received_at).strftime("%Y-%m-%d %H:%M"),
    }
    try:
        for address in addresses:
            subject, body = _SUBJECT.format(**said), _BODY.format(**said)
            send_mail(subject, body, None, [address])
            alert.mailed_to += 1
    except (smtplib.SMTPException, OSError) as error:
        alert.trouble = str(error)[:200]
    alert.save(update_fields=("mailed_to", "trouble"))
