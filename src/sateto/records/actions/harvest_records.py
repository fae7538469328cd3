"""Harvesting a repository: each answer is a document that is imported, then the token is noted.

Where it is cut, it goes on with the token that was noted last; an answer that was imported already
comes again and changes nothing. The next harvest asks for what changed since the repository's own
time at the beginning of this one.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction
from django.utils import timezone

from sateto.finding.following import Follower
from sateto.records.actions.import_records import Given, import_document
from sateto.records.exceptions import HarvestError, RecordsFileError
from sateto.records.harvesting.answers import (
    Answer,
    TokenGoneError,
    answer_of,
    repository_of,
)
from sateto.records.harvesting.client import Client
from sateto.records.models import Harvest
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.history.log import record

_DAY = "YYYY-MM-DD"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a repository.

    Attributes:
        prefix: the format of its records.
        set_name: a set, "" for all.
        licence: under which the records may be used.
        credit: the line that names the source; the repository's own name where empty.
        anew: ask for everything, not only for what changed since the last harvest.
    """

    prefix: str = "jpcoar_2.0"
    set_name: str = ""
    licence: str = ""
    credit: str = ""
    anew: bool = False


@dataclass(slots=True)
class Harvested:
    """What came of a harvest; ``unread`` says of answers of which no record could be read why."""

    pages: int = 0
    records: int = 0
    added: int = 0
    changed: int = 0
    withdrawn: int = 0
    bad: int = 0
    unread: list[str] = field(default_factory=list)

    @property
    def new(self) -> int:
        """Return how many records were not there before as they are now."""
        return self.added + self.changed + self.withdrawn


def harvest_records(
    actor: Actor,
    client: Client,
    wanted: Wanted,
    *,
    follower: Follower | None = None,
    tell: Callable[[int, int | None], None] = lambda _done, _whole: None,
) -> Harvested:
    """Harvest what a repository has changed since the last time, or go on where it was cut.

    Args:
        actor: who harvests.
        client: asks the repository.
        wanted: what is asked for.
        follower: indexes what is stored.
        tell: is told how many records came, and how many there are where that is known.

    Raises:
        PermissionRefusedError: the actor may not import.
        FetchRefusedError: the address is none that is asked.
        HarvestError: the repository does not answer as it should.
    """
    actor.require(Action.IMPORT_RESEARCH)
    repository = repository_of(client.ask({"verb": "Identify"}), client.address)
    credit = wanted.credit or repository.name
    state = _begun(client, wanted)
    done = Harvested()
    tokens: set[str] = set()
    begun_anew = False
    while True:
        try:
            data, answer = _asked(client, state, wanted)
        except TokenGoneError:
            if not state.token or begun_anew:
                raise
            begun_anew = True
            tokens.clear()
            _without_token(state)
            continue
        if not state.until:
            state.until = _since(answer.time, repository.granularity)
        before = done.new
        if answer.records:
            given = Given(client.address, wanted.licence, credit)
            try:
                _import(actor, data, given, done, follower)
            except RecordsFileError as error:
                done.bad += answer.records
                done.unread.append(str(error))
        if answer.token in tokens and done.new == before:
            _without_token(state)
            raise HarvestError(
                f"{client.address}: 提供元が同じ続きの印（resumptionToken）と同じ記録を繰り返し返す"
                f"ため、止めました。ここまでの {done.records} 件は取り込まれています。提供元に"
                "知らせてください。次は、前回から変わったものを初めから集めます。"
            )
        tokens.add(answer.token)
        done.pages += 1
        done.records += answer.records
        tell(done.records, answer.whole)
        _note(actor, state, answer, done)
        if not answer.token:
            return done


def _begun(client: Client, wanted: Wanted) -> Harvest:
    state, _ = Harvest.objects.get_or_create(
        address=client.address, prefix=wanted.prefix, set_name=wanted.set_name
    )
    if wanted.anew:
        state.since = state.token = state.until = ""
        state.save(update_fields=("since", "token", "until"))
    return state


def _without_token(state: Harvest) -> None:
    """Let the harvest begin anew from its date."""
    state.token = ""
    state.save(update_fields=("token",))


def _asked(client: Client, state: Harvest, wanted: Wanted) -> tuple[bytes, Answer]:
    arguments = {"verb": "ListRecords"}
    if state.token:
        arguments["resumptionToken"] = state.token
    else:
        arguments["metadataPrefix"] = wanted.prefix
        if wanted.set_name:
            arguments["set"] = wanted.set_name
        if state.since:
            arguments["from"] = state.since
    data = client.ask(arguments)
    return data, answer_of(data, client.address_of(arguments))


def _import(
    actor: Actor, data: bytes, given: Given, done: Harvested, follower: Follower | None
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "answer.xml"
        path.write_bytes(data)
        outcome = import_document(actor, path, given, follower=follower)
    if not outcome.again:
        done.added += outcome.run.added
        done.changed += outcome.run.changed
        done.withdrawn += outcome.run.withdrawn
        done.bad += outcome.run.bad


def _note(actor: Actor, state: Harvest, answer: Answer, done: Harvested) -> None:
    """Note how far the harvest is; at its end, since when the next one asks."""
    state.token = answer.token
    state.pages += 1
    ended = not answer.token
    with transaction.atomic():
        if ended:
            state.since, state.until = state.until or state.since, ""
            state.harvested_at = timezone.now()
        state.save()
        if ended:
            payload = {"address": state.address, "since": state.since, "records": done.records}
            record(actor, "research.harvest", state, payload=payload)


def _since(time: str, granularity: str) -> str:
    """Return a time as the repository's datestamps are written."""
    return time[: len(_DAY)] if granularity.upper() == _DAY else time
