"""Seeking doubles among the stored records: by identifiers, equal titles, then near-equal ones.

Titles that are not equal are compared among the records of one leading person, since comparing each
with each would take a million times a million looks.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Count
from rapidfuzz import fuzz

from sateto.records.actions.join_records import Statement, join_records, known, propose_join
from sateto.records.joining.likeness import CERTAIN, LIKELY, OWN, Likeness, likeness
from sateto.records.json_form import load
from sateto.records.models import Join, RecordIdentifier, RecordVersion, ResearchRecord
from sateto.records.record import ResearchProject
from sesaku.text.folding import fold
from sesaku_web.accounts.actor import Actor

_LARGEST_GROUP = 50
"""More records of one title or number are a list of contents, not doubles."""

_MOST_OF_A_PERSON = 300
"""A name with more records is that of several people, or of nobody."""

_NEAR = 90.0
"""Titles at least so much alike (of 100) are near-equal."""

_AT_ONCE = 2000


@dataclass(slots=True)
class Counts:
    """What became of pairs of records."""

    joined: int = 0
    proposed: int = 0


def seek_doubles(actor: Actor, tell: Callable[[int], None] = lambda _: None) -> Counts:
    """Join what is certainly one and propose what likely is; pairs that were judged stay so.

    Args:
        actor: who joins.
        tell: is told how many groups were looked at.

    Raises:
        PermissionRefusedError: the actor may not join.
    """
    counts = Counts()
    for number, group in enumerate(_groups(), 1):
        _judge(actor, group, counts)
        tell(number)
    return counts


def _groups() -> Iterator[list[int]]:
    """Yield the numbers of records that may be one."""
    same = (
        RecordIdentifier.objects.filter(scheme__in=OWN)
        .values("scheme", "value")
        .annotate(records=Count("record", distinct=True))
        .filter(records__gt=1, records__lte=_LARGEST_GROUP)
        .order_by("scheme", "value")
    )
    for row in same.iterator():
        held = RecordIdentifier.objects.filter(scheme=row["scheme"], value=row["value"])
        yield sorted(set(held.values_list("record_id", flat=True)))
    titles = (
        ResearchRecord.objects.present()
        .exclude(title_key="")
        .values("title_key", "kind")
        .annotate(records=Count("pk"))
        .filter(records__gt=1, records__lte=_LARGEST_GROUP)
        .order_by("title_key")
    )
    for title in list(titles):
        found = ResearchRecord.objects.present().filter(
            title_key=title["title_key"], kind=title["kind"]
        )
        yield sorted(found.values_list("pk", flat=True))

    yield from _near_equal()


def _near_equal() -> Iterator[list[int]]:
    """Yield pairs of records of one leading person whose titles are nearly equal."""
    for group in _of_one_person():
        titles = dict(
            ResearchRecord.objects.present().filter(pk__in=group).values_list("pk", "title")
        )
        folded = {number: fold(title) for number, title in sorted(titles.items())}
        for one, other in combinations(folded, 2):
            if folded[one] != folded[other] and (
                fuzz.ratio(folded[one], folded[other], score_cutoff=_NEAR)
            ):
                yield [one, other]


def _of_one_person() -> Iterator[list[int]]:
    """Yield the numbers of records that name the same person first, by a number or a name."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    versions = RecordVersion.objects.filter(
        pk__in=ResearchRecord.objects.present().values("version")
    )
    rows = versions.order_by("pk").values_list("record_id", "content")
    for number, content in rows.iterator(chunk_size=_AT_ONCE):
        lead = load(content).lead if content else None
        if lead is not None:
            names = {fold(name) for name in (lead.name.ja, lead.name.en) if name}
            for known in {*(str(one) for one in lead.ids if one.valid), *names}:
                found[hash(known)].append(number)  # a number for a name: a million names are large
    unique = {tuple(group) for group in found.values() if 1 < len(group) <= _MOST_OF_A_PERSON}
    yield from map(list, sorted(unique))


def _judge(actor: Actor, group: Sequence[int], counts: Counts) -> None:
    """Compare each record of a group with those that stand before it, the fullest first."""
    records = ResearchRecord.objects.present().in_bulk(list(group))
    contents = _contents(list(records.values()))
    order = sorted(records, key=lambda number: (-len(contents[number][0]), number))
    kept: list[int] = []
    for number in order:
        for other in kept:
            if records[number].kind != records[other].kind:
                continue
            found = likeness(contents[other][1], contents[number][1])
            if _join(actor, records[other], records[number], found, counts):
                break
        else:
            kept.append(number)


def _join(
    actor: Actor, kept: ResearchRecord, double: ResearchRecord, found: Likeness, counts: Counts
) -> bool:
    """Join or propose two records as they deserve; return whether they are joined now."""
    if found.score < LIKELY or known(kept, double):
        return False
    by = Join.By.IDENTIFIER if found.same_identifier else Join.By.EVIDENCE
    said = Statement(by, found.score, found.reasons)
    if found.score >= CERTAIN:
        join_records(actor, kept, double, said)
        counts.joined += 1
        return True
    if propose_join(actor, kept, double, said) is not None:
        counts.proposed += 1
    return False


def _contents(records: Sequence[ResearchRecord]) -> dict[int, tuple[str, ResearchProject]]:
    versions = RecordVersion.objects.in_bulk([one.version for one in records])
    return {
        one.pk: (versions[one.version].content, versions[one.version].project()) for one in records
    }
