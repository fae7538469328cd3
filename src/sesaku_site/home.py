"""The folder of the library, ``SESAKU_HOME``, and the secret key that lies in it."""

import os
import secrets
from pathlib import Path

from platformdirs import user_data_path

VARIABLE = "SESAKU_HOME"
KEY_VARIABLE = "SESAKU_SECRET_KEY"
_KEY_FILE = "secret-key"
_PRIVATE_FOLDER = 0o700
_PRIVATE_FILE = 0o600


def home() -> Path:
    """Return the folder of the library; it need not be there yet."""
    given = os.environ.get(VARIABLE)
    return Path(given).expanduser().absolute() if given else user_data_path("sesaku")


def prepare_home() -> Path:
    """Make the folder of the library, its folder of files and its key, where they are not there.

    Raises:
        OSError: the folder cannot be made or written.
    """
    folder = home()
    folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    (folder / "files").mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
    if not os.environ.get(KEY_VARIABLE):
        _make_key(folder / _KEY_FILE)
    return folder


def secret_key() -> str:
    """Return the key that signs sessions.

    The variable comes first, then the file in the library. Before the file is made (nothing is
    served then) the key is one of this process alone.
    """
    given = os.environ.get(KEY_VARIABLE)
    if given:
        return given
    try:
        return (home() / _KEY_FILE).read_text("ascii").strip()
    except FileNotFoundError:
        return secrets.token_urlsafe(48)


def _make_key(path: Path) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE_FILE)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48) + "\n")
