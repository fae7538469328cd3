"""What waitress says when it refuses a request before the application sees it."""

from typing import Any

from waitress.channel import HTTPChannel
from waitress.task import ErrorTask
from waitress.utilities import RequestEntityTooLarge

_MEBIBYTE = 1024**2


class Refusal(ErrorTask):
    """The answer to a request that is not read: too large ones are told so in plain words."""

    def execute(self) -> None:
        """Write the answer and close the connection."""
        request: Any = self.request  # a parser, whatever the types of the library say
        if isinstance(request.error, RequestEntityTooLarge):
            request.error = _TooLarge(self.channel.server.adj.max_request_body_size // _MEBIBYTE)
        super().execute()


class _TooLarge(RequestEntityTooLarge):
    """The error as people read it."""

    def __init__(self, most: int) -> None:
        super().__init__("")
        self.most = most

    def to_response(self, ident: str | None = None) -> Any:  # noqa: ANN401, ARG002 - as waitress has it
        """Return status, headers and text."""
        text = (
            f"送られたものが大きすぎます（一度に {self.most} MiB まで）。分けて送ってください。\n"
            f"What was sent is too large (at most {self.most} MiB at once).\n"
        )
        headers = [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("X-Content-Type-Options", "nosniff"),
        ]
        return f"{self.code} {self.reason}", headers, text.encode("utf-8")


def explain() -> None:
    """Make waitress, in this process, answer so."""
    HTTPChannel.error_task_class = Refusal
