"""Reminders 「督促」: one mail a person, cycle and day, of what waits for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import User
from sesaku_web.history.log import record
from workbench.cycle.access import require
from workbench.cycle.missing import Open, for_person, missing_for
from workbench.cycle.models import Cycle, Reminder
from workbench.cycle.steps import steps
from workbench.cycle.workflow import Act, State

SOON = timedelta(days=7)
"""How long before its due date something is reminded of."""

CUT_OFF = timedelta(minutes=10)
"""After how long a letter that is still being sent is taken to have been cut off."""

_LISTED = 20


@dataclass(frozen=True, slots=True)
class Letter:
    """A reminder to one person about one cycle."""

    cycle: Cycle
    user: User
    waiting: tuple[Open, ...]

    @property
    def subject(self) -> str:
        """The mail's subject."""
        late = sum(one.overdue for one in self.waiting)
        told = f"（期限超過 {late} 件）" if late else ""
        return f"【Sesaku】{self.cycle.name}：残り {len(self.waiting)} 件{told}"

    def body(self) -> str:
        """The mail's text: what waits, the most urgent first; no names of other people."""
        first = sorted(self.waiting, key=lambda one: one.due or date.max)
        lines = [_line(one) for one in first[:_LISTED]]
        if len(first) > _LISTED:
            lines.append(f"ほか {len(first) - _LISTED} 件")
        return "\n".join(
            (f"「{self.cycle.name}」に、あなたの作業を待っているものがあります。", "", *lines, "")
        )


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that was tried; ``trouble`` is why it could not be sent."""

    letter: Letter
    trouble: str = ""


def letters(today: date, cycle: Cycle | None = None) -> Iterator[Letter]:
    """Yield whom to remind of what: due within a week, or overdue; those with an address.

    Args:
        today: the day.
        cycle: one cycle; all that are not published where None.
    """
    found = Cycle.objects.all() if cycle is None else Cycle.objects.filter(pk=cycle.pk)
    for one in found.exclude(units__state=State.PUBLISHED).distinct().order_by("pk"):
        urgent = [each for each in missing_for(one, today) if each.due and each.due <= today + SOON]
        people = {person.pk: person for each in urgent for person in each.people}
        for _, person in sorted(people.items()):
            if person.email:
                yield Letter(one, person, tuple(for_person(urgent, person)))


def remind(today: date, cycle: Cycle | None = None, *, actor: Actor | None = None) -> list[Sent]:
    """Send the reminders of a day, each once however often this is called; return those tried.

    Args:
        today: the day.
        cycle: one cycle; all where None.
        actor: who asks for it; the machine's own person where None, who needs no role.

    Raises:
        PermissionRefusedError: the actor is no coordinator or officer of the cycle.
    """
    if actor is not None and cycle is not None:
        require(actor, cycle, Act.REMIND)
    by = actor or Actor.local()
    tried = (_send(by, letter, today) for letter in letters(today, cycle))
    return [one for one in tried if one is not None]


def _send(by: Actor, letter: Letter, today: date) -> Sent | None:
    """Send a letter; None where the day's was sent before, or is being sent elsewhere."""
    noted = _begun(letter, today)
    if noted is None:
        return None
    try:
        # Outside of any transaction: a slow mail server must not make those who write wait.
        send_mail(letter.subject, letter.body(), settings.DEFAULT_FROM_EMAIL, [letter.user.email])
    except (SMTPException, OSError) as error:
        noted.delete()
        return Sent(letter, str(error))
    with transaction.atomic():
        noted.sent_at = timezone.now()
        noted.save(update_fields=("sent_at",))
        payload = {"user": letter.user.pk, "day": today.isoformat(), "items": len(letter.waiting)}
        record(by, "cycle.remind", noted, payload=payload)
    return Sent(letter)


def _begun(letter: Letter, today: date) -> Reminder | None:
    """Note that a letter is being sent; one whose sending was cut off is sent again."""
    about = {"cycle": letter.cycle, "user": letter.user, "day": today}
    Reminder.objects.filter(**about, sent_at=None, begun_at__lt=timezone.now() - CUT_OFF).delete()
    noted, made = Reminder.objects.get_or_create(
        **about, defaults={"open_items": len(letter.waiting)}
    )
    return noted if made else None


def _line(one: Open) -> str:
    due = f"{one.due.isoformat()} まで" if one.due else "期限なし"
    late = "【期限超過】" if one.overdue else ""
    what = one.label or WHAT[one.what]
    return f"・{late}{due}　{steps()[one.step].ja}　{one.unit.subject}　{what}"


WHAT = {
    "value": "記入",
    "submission": "提出",
    "approval": "承認",
    "proposal": "提案の採否",
    "remark": "所見",
    "answer": "回答",
    "lock": "確定",
    "publication": "公表",
}
"""What it is that waits, in Japanese."""
