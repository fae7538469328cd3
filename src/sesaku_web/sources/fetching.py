"""Fetching a document from the internet: http and https, public addresses, size and time limits.

A host's name is resolved once, all its addresses are checked, and the connection goes to one that
was checked; each redirect is checked anew. Servers in between (proxies) are not used: what they
connect to could not be checked.
"""

import http.client
import mimetypes
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from sesaku import __version__
from sesaku.exceptions import DocumentError, FileMissingError, TooLargeError
from sesaku.readers.source import MAX_BYTES, Source
from sesaku_web.sources.addresses import Resolve, is_public, resolve
from sesaku_web.sources.names import seen

_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
_DONE = 200
_BUSY = frozenset({429, 503})
_PIECE = 64 * 1024
_CONNECT_SECONDS = 20.0
_LONGEST_NAME = 200
_FILE_NAME = re.compile(r'filename="?([^";]+)', re.IGNORECASE)
_ADDRESS_CHARACTERS = "%/:=&?~#+!$,;'@()*[]"


class FetchRefusedError(DocumentError):
    """The address is none that documents are fetched from."""


class ServerBusyError(FileMissingError):
    """The server asks to come again later.

    ``seconds`` is how long it wants to be left alone, None where it does not say.
    """

    def __init__(self, path: str, message: str, seconds: float | None) -> None:
        super().__init__(path, message)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of fetching, and what an address is checked by.

    Attributes:
        seconds: for all of one document, redirects included.
        most_bytes: largest document.
        resolve: returns the addresses of a host and port.
        allowed: whether an address may be connected to.
    """

    seconds: float = 120.0
    most_bytes: int = MAX_BYTES
    resolve: Resolve = resolve
    allowed: Callable[[str], bool] = is_public


LIMITS = Limits()


def is_address(place: str) -> bool:
    """Whether a place is an address on the internet rather than a path."""
    return "://" in place


def fetch(address: str, limits: Limits = LIMITS) -> Source:
    """Fetch a document.

    Raises:
        FetchRefusedError: it is no http(s) address, or leads to one that is not public.
        FileMissingError: the server cannot be reached or does not have it.
        TooLargeError: it is above the limit.
    """
    deadline = time.monotonic() + limits.seconds
    at = address
    for _ in range(_MOST_REDIRECTS + 1):
        parts = _checked(at, address)
        try:
            with _answered(parts, address, limits, deadline) as answer:
                if answer.status not in _REDIRECTS:
                    source = _source(answer, parts, address, limits)
                    if time.monotonic() >= deadline:  # it ends where the connection was cut
                        raise TimeoutError
                    return source
                at = urljoin(at, answer.headers.get("Location", ""))
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = "時間切れ" if time.monotonic() >= deadline else _reason(error)
            raise FileMissingError(
                address, f"取得できません（{reason}）。アドレスと接続を確かめてください。"
            ) from error
    raise FileMissingError(address, f"転送が {_MOST_REDIRECTS} 回を超えたため、取得をやめました。")


def _checked(at: str, address: str) -> SplitResult:
    try:
        parts = urlsplit(quote(at, safe=_ADDRESS_CHARACTERS))
        usable = parts.scheme in _PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise FetchRefusedError(
            address, "http:// または https:// で始まる正しいアドレスを指定してください。"
        )
    if parts.username is not None or parts.password is not None:
        raise FetchRefusedError(address, "利用者名や合言葉を含むアドレスからは取得しません。")
    return parts


@contextmanager
def _answered(
    parts: SplitResult, address: str, limits: Limits, deadline: float
) -> Iterator[http.client.HTTPResponse]:
    """Ask for a document at a checked address; at the deadline the connection is cut."""
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    plain = _connected(host, port, address, limits)
    cut = threading.Timer(max(deadline - time.monotonic(), 0), _cut, (plain,))
    cut.start()
    try:
        secure = parts.scheme == "https"
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        connection = kind(host, port)
        connection.sock = (
            ssl.create_default_context().wrap_socket(plain, server_hostname=host)
            if secure
            else plain
        )
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"User-Agent": f"sesaku/{__version__}", "Accept-Encoding": "identity"}
        connection.request("GET", target, headers={**headers, "Connection": "close"})
        with connection.getresponse() as answer:
            yield answer
    finally:
        cut.cancel()
        plain.close()


def _connected(host: str, port: int, address: str, limits: Limits) -> socket.socket:
    addresses = limits.resolve(host, port)
    if not addresses or not all(map(limits.allowed, addresses)):
        raise FetchRefusedError(address, f"{host} は公開されたアドレスではないため、取得しません。")
    return socket.create_connection((addresses[0], port), timeout=_CONNECT_SECONDS)


def _cut(plain: socket.socket) -> None:
    with suppress(OSError):
        plain.shutdown(socket.SHUT_RDWR)


def _source(
    answer: http.client.HTTPResponse, parts: SplitResult, address: str, limits: Limits
) -> Source:
    if answer.status in _BUSY:
        raise ServerBusyError(
            address,
            f"サーバーが混み合っています（応答 {answer.status}）。時間をおいてください。",
            _seconds(answer.headers.get("Retry-After", "")),
        )
    if answer.status != _DONE:
        raise FileMissingError(
            address, f"サーバーの応答は {answer.status} でした。アドレスを確かめてください。"
        )
    pieces, size = [], 0
    while size <= limits.most_bytes and (piece := answer.read(_PIECE)):
        pieces.append(piece)
        size += len(piece)
    if size > limits.most_bytes:
        limit = limits.most_bytes // 1024**2
        raise TooLargeError(address, f"大きすぎます（上限 {limit} MiB）。")
    if answer.length:
        raise http.client.IncompleteRead(b"", answer.length)
    return Source(_name(answer, parts), b"".join(pieces))


def _seconds(said: str) -> float | None:
    """Return how long a server wants to be left alone: seconds, or until a time."""
    if said.strip().isdigit():
        return float(said)
    try:
        return max((parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds(), 0.0)
    except (TypeError, ValueError):
        return None


def _name(answer: http.client.HTTPResponse, parts: SplitResult) -> str:
    """Return what the file is called: as the server says, or as the address ends."""
    said = _FILE_NAME.search(answer.headers.get("Content-Disposition", ""))
    path = unquote(parts.path)
    name = PurePosixPath((said[1] if said else path).replace("\\", "/")).name
    name = seen(name) or (parts.hostname or "")
    if not PurePosixPath(name).suffix or not PurePosixPath(path).name:
        name += mimetypes.guess_extension(answer.headers.get_content_type()) or ""
    return name[-_LONGEST_NAME:]


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
