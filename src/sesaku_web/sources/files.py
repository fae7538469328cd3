"""The files of the library: each lies under the hash of its content, and is never changed."""

import hashlib
import os
import tempfile
import time
import weakref
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from sesaku_web.exceptions import NotFoundError

FOLDER = "files"
_READABLE = 0o600
_DRAFT = ".incoming-"
_PIECE = 1024 * 1024
_HALF_WRITTEN_SECONDS = 60 * 60 * 24
"""So old a draft is nobody's any more."""

_NAMED: set[Path] = set()
"""Folders whose names this process has put on the disk: 256 at most in a library."""


def path_of(sha256: str) -> Path:
    """Return where the file of a hash lies, or would lie."""
    return Path(settings.SESAKU_HOME) / FOLDER / sha256[:2] / sha256


class Incoming:
    """A file that comes in piece by piece; what is not kept is removed with this object."""

    def __init__(self) -> None:
        folder = Path(settings.SESAKU_HOME) / FOLDER / "00"
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=_DRAFT, dir=folder)
        self.path = Path(name)
        self.size = 0
        self._handle = handle
        self._digest = hashlib.sha256()
        self._discard = weakref.finalize(self, _discard, handle, self.path)

    def write(self, piece: bytes) -> None:
        """Add a piece."""
        self._digest.update(piece)
        self.size += len(piece)
        rest = memoryview(piece)
        while rest:
            rest = rest[os.write(self._handle, rest) :]

    def discard(self) -> None:
        """Remove what came in; nothing happens where it was kept."""
        self._discard()

    def keep(self) -> str:
        """Keep the file and return its hash; it is on the disk, whole, when this returns."""
        sha256 = self._digest.hexdigest()
        target = path_of(sha256)
        if not target.exists():
            os.fsync(self._handle)
            self.path.chmod(_READABLE)
            target.parent.mkdir(parents=True, exist_ok=True)
            self.path.replace(target)
        self._discard()
        _sync_names(target.parent)
        return sha256


def store(data: bytes) -> str:
    """Keep a file and return its hash; it is on the disk, whole, when this returns."""
    sha256 = hashlib.sha256(data).hexdigest()
    if path_of(sha256).exists():
        return sha256
    incoming = Incoming()
    incoming.write(data)
    return incoming.keep()


def store_file(path: Path) -> str:
    """Keep a copy of a file, which need not fit into memory, and return its hash."""
    incoming = Incoming()
    with path.open("rb") as source:
        while piece := source.read(_PIECE):
            incoming.write(piece)
    return incoming.keep()


def load(sha256: str) -> bytes:
    """Return the content of a file.

    Raises:
        NotFoundError: the file is gone, or is not what it was.
    """
    try:
        data = path_of(sha256).read_bytes()
    except FileNotFoundError as error:
        raise NotFoundError(f"{sha256}: ファイルが保管庫にありません。") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise NotFoundError(f"{sha256}: 保管庫のファイルが壊れています。控えから戻してください。")
    return data


def sweep() -> int:
    """Remove what was half written when a process ended; return how many files that were."""
    before = time.time() - _HALF_WRITTEN_SECONDS
    left = (Path(settings.SESAKU_HOME) / FOLDER).glob(f"*/{_DRAFT}*")
    old = [path for path in left if path.stat().st_mtime < before]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _discard(handle: int, path: Path) -> None:
    os.close(handle)
    path.unlink(missing_ok=True)


def _sync_names(folder: Path) -> None:
    """Put a folder's list of names on the disk, and its own name in the folder above."""
    _sync_folder(folder)
    if folder not in _NAMED:
        _sync_folder(folder.parent)
        _NAMED.add(folder)


def _sync_folder(folder: Path) -> None:
    """Put the folder's list of names on the disk; a rename is lost with the power otherwise."""
    with suppress(PermissionError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
