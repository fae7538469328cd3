"""Fictional papers and reports for linking, their texts cited."""

from collections.abc import Mapping, Sequence

from sesaku.coverage import account
from sesaku.model.evaluation import NextIndicator, PolicyField
from sesaku.model.indicator import Indicator, MidtermGoal, YearlyValue
from sesaku.model.position import Position
from sesaku.model.reading import Content, Detection, Reading
from sesaku.model.values import ItemisedText, NumberedText
from tests.factories import Writer


def paper_of(*texts: str, path: Sequence[str] = (), name: str = "提言.txt") -> Reading:
    """Return a paper with these positions, numbered from 1, under one path of headings."""
    writer = Writer()
    for heading in path:
        writer.put(heading)
    positions = tuple(
        Position(str(number), tuple(path), text, "proposal", (), writer.put(text))
        for number, text in enumerate(texts, 1)
    )
    detection = Detection("position_paper", 0.9, ())
    content = Content(positions=positions, publisher="島の会")
    return account(writer.document(name), detection, content)


def report_of(
    fields: Mapping[str, Sequence[tuple[str, str, str]]],
    following: Sequence[NextIndicator] = (),
    extra: str = "",
) -> Reading:
    """Return a report.

    Args:
        fields: name of each field, with its indicators: code, name, and the target of one year.
        following: what is announced for the next cycle, in the first field; cites are made here.
        extra: a sentence that stands in the document and in no record.
    """
    writer = Writer()
    made = tuple(
        _field(writer, str(number), name, indicators, following if number == 1 else ())
        for number, (name, indicators) in enumerate(fields.items(), 1)
    )
    writer.put(extra)
    detection = Detection("evaluation_report", 0.9, ())
    return account(writer.document("評価書.txt"), detection, Content(fields=made))


def _field(
    writer: Writer,
    number: str,
    name: str,
    indicators: Sequence[tuple[str, str, str]],
    following: Sequence[NextIndicator],
) -> PolicyField:
    return PolicyField(
        number,
        name,
        writer.put(name),
        indicators=tuple(_indicator(writer, *each) for each in indicators),
        next_indicators=tuple(
            NextIndicator(
                each.code,
                each.name,
                each.change,
                each.text,
                writer.put(each.text),
                writer.put(each.name),
            )
            for each in following
        ),
    )


def _indicator(writer: Writer, code: str, name: str, target: str) -> Indicator:
    where, goal, year = writer.put(name), writer.put(f"{name}を進める。"), writer.put(target)
    text = ItemisedText(target, (NumberedText(None, target, year),), year)
    return Indicator(
        code,
        name,
        main=True,
        kind="qualitative",
        midterm_goal=MidtermGoal(f"{name}を進める。", None, cite=goal),
        years=(YearlyValue(2020, text, None),),
        rating=None,
        cite=where,
    )
