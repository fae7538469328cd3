"""The stance of a remark, by the words that show it."""

import pytest

from sesaku.linking.cited import cited
from sesaku.linking.remarks.stances import labels, signs_of, stance_of
from tests.factories import Writer


def stance(text: str) -> str | None:
    writer = Writer()
    cite = writer.put(text)
    return stance_of(signs_of(cited(text, cite, writer.text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("航路の維持は高く評価できる。", "praise"),
        ("指標の見直しに賛成である。", "praise"),
        ("欠航が増えたことは問題であるとは思われない。", "praise"),
        ("港の整備は評価されるべきである。", "praise"),
        ("便数の根拠を示すべきである。", "suggestion"),
        ("研修の対象を広げてほしい。", "suggestion"),
        ("島民の声をもっと聞くことが重要である。", "suggestion"),
        ("見るべきは欠航の要因ではないか。", "suggestion"),
        ("記述が総花的である。", "concern"),
        ("就航率の低迷が続き、改善を求めたい。", "suggestion"),
        ("成果は評価できるが、周知が不十分である。", "mixed"),
        ("「高く評価できる」と書かれている。", None),
        ("港は三つある。", None),
    ],
)
def test_the_stance_follows_its_signs(text: str, expected: str | None) -> None:
    assert stance(text) == expected


def test_signs_are_cited() -> None:
    writer = Writer()
    text = "航路は評価できる。便数を増やすべきである。"
    cite = writer.put(text)
    for sign in signs_of(cited(text, cite, writer.text)):
        start, end = sign.cite[0].start, sign.cite[-1].end
        assert writer.text[start:end] == sign.text


def test_every_stance_has_labels() -> None:
    assert {"praise", "suggestion", "concern"} <= set(labels())
    assert all(label["ja"] and label["en"] for label in labels().values())
