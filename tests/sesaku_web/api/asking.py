"""Asking the API as a program does."""

import json
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sesaku_web.accounts.actions.issue_token import issue_token
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import PERMISSIONS, Action, Role
from sesaku_web.api import ROOT
from tests.sesaku_web.factories import person

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer


def secret_of(role: Role, *scopes: Action) -> str:
    """Return the secret of a new token; without scopes it may do all that the role may."""
    wanted = scopes or PERMISSIONS[role]
    return issue_token(Actor(person(role)), "試験", [one.value for one in wanted]).secret


class Program:
    """A program with a token."""

    def __init__(self, role: Role = Role.EDITOR, *scopes: Action, secret: str = "") -> None:
        self._client = Client(raise_request_exception=True)
        self._headers = {"Authorization": f"Bearer {secret or secret_of(role, *scopes)}"}

    def get(self, path: str, headers: dict[str, str] | None = None, **asked: str | int) -> "Answer":
        """Ask for ``path`` below the root, or for a whole address."""
        address = path if path.startswith(("http", "/")) else f"{ROOT}{path}"
        return self._client.get(address, asked, headers={**self._headers, **(headers or {})})

    def post(self, path: str, given: Any = None) -> "Answer":  # noqa: ANN401 - JSON
        """Send JSON."""
        content = json.dumps({} if given is None else given)
        return self._client.post(
            f"{ROOT}{path}", content, content_type="application/json", headers=self._headers
        )

    def send(self, name: str, data: bytes) -> "Answer":
        """Add a document."""
        file = SimpleUploadedFile(name, data)
        return self._client.post(f"{ROOT}documents", {"file": file}, headers=self._headers)
