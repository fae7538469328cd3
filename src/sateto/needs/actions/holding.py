"""An assessment held for change: by a member, in the version that they have seen."""

from sateto.needs.access import member_of
from sateto.needs.models import Assessment
from sesaku_web.accounts.actor import Actor
from sesaku_web.exceptions import ConditionError


def held_for(actor: Actor, assessment: Assessment, version: int | None = None) -> Assessment:
    """Return an assessment, locked, its version raised; call it within a transaction.

    Args:
        actor: who is to change it.
        assessment: what.
        version: the version that the person has seen; None for what conflicts with nothing.

    Raises:
        PermissionRefusedError: the account or the token may not assess.
        NotFoundError: the actor does not belong to the group.
        ConditionError: somebody else has changed it meanwhile.
    """
    held = Assessment.objects.select_for_update().get(pk=assessment.pk)
    member_of(actor, held.group)
    if version is not None and held.version != version:
        raise ConditionError(
            "ほかの人が先に変更しました。今の内容を確かめて、もう一度操作してください。"
        )
    held.version += 1
    held.save(update_fields=("version",))
    return held
