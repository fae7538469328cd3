"""Topics are people's to edit: those that come along, and their own."""

import pytest

from sesaku.linking.topics.vocabulary import known_topics
from sesaku_web.accounts.permissions import Role
from sesaku_web.exceptions import ConditionError, PermissionRefusedError
from sesaku_web.history.models import Entry
from tests.sesaku_web.factories import actor
from workbench.promises import querysets
from workbench.promises.actions.edit_topic import TopicText, edit_topic

pytestmark = pytest.mark.django_db


def test_those_that_come_along_are_there_without_a_row() -> None:
    assert querysets.topics() == known_topics()


def test_one_that_comes_along_is_changed_in_its_place() -> None:
    edit_topic(actor(), "space", TopicText("宇宙と空", "Sky", ["宇宙", " 気球 "]), reason="広げる")
    place = [topic.id for topic in known_topics().topics].index("space")
    topic = querysets.topics().topics[place]
    assert (topic.id, topic.ja, topic.en, topic.terms) == (
        "space",
        "宇宙と空",
        "Sky",
        ("宇宙", "気球"),
    )
    entry = Entry.objects.get(action="topic.edit")
    assert entry.reason == "広げる"


def test_an_own_one_comes_last_and_can_be_hidden() -> None:
    edit_topic(actor(), "bells", TopicText("鐘", "", ["鐘の音"]))
    assert querysets.topics().topics[-1].en == "鐘"
    edit_topic(actor(), "bells", TopicText("鐘", "Bells", ["鐘の音"], hidden=True))
    assert querysets.topics().topics[-1].id != "bells"
    assert querysets.topics(whole=True).topics[-1].id == "bells"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("鐘", TopicText("鐘", "", ["鐘"]), "識別子"),
        ("bells", TopicText(" ", "", ["鐘"]), "名前"),
        ("bells", TopicText("鐘", "", [" "]), "語は一つ以上"),
        ("bells", TopicText("鐘", "", ["鐘" * 101]), "100 字以内"),
    ],
)
def test_what_is_no_topic_is_refused(name: str, text: TopicText, said: str) -> None:
    with pytest.raises(ConditionError, match=said):
        edit_topic(actor(), name, text)


def test_a_contributor_does_not_edit_topics() -> None:
    with pytest.raises(PermissionRefusedError):
        edit_topic(actor(Role.CONTRIBUTOR), "bells", TopicText("鐘", "", ["鐘"]))
