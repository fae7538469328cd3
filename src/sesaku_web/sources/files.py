"""The files of the library: each lies under the hash of its content, and is never changed."""

import hashlib
import os
import tempfile
import time
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


def path_of(sha256: str) -> Path:
    """Return where the file of a hash lies, or would lie."""
    return Path(settings.SESAKU_HOME) / FOLDER / sha256[:2] / sha256


def store(data: bytes) -> str:
    """Keep a file and return its hash; it is on the disk, whole, when this returns."""
    sha256 = hashlib.sha256(data).hexdigest()
    target = path_of(sha256)
    if target.exists():
        return sha256
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=_DRAFT, dir=target.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(_READABLE)
        draft.replace(target)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
    for folder in (target.parent, target.parent.parent):
        _sync_folder(folder)
    return sha256


def store_file(path: Path) -> str:
    """Keep a copy of a file, which need not fit into memory, and return its hash."""
    folder = Path(settings.SESAKU_HOME) / FOLDER / "00"
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=_DRAFT, dir=folder)
    draft, digest = Path(name), hashlib.sha256()
    try:
        with os.fdopen(handle, "wb") as file, path.open("rb") as source:
            while piece := source.read(_PIECE):
                digest.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        target = path_of(digest.hexdigest())
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            draft.chmod(_READABLE)
            draft.replace(target)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
    for changed in (target.parent, target.parent.parent):
        _sync_folder(changed)
    return digest.hexdigest()


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


def _sync_folder(folder: Path) -> None:
    """Put the folder's list of names on the disk; a rename is lost with the power otherwise."""
    with suppress(PermissionError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
