"""The navigation: every link leads somewhere, and every page knows its system."""

import pytest
from django.urls import resolve

from sesaku_web.pages.navigation import SYSTEMS, link_of, system_of


@pytest.mark.parametrize("href", [link.href for system in SYSTEMS for link in system.links])
def test_every_link_leads_to_a_page(href: str) -> None:
    assert resolve(href)


@pytest.mark.parametrize(
    ("href", "index"),
    [(link.href, index) for index, system in enumerate(SYSTEMS) for link in system.links],
)
def test_every_page_belongs_to_its_system(href: str, index: int) -> None:
    assert system_of(href) == index


def test_a_page_that_no_system_names_belongs_to_the_first() -> None:
    assert system_of("/somewhere/else") == 0


@pytest.mark.parametrize(
    ("path", "under"),
    [
        ("/", ("/", "page")),
        ("/audit/", ("/audit/", "page")),
        ("/audit/methods", ("/audit/", "true")),
        ("/documents/add", ("/documents/add", "page")),
        ("/documents/0123456789ab/", ("/documents/", "true")),
        ("/somewhere/else", ("", "true")),
    ],
)
def test_a_page_stands_under_one_link_at_most(path: str, under: tuple[str, str]) -> None:
    assert link_of(path, 0) == under
