import shutil
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from sesaku_web.search import keeping
from sesaku_web.search.keeping import FOLDER, THESAURUS, catch_up, library_search, rebuild
from sesaku_web.sources.actions.withdraw_document import withdraw_document
from tests.sesaku_web.factories import PAPER, REPORT, actor, document

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    settings.SESAKU_HOME = tmp_path
    return tmp_path


def names(query: str) -> set[str]:
    return {hit.record.payload["document"] for hit in library_search()(query, limit=50).hits}


def test_what_is_added_is_found_and_what_is_withdrawn_is_not() -> None:
    report = document(REPORT)
    assert names("島") == {REPORT.name}
    document(PAPER)
    assert PAPER.name in names("kind:position")
    withdraw_document(actor(), report, reason="試し")
    assert REPORT.name not in names("島")


def test_nothing_is_done_where_nothing_changed() -> None:
    document(PAPER)
    assert catch_up() == 1
    assert catch_up() == 0


def test_it_is_made_anew_from_the_readings() -> None:
    document(PAPER)
    before = library_search()("国", limit=20).hits
    assert rebuild() == 1
    assert library_search()("国", limit=20).hits == before


def test_names_that_users_add_are_found(home: Path) -> None:
    document(REPORT)
    own = home / THESAURUS
    own.write_text("groups:\n- {forms: [アイランド計画, 離島], source: 試し}\n", "utf-8")
    assert names("アイランド計画") == {REPORT.name}


def test_a_hit_cites_its_place_in_the_stored_text() -> None:
    held = document(REPORT)
    text = held.reading.content.text
    for hit in library_search()("島", limit=20).hits:
        quoted = "".join(text[span[0] : span[1]] for span in hit.record.payload["cite"])
        assert "".join(quoted.split()) == "".join(hit.record.text.split())


def test_a_new_process_makes_good_what_was_not_indexed(home: Path) -> None:
    document(PAPER)
    catch_up()
    held = document(REPORT)
    shutil.rmtree(home / FOLDER)
    keeping.opened.cache_clear()
    assert REPORT.name in names("島")
    withdraw_document(actor(), held, reason="試し")
    keeping.opened.cache_clear()
    assert names("島 kind:target") == set()
