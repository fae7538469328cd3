"""Differences between two contents."""

import dataclasses

from sesaku.model.differences import Difference, differences, facts
from sesaku.model.reading import Content
from tests.factories import report


def changed(content: Content, **values: object) -> Content:
    assert content.measure is not None
    measure = dataclasses.replace(content.measure, **values)  # type: ignore[arg-type] # names of the record
    return dataclasses.replace(content, measure=measure)


def test_the_same_content_differs_in_nothing() -> None:
    content = report().content
    assert differences(content, content, exact=True) == []


def test_a_changed_value_is_named_by_its_place() -> None:
    content = report().content
    assert differences(content, changed(content, name="別の施策")) == [
        Difference("measure/name", content.measure and content.measure.name, "別の施策")
    ]


def test_blanks_and_widths_count_only_where_asked() -> None:
    content = report().content
    assert content.measure is not None
    spaced = changed(content, name=f" {content.measure.name}　")
    assert differences(content, spaced) == []
    assert [found.path for found in differences(content, spaced, exact=True)] == ["measure/name"]


def test_an_entry_more_is_one_difference_not_a_shift_of_all() -> None:
    content = report().content
    less = dataclasses.replace(content, fields=content.fields[1:])
    found = differences(content, less)
    assert [(one.path, one.after) for one in found] == [
        (f"fields/{content.fields[0].number}", None)
    ]
    assert facts(less) < facts(content)
