"""Which database the library is in: SQLite in its folder, or PostgreSQL by ``DATABASE_URL``."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from sesaku_site.exceptions import DatabaseAddressError

VARIABLE = "DATABASE_URL"
FILE = "sesaku.sqlite3"
BUSY_SECONDS = 5
_KEPT_SECONDS = 600
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
_SCHEMES = ("postgres", "postgresql")


def database(folder: Path) -> dict[str, Any]:
    """Return Django's entry for the database of the library in ``folder``.

    Raises:
        DatabaseAddressError: ``DATABASE_URL`` is no address of a PostgreSQL database.
    """
    address = os.environ.get(VARIABLE)
    return _postgres(address) if address else _sqlite(folder / FILE)


def _sqlite(path: Path) -> dict[str, Any]:
    # A write transaction takes its lock at the start, so that it waits instead of failing in the
    # middle; what was acknowledged is on the disk (WAL with synchronous=FULL).
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": BUSY_SECONDS,
            "init_command": ";".join(f"PRAGMA {pragma}" for pragma in _PRAGMAS),
        },
        # The last connection that closes empties the log into the database: not at every request.
        "CONN_MAX_AGE": _KEPT_SECONDS,
    }


def _postgres(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in _SCHEMES or not name:
        raise DatabaseAddressError(
            f"{VARIABLE} が正しくありません。postgres://利用者:合言葉@ホスト:ポート/データベース名 "
            "の形で指定してください。"
        )
    try:
        port = parts.port
    except ValueError as error:
        raise DatabaseAddressError(f"{VARIABLE} のポート番号が正しくありません。") from error
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": _KEPT_SECONDS,
        "CONN_HEALTH_CHECKS": True,
    }
