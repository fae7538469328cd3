"""Tight texts: what they leave out, and where their characters stand."""

import re

from sesaku.document.cite import Span
from sesaku.linking.tight import script, tight
from tests.factories import Writer


def test_width_and_white_space_are_gone_and_places_are_kept() -> None:
    writer = Writer()
    writer.put("前")
    cite = writer.put("海の　\n安全ＡＢ")
    text = tight(writer.document("文.txt"), cite)
    assert text.text == "海の安全AB"
    assert text.cite(1, 4) == (Span(3, 8, 1),)
    assert text.quote(1, 4) == "の安全"


def test_what_is_replaced_keeps_its_place() -> None:
    writer = Writer()
    cite = writer.put("新しい日米 豪印の会合")
    text = tight(writer.document("文.txt"), cite).replaced(
        re.compile("日米豪印"), lambda _: "\ue000"
    )
    assert text.text == "新しい\ue000の会合"
    assert text.quote(3, 4) == "日米豪印"
    assert text.part(3, 5).quote(0, 2) == "日米豪印の"


def test_scripts() -> None:
    assert [script(sign) for sign in "海ヶアーA1\ue000"] == [
        "kanji",
        "kanji",
        "katakana",
        "katakana",
        "latin",
        "latin",
        "name",
    ]
