"""The pages of the desk in English: no Japanese of ours is left."""

import pytest

from tests.sesaku_web.pages.own_words import ours
from tests.workbench.cycle.people import staffed
from tests.workbench.desk.asking import seated
from tests.workbench.desk.test_pages import PAGES
from tests.workbench.desk.test_table import at_table, invited
from workbench.cycle.workflow import CycleRole

pytestmark = pytest.mark.django_db


def test_no_japanese_of_ours_is_left() -> None:
    staff = staffed()
    client = seated(staff[CycleRole.OFFICER])
    expert = at_table(invited(staff))
    left = {}
    root = f"/cycle/{staff.cycle.pk}/"
    every = [("/cycle/", client), ("/cycle/start/", client)]
    every += [(f"{root}{where}", client) for where in PAGES]
    every += [(f"{root}table/", expert), (f"{root}table/1-1", expert)]
    for who in (client, expert):
        who.get("/?lang=en")
    for address, who in every:
        html = who.get(address).content.decode()
        found = [text for text in ours(html) if text != "日本語"]
        if found:
            left[address] = found[:6]
    assert left == {}, left
