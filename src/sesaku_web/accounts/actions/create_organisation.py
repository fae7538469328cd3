"""Making an organisation."""

from django.db import transaction

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import Organisation
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record

_ORDER = list(Organisation.Level)


def create_organisation(
    actor: Actor, name: str, level: str, parent: Organisation | None = None
) -> Organisation:
    """Make an organisation: a ministry, or a bureau or division within one of a higher level.

    Raises:
        PermissionRefusedError: the actor may not manage organisations.
        ConditionError: the name is empty or taken, or the levels do not fit.
    """
    actor.require(Action.MANAGE_ORGANISATIONS)
    if not name.strip():
        raise ConditionError("組織の名前を指定してください。")
    if level not in Organisation.Level.values:
        raise ConditionError(
            "組織の種類には ministry、bureau、division のどれかを指定してください。"
        )
    top = level == Organisation.Level.MINISTRY
    if top != (parent is None):
        raise ConditionError("府省は一番上に、局と課はほかの組織の下に置いてください。")
    if parent is not None and _place(parent.level) >= _place(level):
        raise ConditionError("局は府省の下に、課は府省か局の下に置いてください。")
    with transaction.atomic():
        if Organisation.objects.filter(parent=parent, name=name.strip()).exists():
            raise ConditionError(f"同じ名前の組織（{name.strip()}）が既にあります。")
        made = Organisation.objects.create(name=name.strip(), level=level, parent=parent)
        payload = {"name": made.name, "level": level, "parent": parent.pk if parent else None}
        record(actor, "organisation.create", made, payload=payload)
    return made


def _place(level: str) -> int:
    return _ORDER.index(Organisation.Level(level))
