import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sesaku.exceptions import FileMissingError, TooLargeError
from sesaku_web.sources.fetching import FetchRefusedError, Limits, fetch, is_address

HOST = "library.example"
Answer = Callable[[BaseHTTPRequestHandler], None]


def resolve_here(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


HERE = Limits(seconds=5, most_bytes=1000, resolve=resolve_here, allowed=lambda _: True)


@contextmanager
def serving(answer: Answer) -> Iterator[int]:
    """Serve on loopback; yield the port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def say(body: bytes = b"text", *, status: int = 200, **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


def test_a_document_is_fetched() -> None:
    seen: dict[str, str] = {}

    def answer(request: BaseHTTPRequestHandler) -> None:
        seen.update(request.headers.items())
        seen["path"] = request.path
        say("本文".encode())(request)

    with serving(answer) as port:
        source = fetch(f"http://{HOST}:{port}/報告/r4.txt?v=1", HERE)
    assert (source.name, source.data.decode()) == ("r4.txt", "本文")
    assert seen["Host"] == f"{HOST}:{port}"
    assert seen["path"] == "/%E5%A0%B1%E5%91%8A/r4.txt?v=1"


@pytest.mark.parametrize(
    ("path", "headers", "name"),
    [
        ("/%E5%A0%B1%E5%91%8A.pdf", {}, "報告.pdf"),
        ("/", {"Content_Type": "text/html; charset=utf-8"}, f"{HOST}.html"),
        ("/page", {"Content_Type": "application/pdf"}, "page.pdf"),
        ("/get", {"Content_Disposition": 'attachment; filename="../../x.pdf"'}, "x.pdf"),
        ("/get", {"Content_Disposition": 'attachment; filename="..\\\\a\\\\b.pdf"'}, "b.pdf"),
        ("/..%2f..%2fetc%2fpasswd.txt", {}, "passwd.txt"),
    ],
)
def test_the_name_has_no_folders(path: str, headers: dict[str, str], name: str) -> None:
    with serving(say(b"text", status=200, **headers)) as port:
        assert fetch(f"http://{HOST}:{port}{path}", HERE).name == name


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://library.example/a.txt",
        "gopher://library.example/",
        "http://",
        "http:///a.txt",
        "http://user:secret@library.example/",
        "http://library.example:99999/",
        "http://[::1",
        "://x",
    ],
)
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(FetchRefusedError):
        fetch(address, HERE)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0x7f000001", "2130706433", "0", "127.1"]
)
def test_this_machine_is_refused(host: str) -> None:
    with serving(say()) as port, pytest.raises((FetchRefusedError, FileMissingError)):
        fetch(f"http://{host}:{port}/", replace(Limits(), seconds=5))


def test_a_name_that_leads_to_this_machine_is_refused() -> None:
    limits = Limits(resolve=lambda _host, _port: ["93.184.215.14", "127.0.0.1"])
    with pytest.raises(FetchRefusedError, match="公開された"):
        fetch(f"http://{HOST}/", limits)


def test_a_host_is_resolved_once() -> None:
    asked = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    with serving(say()) as port:
        fetch(f"http://{HOST}:{port}/a.txt", replace(HERE, resolve=resolve))
    assert asked == [HOST]


def test_a_redirect_is_checked_anew() -> None:
    def allowed(address: str) -> bool:
        return address == "127.0.0.1"

    def resolve(host: str, _port: int) -> list[str]:
        return ["169.254.169.254"] if host == "inside.example" else ["127.0.0.1"]

    limits = replace(HERE, resolve=resolve, allowed=allowed)
    leading = serving(say(status=302, Location="http://inside.example/latest"))
    with leading as port, pytest.raises(FetchRefusedError, match=r"inside\.example"):
        fetch(f"http://{HOST}:{port}/", limits)


def test_a_redirect_to_a_file_is_refused() -> None:
    leading = serving(say(status=302, Location="file:///etc/passwd"))
    with leading as port, pytest.raises(FetchRefusedError):
        fetch(f"http://{HOST}:{port}/", HERE)


def test_redirects_are_followed_so_far() -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        step = int(request.path.strip("/"))
        if step:
            say(status=302, Location=f"/{step - 1}")(request)
        else:
            say(b"there")(request)

    with serving(answer) as port:
        assert fetch(f"http://{HOST}:{port}/5", HERE).data == b"there"
        with pytest.raises(FileMissingError, match="転送"):
            fetch(f"http://{HOST}:{port}/6", HERE)


def test_what_is_too_large_is_not_read_to_its_end() -> None:
    sent = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        try:
            for _ in range(100_000):
                request.wfile.write(b"x" * 10_000)
                sent.append(10_000)
        except OSError:
            pass

    with serving(answer) as port, pytest.raises(TooLargeError):
        fetch(f"http://{HOST}:{port}/", HERE)
    assert sum(sent) < 100_000_000


def test_a_server_that_never_ends_is_cut_off() -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        try:
            for _ in range(100):
                request.wfile.write(b"x")
                time.sleep(0.1)
        except OSError:
            pass

    begun = time.monotonic()
    with serving(answer) as port, pytest.raises(FileMissingError):
        fetch(f"http://{HOST}:{port}/", replace(HERE, seconds=0.5))
    assert time.monotonic() - begun < 5


def test_a_server_that_says_nothing_is_cut_off() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        begun = time.monotonic()
        with pytest.raises(FileMissingError, match="時間切れ"):
            fetch(f"http://{HOST}:{port}/", replace(HERE, seconds=0.3))
    assert time.monotonic() - begun < 5


def test_what_is_cut_short_is_no_document() -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "500")
        request.end_headers()
        request.wfile.write(b"only this")

    with serving(answer) as port, pytest.raises(FileMissingError):
        fetch(f"http://{HOST}:{port}/", HERE)


@pytest.mark.parametrize("status", [204, 404, 500])
def test_what_is_not_there_is_said(status: int) -> None:
    with (
        serving(say(b"", status=status)) as port,
        pytest.raises(FileMissingError, match=str(status)),
    ):
        fetch(f"http://{HOST}:{port}/", HERE)


def test_paths_are_no_addresses() -> None:
    assert is_address("https://library.example/a.pdf")
    assert not is_address("/home/hana/a.pdf")
    assert not is_address("C:\\reports\\a.pdf")
