"""JSON: what is written re-reads to what was read."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sesaku.exceptions import ExportError
from sesaku.exports import Options, as_json
from sesaku.model.reading import Reading
from tests.factories import position_paper, report


def test_one_reading_is_one_object() -> None:
    stream = io.BytesIO()
    as_json.write([report()], stream)
    assert json.loads(stream.getvalue()) == report().to_dict()
    assert stream.getvalue().count(b"\n") == 1


def test_several_readings_are_json_lines() -> None:
    stream = io.BytesIO()
    as_json.write([report(), position_paper()], stream)
    objects = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert objects == [report().to_dict(), position_paper().to_dict()]


def test_japanese_is_written_as_it_is() -> None:
    assert "島しょ交通" in as_json.line(report()).decode("utf-8")


def test_pretty_is_indented_and_says_the_same() -> None:
    pretty = as_json.line(report(), pretty=True)
    assert pretty.startswith(b'{\n  "schema"')
    assert json.loads(pretty) == report().to_dict()


def test_a_file_name_that_is_no_text_can_be_written() -> None:
    printed = as_json.line(report("\udc83.txt"))
    assert json.loads(printed)["document"]["path"] == "folder/\udc83.txt"


def test_there_are_no_tables_in_json(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="csv か xlsx"):
        as_json.write([report()], tmp_path / "a.json", Options(table="indicators"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    target = tmp_path / "none" / "a.json"
    with pytest.raises(ExportError, match=r"none/a\.json: 書き込めません"):
        as_json.write([report()], target)


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_text("before")

    def readings() -> Iterator[Reading]:
        yield report()
        raise KeyError

    with pytest.raises(KeyError):
        as_json.write(readings(), target)
    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_what_is_no_ordinary_file_is_written_through() -> None:
    as_json.write([report()], "/dev/null")
    assert Path("/dev/null").is_char_device()
