"""What is spent on a saved topic: summed once for each set of review sheets."""

from typing import Any

from sesaku.linking.money.interchange import spending_as_dict
from sesaku.linking.money.spending import Topic, spending_of_sheets, topic_of
from workbench.money.models import SavedTopic, SpendingRun
from workbench.money.sheets import sheets, version


def definition_of(saved: SavedTopic) -> Topic:
    """Return the definition of a topic."""
    return topic_of(saved.definition)


def content_of(saved: SavedTopic) -> dict[str, Any]:
    """Return what is spent on a topic in the sheets held today, summed now where it is not."""
    wanted = version(saved.definition)
    run = SpendingRun.objects.filter(topic=saved).first()
    if run is not None and run.version == wanted:
        return dict(run.content)
    content = _content(definition_of(saved))
    given = {"version": wanted, "content": content}
    SpendingRun.objects.update_or_create(topic=saved, defaults=given)
    return content


def _content(topic: Topic) -> dict[str, Any]:
    spent = spending_of_sheets(topic, (sheet for _number, sheet in sheets()))
    printed = spending_as_dict(spent)
    for one, project in zip(spent.projects, printed["projects"], strict=True):
        project["_place"] = one.sheet.place
    return printed
