"""No page asks the database once for every row."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sesaku_web.accounts.permissions import Role
from sesaku_web.sources.actions.add_document import add_document
from sesaku_web.sources.actions.correct_value import Claim, correct_value
from sesaku_web.sources.models import StoredDocument
from tests.sesaku_web.factories import PAPER, REPORT, SHEETS, SUMMARY, actor, document, source
from tests.sesaku_web.pages.asking import browser, page, root

pytestmark = pytest.mark.django_db

LISTS = {
    "/": 9,
    "/documents/": 6,
    "/positions/": 5,
    "/projects/": 5,
    "/diagnostics/": 6,
    "/corrections/": 5,
    "/people/": 6,
    "/history/": 6,
}
"""Most queries of each list, those for the person and the session (2) included."""


def count(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        ask()
    return len(queries)


def fill(number: int) -> None:
    who = actor()
    for path in (REPORT, SUMMARY, PAPER):
        held = add_document(who, source(path, ending=f"\n{number}")).document
    first = held.reading.positionrows.first()
    assert first is not None
    correct_value(who, held, Claim(first.subject, "text", "confirm", "確認した"))


@pytest.mark.parametrize("address", LISTS)
def test_a_list_asks_as_often_for_many_as_for_few(address: str) -> None:
    document(SHEETS)
    fill(1)
    client = browser(Role.ADMINISTRATOR)
    few = count(lambda: page(client, address))
    for number in (2, 3, 4):
        fill(number)
    many = count(lambda: page(client, address))
    assert many <= few
    assert many <= LISTS[address]


def parts(held: StoredDocument) -> dict[str, int]:
    return {
        f"{root(held)}measure": 10,
        f"{root(held)}fields/F1": 6,
        f"{root(held)}indicators/1-1": 5,
        f"{root(held)}view": 7,
        f"{root(held)}view?at=3-9": 8,
        root(held): 14,
    }


def test_pages_of_a_document_ask_few_questions() -> None:
    held, client = document(), browser()
    most = parts(held)
    asked = {address: count(lambda a=address: page(client, a)) for address in most}  # type: ignore[misc]  # a default binds the name
    assert {address: number for address, number in asked.items() if number > most[address]} == {}


def test_what_was_shown_once_is_not_made_again() -> None:
    held, client = document(), browser()
    for address in (f"{root(held)}indicators/1-1", f"{root(held)}measure"):
        page(client, address)
        assert count(lambda a=address: page(client, a)) == 4  # type: ignore[misc]  # a default binds the name


def test_what_was_shown_once_is_made_again_for_a_correction_and_a_language() -> None:
    held, client = document(), browser()
    address = f"{root(held)}indicators/1-2"
    assert "<ins>" not in page(client, address)
    correct_value(actor(), held, Claim("1-2", "years/2020/result/value", "correct", "再集計", 5))
    assert "<ins>5</ins>" in page(client, address)
    assert "Yearly target" in page(client, f"{address}?lang=en")
    assert "年度目標" in page(client, f"{address}?lang=ja")
