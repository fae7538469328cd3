"""Encodings told apart, broken bytes mended, and nothing misread."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesaku.exceptions import EncodingError
from sesaku.readers.encoding import decode, decode_mended
from sesaku.readers.source import Source

REPORT = (
    "令和５年度 森林保全施策の評価書\n"
    "施策目標：国土の保全に資する森林の整備を進める。\n"
    "測定指標１ 間伐の面積（万ha）\t目標 12.5\t実績 11.8\n"
    "①関係機関との会合を３回行い、②手引きを改めた。\n"
)
SHORT = [
    "間伐の面積",
    "令和５年度",
    "実績,目標\n12,15\n",
    "外交青書",
    "担当：森林整備課",
    "カタカナ",
    "（注）速報値である。",
    "施策の評価",
    "ア 背景",
    "保全",
    "ｶﾞｲｺｳ,ﾃｽﾄ,123",
]
ENCODINGS = ["utf-8", "utf-8-sig", "cp932", "euc_jp", "iso2022_jp_ext", "utf-16", "utf-32"]


REFUSED: list[tuple[str, str]] = []


def source(data: bytes) -> Source:
    return Source("report.txt", data)


def eucjp_of_windows(text: str) -> bytes:
    """EUC-JP as Windows writes it, with the signs ① and ㈱ in row 13."""
    out = b""
    for letter in text:
        try:
            out += letter.encode("euc_jp")
        except UnicodeEncodeError:
            lead, trail = letter.encode("cp932")
            row = (lead - (0x81 if lead < 0xA0 else 0xC1)) * 2 + 0x21 + (trail >= 0x9F)
            cell = trail - 0x7E if trail >= 0x9F else trail - 0x1F - (trail >= 0x80)
            out += bytes((row | 0x80, cell | 0x80))
    return out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16", "utf-32"])
def test_a_report(encoding: str) -> None:
    assert decode(source(REPORT.encode(encoding))).text == REPORT


def test_a_report_in_euc_jp_with_signs_of_windows() -> None:
    assert decode(source(eucjp_of_windows(REPORT))) == (REPORT, "euc_jp")


def test_a_report_in_seven_bits() -> None:
    words = [eucjp_of_windows(letter) for letter in "①会議㈱"]
    inside = b"".join(bytes(byte & 0x7F for byte in word) for word in words)
    assert decode(source(b"No.1 \x1b$B" + inside + b"\x1b(B.")).text == "No.1 ①会議㈱."


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark(encoding: str) -> None:
    assert decode(source(REPORT.encode(encoding))) == (REPORT, encoding)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", SHORT)
def test_a_short_text_is_read_or_refused_and_never_misread(text: str, encoding: str) -> None:
    try:
        assert decode(source(text.encode(encoding))).text == text
    except EncodingError:
        # so few bytes may be kanji in one encoding and half-width kana in the other
        assert (text, encoding) in REFUSED


def test_what_reads_both_ways_is_refused() -> None:
    half_width = "ｾｲｻｸ".encode("cp932")
    assert str(half_width, "euc_jp") == "床燦"
    with pytest.raises(EncodingError, match="CP932 とも EUC-JP とも"):
        decode(source(half_width))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b" \r\n\t", " \n\t"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        ("一\u2028二\u2029三\x85四".encode(), "一\n二\n三\n四"),
        (b"\xef\xbb\xbfabc", "abc"),
        (b"plain ASCII", "plain ASCII"),
    ],
)
def test_line_ends_and_little(data: bytes, text: str) -> None:
    assert decode(source(data)).text == text


@pytest.mark.parametrize(
    "data",
    [
        b"\0" * 16,
        bytes(range(256)) * 4,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(128, 256)),
        b"\x1b\x02\x03\x04" * 20,
        "déjà vu à l'été".encode("latin-1"),
        "政策评价报告书，国际合作与发展，外交部门的工作目标，实现情况良好".encode("gb18030"),
        b"\xff\xfeabc",
        b"\x80\x81\x82",
    ],
)
def test_what_is_no_japanese_text_is_refused(data: bytes) -> None:
    with pytest.raises(EncodingError, match=r"report\.txt: .*。$"):
        decode(source(data))


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp"])
def test_few_broken_bytes_are_mended_and_named(encoding: str) -> None:
    text = REPORT.replace("①", "").replace("②", "") * 20
    data = bytearray(text.encode(encoding))
    data[data.index("令和".encode(encoding), 3000) - 1] = 0xFF
    mended = decode_mended(source(bytes(data)))
    ((code, offset, keys),) = mended.defects
    assert code == "characters-replaced"
    assert mended.text[offset] == "\ufffd"
    assert keys == {"encoding": encoding, "count": 1}
    assert mended.text.replace("\ufffd", "\n") == text
    with pytest.raises(EncodingError):
        decode(source(bytes(data)))


def test_what_a_mark_or_escapes_state_is_believed_even_where_bytes_are_broken() -> None:
    broken = "\n".join([REPORT] * 9).encode("utf-8-sig")[:-2] + b"\xff\n"
    assert decode_mended(source(broken)).encoding == "utf-8"
    assert not decode_mended(source(broken)).text.startswith("\ufeff")
    cut = (REPORT * 9).encode("utf-16")[:-1]
    assert decode_mended(source(cut)).defects[0][2]["encoding"] == "utf-16-le"
    seven = ("施策の評価\n" * 300).encode("iso2022_jp")[:-8] + b"\x7f\x1b(B\n"
    assert decode_mended(source(seven)).text.startswith("施策の評価\n")
    with pytest.raises(EncodingError):
        decode(source(seven))


def test_offsets_of_defects_are_those_of_the_text() -> None:
    data = (REPORT * 5).replace("\n", "\r\n").encode() + b"\xff"
    mended = decode_mended(source(data))
    assert mended.text[mended.defects[0][1]] == "\ufffd"


def test_many_broken_bytes_are_refused() -> None:
    data = bytearray(REPORT.encode() * 5)
    data[::40] = b"\xff" * len(data[::40])
    with pytest.raises(EncodingError):
        decode_mended(source(bytes(data)))


def test_a_replacement_character_of_the_file_is_no_defect() -> None:
    assert decode_mended(source(f"{REPORT}\ufffd".encode())).defects == ()


def test_the_declared_encoding_decides_what_the_bytes_leave_open() -> None:
    assert decode_mended(source("ｾｲｻｸ".encode("cp932")), "cp932").text == "ｾｲｻｸ"
    assert decode_mended(source("保全".encode("euc_jp")), "euc_jp").text == "保全"
    assert decode_mended(source("déjà".encode("cp1252")), "cp1252").text == "déjà"
    assert decode_mended(source(REPORT.encode("cp932")), "cp1252").text == REPORT
    assert decode_mended(source(REPORT.encode()), "cp932").text == REPORT


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        mended = decode_mended(source(data))
    except EncodingError:
        return
    assert "\r" not in mended.text
    assert all(mended.text[offset] == "\ufffd" for _, offset, _ in mended.defects)


LETTERS = "施策評価目標実績年度森林外交会議担当課保全の数を行った。、（）・１２３あいうアイウ12 \n"


@given(
    st.text(alphabet=LETTERS, min_size=12, max_size=200),
    st.sampled_from(["utf-8", "cp932", "euc_jp", "iso2022_jp"]),
)
def test_any_japanese_text_is_read_or_refused(text: str, encoding: str) -> None:
    try:
        assert decode(source(text.encode(encoding))).text == text
    except EncodingError:
        assert encoding in ("cp932", "euc_jp")
