"""What a sentence is."""

import pytest

from sesaku.grammars.position_paper.statements import (
    Setting,
    ending_type,
    split_sentences,
    statement_type,
    voice_of,
)
from sesaku.grammars.position_paper.vocabulary import endings
from sesaku.model.position import PositionType

NOWHERE = Setting(None, None, marked=False, numbered=False)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("島の医療を支えていきます。", "commitment"),
        ("島の医療を支えてまいります。", "commitment"),
        ("診療船法を制定します。", "commitment"),
        ("三年で達成することを目指します。", "commitment"),
        ("港を残すことを目指しています。", "commitment"),
        ("港の再生を目指し、挑戦を続けています。", "commitment"),
        ("島に線を引く決意です。", "commitment"),
        ("増税は行いません。", "commitment"),
        ("国が負担するものとする。", "commitment"),
        ("国の責任で船を出すことを提言する。", "proposal"),
        ("補助率の引き上げを強く要望いたします。", "proposal"),
        ("まず使われ方を調べるべきです。", "position"),
        ("優先すべきは航路の維持です。", "position"),
        ("航路の維持が極めて重要です。", "position"),
        ("国が責任を負わなければなりません。", "position"),
        ("暮らしの足を奪いかねません。", "position"),
        ("港の廃止に反対します。", "position"),
        ("対話を重視しています。", "position"),
        ("海のごみは人類共通の課題です。", "position"),
        ("早い対応が求められています。", "position"),
        ("政府は計画を決定しました。", "fact"),
        ("船の数は減っています。", "fact"),
        ("岸壁の傷みは三百か所に上ります。", "fact"),
        ("国際会議が開かれます。", "fact"),
        ("来年は議長国を務めます。", "fact"),
        ("対応が遅れている現状にあり、試練の時とも言えます。", "fact"),
        ("財源の裏付けもありません。", "fact"),
        ("この決定は島の暮らしを変えるものです。", "fact"),
        ("診療船を五隻に増やす。", "plain"),
        ("補助率を引き上げること。", "demand"),
        ("診療船の増隻", None),
        ("診療船を増隻", None),
    ],
)
def test_endings(sentence: str, expected: str | None) -> None:
    assert ending_type(sentence) == expected
    assert ending_type(sentence.rstrip("。") + "（注１）。") == expected


def test_every_ending_is_of_a_known_type() -> None:
    known = {"commitment", "proposal", "position", "fact", "plain", "demand"}
    assert {ending.type for ending in endings()} == known


@pytest.mark.parametrize(
    ("text", "heading", "voice", "marked", "numbered", "expected"),
    [
        ("診療船の増隻", None, None, True, True, "position"),
        ("診療船の増隻", None, "proposal", True, True, "proposal"),
        ("診療船の増隻", None, "proposal", True, False, "position"),
        ("診療船の増隻", None, "proposal", False, True, "position"),
        ("診療船の増隻", "proposal", "proposal", True, False, "proposal"),
        ("診療船の増隻", "vision", "proposal", True, True, "position"),
        ("診療船の増隻", "fact", "proposal", True, True, "fact"),
        ("診療船の増隻", None, "commitment", True, False, "commitment"),
        ("診療船の増隻", None, "commitment", False, False, "position"),
        ("診療船を増やす。", None, None, False, False, "commitment"),
        ("診療船を増やす。", None, "proposal", False, False, "position"),
        ("診療船を増やすこと。", None, "proposal", False, False, "proposal"),
        ("診療船を増やすべきである。", "proposal", None, False, False, "proposal"),
        ("診療船を増やします。", "fact", None, False, False, "commitment"),
        ("診療船は三隻です。診療船を増やします。", None, None, True, True, "commitment"),
        ("診療船は三隻です。五隻が必要です。", None, None, True, True, "position"),
        ("", None, None, False, False, "fact"),
    ],
)
def test_types(
    text: str,
    heading: str | None,
    voice: str | None,
    marked: bool,  # noqa: FBT001 - a table
    numbered: bool,  # noqa: FBT001 - a table
    expected: PositionType,
) -> None:
    setting = Setting(heading, voice, marked, numbered)  # type: ignore[arg-type]  # from a table
    assert statement_type(text, setting) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("船を守る。港を守る。", ["船を守る。", "港を守る。"]),
        ("「船を守る。」と述べた。港を守る。", ["「船を守る。」と述べた。", "港を守る。"]),
        ("船（旅客船。貨物船は除く。）を守る。", ["船（旅客船。貨物船は除く。）を守る。"]),
        ("船（旅客船を守る。港を守る。", ["船（旅客船を守る。", "港を守る。"]),
        ("なぜ船か！？船だからだ。", ["なぜ船か！？", "船だからだ。"]),
        ("船を守る", ["船を守る"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == expected


def test_sentences_of_unclosed_brackets_take_no_long_time() -> None:
    assert len(split_sentences("（。" * 100_000)) == 100_000


@pytest.mark.parametrize(
    ("sentences", "proposes", "expected"),
    [
        (["船を守ります。", "港を守ります。", "島です。"], False, "commitment"),
        (["船を守ります。", "港を守ります。", "島です。"], True, "commitment"),
        (["船の増隻", "港の整備"], True, "proposal"),
        (["船の増隻を提言する。", "港の整備を要望する。", "島"], False, "proposal"),
        (["船は三隻です。", "港は二つです。"], False, None),
        ([], False, None),
    ],
)
def test_voice(sentences: list[str], proposes: bool, expected: str | None) -> None:  # noqa: FBT001 - a table
    assert voice_of(sentences, proposes=proposes) == expected
    assert statement_type("船を守ります。", NOWHERE) == "commitment"
