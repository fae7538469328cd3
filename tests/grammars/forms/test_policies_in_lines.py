"""Several cabinet policies in one cell, each with its date and the place in it on one line."""

import pytest

from tests.grammars.forms.drawn import SHEET_HEAD, drawn, of, read, unplaced


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
@pytest.mark.parametrize(
    ("one", "other", "place"),
    [
        ("（令和３年７月30日閣議決定）第２章１", "（令和４年６月７日閣議決定）Ⅲ「鐘」", "Ⅲ「鐘」"),
        ("（令和３年７月30日閣議決定）「岬」", "（令和４年６月）第３の２「鐘」", "第３の２「鐘」"),
        ("（令和３年７月30日閣議決定）", "（令和４年６月）４．（２）", "４．（２）"),
    ],
)
def test_a_line_for_each_policy(one: str, other: str, place: str, suffix: str) -> None:
    text = f"岬の計画{one}\n第２次海辺の方針{other}"
    reading = read(drawn(*SHEET_HEAD, ["関係する内閣の重要政策", (text, 9)]), suffix=suffix)
    first, second = of(reading, "cabinet_policies")
    assert (first["title"], first["date"]) == ("岬の計画", "令和３年７月30日")
    assert second["title"] == "第２次海辺の方針"
    assert second["details"] == [place]
    assert second["date"].startswith("令和４年６月")
    assert unplaced(reading) == []


@pytest.mark.parametrize(
    "place",
    [
        "第３章　海辺の方針（令和４年６月７日閣議決定）「鐘」を進める",
        "「海辺の方針（令和４年６月７日閣議決定）第２」の改定",
        "灯火を、海辺の方針（令和４年６月７日閣議決定）第２により増やす",
    ],
)
def test_a_place_that_speaks_of_another_policy_is_none(place: str) -> None:
    text = f"岬の計画（令和３年７月30日閣議決定）\n　{place}"
    reading = read(drawn(*SHEET_HEAD, ["関係する内閣の重要政策", (text, 9)]))
    (one,) = of(reading, "cabinet_policies")
    assert (one["title"], one["details"]) == ("岬の計画", [place])
