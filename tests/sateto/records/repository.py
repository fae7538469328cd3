"""A repository of OAI-PMH that a test runs: pages of records, deletions, trouble on demand."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

_OAI = (
    '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
    "<responseDate>{time}</responseDate>{content}</OAI-PMH>"
)
_JPCOAR = (
    '<jpcoar:jpcoar xmlns:jpcoar="https://example.org/jpcoar/2.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></jpcoar:jpcoar>'
)


@dataclass
class Repository:
    """What the repository holds, and how it behaves.

    Attributes:
        titles: of its records by number; None for one that was deleted.
        stamps: when each was changed.
        size: so many records stand in an answer.
        encoding: what each answer declares; it is UTF-8 all the same.
        troubles: statuses with which the next requests are answered instead.
        tokens_gone: how many tokens are answered with ``badResumptionToken``.
        tokens_stuck: every answer has the same token.
        asked: the arguments of each request, in order.
        agents: the user agents that asked.
    """

    titles: dict[int, str | None] = field(default_factory=dict)
    stamps: dict[int, str] = field(default_factory=dict)
    size: int = 3
    time: str = "2033-05-01T00:00:00Z"
    troubles: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    broken: int = 0
    tokens_gone: int = 0
    tokens_stuck: bool = False
    encoding: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    def put(self, number: int, title: str | None, stamp: str = "2033-01-01T00:00:00Z") -> None:
        """Change a record."""
        self.titles[number], self.stamps[number] = title, stamp

    def answer(self, asked: dict[str, str]) -> str:
        """Return the answer to a request."""
        if asked["verb"] == "Identify":
            return self._said(
                "<Identify><repositoryName>潮見大学リポジトリ</repositoryName>"
                "<granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>"
            )
        token = asked.get("resumptionToken")
        if token and self.tokens_gone:
            self.tokens_gone -= 1
            return self._said('<error code="badResumptionToken">gone</error>')
        since, start = asked.get("from", ""), 0
        if token:
            since, _, place = token.rpartition("/")
            start = int(place)
        numbers = [one for one in sorted(self.titles) if self.stamps[one] >= since]
        if not numbers:
            return self._said('<error code="noRecordsMatch">nothing</error>')
        page = numbers[start : start + self.size]
        more = start + self.size < len(numbers)
        following = f"{since}/{start + self.size}" if more else ""
        if self.tokens_stuck:
            following = f"{since}/0"
        records = "".join(map(self._record, page))
        return self._said(
            f"<ListRecords>{records}"
            f'<resumptionToken completeListSize="{len(numbers)}">{following}</resumptionToken>'
            "</ListRecords>"
        )

    def _said(self, content: str) -> str:
        declared = f'<?xml version="1.0" encoding="{self.encoding}"?>' if self.encoding else ""
        return declared + _OAI.format(time=self.time, content=content)

    def _record(self, number: int) -> str:
        title = self.titles[number]
        status = "" if title is not None else ' status="deleted"'
        header = (
            f"<header{status}><identifier>oai:shiomi.example:{number}</identifier>"
            f"<datestamp>{self.stamps[number]}</datestamp></header>"
        )
        held = f"<metadata>{_JPCOAR.format(title=title)}</metadata>" if title is not None else ""
        return f"<record>{header}{held}</record>"


@contextmanager
def serving(repository: Repository) -> Iterator[str]:
    """Serve a repository on this machine, and give its base address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = {name: value[0] for name, value in parse_qs(urlsplit(self.path).query).items()}
            repository.asked.append(asked)
            repository.agents.add(self.headers["User-Agent"])
            status, headers = repository.troubles.pop(0) if repository.troubles else (200, {})
            data = repository.answer(asked).encode() if status == 200 else b""
            if repository.broken and asked["verb"] == "ListRecords":
                repository.broken -= 1
                data = data[: len(data) // 2]
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(data))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/oai"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
