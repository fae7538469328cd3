"""JSON of other shapes and with other troubles than the known sources have."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesaku.grammars.review_sheet import detect
from sesaku.grammars.review_sheet.layout import project_layout
from sesaku.model.reading import Reading
from sesaku.model.walk import cites_in
from sesaku.readers.registry import open_document
from sesaku.readers.source import Source
from sesaku.reading import read
from tests.grammars.review_sheet.cited import amounts, check_cites

SHEET: dict[str, Any] = {
    "公開年度": 2020,
    "事業名": "磯の生き物を数える事業",
    "府省庁": "海洋島しょ省",
    "事業番号1": None,
    "事業番号2": "0007",
    "予算": [{"年度": 2019, "当初予算": 5.0}],
    "支出先": [],
}
LABELS = sorted(project_layout().fields)
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text() | st.sampled_from([*LABELS, "年度", "成果目標", "支出先名"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


def sheet(source: object, kind: str | None = None, name: str = "sheet.json") -> Reading:
    data = source if isinstance(source, str) else json.dumps(source, ensure_ascii=False)
    return read(Source(name, data.encode()), kind=kind)


@pytest.mark.parametrize(
    "source",
    [
        SHEET,
        [SHEET],
        {"31": SHEET},
        {"年次": {"sheets": [SHEET]}},
        {"件数": 1, "データ": [SHEET]},
    ],
)
def test_sheets_are_found_wherever_they_stand(source: object) -> None:
    reading = sheet(source)
    (project,) = reading.content.projects
    assert (project.name, project.ministry) == (SHEET["事業名"], SHEET["府省庁"])
    assert amounts(project.budgets[0].initial) == [("5.0", 5.0)]
    check_cites(reading, project)
    outside = [found.keys["label"] for found in reading.diagnostics]
    assert outside == (["件数"] if isinstance(source, dict) and "件数" in source else [])
    assert reading.coverage.unplaced == 0


def test_english_keys_by_identifier() -> None:
    reading = sheet(
        {
            "31": {
                "projectId": 31,
                "projectName": "磯の生き物を数える事業",
                "ministry": "海洋島しょ省",
                "startYear": None,
                "startYearUnknown": True,
                "endYear": 2026,
                "noEndDate": False,
                "majorExpense": "その他",
                "remarks": "",
                "implementationMethods": ["補助", "交付"],
                "oldProjectNumber": "0007",
            },
            "32": {"projectId": 32, "projectName": "潮だまりの事業"},
        }
    )
    first, second = reading.content.projects
    assert (first.project_id, first.start_year, first.start_unknown) == ("31", None, True)
    assert (first.end_year, first.no_end, first.old_number) == (2026, False, "0007")
    assert [method.name for method in first.methods] == ["補助", "交付"]
    assert (first.remarks, second.name) == (None, "潮だまりの事業")
    assert reading.coverage.share == 1.0


def test_a_sheet_that_cannot_be_read_is_an_error_and_the_others_are_read() -> None:
    lines = [
        json.dumps(SHEET),
        '{"事業名": "途中で切れた',
        json.dumps({**SHEET, "事業名": "潮の事業"}),
    ]
    reading = sheet("\n".join(lines), name="sheets.jsonl")
    assert [project.name for project in reading.content.projects] == [SHEET["事業名"], "潮の事業"]
    (found,) = reading.diagnostics
    assert (found.code, found.severity, found.keys["row"]) == ("sheet-unreadable", "error", 2)
    assert "2行目" in found.message()
    assert "途中で切れた" in reading.document.quote(found.cite)


def test_values_of_the_wrong_shape_are_kept_not_guessed() -> None:
    reading = sheet(
        {
            **SHEET,
            "事業名": ["二つ", "の名"],
            "開始年度": "不明",
            "終了年度": "令和６年度",
            "予算": "百万円",
            "支出先": {"支出先名": "一社だけ"},
            "会計区分": "一般会計",
            "アウトカム": [["入れ子"], "文"],
            "府省庁": 7,
        }
    )
    (project,) = reading.content.projects
    assert (project.name, project.start_year, project.end_year) == (None, None, 2024)
    assert (project.budgets, project.outcomes, project.ministry) == ((), (), "7")
    assert [payee.name for payee in project.payees] == ["一社だけ"]
    assert [account.text for account in project.accounts] == ["一般会計"]
    assert [(other.label, other.text) for other in project.others] == [
        ("事業名[0]", "二つ"),
        ("事業名[1]", "の名"),
        ("予算", "百万円"),
        ("開始年度", "不明"),
        ("アウトカム[0][0]", "入れ子"),
        ("アウトカム[1]", "文"),
    ]
    assert [found.code for found in reading.diagnostics] == [
        "year-unreadable",
        "sheet-unidentified",
    ]
    assert reading.coverage.share == 1.0


@pytest.mark.parametrize(
    ("printed", "raw", "value"),
    [
        ("△217", "△217", -217),
        ("１，２００", "１，２００", 1200),
        ("－", "－", None),
        ("調査中", "調査中", None),
        ("", "", None),
        (None, "", None),
        (0, "0", 0),
        ("0", "0", 0),
        (0.0, "0.0", 0.0),
        (True, "true", None),
    ],
)
def test_amounts(printed: object, raw: str, value: float | None) -> None:
    reading = sheet({**SHEET, "予算": [{"年度": 2019, "当初予算": printed}]})
    initial = reading.content.projects[0].budgets[0].initial
    assert amounts(initial) == [(raw, value)]
    assert initial is not None
    assert reading.document.quote(initial.cite) == raw


def test_a_number_too_large_to_hold_keeps_its_text() -> None:
    text = json.dumps({**SHEET, "予算": [{"年度": 2019, "当初予算": 0.5}]}).replace("0.5", "1e400")
    assert amounts(sheet(text).content.projects[0].budgets[0].initial) == [("1e400", None)]


def test_two_keys_of_one_name() -> None:
    text = json.dumps(SHEET, ensure_ascii=False).replace('"事業番号1"', '"事業名"')
    reading = sheet(text.replace("null", '"磯の事業"'))
    (project,) = reading.content.projects
    assert project.name is None
    assert [(other.label, other.text) for other in project.others] == [
        ("事業名（1）", SHEET["事業名"]),
        ("事業名（2）", "磯の事業"),
    ]
    assert "key-duplicate" in {found.code for found in reading.diagnostics}


def test_two_labels_of_one_field() -> None:
    (project,) = sheet({**SHEET, "予算事業ID": 1, "事業ID": 2}).content.projects
    assert project.project_id == "1"
    assert [(other.label, other.text) for other in project.others] == [("事業ID", "2")]


@pytest.mark.parametrize(
    "source", [[], {}, 5, "文", None, [1, 2], [[SHEET["事業名"]]], {"a": {"b": 1}}]
)
def test_data_of_another_kind_are_not_claimed(source: object) -> None:
    reading = sheet(json.dumps(source))
    assert reading.detection.kind == "unknown"
    assert [found.code for found in reading.diagnostics] == ["kind-unknown"]


@pytest.mark.parametrize(
    "source",
    [
        {"name": "磯", "bureau": "島しょ局", "budget": 3, "url": None, "purpose": "数える"},
        {"事業名": "磯の生き物を数える事業", "予算": 5, "備考": "町の事務事業"},
        {"type": "FeatureCollection", "features": [{"properties": {"事業名": "磯"}}]},
    ],
)
def test_what_only_shares_some_words_is_not_claimed(source: object) -> None:
    document = open_document(Source("a.json", json.dumps(source).encode()))
    assert detect(document).confidence < 0.5


def test_text_is_not_claimed() -> None:
    document = open_document(Source("a.txt", "事業名 予算事業ID 公開年度 支出先\n".encode()))
    assert detect(document).confidence == 0.0


def test_reasons_name_what_was_found() -> None:
    (reason,) = sheet(SHEET).detection.reasons
    assert "「公開年度」" in reason
    assert "項目名が7個" in reason


def test_forced_on_a_text_it_reads_nothing_and_says_so() -> None:
    reading = read(Source("a.txt", "本文である。\n".encode()), kind="review_sheet")
    assert reading.content.projects == ()
    assert [found.code for found in reading.diagnostics] == ["text-unplaced"]


@given(ANYTHING)
def test_any_json_is_placed_whole(value: Any) -> None:  # noqa: ANN401 - any JSON
    reading = sheet(json.dumps(value), kind="review_sheet")
    spans = {span for cite in cites_in(reading.content.projects) for span in cite}
    furniture = {
        span for piece in reading.content.furniture if piece.kind == "blank" for span in piece.cite
    }
    named = [span for found in reading.diagnostics for span in found.cite]
    for entry in reading.document.entries:
        for span in entry.cite:
            blank = isinstance(entry.value, str) and not entry.value.strip()
            inside = any(part.start <= span.start and span.end <= part.end for part in named)
            assert span in spans or span in furniture or inside or blank
    for project in reading.content.projects:
        check_cites(reading, project)


@given(st.lists(ANYTHING, max_size=4), st.integers(0, 4))
def test_a_sheet_among_anything_is_read(values: list[Any], at: int) -> None:
    values.insert(at, SHEET)
    reading = sheet(json.dumps(values))
    if reading.detection.kind == "review_sheet":
        assert SHEET["事業名"] in [project.name for project in reading.content.projects]
    assert reading.coverage.unplaced == 0
