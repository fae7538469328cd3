"""Files that cannot be opened, and those that may not be read to the end."""

import errno
import io
import os
import socket
import sys
from pathlib import Path

import pytest

from sesaku.exceptions import (
    DocumentError,
    FileMissingError,
    TooLargeError,
    UnsupportedFormatError,
)
from sesaku.readers import open_document
from sesaku.readers.source import MAX_BYTES, Source, load


def test_a_file_is_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "施策.txt"
    path.write_bytes(b"abc")
    source = load(path)
    assert (source.name, source.path, source.data) == ("施策.txt", str(path), b"abc")
    assert source.sha256.startswith("ba7816bf")
    assert source.suffixed(".TXT".lower())


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("施策".encode())))
    assert open_document("-").text == "施策"


def test_standard_input_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sesaku.readers.source.MAX_BYTES", 8)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * 9)))
    with pytest.raises(TooLargeError):
        load("-")


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError, match="見つかりません"):
        load(tmp_path / "nothing.txt")
    (tmp_path / "file").touch()
    with pytest.raises(FileMissingError, match="見つかりません"):
        load(tmp_path / "file" / "below.txt")


def test_names_that_name_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError, match="長すぎます"):
        load(tmp_path / ("x" * 5000))
    with pytest.raises(FileMissingError, match="開けません"):
        load("a\0b")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(FileMissingError, match="循環"):
        load(tmp_path / "loop")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormatError, match="フォルダー"):
        load(tmp_path)


def test_a_device_and_a_socket(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormatError, match="ファイルではありません"):
        load("/dev/zero")
    with socket.socket(socket.AF_UNIX) as server:
        os.chdir(tmp_path)
        server.bind("here")
        with pytest.raises(UnsupportedFormatError):
            load("here")


def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnsupportedFormatError, match="パイプ"):
        load(tmp_path / "pipe")


def test_an_open_pipe_is_read() -> None:
    reader, writer = os.pipe()
    try:
        os.write(writer, b"abc")
        os.close(writer)
        assert load(f"/dev/fd/{reader}").data == b"abc"
    finally:
        os.close(reader)


def test_a_sparse_file_is_refused_without_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(1024**3)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(TooLargeError, match="上限 64 MiB"):
        load(path)


def test_the_largest_file_that_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES)
    assert len(load(path).data) == MAX_BYTES


@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM])
def test_a_file_that_may_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    path = tmp_path / "secret.txt"
    path.touch()

    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileMissingError, match="権限"):
        load(path)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("report.txt", b"%PDF-1.7\n1 0 obj\n"),
        ("report", b"PK\x03\x04" + bytes(40)),
        ("report.md", b"\xd0\xcf\x11\xe0" + bytes(40)),
        ("report.txt", b"\x89PNG\r\n\x1a\n"),
        ("report.zip", b"abc"),
    ],
)
def test_formats_that_no_reader_takes(name: str, data: bytes) -> None:
    with pytest.raises(DocumentError, match=f"^{name}: .*。$"):
        open_document(Source(name, data))
