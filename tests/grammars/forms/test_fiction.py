"""Forms made at random, in every layout: each fact is read, none is invented, from any format."""

import random
from typing import Any

import pytest

from sesaku.model.reading import Reading
from sesaku.readers.registry import open_document
from sesaku.readers.source import Source
from tests.grammars.forms.cites import check_cites, reading_of
from tests.grammars.forms.fiction.canvas import as_text_document, as_workbook
from tests.grammars.forms.fiction.content import Form, make_form
from tests.grammars.forms.fiction.facts import facts_of, facts_read
from tests.grammars.forms.fiction.printing import (
    UNKNOWN_TEXT,
    print_ex_ante_sheet,
    print_standard_form,
)
from tests.grammars.forms.fiction.style import LAYOUTS, Style, make_style

SEEDS = range(36)
WRITERS = {"xlsx": as_workbook, "docx": as_text_document}
UNKNOWN = (UNKNOWN_TEXT, "施策の沿革", "測定の方法", "聞き取り")


def made(seed: int, layout: str | None = None) -> tuple[Form, Style]:
    rng = random.Random(seed)  # noqa: S311 - fiction, no secret
    form, style = make_form(rng), make_style(rng)
    if layout is not None:
        style.layout = layout
        if layout == "own_headings" and style.units == "column":
            style.units = "name"
    return form, style


def read(form: Form, style: Style, suffix: str, *, ex_ante: bool) -> Reading:
    printer = print_ex_ante_sheet if ex_ante else print_standard_form
    data = WRITERS[suffix](*printer(form, style))
    return reading_of(open_document(Source(f"様式.{suffix}", data)))


@pytest.mark.parametrize("ex_ante", [False, True], ids=["standard_form", "ex_ante_sheet"])
@pytest.mark.parametrize("seed", SEEDS)
def test_every_fact_is_read_and_none_invented(seed: int, ex_ante: bool) -> None:  # noqa: FBT001 - a case
    form, style = made(seed)
    suffix = ("xlsx", "docx")[seed % 2]
    reading = read(form, style, suffix, ex_ante=ex_ante)
    assert facts_read(reading.to_dict()) == facts_of(form, style, ex_ante=ex_ante)
    assert reading.detection.kind == ("ex_ante_sheet" if ex_ante else "standard_form")
    check_cites(reading)
    for diagnostic in reading.diagnostics:
        quote = str(diagnostic.keys.get("quote"))
        assert any(word in quote for word in UNKNOWN), diagnostic.message()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_format_gives_the_same_reading_cites_apart(layout: str) -> None:
    for ex_ante in (False, True):
        readings = []
        for suffix in WRITERS:
            form, style = made(101, layout)
            reading = read(form, style, suffix, ex_ante=ex_ante).to_dict()
            readings.append(_without_cites({key: reading[key] for key in ("measure", "fields")}))
        assert readings[0] == readings[1]


def test_the_styles_reach_every_layout_and_choice() -> None:
    styles = [made(seed)[1] for seed in SEEDS]
    assert {style.layout for style in styles} == set(LAYOUTS)
    for name in ("transposed", "two_sheets", "shuffled", "full_width", "means_split", "formatted"):
        assert {getattr(style, name) for style in styles} == {True, False}, name


def _without_cites(node: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(node, dict):
        return {
            key: _without_cites(value)
            for key, value in node.items()
            if key not in {"cite", "cites"} and not key.endswith(("_cite", "_cites"))
        }
    return [_without_cites(value) for value in node] if isinstance(node, list) else node
