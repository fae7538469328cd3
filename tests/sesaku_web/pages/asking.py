"""Asking for pages as a person does, and looking at what they say."""

import re
from html import unescape
from urllib.parse import quote

from django.test import Client

from sesaku_web.accounts.permissions import Role
from sesaku_web.sources.models import StoredDocument
from tests.sesaku_web.factories import person

_TAGS = re.compile(r"<[^>]*>")


def browser(role: Role = Role.EDITOR) -> Client:
    """Return a browser in which a person of that role is logged in."""
    client = Client()
    client.force_login(person(role), backend="sesaku_web.accounts.backends.PasswordBackend")
    return client


def page(client: Client, address: str, *, status: int = 200) -> str:
    """Return the HTML of a page."""
    response = client.get(address)
    assert response.status_code == status, response.content.decode()[:500]
    return str(response.content.decode())


def words(html: str) -> str:
    """Return what a page says, white space aside."""
    return "".join(unescape(_TAGS.sub("", html)).split())


def root(document: StoredDocument) -> str:
    """Return the address of a document."""
    return f"/documents/{document.short}/"


def form(document: StoredDocument, subject: str, path: str) -> str:
    """Return the address of the form that corrects a value."""
    return f"{root(document)}correct?subject={quote(subject)}&path={quote(path)}"
