import http.client
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

from sesaku_site.exceptions import ServingRefusedError
from sesaku_site.serving import check, claim, is_loopback
from tests.sesaku_site.running import Library

PASSWORD = "島と海と山と里の十二か月\n"  # noqa: S105 - of tests
KEY = "k" * 50
EVERYWHERE = "0.0.0.0"  # noqa: S104 - an address to refuse


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost"])
def test_loopback(host: str) -> None:
    assert is_loopback(host)


def test_a_port_that_is_taken_is_refused() -> None:
    with socket.create_server(("127.0.0.1", 0), reuse_port=True) as other:
        port = other.getsockname()[1]
        with pytest.raises(ServingRefusedError, match=f"ポート {port} .*--port"):
            claim("127.0.0.1", port)
    claim("127.0.0.1", port)


def test_a_port_that_there_is_not_is_refused() -> None:
    with pytest.raises(ServingRefusedError, match="70000"):
        claim("127.0.0.1", 70_000)


@pytest.mark.parametrize("host", [EVERYWHERE, "::", "192.168.1.5", "library.example", ""])
def test_beyond_loopback(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("key", "hosts", "administrators", "said"),
    [
        ("", "library.example", True, "SESAKU_SECRET_KEY"),
        ("k" * 49, "library.example", True, "SESAKU_SECRET_KEY"),
        (KEY, "", True, "SESAKU_HOSTS"),
        (KEY, "library.example", False, "sesaku account"),
    ],
)
def test_beyond_loopback_it_must_be_protected(
    monkeypatch: pytest.MonkeyPatch,
    key: str,
    hosts: str,
    administrators: bool,  # noqa: FBT001 - a case
    said: str,
) -> None:
    monkeypatch.setenv("SESAKU_SECRET_KEY", key)
    monkeypatch.setenv("SESAKU_HOSTS", hosts)
    with pytest.raises(ServingRefusedError, match=said):
        check(EVERYWHERE, accounts=True, administrators=administrators)


def test_what_is_protected_is_served_with_login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SESAKU_SECRET_KEY", KEY)
    monkeypatch.setenv("SESAKU_HOSTS", "library.example")
    assert check(EVERYWHERE, accounts=True, administrators=True) is False


def test_one_user_only_where_nobody_has_an_account() -> None:
    assert check("127.0.0.1", accounts=False, administrators=False) is True
    assert check("127.0.0.1", accounts=True, administrators=True) is False
    assert check("127.0.0.1", accounts=True, administrators=False) is False


def test_the_command_refuses(empty: Library) -> None:
    done = empty.process("serve", "--host", EVERYWHERE)
    assert done.returncode == 1
    assert "起動しません" in done.stderr


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def served(process: "subprocess.Popen[str]", port: int) -> Iterator[str]:
    """Wait until the site answers, and stop it in the end."""
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            try:
                get(url + "/no-such-page")
                break
            except OSError:
                assert process.poll() is None, process.communicate()
                time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        process.communicate(timeout=20)


def get(url: str, **headers: str) -> tuple[int, str, dict[str, str]]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(url, headers=named)  # noqa: S310 - a server of the test
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310 - the same
            return answer.status, answer.read().decode(), dict(answer.headers)
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, answer.read().decode(), dict(answer.headers)


WAITRESS = """
import importlib.util, sys
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *given: None if name == "granian" else found(name, *given)
from sesaku.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def start(library: Library, server: str, port: int, **variables: str) -> "subprocess.Popen[str]":
    if server == "granian":
        return library.begin("serve", "--port", port, **variables)
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", WAITRESS, "serve", "--port", str(port)],
        env={**library.environment, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("server", ["granian", "waitress"])
def test_one_user_needs_no_login(empty: Library, server: str) -> None:
    port = free_port()
    with served(start(empty, server, port), port) as url:
        status, _, headers = get(url + "/")
        assert status == 200
        policy = headers.get("Content-Security-Policy") or headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert get(url + "/", X_Forwarded_For="192.0.2.7")[0] == 403
        assert get(url + "/", Forwarded="for=192.0.2.7")[0] == 403
        assert get(url + "/", Host="evil.example")[0] == 400


@pytest.mark.parametrize("server", ["granian", "waitress"])
def test_it_says_where_it_is_once_it_answers(empty: Library, server: str) -> None:
    port = free_port()
    process = start(empty, server, port)
    assert process.stderr is not None
    said = process.stderr.readline()
    try:
        assert f"http://127.0.0.1:{port}/" in said
        assert get(f"http://127.0.0.1:{port}/")[0] == 200
    finally:
        process.terminate()
        process.communicate(timeout=20)


@pytest.mark.parametrize("server", ["granian", "waitress"])
def test_with_accounts_a_login_is_asked_for(empty: Library, server: str) -> None:
    empty.run("account", "hana", "--role", "administrator", given=PASSWORD)
    port = free_port()
    # A variable that somebody has set takes no login away.
    with served(start(empty, server, port, SESAKU_SINGLE_USER="1"), port) as url:
        asked = http.client.HTTPConnection(urlsplit(url).netloc, timeout=20)
        asked.request("GET", "/")
        answer = asked.getresponse()
        leads_to = answer.getheader("Location", "")
        asked.close()
        assert (answer.status, "/login" in leads_to) == (302, True)


def test_it_can_be_added_to_while_it_is_served(empty: Library) -> None:
    from tests.sesaku_web.factories import PAPER  # noqa: PLC0415 - it needs Django

    port = free_port()
    with served(start(empty, "granian", port), port) as url:
        empty.run("add", PAPER)
        empty.run("backup", empty.home.parent / "backup.zip")
        assert get(url + "/")[0] == 200
