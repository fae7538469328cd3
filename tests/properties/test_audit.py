"""Other actors, other years, other topics: the same questions."""

import re
from collections import Counter
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


ACTORS = {"外務省": "防衛省", "外務大臣": "防衛大臣", "我が国": "当自国", "日本": "瑞穂"}
TOPICS = {"テロ": "ヒモ", "北極": "南方", "海賊": "野盗", "核": "塩", "サイバー": "スペース"}
LATER = 3
"""Years by which the report is moved; its eras then all are 令和, as 平成30年 is 2018."""


@pytest.mark.shared
@pytest.mark.parametrize("change", ["actors", "topics", "years"])
def test_the_real_report_with_other_words_raises_the_same(
    shared: Path, tmp_path: Path, change: str
) -> None:
    source = next((shared / "corpus").glob("004_*.txt"))
    text = source.read_text("utf-8")
    changed = _later(text) if change == "years" else text
    for old, new in (
        ACTORS if change == "actors" else TOPICS if change == "topics" else {}
    ).items():
        changed = changed.replace(old, new)
    copy = tmp_path / source.name
    copy.write_text(changed, "utf-8")
    before, after = (
        Counter((one.check, one.subject) for one in audit([read(path)]).findings)
        for path in (source, copy)
    )
    moved = (before - after) + (after - before)
    assert sum(moved.values()) <= (sum(before.values()) // 50 if change == "years" else 0), moved


def _later(text: str) -> str:
    """Move every year of an era that a text names, also in lists such as 平成30・令和元・２年度."""
    text = re.sub(r"(令和\s*元・)２(?=年度)", rf"\g<1>{2 + LATER}", text)

    def moved(match: re.Match[str]) -> str:
        number = 1 if match[2] == "元" else int(match[2])
        year = number + {"平成": 1988, "令和": 2018}[match[1]] + LATER
        return f"令和{year - 2018}" if year > 2018 else f"平成{year - 1988}"

    return re.sub(r"(平成|令和)\s*(元|\d{1,2})(?=\s*(?:年|・))", moved, text)
