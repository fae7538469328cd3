"""Asking the API as a program does."""

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sesaku_web.accounts.actions.issue_token import issue_token
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import PERMISSIONS, Action, Role
from sesaku_web.api import ROOT
from sesaku_web.api.problems import MEDIA_TYPE, catalogue
from sesaku_web.sources.actions.add_document import add_prepared
from sesaku_web.sources.models import StoredDocument
from sesaku_web.sources.preparation import Prepared, prepare
from tests.sesaku_web.factories import PAPER, REPORT, SHEETS, SUMMARY, actor, person, source

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

MEMBERS = {"type", "title", "status", "detail", "instance"}


def held(response: "Answer", code: str) -> dict[str, Any]:
    """Return the members of a problem, which has the form that all have."""
    assert response.headers["Content-Type"] == MEDIA_TYPE, response.content
    found: dict[str, Any] = json.loads(response.content)
    kind = catalogue()[code]
    assert set(found) >= MEMBERS
    assert (found["type"], found["status"]) == (f"{ROOT}problems/{code}", kind.status)
    assert response.status_code == kind.status
    assert "Traceback" not in response.content.decode()
    return found


def content_of(response: Any) -> bytes:  # noqa: ANN401 - whole, or in pieces
    """Return the content of an answer; a file that it comes from is closed when it is through."""
    return bytes(response.getvalue() if response.streaming else response.content)


def secret_of(role: Role, *scopes: Action) -> str:
    """Return the secret of a new token; without scopes it may do all that the role may."""
    wanted = scopes or PERMISSIONS[role]
    return issue_token(Actor(person(role)), "試験", [one.value for one in wanted]).secret


@cache
def _prepared(path: Path, ending: str) -> tuple[Prepared, bytes]:
    file = source(path, ending=ending)
    return prepare(file), file.data


def stored(path: Path = REPORT, *, ending: str = "") -> StoredDocument:
    """Add an example to the library; it is read once, however many tests store it."""
    prepared, data = _prepared(path, ending)
    return add_prepared(actor(), prepared, data, origin=path.name).document


def library() -> StoredDocument:
    """Add four kinds of documents; the report is returned."""
    for path in (PAPER, SHEETS, SUMMARY):
        stored(path)
    return stored(REPORT)


def whole(program: "Program", path: str, **asked: str | int) -> list[dict[str, Any]]:
    """Return all items of a list, by its pages."""
    items: list[dict[str, Any]] = []
    answer = program.get(path, **asked).json()
    while True:
        items += answer["items"]
        if answer["next"] is None:
            assert answer["next_cursor"] is None
            return items
        answer = program.get(answer["next"]).json()


def correct(program: "Program", of: StoredDocument, value: str = "a") -> "Answer":
    """Correct a rating of the example report."""
    named = {"subject": "1-1", "path": "rating/grade", "kind": "correct"}
    given = {**named, "value": value, "reason": "正誤表による"}
    return program.post(f"documents/{of.short}/corrections", given)


class Program:
    """A program with a token."""

    def __init__(self, role: Role = Role.EDITOR, *scopes: Action, secret: str = "") -> None:
        self._client = Client(raise_request_exception=True)
        self._headers = {"Authorization": f"Bearer {secret or secret_of(role, *scopes)}"}

    def get(self, path: str, **asked: str | int) -> "Answer":
        """Ask for ``path`` below the root, or for a whole address."""
        return self.get_with({}, path, **asked)

    def get_with(self, headers: dict[str, str], path: str, **asked: str | int) -> "Answer":
        """Ask with more headers."""
        address = path if path.startswith(("http", "/")) else f"{ROOT}{path}"
        return self._client.get(address, asked, headers={**self._headers, **headers})

    def head(self, path: str) -> "Answer":
        """Ask for the head of an answer alone."""
        return self._client.head(f"{ROOT}{path}", headers=self._headers)

    def post(self, path: str, given: Any = None) -> "Answer":  # noqa: ANN401 - JSON
        """Send JSON."""
        return self.raw(path, json.dumps({} if given is None else given).encode())

    def send(self, name: str, data: bytes) -> "Answer":
        """Add a document."""
        file = SimpleUploadedFile(name, data)
        return self._client.post(f"{ROOT}documents", {"file": file}, headers=self._headers)

    def raw(
        self,
        path: str,
        content: bytes,
        *,
        content_type: str = "application/json",
        length: int | str | None = None,
    ) -> "Answer":
        """Send bytes; ``length`` is what the head of the request says of them."""
        headers = dict(self._headers)
        if length is not None:
            headers["Content-Length"] = str(length)
        return self._client.post(
            f"{ROOT}{path}", content, content_type=content_type, headers=headers
        )
