"""The papers, reports, topics and judgements of the library; nothing here is formatted."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from sesaku.linking.topics.vocabulary import Topics, known_topics, topics_of
from sesaku_web.sources.models import (
    IndicatorRow,
    PositionRow,
    StoredDocument,
    StoredReading,
)
from workbench.promises.models import EditedTopic, Judgement

LINK_LIST = "link-list"


def papers() -> QuerySet[StoredReading]:
    """Return the readings that have positions, with how many.

    They stand in the order of their hashes: an order that favours nobody.
    """
    stated = ~Q(positionrows__type=LINK_LIST)
    return (
        _present()
        .annotate(stated=Count("positionrows", filter=stated))
        .filter(stated__gt=0)
        .order_by("document__sha256")
    )


def reports() -> QuerySet[StoredReading]:
    """Return the readings that have indicators, newest first."""
    has = Exists(IndicatorRow.objects.filter(reading=OuterRef("pk")))
    return _present().filter(has).order_by("-document__added_at", "-pk")


def positions(reading: StoredReading) -> list[PositionRow]:
    """Return the positions of a paper in its order, without lists of links."""
    return list(PositionRow.objects.filter(reading=reading).exclude(type=LINK_LIST))


def judgements(paper: StoredDocument, report: StoredDocument) -> list[Judgement]:
    """Return the judgements that stand between two documents."""
    found = Judgement.objects.standing().filter(paper=paper, report=report)
    return list(found.select_related("made_by").order_by("pk"))


def history_of(paper: StoredDocument, report: StoredDocument, position: str) -> QuerySet[Judgement]:
    """Return all that was ever said of the links of a position, newest first."""
    found = Judgement.objects.filter(paper=paper, report=report, position=position)
    return found.select_related("made_by")


def topics(*, whole: bool = False) -> Topics:
    """Return the topics as people edited them: those that come along, changed or not, then own.

    Args:
        whole: whether hidden ones are among them.
    """
    edited = {one.name: one for one in EditedTopic.objects.all()}
    rows = []
    for topic in known_topics().topics:
        own = edited.pop(topic.id, None)
        if own is None:
            rows.append((topic.id, topic.ja, topic.en, list(topic.terms)))
        elif whole or not own.hidden:
            rows.append((own.name, own.ja, own.en, own.terms))
    rows += [
        (own.name, own.ja, own.en, own.terms) for own in edited.values() if whole or not own.hidden
    ]
    return topics_of(rows)


def _present() -> QuerySet[StoredReading]:
    return StoredReading.objects.filter(current=True, document__withdrawn_at=None).select_related(
        "document"
    )
