"""Having questions answered, one at a time, in a process of their own, while the site answers."""

import threading
import time

from django.db import connection
from django.utils import timezone

from sesaku_web.accounts.actor import Actor
from shimamoru.planning.apart import SECONDS, answer_apart
from shimamoru.technology.actions.make_plan import finish_plan
from shimamoru.technology.models import Plan

_ONE = threading.Semaphore(1)
_GRACE = 60.0


def begin(actor: Actor, plan: Plan) -> None:
    """Have a question answered; the page of the plan shows the answer when it is there."""
    threading.Thread(target=_answer, args=(actor, plan), daemon=True).start()


def answer_now(actor: Actor, plan: Plan) -> Plan:
    """Answer a question and keep the answer."""
    begun = time.monotonic()
    found = answer_apart(plan.asked)
    return finish_plan(actor, plan, found, time.monotonic() - begun)


def is_lost(plan: Plan) -> bool:
    """Whether an answer can't come any more: the site was stopped meanwhile."""
    waiting = plan.state == Plan.State.WAITING
    age = (timezone.now() - plan.made_at).total_seconds()
    return waiting and age > SECONDS * 5 + _GRACE


def _answer(actor: Actor, plan: Plan) -> None:
    with _ONE:
        try:
            answer_now(actor, plan)
        finally:
            connection.close()
