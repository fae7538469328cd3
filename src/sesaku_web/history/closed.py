"""Entries of the history that not everybody who may read it sees: work closed to a group.

An application says by ``close`` which records of a model a person may not see. Nobody outside
learns of an entry about one of them but that its number is missing: the chain of digests has it.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from sesaku_web.accounts.actor import Actor
from sesaku_web.history.models import Entry

Hidden = Callable[[Actor], QuerySet[Any, str]]
"""Returns the numbers, as text, of the records that a person may not see."""

_CLOSED: dict[str, Hidden] = {}


def close(subject_type: str, hidden: Hidden) -> None:
    """Say which records of a model a person may not see.

    Args:
        subject_type: the model as entries name it, e.g. ``needs.assessment``.
        hidden: returns their numbers.
    """
    _CLOSED[subject_type] = hidden


def visible_to(actor: Actor) -> QuerySet[Entry]:
    """Return the entries that a person may see."""
    found = Entry.objects.all()
    for subject_type, hidden in _CLOSED.items():
        found = found.exclude(Q(subject_type=subject_type, subject_id__in=hidden(actor)))
    return found
