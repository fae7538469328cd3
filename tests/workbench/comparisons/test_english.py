"""The pages of comparisons in English: only the documents' own words are Japanese."""

import pytest

from tests.sesaku_web.pages.asking import browser, page
from tests.sesaku_web.pages.own_words import ours
from tests.workbench.comparisons.test_pages import address, pair

pytestmark = pytest.mark.django_db


def test_all_words_of_ours_are_english() -> None:
    first, second = pair()
    client = browser()
    client.get("/?lang=en")
    root = address(first, second)
    register = f"/remarks/{first.short}/"
    for name in (
        "/over-time/",
        root,
        f"{root}link?of=1-2",
        "/remarks/",
        register,
        f"{register}opinion:1",
    ):
        html = page(client, name)
        assert '<html lang="en">' in html
        assert list(ours(html)) == [], name
