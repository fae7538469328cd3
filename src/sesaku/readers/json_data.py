"""JSON and JSON Lines: the canonical text prints one leaf a line, as ``path<TAB>value``.

::

    事業名<TAB>島の灯台の改修
    予算[0].当初予算<TAB>101.0

List positions count from 0, as in JSON paths; in JSON Lines the path begins with the number of the
line, from 1. A value stands as its own characters: a number as written in the file, a text with
its line breaks, ``null``, ``true``, ``[]`` and ``{}`` as such, an empty text as nothing at all.
"""

import json
import math
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, NoReturn, TypeAlias

from sesaku.document.cite import Cite, Span
from sesaku.document.document import Document, Entry, Scalar, lines_of
from sesaku.exceptions import BrokenFileError, EncodingError, TooLargeError
from sesaku.readers.encoding import decode_exact
from sesaku.readers.entries import (
    MAX_CHARACTERS,
    MAX_ENTRIES,
    Repeated,
    Unreadable,
    told_apart,
)
from sesaku.readers.source import Source

NAME = "json"
SUFFIXES: tuple[str, ...] = (".json", ".jsonl", ".ndjson")
LINES_SUFFIXES = (".jsonl", ".ndjson")
MEDIA_TYPE = "application/json"
LINES_MEDIA_TYPE = "application/jsonl"

MAX_DEPTH = 64
"""Deepest nesting that is read."""

Path: TypeAlias = tuple[str | int, ...]

_OPENING = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*["}]|\[\s*[\[{"\]])')
_LINE_END = re.compile(r"\r\n?|\u2028|\u2029|\x85")
_UNPRINTABLE = re.compile(r"[\r\u2028\u2029\x85\ud800-\udfff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_QUOTED_KEY = re.compile(r'[\x00-\x1f\x7f\x85\u2028\u2029.\[\]"]|\A\Z')
_NO_ESCAPE = re.compile(r"[\x7f\x85\u2028\u2029]")
_LONGEST_INTEGER = 300
_NUMBER_LIMIT = re.compile(r"-?[0.]*[1-9]")


class _Number(str):
    """A number as it is written in the file."""

    __slots__ = ()


class _Object(tuple[tuple[str, Any], ...]):
    """The pairs of an object, in order, repeated keys included."""

    __slots__ = ()


class _UnreadableError(Exception):
    """A text is no JSON; the message says why, in Japanese."""


class _Record(NamedTuple):
    """One JSON value of a file; ``line`` and ``text`` are its line in JSON Lines."""

    line: int | None
    text: str
    value: Any


class _BadLine(NamedTuple):
    line: int
    text: str
    reason: str


def accepts(source: Source) -> bool:
    """Whether the name says JSON, or the content is JSON from its first character on."""
    if source.suffixed(*SUFFIXES):
        return True
    if not _OPENING.match(source.data[:4096]):
        return False
    try:
        return not any(
            isinstance(item, _BadLine) for item in _records(source, decode_exact(source).text)
        )
    except (BrokenFileError, EncodingError):
        return False


def read(source: Source) -> Document:
    """Read a JSON or JSON Lines file; a broken line of the latter is an ``Unreadable`` entry.

    Raises:
        BrokenFileError: it is not JSON; the message names the place.
        EncodingError: the bytes are not text.
        TooLargeError: it has more leaves than are read.
    """
    content, encoding = decode_exact(source)  # U+2028 within a string ends no line of a file
    items = _records(source, content)
    if sum(_leaves(item.value) for item in items if isinstance(item, _Record)) > MAX_ENTRIES:
        raise _too_many(source)  # before any of them is made: each takes far more than it is long
    sheet = _Print(source)
    for item in items:
        if isinstance(item, _BadLine):
            sheet.bad_line(item)
        else:
            sheet.record(item)
    text = "".join(sheet.parts)
    as_lines = any(item.line is not None for item in items) or source.suffixed(*LINES_SUFFIXES)
    return Document(
        name=source.name,
        path=source.path,
        text=text,
        sha256=source.sha256,
        media_type=LINES_MEDIA_TYPE if as_lines else MEDIA_TYPE,
        lines=lines_of(text),
        entries=tuple(sheet.entries),
        encoding=encoding,
    )


def _leaves(value: object) -> int:
    """Return how many values stand in a value, those that hold others aside."""
    found, waiting = 0, [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, _Object):
            waiting.extend(item for _, item in one)
        elif isinstance(one, list):
            waiting.extend(one)
        else:
            found += 1
    return found


def _too_many(source: Source) -> TooLargeError:
    return TooLargeError(
        source.path,
        f"項目が多すぎます（上限 {MAX_ENTRIES} 項目、{MAX_CHARACTERS} 文字）。"
        "ファイルを分けてから読み込んでください。",
    )


def _records(source: Source, text: str) -> list[_Record | _BadLine]:
    if source.suffixed(*LINES_SUFFIXES):
        items = list(_lines(text))
        if not items or any(isinstance(item, _Record) for item in items):
            return items
    try:
        return [_Record(None, "", _parse(text))]
    except _UnreadableError as error:
        items = list(_lines(text)) if text.strip() else []
        if len(items) > 1 and isinstance(items[0], _Record) and isinstance(items[0].value, _Object):
            return items
        raise _broken(source, error) from error


def _broken(source: Source, error: _UnreadableError) -> BrokenFileError:
    return BrokenFileError(
        source.path, f"JSON として読めません。{error}出力し直したファイルを指定してください。"
    )


def _lines(text: str) -> Iterator[_Record | _BadLine]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield _Record(number, line, _parse(line))
        except _UnreadableError as error:
            yield _BadLine(number, line, str(error))


def _refuse(constant: str) -> NoReturn:
    raise _UnreadableError(f"{constant} は JSON の値ではありません。")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_Object, parse_float=_Number, parse_int=_Number, parse_constant=_refuse
)


def _parse(text: str) -> Any:  # noqa: ANN401 - any JSON value
    if not text.strip():
        raise _UnreadableError("内容がありません（空のファイルです）。")
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise _UnreadableError(
            f"{error.lineno}行{error.colno}文字目から先が JSON の形になっていません。"
        ) from error
    except RecursionError as error:
        raise _UnreadableError(f"入れ子が深すぎます（上限 {MAX_DEPTH} 段）。") from error


class _Print:
    """The canonical text in the making, with its entries."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.parts: list[str] = []
        self.entries: list[Entry] = []
        self.at = 0

    def bad_line(self, item: _BadLine) -> None:
        """Print a line that is no JSON as it stands in the file."""
        self._gap()
        shown = _printable(item.text.strip())
        self._leaf(Unreadable, (item.line, item.reason), f"{item.line}行", shown, shown)

    def record(self, item: _Record) -> None:
        """Print one value with all its leaves."""
        mark = (len(self.parts), len(self.entries), self.at)
        path: Path = () if item.line is None else (item.line,)
        label = "" if item.line is None else f"{item.line}行"
        try:
            self._print(Entry, path, label, item.value)
        except _UnreadableError as error:
            if item.line is None:
                raise _broken(self.source, error) from error
            del self.parts[mark[0] :], self.entries[mark[1] :]
            self.at = mark[2]
            self.bad_line(_BadLine(item.line, item.text, str(error)))

    def _print(self, kind: type[Entry], path: Path, label: str, value: Any) -> None:  # noqa: ANN401 - any JSON value
        if isinstance(value, _Object):
            self._object(kind, path, label, value)
        elif isinstance(value, list):
            self._list(kind, path, label, value)
        elif isinstance(value, _Number):
            self._leaf(kind, path, label, str(value), _number(value))
        elif isinstance(value, str):
            shown = _printable(value)
            self._leaf(kind, path, label, shown, shown)
        else:
            self._leaf(kind, path, label, _CONSTANTS[value], value)

    def _object(self, kind: type[Entry], path: Path, label: str, value: _Object) -> None:
        if len(path) == 1:
            self._gap()
        self._begin(kind, path, label, "" if value else "{}")
        keys = [_printable(key) for key, _ in value]
        names = keys if len(set(keys)) == len(keys) else told_apart(keys)
        for (_, item), key, name in zip(value, keys, names, strict=True):
            below = f"{label}.{_shown_key(name)}" if label else _shown_key(name)
            self._print(kind if key == name else Repeated, (*path, name), below, item)

    def _list(self, kind: type[Entry], path: Path, label: str, value: list[Any]) -> None:
        if len(path) == 1 and isinstance(path[0], int):
            self._gap()
        self._begin(kind, path, label, "" if value else "[]")
        for number, item in enumerate(value):
            self._print(kind, (*path, number), f"{label}[{number}]", item)

    def _begin(self, kind: type[Entry], path: Path, label: str, empty: str) -> None:
        if len(path) >= MAX_DEPTH:
            raise _UnreadableError(f"入れ子が深すぎます（上限 {MAX_DEPTH} 段）。")
        if empty:
            self._leaf(kind, path, label, empty, None)

    def _gap(self) -> None:
        """Leave a line blank between the records of a file."""
        if self.parts:
            self.parts.append("\n")
            self.at += 1

    def _leaf(self, kind: type[Entry], path: Path, label: str, shown: str, value: Scalar) -> None:
        start = self.at + len(label) + 1
        end = start + len(shown)
        if end > MAX_CHARACTERS or len(self.entries) >= MAX_ENTRIES:
            raise _too_many(self.source)
        cite: Cite = (Span(start, end),) if shown else ()
        self.entries.append(kind(path, value, cite))
        self.parts.append(f"{label}\t{shown}\n")
        self.at = end + 1


_CONSTANTS = {None: "null", True: "true", False: "false"}


def _number(lexeme: _Number) -> Scalar:
    """Return the number, or the text of one that Python's numbers can't hold."""
    if lexeme.lstrip("-").isdecimal():
        return int(lexeme) if len(lexeme) <= _LONGEST_INTEGER else str(lexeme)
    value = float(lexeme)
    lost = value == 0 and _NUMBER_LIMIT.match(lexeme)
    return value if math.isfinite(value) and not lost else str(lexeme)


def _printable(text: str) -> str:
    """Return ``text`` with line feeds for line ends, and half characters escaped as in JSON."""
    if not _UNPRINTABLE.search(text):
        return text
    text = _LINE_END.sub("\n", text)
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def _shown_key(key: str) -> str:
    if not _QUOTED_KEY.search(key):
        return key
    quoted = json.dumps(key, ensure_ascii=False)
    return _NO_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
