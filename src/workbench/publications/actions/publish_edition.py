"""Publishing a cycle: its units and the frozen edition in one transaction, or neither."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from sesaku.model.differences import Difference, differences
from sesaku.model.interchange import as_dict
from sesaku.model.snapshot import reading_of
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from workbench.cycle.access import Around, raised
from workbench.cycle.actions.move_unit import publishing
from workbench.cycle.contents import content_of
from workbench.cycle.models import Cycle
from workbench.cycle.workflow import TRANSITIONS, Kind, refusal
from workbench.publications.citing import cited_in
from workbench.publications.making import Made, digest_of, make
from workbench.publications.models import Edition, EditionFile
from workbench.publications.saying import as_said

_MOST_CHANGES = 2_000


@dataclass(frozen=True, slots=True)
class Said:
    """What the person who publishes says beside the content.

    Attributes:
        title_en: the title for English readers.
        summary_en: the summary for English readers.
        reason: why there is a new edition; needed for each after the first.
    """

    title_en: str = ""
    summary_en: str = ""
    reason: str = ""


def publish_edition(actor: Actor, cycle: Cycle, said: Said) -> Edition:
    """Publish a cycle, all of it locked, as its next edition.

    The files are made before the transaction, which takes seconds; inside it the content is looked
    at again, and nothing is published if it is not the one that the files say.

    Raises:
        PermissionRefusedError: the actor is no evaluation officer of the cycle.
        ConditionError: something is not locked, a reason is missing, the content has changed, or it
            cites what the library does not have.
        ExportError: the content has not what its form asks for.
    """
    actor.require(Action.WORK_IN_CYCLES)
    _check(actor, cycle)
    content = as_said(content_of(cycle))
    cited = cited_in(content)
    made = make(content, cycle.document_kind)
    with transaction.atomic():
        publishing(actor, cycle, edition=made.digest)
        if digest_of(as_said(content_of(cycle))) != made.digest:
            raise ConditionError(
                "公表の準備中に内容が変わりました。何も公表していません。もう一度公表してください。"
            )
        before = cycle.editions.order_by("-number").first()
        if before is not None and not said.reason.strip():
            raise ConditionError("訂正の理由を記してください。訂正した版とともに公表します。")
        edition = _stored(actor, cycle, made, said, before, cited)
        record(
            actor,
            "edition.publish",
            edition,
            reason=edition.reason,
            payload={
                "cycle": cycle.pk,
                "number": edition.number,
                "digest": made.digest,
                "files": {file.name: file.sha256 for file in made.files},
            },
        )
    return edition


def _check(actor: Actor, cycle: Cycle) -> None:
    """Ask before the files are made whether publishing is possible at all."""
    around = Around.of(cycle)
    top = next(unit for unit in around.units if unit.kind == Kind.MEASURE)
    raised(refusal(TRANSITIONS["publish"], around.facts(actor, top, reason=False)))


def _stored(
    actor: Actor,
    cycle: Cycle,
    made: Made,
    said: Said,
    before: Edition | None,
    cited: list[dict[str, Any]],
) -> Edition:
    measure = made.reading.content.measure
    edition = Edition.objects.create(
        cycle=cycle,
        number=before.number + 1 if before is not None else 1,
        kind=cycle.document_kind,
        ministry=(measure.ministry if measure else None) or "",
        code=(measure.code if measure else None) or "",
        name=(measure.name if measure else None) or cycle.name,
        fiscal_year=measure.fiscal_year if measure else None,
        title_en=storable(said.title_en.strip()),
        summary_en=storable(said.summary_en.strip()),
        digest=made.digest,
        snapshot=as_dict(made.reading),
        text=made.reading.document.text,
        changes=_changes(made, before),
        unread=[{**_told(one.difference), "carried_by": one.carried_by} for one in made.unread],
        cited=cited,
        reason=storable(said.reason.strip()),
        published_by=actor.user,
    )
    EditionFile.objects.bulk_create(
        EditionFile(
            edition=edition,
            place=place,
            name=file.name,
            label=file.label,
            media_type=file.media_type,
            size=len(file.data),
            sha256=file.sha256,
            data=file.data,
        )
        for place, file in enumerate(made.files)
    )
    return edition


def _changes(made: Made, before: Edition | None) -> list[dict[str, object]]:
    if before is None:
        return []
    old = reading_of(before.snapshot, before.text).content
    found = differences(old, made.reading.content, exact=True)
    return [_told(one) for one in found[:_MOST_CHANGES]]


def _told(found: Difference) -> dict[str, object]:
    return {"path": found.path, "before": _plain(found.before), "after": _plain(found.after)}


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool | int | float) else str(value)
