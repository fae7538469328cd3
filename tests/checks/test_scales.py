"""Rating scales as files."""

from pathlib import Path

import pytest

from sesaku.checks.scales import scale_file, scale_for, scale_from, shipped
from sesaku.exceptions import ScaleError

OWN = """
name: 空想省の評価区分
of: indicator
ministry: 空想省
years: [2019, 2021]
source: 空想省評価要領 第3条
levels:
  - {letter: 甲, criteria: 目標をすべて達成, at_least: 1}
  - {letter: 乙}
"""


def test_a_scale_is_read_with_its_criteria() -> None:
    scale = scale_from(OWN, "own.yml")
    level = scale.level(" 甲")
    assert level is not None
    assert (level.rank, level.at_least, scale.has_criteria) == (1, 1, True)
    assert scale.level("丙") is None


def test_the_first_that_fits_ministry_and_year_is_taken() -> None:
    scales = (scale_from(OWN, "own.yml"), *shipped())
    assert scale_for(scales, "indicator", "空想省", 2020) is scales[0]
    later = scale_for(scales, "indicator", "空想省", 2022)
    assert later is not None
    assert later.ministry is None
    assert scale_for(scales, "measure", "空想省", 2022) is None
    letters = scale_for(scales, "indicator", "外務省", 2020)
    assert letters is not None
    assert [one.letter for one in letters.levels] == list("sabcd")
    assert not letters.has_criteria


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- 1", "項目が必要"),
        ("name: x", "of, source, levels がありません"),
        ("{name: x, of: goal, source: y, levels: [{letter: a}]}", "indicator か measure"),
        ("{name: x, of: measure, source: y, levels: [a]}", "一覧"),
        ("{name: x, of: measure, source: y, levels: [{label: a}]}", "letter がありません"),
        ("{name: x, of: measure, source: y, years: 2020, levels: [{letter: a}]}", "years"),
        ("{name: x, of: measure, source: y, levels: [{letter: a, at_least: 半分}]}", "at_least"),
        ("{name: [", "YAML"),
    ],
)
def test_what_is_no_scale_is_said(text: str, said: str) -> None:
    with pytest.raises(ScaleError, match=said):
        scale_from(text, "wrong.yml")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ScaleError, match="読めません"):
        scale_file(tmp_path / "none.yml")
