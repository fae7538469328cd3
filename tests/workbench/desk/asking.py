"""Asking for pages of the desk as a person of a cycle does."""

from django.test import Client

from sesaku_web.accounts.actor import Actor
from tests.workbench.cycle.people import Staffed
from workbench.cycle.models import Cell

BACKEND = "sesaku_web.accounts.backends.PasswordBackend"


def seated(who: Actor) -> Client:
    """Return a browser in which that person is logged in."""
    client = Client()
    client.force_login(who.user, backend=BACKEND)
    return client


def unit(staff: Staffed, subject: str, page: str = "") -> str:
    """Return the address of a unit, or of a page of it."""
    return f"/cycle/{staff.cycle.pk}/units/{subject}{page}"


def sent(staff: Staffed, subject: str, **texts: str) -> dict[str, str]:
    """Return a form with these texts, by key of the cell, and the versions that stand there."""
    held = {cell.key: cell.version for cell in Cell.objects.filter(unit=staff.unit(subject))}
    form: dict[str, str] = {}
    for key, text in texts.items():
        form[f"t:{key}"] = text
        cell = key.partition("#")[0]
        form[f"v:{cell}"] = str(held.get(cell, 0))
    return form
