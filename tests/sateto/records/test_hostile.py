"""Records that are not as they should be: each is told with its place, and the others come."""

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from sateto.records.exceptions import MappingError, RecordsFileError
from tests.sateto.awards import award, document
from tests.sateto.records.reading import read

MAPPING = """
key: 番号
columns: {番号: number, 課題名: title, 金額: amount, 開始: start_year}
"""
HEADER = "番号,課題名,金額,開始\n"


def sheet(number: int, **other: Any) -> dict[str, Any]:  # noqa: ANN401 - what JSON may hold
    return {
        "事業ID": number,
        "公開年度": 2031,
        "府省庁": "架空省",
        "事業番号2": f"{number:04}",
        "事業名": f"潮位の研究 {number}",
        **other,
    }


def lines(*sheets: object) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in sheets)


@pytest.mark.parametrize(
    ("wrong", "code", "said"),
    [
        ({"事業名": 5}, "json-of-other-form", "事業名"),
        ({"予算": {"a": 1}}, "json-of-other-form", "予算"),
        ({"予算": [5]}, "json-of-other-form", "予算[0]"),
        ({"主要施策": "研究"}, "json-of-other-form", "主要施策"),
        ({"支出先": [{"支出先名": 7}]}, "json-of-other-form", "支出先[0].支出先名"),
        ({"事業名": "研究\0"}, "json-broken", "文字でないもの"),
        ({"事業名": "研究\ud800"}, "json-broken", "入れ子か文字"),
    ],
)
def test_a_sheet_of_another_form_harms_no_other(
    tmp_path: Path, wrong: dict[str, Any], code: str, said: str
) -> None:
    text = "".join(json.dumps(one) + "\n" for one in (sheet(1), sheet(2, **wrong), sheet(3)))
    records, [trouble] = read(tmp_path, "s.jsonl", text)
    assert [one.title.ja[-1] for one in records] == ["1", "3"]
    assert (trouble.code, trouble.line, trouble.fatal) == (code, 2, True)
    assert said in trouble.message


def test_json_nested_without_end_harms_no_other(tmp_path: Path) -> None:
    deep = '{"事業名": "研究", "余り": ' + "[" * 200_000 + "\n"
    records, [trouble] = read(tmp_path, "s.jsonl", lines(sheet(1)) + deep + lines(sheet(3)))
    assert len(records) == 2
    assert (trouble.code, trouble.line) == ("json-broken", 2)


@pytest.mark.parametrize("amount", ["－", 1e300, "9" * 5000])
def test_what_is_no_amount_of_a_sheet_is_told(tmp_path: Path, amount: object) -> None:
    budgets = [{"年度": 2030, "執行額": amount}, {"年度": 2031, "執行額": 1.5}]
    [record], [trouble] = read(tmp_path, "s.jsonl", lines(sheet(1, 予算=budgets)))
    assert [(one.fiscal_year, one.total) for one in record.money] == [(2031, 1_500_000)]
    assert record.cites["money[0].total"] == "予算[1].執行額"
    assert (trouble.code, trouble.fatal) == ("number-wrong", False)
    assert "予算[0].執行額" in trouble.message


def test_years_of_a_sheet_are_read_or_told(tmp_path: Path) -> None:
    text = lines(sheet(1, 開始年度="平成30年度", 終了年度=10**30))
    [record], [trouble] = read(tmp_path, "s.jsonl", text)
    assert (record.start_year, record.end_year) == (2018, None)
    assert (trouble.code, trouble.fatal) == ("year-wrong", False)


def test_sheets_without_an_id_are_told_apart_by_their_numbers(tmp_path: Path) -> None:
    sheets = [
        sheet(7, 事業ID=None, 事業番号3="20", 事業番号4=f"{place:04}") for place in range(3)
    ] + [sheet(9, 府省庁=ministry) for ministry in ("架空省", "潮風庁")]
    records, troubles = read(tmp_path, "s.jsonl", lines(*sheets))
    assert not troubles
    assert len({one.key for one in records}) == 5
    assert len({one.ids for one in records}) == 5


def test_a_researcher_of_another_form_harms_no_other(tmp_path: Path) -> None:
    def person(number: str, work: object) -> dict[str, Any]:
        return {"accn": number, "work:project": work}

    title = [{"title": [{"humanReadableValue": [{"text": "潮位", "lang": "ja"}]}]}]
    entries = [person("1", title), person("2", "x"), {"accn": "3", "name": [1]}, 5]
    text = json.dumps({"researchers": [*entries, person("6", title)]})
    records, troubles = read(tmp_path, "p.json", text)
    assert [one.key for one in records] == ["kaken_people:1/0", "kaken_people:6/0"]
    assert [(one.code, one.place) for one in troubles] == [
        ("json-of-other-form", 1),
        ("json-of-other-form", 2),
        ("json-of-other-form", 3),
    ]


def test_a_list_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordsFileError, match=r"p\.json: 記録の並び"):
        read(tmp_path, "p.json", '{"projects": 5}')


def test_numbers_that_no_money_has(tmp_path: Path) -> None:
    def costing(number: str, cost: str) -> str:
        amount = f"<overallAwardAmount><totalCost>{cost}</totalCost></overallAwardAmount>"
        return award(number, extra=amount)

    costs = ("9" * 5000, "9" * 30, str(2**63), "－", "1.5", "-5000", "4,290,000")
    awards = [costing(f"30K1900{place}", cost) for place, cost in enumerate(costs)]
    records, troubles = read(tmp_path, "a.xml", document(*awards))
    assert [one.amount for one in records] == [None] * 5 + [-5000, 4_290_000]
    assert {one.code for one in troubles} == {"number-wrong"}
    assert [one.record[-1] for one in troubles] == list("01234")


def test_a_key_that_is_too_long_is_cut_and_stays_one_s_own(tmp_path: Path) -> None:
    awards = [award("K" * 5000 + end, title=end) for end in "ab"]
    records, _ = read(tmp_path, "a.xml", document(*awards))
    assert len({one.key for one in records}) == 2
    assert all(len(one.key) <= 400 for one in records)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ('2,"閉じない引用,100,2030', "row-not-closed"),
        ("2,区切り,の多い,題名,100,2030", "row-too-long"),
        (f'2,"{"波" * 200_000}",1,2030', "row-not-closed"),
        ("2,波\0浪,1,2030", "row-with-control"),
        ("2,\udc83\udc86,1,2030", "table-encoding-wrong"),
    ],
)
def test_a_row_that_is_wrong_harms_no_other(tmp_path: Path, row: str, code: str) -> None:
    text = f'{HEADER}1,"二行の\n題名",1,2030\n{row}\n3,後,1,2030\n\n4,終わり,1,2030\n'
    content = text.encode(errors="surrogateescape")
    records, [trouble] = read(tmp_path, "t.csv", content, MAPPING)
    assert [one.key for one in records] == ["table:1", "table:3", "table:4"]
    assert (trouble.code, trouble.line, trouble.fatal) == (code, 4, True)


@pytest.mark.parametrize("amount", ["1e30", "1e999999", "NaN", "Infinity", "9" * 30, "百万円"])
def test_an_amount_of_a_table_that_is_none(tmp_path: Path, amount: str) -> None:
    [record], [trouble] = read(tmp_path, "t.csv", f"{HEADER}1,題,{amount},2030\n", MAPPING)
    assert record.money == ()
    assert trouble.code == "number-wrong"


def test_a_table_of_another_encoding_says_which_fits(tmp_path: Path) -> None:
    with pytest.raises(RecordsFileError, match="encoding: cp932"):
        read(tmp_path, "t.csv", (HEADER + "1,題,1,2030\n").encode("cp932"), MAPPING)


def test_a_column_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MappingError, match="列「課題名」が 2 つ"):
        read(tmp_path, "t.csv", "番号,課題名,課題名,金額,開始\n1,甲,乙,1,2030\n", MAPPING)


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def test_a_workbook_by_a_mapping(tmp_path: Path) -> None:
    content = workbook(
        ["番号", "課題名", "金額", "開始"],
        ["X-1", "潮位計の改良", 4_290_000, "令和12年度"],
        [],
        ["X-2", "波浪の観測", "=100*1000", 2031],
    )
    records, [trouble] = read(tmp_path, "t.xlsx", content, MAPPING)
    assert [(one.key, one.title.ja, one.start_year, one.amount) for one in records] == [
        ("table:X-1", "潮位計の改良", 2030, 4_290_000),
        ("table:X-2", "波浪の観測", 2031, None),
    ]
    assert (trouble.code, trouble.line, trouble.fatal) == ("cell-not-computed", 4, False)
    assert "列「金額」" in trouble.message
