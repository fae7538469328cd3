"""Cards numbered by a letter behind the word for an indicator, their bounds in a row below."""

import pytest

from sesaku.model.reading import Reading
from sesaku.readers import pdf
from sesaku.readers.source import Source
from tests.grammars.forms.cites import reading_of
from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.paged import Print, printed


def card(label: str, name: str, bounds: tuple[str, str, str, str]) -> Rows:
    """Return a card: its letter at the side, years below its name, bounds below all."""
    baseline, first, target, last = bounds
    return (
        [(label, 1, 4), (name, 9)],
        [1, "年度", ("年度の目標", 3), ("進捗の状況", 3), ("達成", 2)],
        [1, "４年度", ("柵の傷みを調べる。", 3), ("全ての柵を調べ終えた。", 3), ("△", 2, 2)],
        [1, "５年度", ("傷んだ柵を直す。", 3), ("半ばの柵を直し、残りは翌年度とした。", 3)],
        [baseline, (first, 3), target, (last, 5)],
    )


def read_as(rows: Rows, suffix: str) -> Reading:
    canvas = drawn(*HEAD, *rows)
    if suffix != "pdf":
        return read(canvas, suffix=suffix)
    return reading_of(pdf.read(Source("様式.pdf", printed([(canvas, 0)], Print(1400)))))


@pytest.mark.parametrize(
    ("labels", "codes"),
    [
        (("測定指標ア", "測定指標イ"), ["ア", "イ"]),
        (("指標（ア）", "指標（イ）"), ["ア", "イ"]),
        (("業績指標Ａ", "業績指標Ｂ"), ["A", "B"]),
        (("測定指標１", "測定指標２"), ["1", "2"]),
    ],
)
@pytest.mark.parametrize("bounds", [("基準", "最終の目標"), ("基準値", "目標値")])
@pytest.mark.parametrize("suffix", ["xlsx", "pdf"])
def test_cards_with_their_bounds_below(
    labels: tuple[str, str], codes: list[str], bounds: tuple[str, str], suffix: str
) -> None:
    before, after = "（３年度）\n傷みが知られていない。", "（５年度）\n傷んだ柵をなくす。"
    rows = (
        *card(labels[0], "岬の柵の手入れ", (bounds[0], before, bounds[1], after)),
        *card(labels[1], "岬の道の手入れ", (bounds[0], "－", bounds[1], after)),
    )
    reading = read_as(rows, suffix)
    one, two = found = of(reading, "indicators")
    assert [each["code"] for each in found] == codes
    assert [each["name"] for each in found] == ["岬の柵の手入れ", "岬の道の手入れ"]
    assert (one["baseline"]["fiscal_year"], one["baseline"]["text"]) == (
        2021,
        "傷みが知られていない。",
    )
    for each in found:
        assert (each["target"]["fiscal_year"], each["target"]["text"]) == (
            2023,
            "傷んだ柵をなくす。",
        )
        assert [year["fiscal_year"] for year in each["years"]] == [2022, 2023]
        assert each["mark"] == "△"
    assert two["baseline"]["raw"] == "－"
    assert unplaced(reading) == []


@pytest.mark.parametrize("letters", [("ア", "イ"), ("（ア）", "（イ）")])
def test_letters_in_a_column_of_numbers(letters: tuple[str, str]) -> None:
    rows: Rows = (
        ["番号", ("測定指標", 3), "基準値", "３年度実績", "４年度実績", "目標値"],
        [letters[0], ("灯火の数", 3), "80", "90", "100", "120"],
        [letters[1], ("霧笛の数", 3), "12", "13", "14", "15"],
    )
    reading = read(drawn(*HEAD, *rows))
    assert [(one["code"], one["name"]) for one in of(reading, "indicators")] == [
        ("ア", "灯火の数"),
        ("イ", "霧笛の数"),
    ]
    assert unplaced(reading) == []


@pytest.mark.parametrize(
    "labels", [("指標１", "指標２"), ("業績指標Ａ", "業績指標Ｂ"), ("指標ア", "指標イ")]
)
def test_labels_beside_names_that_have_headings_of_their_own(labels: tuple[str, str]) -> None:
    rows: list[list[object]] = []
    for label, name in zip(labels, ("灯火の数", "霧笛の数"), strict=True):
        rows += [
            [(label, 1, 2), (name, 1, 2), "基準値", "４年度実績", "目標値"],
            [2, "80基", "90基", "100基"],
        ]
    reading = read(drawn(*HEAD, *rows))
    assert [one["name"] for one in of(reading, "indicators")] == ["灯火の数", "霧笛の数"]
    assert unplaced(reading) == []


BEFORE, AFTER = "（３年度）\n傷みが知られていない。", "（５年度）\n傷んだ柵をなくす。"
YEARS: Rows = (
    [1, "年度", ("年度の目標", 3), ("進捗の状況", 3), ("達成", 2)],
    [1, "４年度", ("柵の傷みを調べる。", 3), ("全ての柵を調べ終えた。", 3), ("△", 2, 2)],
    [1, "５年度", ("傷んだ柵を直す。", 3), ("半ばの柵を直した。", 3)],
)


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize("suffix", ["xlsx", "pdf"])
def test_cards_with_their_bounds_inside(above: bool, suffix: str) -> None:  # noqa: FBT001 - a case
    rows: list[list[object]] = []
    for label, name in (("測定指標ア", "岬の柵の手入れ"), ("測定指標イ", "岬の道の手入れ")):
        bounds = [1, "基準", (BEFORE, 3), "目標", (AFTER, 4)]
        inside = [bounds, *map(list, YEARS)] if above else [*map(list, YEARS), bounds]
        rows += [[(label, 1, 5), (name, 9)], *inside]
    reading = read_as(rows, suffix)
    found = of(reading, "indicators")
    assert [(one["code"], one["name"]) for one in found] == [
        ("ア", "岬の柵の手入れ"),
        ("イ", "岬の道の手入れ"),
    ]
    for one in found:
        assert one["baseline"] == {"fiscal_year": 2021, "text": "傷みが知られていない。"}
        assert one["target"] == {"fiscal_year": 2023, "text": "傷んだ柵をなくす。"}
        assert [year["result"]["text"] for year in one["years"]] == [
            "全ての柵を調べ終えた。",
            "半ばの柵を直した。",
        ]
    assert unplaced(reading) == []
