"""How alike names of projects are."""

import pytest

from sesaku.linking.money.names import likeness, project_name


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ＡＢＣ会合 関連経費", "ABC会合関連経費", "same"),
        ("港湾・離島調査費", "港湾離島調査費", "same"),
        ("海洋基金拠出金（任意拠出金）", "海洋基金拠出金", "aside_manner"),
        ("世界海洋機関（WOO）拠出金", "世界海洋機関拠出金", "aside_manner"),
        ("海図研究費補助金（旧事業名：海図調査研究費補助金）", "海図調査研究費補助金", "former"),
        ("島民支援事業（令和元年度までの予算事業名は「島の支え」）", "島の支え", "former"),
        ("島民支援事業（旧島の暮らしの受け入れ）", "島の暮らしの受入れ", "former"),
        ("海の専門員等経費（旧島の専門員）", "島の専門員", "former"),
        ("強靱な港をつくる世界基金拠出金", "強靭な港をつくる世界基金拠出金", "variant"),
        ("世界海洋機関拠出金（教育）", "世界海洋機関拠出金", "part"),
        ("離島の航路に関する計画策定等経費", "離島の航路に関する計画関連等経費", "alike"),
        ("世界海洋機関拠出金（教育）", "世界海洋機関拠出金（保健）", None),
        ("世界海洋機関（WOO）拠出金", "世界海洋機関（WXX）拠出金", None),
        ("世界海洋機関拠出金", "世界海洋機関分担金", None),
        ("第４回締約国海洋会議開催経費", "第５回締約国海洋会議開催経費", None),
        ("灯台", "橋台", None),
        ("海岸清掃の支援", "航空路の再編", None),
    ],
)
def test_likeness(one: str, other: str, expected: str | None) -> None:
    assert likeness(project_name(one), project_name(other)) == expected
    assert likeness(project_name(other), project_name(one)) == expected


def test_a_name_is_taken_apart() -> None:
    name = project_name("世界海洋機関（ＷＯＯ）拠出金（サンゴ礁）（義務的拠出金）")
    assert name.bare == "世界海洋機関拠出金"
    assert name.abbreviations == {"woo"}
    assert name.qualifiers == {"サンゴ礁"}
    assert name.former == frozenset()
