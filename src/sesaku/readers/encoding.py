r"""Decoding: UTF-8, UTF-16, UTF-32, CP932 (Shift_JIS), EUC-JP and ISO-2022-JP.

What the bytes themselves say (a byte order mark, valid UTF-8 beyond ASCII, escape sequences) is
certain. Between CP932 and EUC-JP the reading wins in which Japanese letters and the kanji of JIS
level 1 stand; where neither is likely, or both are, the file is refused rather than misread.
"""

import codecs
import re
import unicodedata
from typing import NamedTuple

from sesaku.document.document import Defect
from sesaku.exceptions import EncodingError
from sesaku.readers.source import Source
from sesaku.text.likelihood import (
    frequent_only,
    half_kana_only,
    ideographs_only,
    likelihood,
    plausible,
)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ESCAPE = re.compile(rb"\x1b(?:\$[@B]|\([BIJ])")
_LEGACY = ("cp932", "euc_jp")
_CATCH_ALL = "cp1252"
"""Any bytes are text in it, and pages that are in Japanese name it too."""
_SEVEN_BITS = "iso2022_jp_ext"
_JIS = ("euc_jp", _SEVEN_BITS)
_LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UNUSED = re.compile("[\x80\uf8f0-\uf8f3]")
"""What the codec makes of single bytes that mean nothing in CP932."""
_SAMPLE = 65_536
_MAX_CONTROL_SHARE = 0.01
_SOUND_LETTERS_A_DEFECT = 200
_MARGIN = 6.0
"""Difference of likelihood below which two readings are both possible."""
_FEW_KANA = 4
_FEW_KANJI = 8
"""So many kanji in EUC-JP are hardly half-width kana in CP932 by chance."""


class Decoded(NamedTuple):
    r"""A text with ``\n`` line ends, and the encoding its bytes were in."""

    text: str
    encoding: str


class Mended(NamedTuple):
    """A text in which broken bytes may stand as replacement characters, and the defects."""

    text: str
    encoding: str
    defects: tuple[Defect, ...] = ()


def decode(source: Source) -> Decoded:
    """Decode the bytes of a text file, every one of them.

    Raises:
        EncodingError: the bytes are text in none of the known encodings (a binary file, say), or
            some are broken.
    """
    text, encoding = decode_exact(source)
    return Decoded(_LINE_END.sub("\n", text), encoding)


def decode_exact(source: Source) -> Decoded:
    """Decode as ``decode`` does, line ends left as they are: in data they are part of a value.

    Raises:
        EncodingError: as of ``decode``.
    """
    found = _whole(source.data)
    if found is None:
        raise EncodingError(source.path, _reason(source.data))
    return _sound(found, source.path)


def decode_mended(source: Source, declared: str | None = None) -> Mended:
    """Decode the bytes of a text file, the few broken ones of a long text replaced.

    Args:
        source: the file.
        declared: the encoding that the file itself names, for bytes that leave it open.

    Raises:
        EncodingError: the bytes are text in none of the known encodings.
    """
    data = source.data
    found = _whole(data, declared)
    if found is not None:
        return Mended(*_checked(found, source.path))
    body, stated = _stated(data) or (data, None)
    names = [stated] if stated else [*([declared] if declared else []), "utf-8", *_LEGACY]
    readings = [reading for name in names if (reading := _replaced(body, name))]
    if not readings:
        raise EncodingError(source.path, _reason(data))
    count, found = min(readings, key=lambda reading: reading[0])
    text, encoding = _checked(found, source.path)
    keys: dict[str, str | int] = {"encoding": encoding, "count": count}
    return Mended(text, encoding, (("characters-replaced", text.index("\ufffd"), keys),))


def _whole(data: bytes, declared: str | None = None) -> Decoded | None:
    """Return the reading in which every byte has its meaning, None without one or with several."""
    stated = _stated(data)
    if stated:
        return _strict(*stated)
    found = _unmarked_utf16(data) or _strict(data, "utf-8")
    if declared == _CATCH_ALL:
        found = found or _likely(data)
    if declared:
        found = found or _strict(data, declared)
    return found or _likely(data)


def _stated(data: bytes) -> tuple[bytes, str] | None:
    """Return the content and the encoding that a mark or escape sequences state."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :], encoding
    return (data, _SEVEN_BITS) if data.isascii() and _ESCAPE.search(data) else None


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """Return the reading as UTF-16 of bytes among which one half of the ASCII letters is zero."""
    sample = data[:4096]
    if len(data) % 2 or b"\0" not in sample:
        return None
    first, second = sample[::2].count(0), sample[1::2].count(0)
    found = _strict(data, "utf-16-le" if first < second else "utf-16-be")
    return found if found and all(_ordinary(letter) for letter in found.text[:2048]) else None


def _ordinary(letter: str) -> bool:
    """Whether a letter may stand in a text that no mark vouches for."""
    usual = letter.isascii() or "\u2010" <= letter <= "\u9fff" or "\uff01" <= letter <= "\uffe6"
    return usual and (letter in "\t\n\r\f" or unicodedata.category(letter) not in ("Cc", "Cn"))


def _likely(data: bytes) -> Decoded | None:
    """Return the one likely reading in a Japanese encoding before Unicode."""
    readings = [found for name in _LEGACY if (found := _strict(data, name)) is not None]
    readings.sort(key=lambda found: likelihood(found.text), reverse=True)
    if not readings or not plausible(readings[0].text):
        return None
    if len(readings) > 1:
        best, other = readings
        if best.encoding == "cp932" and _half_kana_in_euc(other.text):
            return other
        few = sum(not letter.isascii() for letter in best.text) < _FEW_KANJI
        either = few and ideographs_only(best.text) and half_kana_only(other.text)
        either = either and not frequent_only(best.text)
        if either or likelihood(best.text) - likelihood(other.text) < _MARGIN:
            return None
    return readings[0]


def _half_kana_in_euc(text: str) -> bool:
    """Whether the text is half-width kana: in CP932 it would be kanji of one and the same row."""
    return half_kana_only(text) and sum(not letter.isascii() for letter in text) >= _FEW_KANA


def _strict(data: bytes, encoding: str) -> Decoded | None:
    errors = _NEC_ROW if encoding in _JIS else "strict"
    try:
        text = data.decode(encoding, errors)
    except UnicodeDecodeError:
        return None
    return None if encoding == "cp932" and _UNUSED.search(text) else Decoded(text, encoding)


def _replaced(data: bytes, encoding: str) -> tuple[int, Decoded] | None:
    """Return how many characters had to be replaced, and the text; None where too many had."""
    text = data.decode(encoding, "replace")
    if encoding == "cp932":
        text = _UNUSED.sub("\ufffd", text)
    own = data.count("\ufffd".encode()) if encoding == "utf-8" else 0
    count = text.count("\ufffd") - own
    sound = 0 < count * _SOUND_LETTERS_A_DEFECT <= len(text)
    return (count, Decoded(text, encoding)) if sound and plausible(text) else None


def _checked(found: Decoded, path: str) -> Decoded:
    return Decoded(_LINE_END.sub("\n", _sound(found, path).text), found.encoding)


def _sound(found: Decoded, path: str) -> Decoded:
    sample = found.text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _MAX_CONTROL_SHARE * len(sample):
        raise EncodingError(path, _reason(b"\0"))
    return found


def _reason(data: bytes) -> str:
    if b"\0" in data[:_SAMPLE]:
        return "文字の文書ではありません（制御文字が多すぎます）。文書ファイルを指定してください。"
    if all(_strict(data, name) for name in _LEGACY):
        return (
            "文字コードを判定できません（CP932 とも EUC-JP とも読めるか、日本語として読めません）。"
            "UTF-8 で保存し直してください。"
        )
    return (
        "文字コードを判定できません（UTF-8、UTF-16、CP932、EUC-JP、ISO-2022-JP のどれとしても"
        "壊れています）。UTF-8 で保存し直してください。"
    )


def _nec_row(error: UnicodeError) -> tuple[str, int]:
    """Read what Windows adds to JIS X 0208 (①, ㈱, 髙): rows 13 and 89 to 92, by way of CP932."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    row, cell = (byte & 0x7F for byte in (*error.object[error.start : error.start + 2], 0, 0)[:2])
    if row not in (0x2D, 0x79, 0x7A, 0x7B, 0x7C) or not 0x21 <= cell <= 0x7E:  # noqa: PLR2004 - rows of JIS
        raise error
    lead = (row - 0x21) // 2 + (0x81 if row < 0x5F else 0xC1)  # noqa: PLR2004 - JIS to Shift_JIS
    trail = cell + (0x7E if row % 2 == 0 else 0x1F + (cell >= 0x60))  # noqa: PLR2004 - the same
    return bytes((lead, trail)).decode("cp932"), error.start + 2


_NEC_ROW = "sesaku-nec-row"
codecs.register_error(_NEC_ROW, _nec_row)
