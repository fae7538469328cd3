"""Finding editions: without their text and files, which are large."""

from django.db.models import Max, QuerySet

from sesaku_web.exceptions import NotFoundError
from workbench.publications.models import Edition, EditionFile

_HEAVY = ("snapshot", "text", "changes", "unread")


def latest() -> QuerySet[Edition]:
    """Return the latest edition of every cycle, what is large left out."""
    last = Edition.objects.values("cycle").annotate(last=Max("pk")).values("last")
    return Edition.objects.filter(pk__in=last).defer(*_HEAVY).order_by("-published_at", "-pk")


def every() -> QuerySet[Edition]:
    """Return all editions, the latest first, what is large left out."""
    return Edition.objects.defer(*_HEAVY).order_by("-published_at", "-pk")


def edition_of(number: int, edition: int | None = None) -> Edition:
    """Return an edition of a cycle, the latest where none is named.

    Raises:
        NotFoundError: there is none.
    """
    found = Edition.objects.filter(cycle=number).order_by("-number")
    if edition is not None:
        found = found.filter(number=edition)
    one = found.first()
    if one is None:
        raise NotFoundError("その評価は公表されていません。")
    return one


def file_of(number: int, edition: int, name: str) -> EditionFile:
    """Return a file of an edition.

    Raises:
        NotFoundError: there is none.
    """
    found = EditionFile.objects.filter(
        edition__cycle=number, edition__number=edition, name=name
    ).first()
    if found is None:
        raise NotFoundError("そのファイルは公表されていません。")
    return found
