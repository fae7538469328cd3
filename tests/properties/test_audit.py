"""Other actors, other years, other topics: the same questions."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesaku.checks import CHECKS, Audit, audit
from sesaku.checks.check import Check
from sesaku.checks.wording import wording
from sesaku.checks.written import reading_of, scales_of
from sesaku.reading import read
from tests.properties.moved_years import later

SWAPS = (
    {"灯台": "水門", "霧笛": "樋管", "桟橋": "堤防", "漁協": "農協"},
    {"島": "谷", "港": "村", "海": "川", "船": "車"},
    {"養成": "顕彰", "若い": "古い", "学校": "工房"},
)
"""Topics and actors that no check may know; characters that never split a word of the examples."""

EACH = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.ID)


@EACH
@pytest.mark.parametrize("swap", SWAPS, ids=("topic", "place", "actor"))
def test_other_words_give_the_same_findings(check: Check, swap: dict[str, str]) -> None:
    example = wording(check.__name__).example
    assert _shape(_asked(check, _swapped(example, swap))) == _shape(_asked(check, example))


@EACH
def test_other_codes_give_the_same_findings(check: Check) -> None:
    example = wording(check.__name__).example
    renamed = _swapped(example, {"1-1": "7-4", "1-2": "7-5"})
    before, after = _asked(check, example), _asked(check, renamed)
    assert [one.evidence[0].text for one in before.findings] == [
        one.evidence[0].text for one in after.findings
    ]


@EACH
def test_asking_twice_gives_the_same(check: Check) -> None:
    example = wording(check.__name__).example
    assert _asked(check, example).findings == _asked(check, example).findings


@given(
    st.lists(
        st.text(
            st.sampled_from("灯台を守るため、。（）第12回％名年度\n にし延期中止。"), max_size=60
        ),
        min_size=4,
        max_size=4,
    )
)
def test_no_text_makes_a_check_raise(texts: list[str]) -> None:
    first, second, third, fourth = texts
    case: dict[str, Any] = {
        "ministry": "外務省",
        "goals": [first or "目標"],
        "fields": [
            {
                "indicators": [
                    {
                        "code": "1-1",
                        "name": "指標",
                        "rating": "b",
                        "years": {
                            2019: {"target": [first, second], "result": [third]},
                            2020: {"target": [second], "result": [fourth, third]},
                        },
                    }
                ],
                "analysis": {"1-1": fourth},
                "next": [{"code": "1-1", "name": "指標", "text": third}],
            }
        ],
    }
    reading = reading_of(case)
    for finding in audit([reading]).findings:
        for one in finding.evidence:
            reading.document.verify(one.text, one.cite)


def _asked(check: Check, case: Any) -> Audit:  # noqa: ANN401 - a case as YAML gives it
    return audit([reading_of(case)], checks=(check,), scales=scales_of(case))


def _shape(found: Audit) -> Counter[tuple[str, str, str, tuple[str, ...]]]:
    return Counter(
        (one.category, one.severity, one.subject, tuple(cell.role for cell in one.evidence))
        for one in found.findings
    )


def _swapped(value: Any, swap: dict[str, str]) -> Any:  # noqa: ANN401 - a case as YAML gives it
    """Return a case with every word of it swapped, keys that are codes included."""
    if isinstance(value, dict):
        return {_swapped(key, swap): _swapped(one, swap) for key, one in value.items()}
    if isinstance(value, list):
        return [_swapped(one, swap) for one in value]
    if isinstance(value, str):
        for old, new in swap.items():
            value = value.replace(old, new)
    return value


ACTORS = {"外務省": "防衛省", "外務大臣": "防衛大臣", "我が国": "吾が邦", "日本": "瑞穂"}
TOPICS = {"テロ": "ヒモ", "北極": "南方", "海賊": "野盗", "核": "塩", "サイバー": "スペース"}
"""Words of the same signs as those they stand for: kanji for kanji, as many."""

MOVED = (3, 10, -3)
"""Years by which the report is moved; by three the eras all are 令和, back by three nearly none."""

REAL = pytest.mark.parametrize("document", ["004", "002"])


@pytest.mark.shared
@REAL
@pytest.mark.parametrize("swap", [ACTORS, TOPICS], ids=("actors", "topics"))
def test_the_real_report_with_other_words_raises_the_same(
    shared: Path, tmp_path: Path, document: str, swap: dict[str, str]
) -> None:
    source = next((shared / "corpus").glob(f"{document}_*.txt"))
    copy = _copy(source, tmp_path, _swapped_over_lines(source.read_text("utf-8"), swap))
    assert _findings(copy) == _findings(source)


@pytest.mark.shared
@REAL
@pytest.mark.parametrize("years", MOVED)
def test_the_real_report_of_other_years_raises_the_same(
    shared: Path, tmp_path: Path, document: str, years: int
) -> None:
    source = next((shared / "corpus").glob(f"{document}_*.txt"))
    copy = _copy(source, tmp_path, later(source.read_text("utf-8"), years))
    assert _findings(copy) == _findings(source, years)


def test_all_years_of_a_text_are_moved() -> None:
    text = "平成30年度、令\n和元・２年度、令和元（2019）年、2020-21 年、平成 27-29 年度"
    assert later(text, 3) == (
        "令和３年度、令\n和４・５年度、令和４（2022）年、2023-24 年、平成 30-令和２ 年度"
    )
    assert later("第 2030 号", 3) == "第 2030 号"
    assert later("令和４年３月と令和４年６月", -3) == "平成31年３月と令和元年６月"


def _swapped_over_lines(text: str, swap: dict[str, str]) -> str:
    """Return a print with words swapped, also those that a line end parts."""
    for old, new in swap.items():

        def said(match: re.Match[str], new: str = new) -> str:
            signs = iter(new)
            return "".join(sign if sign.isspace() else next(signs) for sign in match[0])

        text = re.sub(r"\s*".join(map(re.escape, old)), said, text)
    return text


def _copy(source: Path, folder: Path, text: str) -> Path:
    copy = folder / source.name
    copy.write_text(text, "utf-8")
    return copy


def _findings(path: Path, years: int = 0) -> Counter[tuple[str, str, str, tuple[str, ...]]]:
    """Return what is asked of a report, and of which cells; ``years`` are added to their years."""
    found = audit([read(path)]) if path.parent.name != "corpus" else _of_corpus(path)
    return Counter(
        (
            one.check,
            one.subject,
            one.severity,
            tuple(
                re.sub(r"\d{4}", lambda found: str(int(found[0]) + years), cell.role)
                for cell in one.evidence
            ),
        )
        for one in found.findings
    )


@cache
def _of_corpus(path: Path) -> Audit:
    """Return what is asked of a real report, with which each of its copies is compared."""
    return audit([read(path)])
