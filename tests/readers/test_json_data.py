"""JSON and JSON Lines: every leaf printed once, as it is written, and what is no JSON is named."""

import contextlib
import itertools
import json
import math
import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesaku.document.document import Document
from sesaku.exceptions import BrokenFileError, EncodingError, SesakuError, TooLargeError
from sesaku.readers import json_data
from sesaku.readers.entries import Repeated, Unreadable
from sesaku.readers.registry import open_document
from sesaku.readers.source import Source

NAMES = ["a.json", "a.jsonl", "a.csv", "a.gz", "a"]
PIECES = ["{", "}", "[", "]", '"', "a", ":", ",", "1", "\n", "\\u", "null", " "]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def opened(text: str | bytes, name: str = "sheet.json") -> Document:
    data = text.encode() if isinstance(text, str) else text
    return open_document(Source(name, data))


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - any JSON
    if value not in ({}, []) and isinstance(value, dict):
        for name, item in value.items():
            yield from leaves(item, (*path, name))
    elif value not in ({}, []) and isinstance(value, list):
        for number, item in enumerate(value):
            yield from leaves(item, (*path, number))
    else:
        yield path, value


def test_one_leaf_a_line() -> None:
    document = opened('{"事業名": "島の灯", "予算": [{"年度": 2020, "当初": 101.0}], "終了": null}')
    assert document.text == (
        "事業名\t島の灯\n予算[0].年度\t2020\n予算[0].当初\t101.0\n終了\tnull\n"
    )
    assert [entry.path for entry in document.entries] == [
        ("事業名",),
        ("予算", 0, "年度"),
        ("予算", 0, "当初"),
        ("終了",),
    ]
    assert [entry.value for entry in document.entries] == ["島の灯", 2020, 101.0, None]
    assert [document.quote(entry.cite) for entry in document.entries] == [
        "島の灯",
        "2020",
        "101.0",
        "null",
    ]
    assert document.media_type == "application/json"


@pytest.mark.parametrize("lexeme", ["101.0", "0", "-0.50", "1E5", "12345678901234567890", "1e-3"])
def test_a_number_stays_as_written(lexeme: str) -> None:
    document = opened(f"[{lexeme}]")
    (entry,) = document.entries
    assert document.quote(entry.cite) == lexeme
    assert entry.value == json.loads(lexeme)
    assert type(entry.value) is type(json.loads(lexeme))


@pytest.mark.parametrize("lexeme", ["1e400", "-1e400", "1e-400", "9" * 5000])
def test_a_number_beyond_measure_keeps_its_text_alone(lexeme: str) -> None:
    document = opened(f"[{lexeme}]")
    assert document.entries[0].value == lexeme
    assert document.quote(document.entries[0].cite) == lexeme


def test_text_with_line_breaks_stays_on_several_lines() -> None:
    document = opened(r'{"概要": "①塗る\r\n②直す\u2028③見せる", "次": "終"}')
    assert document.text == "概要\t①塗る\n②直す\n③見せる\n次\t終\n"
    document.verify(str(document.entries[0].value), document.entries[0].cite)
    assert document.quote(document.entries[1].cite) == "終"


def test_blank_null_and_nothing_are_three() -> None:
    document = opened('{"a": "", "b": null, "c": [], "d": {}, "e": 0, "f": false}')
    assert [(entry.value, document.quote(entry.cite)) for entry in document.entries] == [
        ("", ""),
        (None, "null"),
        (None, "[]"),
        (None, "{}"),
        (0, "0"),
        (False, "false"),
    ]


@pytest.mark.parametrize(("text", "printed"), [("[]", "[]"), ("{}", "{}"), ("null", "null")])
def test_a_file_of_nothing_says_so(text: str, printed: str) -> None:
    document = opened(text)
    assert document.text == f"\t{printed}\n"
    assert [entry.path for entry in document.entries] == [()]


def test_odd_keys_are_quoted_where_they_are_printed() -> None:
    document = opened(json.dumps({"a.b": 1, "c[0]": 2, "": 3, "d\te": 4, "f\u2028g": 5}))
    assert document.text == '"a.b"\t1\n"c[0]"\t2\n""\t3\n"d\\te"\t4\n"f\\ng"\t5\n'
    assert document.entries[0].path == ("a.b",)


def test_half_characters_stay_escaped() -> None:
    document = opened(r'{"\ud800": "a\udfffb", "よし": "\ud842\udfb7"}')
    assert document.text == "\\ud800\ta\\udfffb\nよし\t𠮷\n"
    document.text.encode()


def test_repeated_keys_are_both_kept_and_neither_is_the_one() -> None:
    document = opened('{"額": 1, "額": {"甲": 2}, "額（1）": 3}')
    assert [(entry.path, type(entry) is Repeated) for entry in document.entries] == [
        (("額（2）",), True),
        (("額（3）", "甲"), True),
        (("額（1）",), False),
    ]


def test_many_repeated_keys_cost_no_more_than_their_number() -> None:
    taken = ",".join(f'"額（{number}）":0' for number in range(20_000))
    start = time.perf_counter()
    opened("{" + taken + ',"額":0' * 20_000 + "}")
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"a": 1,}', "1行9文字目"),
        ('{\n "a": [1, 2\n', "3行1文字目"),
        ('{"a": NaN}', "NaN"),
        ('{"a": -Infinity}', "-Infinity"),
        ("", "空の"),
        (" \n", "空の"),
        ("{'a': 1}", "1行2文字目"),
        ('{"a": "\t"}', "1行8文字目"),
        ("島の灯", "1行1文字目"),
        ("[" * 65 + "]" * 65, "深すぎ"),
        ("[" * 200_000, "深すぎ"),
        ('{"a":' * 100_000, "深すぎ"),
    ],
)
def test_what_is_no_json_is_refused_with_its_place(text: str, place: str) -> None:
    with pytest.raises(BrokenFileError, match=place) as caught:
        opened(text)
    assert caught.value.path == "sheet.json"


def test_deep_is_read_up_to_the_limit() -> None:
    assert len(opened("[" * 64 + "]" * 64).entries) == 1


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(EncodingError):
        opened(b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe\xfd")


def test_more_leaves_than_are_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_data, "MAX_ENTRIES", 10)
    assert len(opened(json.dumps(list(range(10)))).entries) == 10
    with pytest.raises(TooLargeError, match="分けて"):
        opened(json.dumps(list(range(11))))


def test_long_keys_do_not_blow_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_data, "MAX_CHARACTERS", 5_000)
    with pytest.raises(TooLargeError):
        opened(json.dumps({"長" * 1_000: [0] * 10}))


def test_lines_are_counted_and_blank_ones_passed_over() -> None:
    document = opened('{"a": 1}\n\n{"a": "二"}\r\n', "sheets.jsonl")
    assert document.text == "1行.a\t1\n\n3行.a\t二\n"
    assert [entry.path for entry in document.entries] == [(1, "a"), (3, "a")]
    assert document.media_type == "application/jsonl"


def test_a_separator_within_a_string_ends_no_line() -> None:
    document = opened('{"a": "一\u2028二\u0085三"}\n{"a": 2}', "sheets.jsonl")
    assert [entry.value for entry in document.entries] == ["一\n二\n三", 2]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"a": 1', "1行8文字目"),
        ('{"a": 1,}', "文字目"),
        ('{"a": NaN}', "NaN"),
        ("こわれた行", "1行1文字目"),
        ('{"a":' * 70 + "1" + "}" * 70, "深すぎ"),
    ],
)
def test_a_broken_line_is_kept_and_the_others_are_read(line: str, reason: str) -> None:
    document = opened(f'{{"a": 1}}\n{line}\n{{"a": 3}}\n', "sheets.jsonl")
    first, broken, last = document.entries
    assert isinstance(broken, Unreadable)
    assert broken.path[0] == 2
    assert reason in str(broken.path[1])
    assert broken.value == line
    assert document.quote(broken.cite) == line
    assert (first.path, last.path) == ((1, "a"), (3, "a"))
    assert document.text.endswith("\n\n3行.a\t3\n")


def test_lines_under_the_wrong_name() -> None:
    document = opened('{"a": 1}\n{"a": 2\n{"a": 3}\n', "sheets.json")
    assert [type(entry) is Unreadable for entry in document.entries] == [False, True, False]


def test_one_object_under_the_name_of_lines() -> None:
    assert opened('{\n "a": 1\n}\n', "sheet.jsonl").text == "a\t1\n"


def test_lines_none_of_which_is_json() -> None:
    with pytest.raises(BrokenFileError):
        opened("一行目\n二行目\n", "sheets.jsonl")


def test_no_lines_at_all() -> None:
    document = opened("\n", "sheets.jsonl")
    assert (document.text, document.entries) == ("", ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp932", "euc_jp"])
def test_the_encoding_makes_no_difference(encoding: str) -> None:
    text = '{"事業名": "離れ島の灯台を守り継ぐ事業"}'
    document = opened(text.encode(encoding))
    assert document.text == opened(text).text
    assert document.entries == opened(text).entries


def test_what_windows_adds_to_euc_is_read() -> None:
    name = "離れ島の灯台を守り継ぐ事業".encode("euc_jp")
    assert (
        opened(b'{"a": "\xad\xa1' + name + b'"}').entries[0].value == "①離れ島の灯台を守り継ぐ事業"
    )


@pytest.mark.parametrize("name", ["-", "sheet", "sheet.txt"])
def test_json_is_known_by_its_content(name: str) -> None:
    assert opened('\n{"a": 1}', name).media_type == "application/json"


@pytest.mark.parametrize("text", ['{"目標"という語から始まる本文', "[1] 注記", "[]の説明", "{a}"])
def test_text_that_only_looks_alike_stays_text(text: str) -> None:
    assert opened(text, "memo.txt").media_type == "text/plain"


@given(ANYTHING)
def test_every_leaf_is_printed_once_at_its_place(value: Any) -> None:  # noqa: ANN401 - any JSON
    text = json.dumps(value)
    if not all(math.isfinite(item) for _, item in leaves(value) if isinstance(item, float)):
        with pytest.raises(BrokenFileError):
            opened(text)
        return
    document = opened(text)
    assert len(document.entries) == sum(1 for _ in leaves(value))
    ends = [span for entry in document.entries for span in entry.cite]
    assert all(left.end < right.start for left, right in itertools.pairwise(ends))
    for entry, (_, item) in zip(document.entries, leaves(value), strict=True):
        if isinstance(item, str):
            assert document.quote(entry.cite) == entry.value
        elif item not in ({}, []):
            assert entry.value == item
            assert json.loads(document.quote(entry.cite)) == item


@given(st.text().map(str.encode) | st.binary(), st.sampled_from(NAMES))
def test_no_content_makes_it_fall_over(content: bytes, name: str) -> None:
    with contextlib.suppress(SesakuError):
        document = opened(content, name)
        for entry in document.entries:
            if isinstance(entry.value, str):
                document.verify(entry.value, entry.cite)


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.sampled_from(["a.json", "a.jsonl"]))
def test_nor_does_anything_like_json(text: str, name: str) -> None:
    with contextlib.suppress(SesakuError):
        assert opened(text, name).text.endswith("\n") or not text.strip()


def test_too_many_values_are_counted_before_any_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_data, "MAX_ENTRIES", 10)
    monkeypatch.setattr(json_data, "_Print", None)  # nothing could be made
    data = json.dumps({"列": [[1, {"値": 2}]] * 6}, ensure_ascii=False).encode()
    with pytest.raises(TooLargeError, match="分けて"):
        json_data.read(Source("多い.json", data))
