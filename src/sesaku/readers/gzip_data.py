"""Compressed files 「gzip」: what is inside is read as what it is."""

import dataclasses
import gzip
import io
import zlib
from collections.abc import Callable

from sesaku.document.document import Document
from sesaku.exceptions import BrokenFileError, DocumentError, TooLargeError
from sesaku.readers.source import MAX_BYTES, Source

MAGIC = b"\x1f\x8b"
SUFFIX = ".gz"


def accepts(source: Source) -> bool:
    """Whether the content is compressed."""
    return source.data.startswith(MAGIC)


def read(source: Source, read_content: Callable[[Source], Document]) -> Document:
    """Read what is inside; name, path and hash stay those of the file itself.

    Args:
        source: the compressed file.
        read_content: reads what was inside, as a file whose name lacks ``.gz``.

    Raises:
        BrokenFileError: it is damaged or cut short.
        TooLargeError: its content is larger than is read; it is not unpacked to the end.
        DocumentError: what is inside cannot be opened.
    """
    path = source.path[: -len(SUFFIX)] if source.suffixed(SUFFIX) else source.path
    content = Source(path, _unpacked(source), source.ocr)
    try:
        document = read_content(content)
    except DocumentError as error:
        raise type(error)(source.path, error.message) from error
    return dataclasses.replace(document, name=source.name, path=source.path, sha256=source.sha256)


def _unpacked(source: Source) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(source.data)) as packed:
            content = packed.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise BrokenFileError(
            source.path,
            "圧縮ファイル（gzip）が壊れているか、途中で切れています。取得し直してください。",
        ) from error
    if len(content) > MAX_BYTES:
        raise TooLargeError(
            source.path,
            f"展開すると大きすぎます（上限 {MAX_BYTES // 1024**2} MiB）。"
            "内容を分けてから読み込んでください。",
        )
    return content
