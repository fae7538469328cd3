"""The islands that a page or a program asks for; nothing here is formatted."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from shimamoru.islands.models import Island


@dataclass(frozen=True, slots=True)
class Filters:
    """Which islands are asked for; "" for all.

    Attributes:
        words: part of name, reading, municipality or group.
        prefecture: whole name.
        inhabited: yes, no or unknown.
    """

    words: str = ""
    prefecture: str = ""
    inhabited: str = ""


_INHABITED = {
    "yes": Q(population__gt=0),
    "no": Q(population=0),
    "unknown": Q(population=None),
}


def islands(filters: Filters | None = None) -> QuerySet[Island]:
    """Return the islands of the register that are asked for, in its order."""
    found: QuerySet[Island] = Island.objects.standing()
    if filters is None:
        return found
    for word in filters.words.split():
        found = found.filter(
            Q(name__icontains=word)
            | Q(reading__icontains=word)
            | Q(municipality__icontains=word)
            | Q(group__icontains=word)
            | Q(slug__icontains=word.lower())
        )
    if filters.prefecture:
        found = found.filter(prefecture=filters.prefecture)
    if filters.inhabited in _INHABITED:
        found = found.filter(_INHABITED[filters.inhabited])
    return found


def prefectures() -> list[str]:
    """Return the prefectures that have islands in the register, in its order."""
    found = Island.objects.standing().values_list("prefecture", flat=True)
    return list(dict.fromkeys(found))
