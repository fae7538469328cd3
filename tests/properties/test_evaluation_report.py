"""Full reports of any content, printed in any style: nothing lost, nothing invented, no exception.

More examples: SESAKU_PROPERTY_EXAMPLES=5000.
"""

import json
from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from sesaku.document.document import Document
from sesaku.model.reading import Reading
from sesaku.model.walk import cites_in, plain
from sesaku.text.width import squeeze
from tests.grammars.evaluation_report.fiction.compare import differences
from tests.grammars.evaluation_report.fiction.maker import Shape, make_report
from tests.grammars.evaluation_report.fiction.opened import reading_of
from tests.grammars.evaluation_report.fiction.printer import print_report
from tests.grammars.evaluation_report.fiction.style import OFFICIAL, Style
from tests.properties.reports import seeds, shapes, styles, tried


@tried(120)
@given(seeds, shapes, styles)
def test_every_fact_is_read_where_it_is_printed(seed: int, shape: Shape, style: Style) -> None:
    assert _differences(seed, shape, style) == []


@tried(40)
@given(seeds, shapes, styles)
def test_words_in_tables_are_read_where_marks_end_them(
    seed: int, shape: Shape, style: Style
) -> None:
    marked = style.but(hints=True, stray_ends=0.0, lost_ends=0.0)
    assert _differences(seed, replace(shape, worded=True, tables=0.9), marked) == []


@tried(40)
@given(seeds, shapes)
def test_the_official_print_is_read_whole(seed: int, shape: Shape) -> None:
    assert _differences(seed, shape, OFFICIAL) == []


def _differences(seed: int, shape: Shape, style: Style) -> list[str]:
    report = make_report(seed, shape)
    printed = print_report(report, style)
    reading = reading_of(printed.text)
    _check(reading)
    assert reading.coverage.unplaced == 0
    content = reading.content
    return differences(report, style, printed, plain(content.measure), plain(content.fields))


@tried(40)
@given(seeds, styles, st.sampled_from(("cut", "drop", "shuffle", "insert", "swap", "repeat")))
def test_a_damaged_report_is_read_without_an_exception(
    seed: int, style: Style, damage: str
) -> None:
    printed = print_report(make_report(seed, Shape(fields=2, traps=0.2)), style)
    lines = printed.text.split("\n")
    reading = reading_of("\n".join(_damaged(lines, damage, Random(seed))))  # noqa: S311 - fiction
    _check(reading)


def _damaged(lines: list[str], damage: str, rng: Random) -> list[str]:
    if damage == "cut":
        return lines[: rng.randrange(len(lines))]
    if damage == "drop":
        return [line for line in lines if rng.random() > 0.1]
    if damage == "shuffle":
        return rng.sample(lines, len(lines))
    if damage == "repeat":
        return [line for line in lines for _ in range(rng.choice((1, 1, 1, 2)))]
    if damage == "swap":
        first, second = sorted(rng.sample(range(len(lines)), 2))
        return [*lines[second:], *lines[first:second], *lines[:first]]
    signs = (
        "（",
        "）",
        "【",
        "ｂ",
        "１ ",
        "－",
        "令和元年度目標",
        "測定指標",
        "12",
        "\u3000",
        "＊",
    )
    return [line + (rng.choice(signs) if rng.random() < 0.05 else "") for line in lines]


@tried(100)
@given(
    st.text(
        alphabet="測定指標個別分野施策の概要令和元年度目標１２-－ （）【】ａｂ。、\n 0123％回",
        max_size=400,
    )
)
def test_any_text_is_read_without_an_exception(text: str) -> None:
    _check(reading_of(text))


@tried(8)
@given(seeds, styles)
def test_the_same_text_gives_the_same_reading(seed: int, style: Style) -> None:
    text = print_report(make_report(seed, Shape(fields=1)), style).text
    first, second = (json.dumps(_plain(reading_of(text)), ensure_ascii=False) for _ in range(2))
    assert first == second


def test_a_comparison_shows_what_is_wrong() -> None:
    report = make_report(7, Shape(fields=1, tables=0.0))
    printed = print_report(report, OFFICIAL)
    name = report.fields[0].indicators[0].name
    content = reading_of(printed.text.replace(name[:3], "別のこ")).content
    found = differences(report, OFFICIAL, printed, plain(content.measure), plain(content.fields))
    assert any(line.startswith("changed: fields/1/indicators/1-1/name") for line in found)
    assert differences(report, OFFICIAL, printed, plain(content.measure), []) != []


def _check(reading: Reading) -> None:
    """Check what holds for every reading: cites, coverage, and numbers that are printed."""
    document = reading.document
    for cite in cites_in((reading.content, reading.diagnostics)):
        for span in cite:
            assert 0 <= span.start < span.end <= len(document.text)
    coverage = reading.coverage
    accounted = coverage.placed + coverage.furniture + coverage.diagnosed + coverage.unplaced
    assert accounted == coverage.characters
    content = _plain(reading)
    _check_values(document, [content["measure"], content["fields"]])


def _check_values(document: Document, node: object) -> None:
    """Check that every text and every cell of the records joins from its cite."""
    if isinstance(node, dict):
        value = node.get("raw") or node.get("text")
        if isinstance(value, str) and value and isinstance(node.get("cite"), list):
            cited = "".join(document.text[start:end] for start, end in node["cite"])
            assert squeeze(value) == squeeze(cited)
        if isinstance(node.get("value"), int | float):
            assert any(sign.isdigit() for sign in squeeze(node.get("raw") or ""))
        for child in node.values():
            _check_values(document, child)
    elif isinstance(node, list):
        for child in node:
            _check_values(document, child)


def _plain(reading: Reading) -> dict[str, object]:
    return {
        "measure": plain(reading.content.measure),
        "fields": plain(reading.content.fields),
        "furniture": plain(reading.content.furniture),
        "diagnostics": plain(reading.diagnostics),
    }
