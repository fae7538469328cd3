"""Joins of research on the command line: sought, listed, taken back, made again."""

import csv
import io
from pathlib import Path

import pytest

from tests.sateto.awards import award, document
from tests.sesaku_site.running import Library

pytestmark = pytest.mark.site

_MEMBER = (
    '<member sequence="1" role="principal_investigator"><personalName><fullName>岬 汐里'
    "</fullName></personalName></member><periodOfAward><startFiscalYear>2030</startFiscalYear>"
    "<endFiscalYear>2032</endFiscalYear></periodOfAward>"
)
_KEYS = ["kaken:KAKENHI-PROJECT-30K00001", "kaken:KAKENHI-PROJECT-30K00002"]


def joins(library: Library, *options: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(library.run("research", "joins", *options))))


def test_joins_are_listed_taken_back_and_made_again(empty: Library, tmp_path: Path) -> None:
    path = tmp_path / "awards.xml"
    awards = [award(f"30K0000{n}", "潮位の研究", _MEMBER) for n in (1, 2)]
    path.write_text(document(*awards), "utf-8")
    empty.run("research", "import", path)
    assert "1 pairs joined" in empty.process("research", "join", "--lang", "en").stderr
    (made,) = joins(empty)
    assert (made["state"], made["by"], [made["kept"], made["double"]]) == (
        "standing",
        "evidence",
        _KEYS,
    )
    assert "題名の一致 1.00" in made["evidence"]
    without = empty.process("research", "split", made["number"])
    assert without.returncode == 1
    assert "理由" in without.stderr
    empty.run("research", "split", made["number"], "--reason", "年度の異なる別の課題")
    path.write_text(document(*awards, award("30K00003", "鯨の歌")), "utf-8")
    empty.run("research", "import", path)
    assert "0 pairs joined, 0 proposed" in empty.process("research", "join", "--lang", "en").stderr
    (rejected,) = joins(empty, "--state", "rejected")
    assert rejected["reason"] == "年度の異なる別の課題"
    empty.run("research", "join", *_KEYS, "--reason", "報告書で一つとされた")
    (again,) = joins(empty, "--state", "standing")
    assert (again["by"], again["reason"]) == ("person", "報告書で一つとされた")
    empty.run("verify-history")


@pytest.mark.parametrize(
    "arguments", [("1",), ("1", "2"), ("--reason", "同じ"), ("1", "nowhere", "--reason", "同じ")]
)
def test_joining_wants_two_records_and_a_reason(empty: Library, arguments: tuple[str, ...]) -> None:
    done = empty.process("research", "join", *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_splitting_what_is_not_joined_is_said(empty: Library) -> None:
    done = empty.process("research", "split", "7", "--reason", "別", "--lang", "en")
    assert done.returncode == 2
    assert "no join 7" in done.stderr
