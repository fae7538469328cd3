"""The viewer: a place highlighted, what was read from it, and clicks that lead there."""

import re

import pytest

from sesaku_web.pages.contents import contents_of
from sesaku_web.sources.actions.add_document import add_document
from sesaku_web.sources.actions.correct_value import Claim, correct_value
from sesaku_web.sources.actions.withdraw_document import withdraw_document
from sesaku_web.sources.models import StoredDocument
from tests.sesaku_web.factories import actor, document, source
from tests.sesaku_web.pages.asking import browser, page, root, words

pytestmark = pytest.mark.django_db


def place(held: StoredDocument, subject: str, path: str) -> str:
    (span,) = contents_of(held.reading).values[subject, path].cite
    return f"{span[0]}-{span[1]}"


def test_a_value_is_highlighted_and_its_line_lightly() -> None:
    held = document()
    html = page(browser(), f"{root(held)}view?at={place(held, '1-2', 'years/2020/result/value')}")
    hit = re.search(r'class="read hit block"[^>]*>([^<]*)<', html)
    assert hit is not None
    assert hit[1] == "31,870 人"
    assert html.count('id="at"') == 1
    assert re.search(r'class="read block"[^>]*>54,310 人<', html)


def test_it_says_what_was_read_there() -> None:
    held = document()
    at = place(held, "1-2", "years/2020/result/value")
    html = page(browser(), f"{root(held)}view?at={at}")
    said = words(html)
    assert "測定指標1-2年度別2020年度実績31,870人値31870単位人" in said
    assert f'href="{root(held)}indicators/1-2"' in html


def test_any_place_can_be_chosen_and_has_a_citation() -> None:
    held = document()
    html = page(browser(), f"{root(held)}view?at=3-9")
    text = contents_of(held.reading).text
    assert text[3:9].strip() in html
    assert f"view?at=3-9&amp;version={held.reading.reader_version}" in html


def test_the_text_shown_is_the_text_of_the_document() -> None:
    held = document()
    text = contents_of(held.reading).text
    shown = ""
    client = browser()
    portion = 1
    while True:
        html = page(client, f"{root(held)}view?portion={portion}")
        original = html[html.index('id="original"') :]
        pieces = re.findall(
            r'data-start="(\d+)"[^>]*>([^<]*)<', original[: original.index("</div>")]
        )
        shown += "".join(piece for _start, piece in pieces)
        if 'rel="next"' not in html:
            break
        portion += 1
    from html import unescape  # noqa: PLC0415 - for this test alone

    assert unescape(shown) == text
    assert portion > 1


def test_places_that_are_not_there_are_explained() -> None:
    held = document()
    for query in ("at=x", "at=5-99999999", "portion=0", "portion=99999", "at=9-3"):
        said = page(browser(), f"{root(held)}view?{query}", status=400)
        assert 'role="alert"' in said


def test_a_document_that_is_not_there_is_explained() -> None:
    assert "ありません" in page(browser(), "/documents/abcdefabcdef/view", status=404)
    assert "ではありません" in page(browser(), "/documents/xyz/view", status=404)


def test_a_withdrawn_document_says_so() -> None:
    held = document()
    withdraw_document(actor(), held, reason="公表前の版だった")
    said = page(browser(), f"{root(held)}view", status=410)
    assert "公表前の版だった" in said


def test_a_correction_is_seen_at_its_place() -> None:
    held = document()
    claim = Claim("1-2", "years/2020/result/value", "correct", "再集計による", 31_900)
    correct_value(actor(), held, claim)
    at = place(held, "1-2", "years/2020/result/value")
    assert "31900" in words(page(browser(), f"{root(held)}view?at={at}"))


def test_marking_keeps_the_value_that_is_meant() -> None:
    held = document()
    html = page(browser(), f"{root(held)}view?at=3-9&subject=1-2&path=name")
    assert f"{root(held)}correct?subject=1-2&amp;path=name&amp;at=3-9" in html
    assert "&amp;subject=1-2&amp;path=name#at" in html


HOSTILE = """<script>alert(1)</script><img src=x onerror=alert(2)>
政策評価書 javascript:alert(3) "'><b>太字</b> \u202e逆さ &amp; {{ 70707|add:1 }} {% now "Y" %}
"""


def test_hostile_text_is_only_text() -> None:
    made = source()
    from sesaku.readers.source import Source  # noqa: PLC0415 - for this test alone

    data = made.data.replace("離島".encode(), f"離島{HOSTILE}".encode(), 5)
    name = '<svg onload="alert(4)">.txt'
    held = add_document(actor(), Source(name, data)).document
    client = browser()
    addresses = [
        "view",
        "view?at=0-900",
        "measure",
        "",
        "diagnostics",
        "indicators/2-1",
        "fields/F2",
    ]
    for address in [*(f"{root(held)}{one}" for one in addresses), "/", "/documents/"]:
        html = page(client, address)
        assert "<script>alert" not in html
        assert "<img" not in html
        assert "<svg onload" not in html
        assert "<b>太字" not in html
        assert "70708" not in html
    html = page(client, f"{root(held)}view?at=0-9")
    original = html[html.index('id="original"') : html.index("</aside>")].partition("</div>")[0]
    assert "{{ 70707|add:1 }}" in original
    assert "\u202e" not in original
