"""Whether and how the site may be served."""

import ipaddress
import multiprocessing
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec

from sesaku_site.exceptions import ServingRefusedError
from sesaku_site.home import KEY_VARIABLE

APPLICATION = "sesaku_site.wsgi:application"
HOSTS_VARIABLE = "SESAKU_HOSTS"
SINGLE_USER = "SESAKU_SINGLE_USER"
COAST_VARIABLE = "SESAKU_COAST"
_SHORTEST_KEY = 50
_THREADS = 4
_COAST_THREADS = 16
"""A phone at the edge of the network holds a thread for as long as its photo takes."""

_MOST_WORKERS = 4
_BETWEEN_TRIES = 0.1


def is_loopback(host: str) -> bool:
    """Whether an address can be reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def check(host: str, *, accounts: bool, administrators: bool) -> bool:
    """Return whether the site is served to one user without login.

    Args:
        host: the address to serve at.
        accounts: whether there are any, those that were disabled included.
        administrators: whether somebody can log in and manage accounts.

    Raises:
        ServingRefusedError: others could reach it, and accounts, key or names are not set.
    """
    if is_loopback(host):
        return not accounts
    missing = []
    if len(os.environ.get(KEY_VARIABLE, "")) < _SHORTEST_KEY:
        missing.append(
            f"環境変数 {KEY_VARIABLE} に {_SHORTEST_KEY} 文字以上の秘密の文字列を設定する"
        )
    if not os.environ.get(HOSTS_VARIABLE):
        missing.append(f"環境変数 {HOSTS_VARIABLE} に利用者が使うホスト名を設定する")
    if not administrators:
        missing.append("sesaku account で管理者を登録する")
    if missing:
        steps = "、".join(missing)
        raise ServingRefusedError(f"{host} は他の端末から届くため起動しません。先に{steps}。")
    return False


def claim(host: str, port: int) -> None:
    """Make sure that nobody else serves at an address: two servers would answer in turn.

    Raises:
        ServingRefusedError: it is taken, or it is no address of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host.strip("[]"), port))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ServingRefusedError(
            f"{host} のポート {port} では起動できません（{reason}）。"
            "ほかに動いている sesaku serve を止めるか、--port で別の番号を指定してください。"
        ) from error


def when_answering(host: str, port: int, tell: Callable[[], None]) -> None:
    """Call ``tell`` once the server that is about to run accepts connections."""

    def wait() -> None:
        while True:
            with suppress(OSError), socket.create_connection((host.strip("[]"), port), 1.0):
                tell()
                return
            time.sleep(_BETWEEN_TRIES)

    threading.Thread(target=wait, daemon=True).start()


def run(host: str, port: int, *, single_user: bool) -> None:
    """Serve until the process is told to stop: with granian where it is installed."""
    if single_user:
        os.environ[SINGLE_USER] = "1"
    worker = _coast_worker()
    try:
        if find_spec("granian") is not None:
            _granian(host, port)
        else:
            _waitress(host, port, single_user=single_user)
    finally:
        if worker is not None:
            worker.terminate()
            worker.wait()


def _coast_worker() -> "subprocess.Popen[bytes] | None":
    """Start what works behind the reports from the coast; it ends with this process."""
    if os.environ.get(COAST_VARIABLE) != "1":
        return None
    call = "from sesaku.cli.main import main; main()"
    return subprocess.Popen([sys.executable, "-c", call, "coast", "work"])  # noqa: S603 - our own


def _threads() -> int:
    return _COAST_THREADS if os.environ.get(COAST_VARIABLE) == "1" else _THREADS


def _granian(host: str, port: int) -> None:
    # Workers begin anew, with nothing of this process but its environment.
    multiprocessing.set_start_method("spawn", force=True)
    from granian.constants import Interfaces  # noqa: PLC0415 - an optional package
    from granian.log import LogLevels  # noqa: PLC0415 - the same
    from granian.server import Server  # noqa: PLC0415 - the same

    Server(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=min(os.cpu_count() or 1, _MOST_WORKERS),
        blocking_threads=_threads(),
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()


def _waitress(host: str, port: int, *, single_user: bool) -> None:
    from django.conf import settings  # noqa: PLC0415 - Django is ready only now
    from waitress import serve  # noqa: PLC0415 - not needed beside granian

    if single_user:  # the settings were made before it was known
        settings.SESAKU_SINGLE_USER = True
        settings.ALLOWED_HOSTS = settings.LOOPBACK_NAMES
    from sesaku_site.refusing import explain  # noqa: PLC0415 - as waitress itself
    from sesaku_site.wsgi import application  # noqa: PLC0415 - it reads the settings
    from sesaku_web.pages.limits import MOST_BYTES  # noqa: PLC0415 - Django is ready only now

    explain()
    serve(
        application,
        host=host,
        port=port,
        threads=_threads(),
        ident=None,
        max_request_body_size=MOST_BYTES,
        clear_untrusted_proxy_headers=False,  # single-user mode refuses what has them
    )
