"""Analyses: the means that they name, and what becomes of indicators."""

import pytest

from sesaku.grammars.evaluation_report.analyses import change_of, means_in, retired
from tests.grammars.evaluation_report.building import body, quoted

CURRENT = {"1-1": "離島航路の就航率", "1-2": "海岸清掃への参加者数", "1-3": "海図の更新"}


@pytest.mark.parametrize(
    ("text", "means"),
    [
        (
            "船を造った。（令和元・２年度：離島航路の維持（達成手段②））",
            [("②", "離島航路の維持", (2019, 2020))],
        ),
        ("（令和３年度：海図の更新（達成手段①））", [("①", "海図の更新", (2021,))]),
        (
            "（令和２・３年度：航路の維持（達成手段①）、海図の更新（達成手段③））",
            [("①", "航路の維持", (2020, 2021)), ("③", "海図の更新", (2020, 2021))],
        ),
        (
            "船を造った。海図の更新（令和元年度達成手段④、令和２年度達成手段⑥）",
            [("④", "海図の更新", (2019,)), ("⑥", "海図の更新", (2020,))],
        ),
        ("海図の更新は順調である。", []),
    ],
)
def test_means(text: str, means: list[tuple[str, str | None, tuple[int, ...]]]) -> None:
    made, rows = body(text)
    found = means_in(made, rows)
    assert [(m.number, m.name, m.fiscal_years) for m in found] == means
    for one in found:
        assert (one.number or "") in quoted(made, one.cite)
        assert (one.name or "") in quoted(made, one.cite)


@pytest.mark.parametrize(
    ("code", "name", "announcement", "change"),
    [
        ("1-1", "離島航路の就航率", "", "kept"),
        ("1-1", "離島航路の「就航率」＊".rstrip("＊"), "", "kept"),
        ("1-1", "離島航路の就航率（荒天を除く）", "", "renamed"),
        ("1-4", "港湾の耐震化", "", "new"),
        ("1-4", "海図の更新", "", "renamed"),
        ("1-2", "港湾の耐震化", "", "new"),
        ("1-2", "浜を守る人の数", "測定指標1-2は、名称を変更する。", "renamed"),
        ("1-2", "浜を守る人の数", "測定指標1-20は、名称を変更する。", "new"),
        ("1-1", "離島航路の就航率（荒天を除く）", "測定指標1-1を新たに設ける。", "new"),
        (
            "1-3",
            "沿岸の深さの公開の速さ",
            "「海図の更新」を「沿岸の深さの公開」に変更する。",
            "renamed",
        ),
    ],
)
def test_change(code: str, name: str, announcement: str, change: str) -> None:
    assert change_of(code, name, CURRENT, announcement) == change


@pytest.mark.parametrize(
    ("text", "following", "codes"),
    [
        ("測定指標１－２は廃止する。", {"1-1": "離島航路の就航率"}, ["1-2"]),
        ("測定指標１－２は続ける。", {"1-1": "離島航路の就航率"}, []),
        ("海図の更新は終了する。", {}, ["1-3"]),
        ("測定指標１－２は廃止する。", {"1-1": "海岸清掃への参加者数"}, []),
        ("測定指標１－１は続け、測定指標１－２は廃止する。", {}, ["1-2"]),
    ],
)
def test_retired(text: str, following: dict[str, str], codes: list[str]) -> None:
    made, rows = body(text)
    found = retired(made, rows, CURRENT, following)
    assert [one.code for one in found] == codes
    assert all(one.change == "retired" for one in found)
    for one in found:
        assert quoted(made, one.cite) == "".join(one.text.split())


def test_displaced_indicator_that_no_longer_measures() -> None:
    made, rows = body("海図の更新という指標では成果を十分に測定できない。")
    following = {"1-3": "利用者の満足度"}
    assert [one.code for one in retired(made, rows, {"1-3": "海図の更新数"}, {})] == []
    found = retired(made, rows, {"1-3": "海図の更新という数"}, following)
    assert [one.code for one in found] == ["1-3"]
