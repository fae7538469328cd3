"""Decoding: UTF-8 with or without mark, UTF-16 with mark, CP932 (Shift_JIS), EUC-JP."""

import codecs
import re
from typing import NamedTuple

from sesaku.exceptions import EncodingError
from sesaku.readers.source import Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = ("cp932", "euc_jp")
_LINE_END = re.compile(r"\r\n?|\u2028|\u2029|\x85")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠、。]")
_HALF_KANA = re.compile(r"[｡-ﾟ]")
_MAX_CONTROL_SHARE = 0.01


class Decoded(NamedTuple):
    """A text with ``\\n`` line ends, and the encoding its bytes were in."""

    text: str
    encoding: str


def decode(source: Source) -> Decoded:
    """Decode the bytes of a text file.

    Raises:
        EncodingError: the bytes are text in none of the known encodings (a binary file, say).
    """
    data = source.data
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _checked(data[len(mark) :].decode(encoding), encoding, source)
            except UnicodeDecodeError as error:
                raise EncodingError(source.path, _broken(encoding, error.start)) from error
    try:
        return _checked(data.decode("utf-8"), "utf-8", source)
    except UnicodeDecodeError as error:
        readings = [found for name in _LEGACY if (found := _try(data, name)) is not None]
        if not readings:
            raise EncodingError(source.path, _broken("utf-8", error.start)) from error
        return _checked(*max(readings, key=lambda found: _likeness(found.text)), source)


def _try(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _likeness(text: str) -> float:
    sample = text[:20_000]
    return len(_JAPANESE.findall(sample)) - 2 * len(_HALF_KANA.findall(sample))


def _checked(text: str, encoding: str, source: Source) -> Decoded:
    if len(_CONTROL.findall(text[:65_536])) > _MAX_CONTROL_SHARE * min(len(text), 65_536):
        raise EncodingError(
            source.path,
            "文字の文書ではありません（制御文字が多すぎます）。文書ファイルを指定してください。",
        )
    return Decoded(_LINE_END.sub("\n", text), encoding)


def _broken(encoding: str, offset: int) -> str:
    return (
        f"文字コードを判定できません（{encoding} としては {offset} バイト目が壊れています）。"
        "UTF-8 で保存し直してください。"
    )
