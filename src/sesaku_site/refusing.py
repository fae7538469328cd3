"""What waitress says when it refuses a request before the application sees it."""

import json
from typing import Any

from waitress.channel import HTTPChannel
from waitress.task import ErrorTask
from waitress.utilities import RequestEntityTooLarge

from sesaku_web.api import ROOT

_MEBIBYTE = 1024**2


class Refusal(ErrorTask):
    """The answer to a request that is not read: too large ones are told so in plain words."""

    def execute(self) -> None:
        """Write the answer and close the connection."""
        request: Any = self.request  # a parser, whatever the types of the library say
        if isinstance(request.error, RequestEntityTooLarge):
            most = self.channel.server.adj.max_request_body_size // _MEBIBYTE
            request.error = _TooLarge(most, str(getattr(request, "path", "")))
        super().execute()


class _TooLarge(RequestEntityTooLarge):
    """The error as people read it."""

    def __init__(self, most: int, path: str) -> None:
        super().__init__("")
        self.most = most
        self.path = path

    def to_response(self, ident: str | None = None) -> Any:  # noqa: ANN401, ARG002 - as waitress has it
        """Return status, headers and text."""
        text = (
            f"送られたものが大きすぎます（一度に {self.most} MiB まで）。分けて送ってください。\n"
            f"What was sent is too large (at most {self.most} MiB at once).\n"
        )
        kind = "text/plain; charset=utf-8"
        if self.path.startswith(ROOT):
            text, kind = self._problem(text), "application/problem+json"
        headers = [("Content-Type", kind), ("X-Content-Type-Options", "nosniff")]
        return f"{self.code} {self.reason}", headers, text.encode("utf-8")

    def _problem(self, detail: str) -> str:
        """Return the same as the API says it; the catalogue needs Django, which is not here."""
        return json.dumps(
            {
                "type": f"{ROOT}problems/too-large",
                "title": "送られたものが大きすぎます",
                "status": int(self.code),
                "detail": detail,
                "instance": self.path,
            },
            ensure_ascii=False,
        )


def explain() -> None:
    """Make waitress, in this process, answer so."""
    HTTPChannel.error_task_class = Refusal
