from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.sesaku_web.factories import REPORT, document
from tests.sesaku_web.pages.asking import browser

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> None:
    settings.SESAKU_HOME = tmp_path


def test_hits_cite_their_place() -> None:
    text = document(REPORT).reading.content.text
    said = browser().get("/api/v1/search?q=離島&facets=true&limit=5").json()
    assert said["total"] >= len(said["hits"]) == 5
    assert said["more"]
    assert said["facets"]["kind"]
    for hit in said["hits"]:
        quoted = "".join(text[span[0] : span[1]] for span in hit["cite"])
        assert "".join(quoted.split()) == "".join(hit["text"].split())
        assert "/view?at=" in hit["view"]


@pytest.mark.parametrize(
    "asked", [{}, {"q": "島", "limit": 0}, {"q": "島", "offset": 9999}, {"q": "島", "x": 1}]
)
def test_wrong_questions(asked: dict[str, str | int]) -> None:
    assert browser().get("/api/v1/search", asked).status_code == 422
