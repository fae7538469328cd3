"""Cabinet policies and materials: bulleted lists."""

import pytest

from sesaku.grammars.evaluation_report.policies import read_materials, read_policies
from tests.grammars.evaluation_report.building import body, labelled

SITE = "https://www.suikai.example/koro/"


@pytest.mark.parametrize(
    ("lines", "policies"),
    [
        (
            ("・離島振興基本方針（令和２年３月６日 閣議決定）", "第４ 交通の確保"),
            [("離島振興基本方針", "令和２年３月６日 閣議決定", ("第４ 交通の確保",))],
        ),
        (
            ("・第 305 回国会海洋演説（令和３年１月 25 日）", "四 海を次の|", "世代へ", "五 港"),
            [("第 305 回国会海洋演説", "令和３年１月 25 日", ("四 海を次の世代へ", "五 港"))],
        ),
        (
            ("・島の計画（令和元年５月 17 日|", "閣議決定）", "・海の計画（素案）"),
            [("島の計画", "令和元年５月 17 日閣議決定", ()), ("海の計画（素案）", None, ())],
        ),
        (
            ("・海の計画（素案）", "・港の計画（2021年策定）"),
            [("海の計画（素案）", None, ()), ("港の計画", "2021年策定", ())],
        ),
        (
            ("・島の計画（令和元年５月決定）、海の安全に関する計画（令和２年６月決定）",),
            [
                ("島の計画", "令和元年５月決定", ()),
                ("海の安全に関する計画", "令和２年６月決定", ()),
            ],
        ),
        (("海の計画",), [("海の計画", None, ())]),
        (
            ("○海の計画", "・第一章", "○港の計画"),
            [("海の計画", None, ("・第一章",)), ("港の計画", None, ())],
        ),
    ],
)
def test_policies(
    lines: tuple[str, ...], policies: list[tuple[str, str | None, tuple[str, ...]]]
) -> None:
    made, rows = body(*lines)
    found, labels = read_policies(made, rows)
    assert [(p.title, p.date, p.details) for p in found] == policies
    for policy in found:
        made.verify(policy.title, policy.cite)
        for detail, cite in zip(policy.details, policy.detail_cites, strict=True):
            made.verify(detail, cite)
    assert all(len(text) <= 2 for text in labelled(made, labels))


def test_no_policies() -> None:
    made, _ = body("空。")
    assert read_policies(made, []) == ([], [])
    assert read_materials(made, []) == ([], [])


@pytest.mark.parametrize(
    ("lines", "materials"),
    [
        (
            (
                "・翠海省ホームページ",
                "航路年報",
                f"（{SITE}nenpo.pdf）",
                "海図",
                f"（{SITE}kaizu）",
            ),
            [
                ("翠海省ホームページ", "航路年報", f"{SITE}nenpo.pdf"),
                ("翠海省ホームページ", "海図", f"{SITE}kaizu"),
            ],
        ),
        (
            ("・航路年報", f"（{SITE}ab|", "c/index.html）"),
            [(None, "航路年報", f"{SITE}abc/index.html")],
        ),
        (("・航路年報", "・海図"), [(None, "航路年報", None), (None, "海図", None)]),
        (("・航路年報（|", f"{SITE}）"), [(None, "航路年報", SITE)]),
        (("・航路年報|", f"{SITE}"), [(None, "航路年報", SITE)]),
        ((f"・{SITE}",), [(None, None, SITE)]),
        (("・航路|", "年報"), [(None, "航路年報", None)]),
    ],
)
def test_materials(
    lines: tuple[str, ...], materials: list[tuple[str | None, str | None, str | None]]
) -> None:
    made, rows = body(*lines)
    found, _ = read_materials(made, rows)
    assert [(m.publisher, m.title, m.url) for m in found] == materials


def test_heading_of_a_group_is_a_label() -> None:
    made, rows = body("（航路関係）", "・航路年報", "（港関係）", "・港の図")
    found, labels = read_materials(made, rows)
    assert [material.title for material in found] == ["航路年報", "港の図"]
    assert labelled(made, labels) == ["（航路関係）", "・", "（港関係）", "・"]
