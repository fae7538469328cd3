"""Reference indicators: years, series and their labels, notes and what is left over."""

import pytest

from sesaku.document.document import Document
from sesaku.grammars.evaluation_report.blocks import cut
from sesaku.grammars.evaluation_report.references import read_reference
from sesaku.model.indicator import ReferenceIndicator
from tests.grammars.evaluation_report.building import body

YEARS = "令和元年度 令和２年度 令和３年度"


def read(*lines: str) -> tuple[Document, ReferenceIndicator, int]:
    made, rows = body(*lines)
    (block,) = (found for found in cut(rows, {}) if found.kind == "reference")
    record, _, spare = read_reference(made, block)
    return made, record, spare


@pytest.mark.parametrize(
    ("lines", "series"),
    [
        (("実 績 値", YEARS, "12 回 0 回 14 回"), [("", [12, 0, 14])]),
        (("実 績 値", YEARS, "12 回", "0 回", "14 回"), [("", [12, 0, 14])]),
        (
            ("実績値", YEARS, "①旅客数 412 万人 398 万人 241 万人", "②貨物量 18 トン 17 トン －"),
            [("①旅客数", [412, 398, 241]), ("②貨物量", [18, 17, None])],
        ),
        (
            ("①旅客数", "②貨物量", "実績値", YEARS, *("①9 人", "②8 件") * 3),
            [("①旅客数", [9, 9, 9]), ("②貨物量", [8, 8, 8])],
        ),
        (
            ("実績値", "令和元年度", "令和２年度", "令和３年度", "1 件 2 件 3 件"),
            [("", [1, 2, 3])],
        ),
    ],
)
def test_series(lines: tuple[str, ...], series: list[tuple[str, list[float | None]]]) -> None:
    made, record, spare = read("参考指標２：航路の輸送実績", *lines)
    assert (record.number, record.name) == ("2", "航路の輸送実績")
    assert [(s.label, [v.value for v in s.values]) for s in record.series] == series
    assert all([v.fiscal_year for v in s.values] == [2019, 2020, 2021] for s in record.series)
    assert spare == 0
    for line in record.series:
        for value in line.values:
            assert made.quote(value.cite) == value.raw


def test_source_beside_the_heading_and_a_note() -> None:
    _, record, _ = read(
        "参考指標：海図の更新数",
        "（出典：翠海省年報） 実 績 値",
        YEARS,
        "12 枚 10 枚 14 枚",
        "（注）暦年の数である。",
    )
    assert record.number is None
    assert record.source is not None
    assert record.source.text == "（出典：翠海省年報）"
    assert [note.text for note in record.notes] == ["（注）暦年の数である。"]
    assert [value.value for value in record.series[0].values] == [12, 10, 14]


@pytest.mark.parametrize(
    ("values", "series", "spare"), [("12 枚 10 枚", 0, 2), ("不詳である。", 0, 1)]
)
def test_values_left_over_are_counted(values: str, series: int, spare: int) -> None:
    _, record, left = read("参考指標１：海図の更新数", "実績値", YEARS, values)
    assert (len(record.series), left) == (series, spare)


def test_no_years() -> None:
    _, record, spare = read("参考指標１：海図の更新数", "実績値", "12 枚 10 枚 14 枚")
    assert record.series == ()
    assert spare == 0
