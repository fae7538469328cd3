"""The tables of the RS system: every column has its field, the rows of a project are one."""

import csv
import io
import json
from pathlib import Path

import pytest

from sesaku.grammars.review_sheet.layout import Table, key, tables
from sesaku.model.reading import Reading
from sesaku.model.review import Project
from sesaku.readers.source import Source
from sesaku.reading import read
from tests.grammars.review_sheet.cited import amounts, check_cites

SHARED = ("シート種別", "事業年度", "予算事業ID", "事業名", "府省庁", "課")
COMMON = dict(
    zip(
        SHARED,
        ("レビューシート", "2024", "8003", "島の井戸を守る事業", "海洋島しょ省", "水資源課"),
        strict=True,
    )
)
FIGURES = ("額", "予算", "繰越", "数", "率", "予備費", "番号")


def table(rows: list[dict[str, str]]) -> Reading:
    columns = list(dict.fromkeys(label for row in rows for label in row))
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return read(Source("table.csv", written.getvalue().encode()))


def rows(*own: dict[str, str]) -> Reading:
    return table([{**COMMON, **row} for row in own])


def only(reading: Reading) -> Project:
    (project,) = reading.content.projects
    check_cites(reading, project)
    assert reading.coverage.share == 1.0
    return project


def filled(name: str) -> str:
    """Return something that fits a column, different for every one."""
    if "年度" in name and not any(word in name for word in ("額", "繰越", "不明", "目標年度")):
        return str(1990 + sum(map(ord, name)) % 30)
    if name in {"開始年度不明", "終了予定なし", "担当組織からの支出", "その他支出先"}:
        return "TRUE"
    if name.startswith("実施方法") or name == "その他の契約":
        return "1"
    if "種別（" in name:
        return "アウトカム"
    return (
        str(sum(map(ord, name)) % 997) if any(word in name for word in FIGURES) else f"{name}の欄"
    )


def fields(project: Project) -> int:
    """Count the values that a project holds."""
    return sum(1 for _ in _values(project))


def _values(record: object) -> list[object]:
    names = getattr(record, "__dataclass_fields__", {})
    found: list[object] = []
    for name in names:
        value = getattr(record, name)
        if name in {"cites", "extent"} or value is None or value == ():
            continue
        items = value if isinstance(value, tuple) else (value,)
        for item in items:
            deeper = hasattr(item, "cites") or type(item).__name__ == "LabelledQuantity"
            found += _values(item) if deeper and name != "others" else [item]
    return found


@pytest.mark.parametrize("layout", tables(), ids=lambda layout: layout.title)
def test_every_column_has_its_field(layout: Table) -> None:
    own = {name: filled(name) for name in sorted(layout.own)}
    reading = rows(own)
    assert layout.title in reading.detection.reasons[0]
    project = only(reading)
    assert project.others == ()
    assert reading.diagnostics == () or layout.title == "予算・執行_サマリ"
    text = repr(project)
    for name, value in own.items():
        if value not in {"TRUE", "1"}:
            assert value in text, name


@pytest.mark.shared
def test_the_published_schema_holds_no_column_unknown_to_us(shared: Path) -> None:
    source = shared / "data" / "rs" / "schema_rs2024.json"
    schema = json.loads(source.read_text("utf-8"))
    assert len(schema) == 17
    for published in schema.values():
        columns = {column["name"] for column in published["columns"]}
        row = {name: COMMON.get(name, filled(name)) for name in columns}
        reading = table([row])
        project = only(reading)
        title = published["view_name"].removesuffix("_明細").removesuffix("_サマリー")
        assert title in reading.detection.reasons[0]
        labels = [other.label for other in project.others]
        assert labels == [], published["view_name"]


@pytest.mark.shared
def test_the_published_tables_are_read_whole(shared: Path) -> None:
    folder = shared / "data" / "rs"
    for name, field, column in (
        ("1-4_RS_2024_補助率等.first300.csv", "subsidies", "番号（補助率等）"),
        ("1-5_RS_2024_関連事業.csv", "related", "番号（関連事業）"),
    ):
        reading = read(folder / name)
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            source = list(csv.DictReader(file))
        assert reading.diagnostics == ()
        assert reading.coverage.share == 1.0
        projects = {project.project_id: project for project in reading.content.projects}
        assert list(projects) == list(dict.fromkeys(row["予算事業ID"] for row in source))
        for project in projects.values():
            wanted = [row for row in source if row["予算事業ID"] == project.project_id][:1]
            assert project.name == wanted[0]["事業名"]
            break
        made = [
            (number, record.number)
            for number, project in projects.items()
            for record in getattr(project, field)
        ]
        assert made == [(row["予算事業ID"], row[column]) for row in source if row[column]]
        for project in reading.content.projects[::50]:
            check_cites(reading, project)


def test_a_row_makes_only_the_records_it_fills() -> None:
    project = only(
        rows(
            {
                "番号（政策・施策）": "1",
                "政策": "島の水",
                "施策": "井戸",
                "法令名": "",
                "条": "",
                "計画通知名": "",
            },
            {"番号（根拠法令）": "1", "法令名": "島の水を守る法律", "条": "第3条"},
            {"番号（根拠法令）": "2", "法令名": "井戸の届出に関する法律"},
            {"番号（政策・施策）": "1", "政策": "島の水", "施策": "井戸"},
        )
    )
    assert [(item.number, item.policy, item.measure) for item in project.policies] == [
        ("1", "島の水", "井戸")
    ]
    assert [(item.number, item.name, item.article) for item in project.laws] == [
        ("1", "島の水を守る法律", "第3条"),
        ("2", "井戸の届出に関する法律", None),
    ]
    assert project.plans == ()


def test_indicators_run_over_rows() -> None:
    head = {
        "アクティビティ・アウトプット・アウトカムの番号": "1",
        "種別（アクティビティ・アウトプット・アウトカム）": "アウトカム",
        "アウトカムの期間": "短期",
        "アクティビティ／活動目標／成果目標": "井戸の水を清く保つ",
        "活動指標／成果指標": "水質の基準を満たす井戸の割合",
        "単位": "％",
    }
    series = "目標年度／目標値／実績値／達成率"
    project = only(
        rows(
            {**head, series: "目標値", "2022": "80", "2023": "85", "2024": "90"},
            {**head, series: "実績値", "2022": "78.5", "2023": "0"},
            {**head, series: "達成率", "2022": "98.1"},
            {**head, series: "備考値", "2022": "速報"},
            {
                **head,
                "種別（アクティビティ・アウトプット・アウトカム）": "アウトプット",
                series: "当初見込み",
                "2022": "3",
            },
            {
                **head,
                "種別（アクティビティ・アウトプット・アウトカム）": "アクティビティ",
                series: "",
            },
        )
    )
    (outcome,) = project.outcomes
    assert (outcome.number, outcome.kind, outcome.term, outcome.unit) == (
        "1",
        "アウトカム",
        "短期",
        "％",
    )
    assert [year.fiscal_year for year in outcome.years] == [2022, 2023, 2024]
    assert amounts(*(year.target for year in outcome.years)) == [("80", 80), ("85", 85), ("90", 90)]
    assert amounts(*(year.result for year in outcome.years)) == [("78.5", 78.5), ("0", 0), None]
    assert amounts(outcome.years[0].rate) == [("98.1", 98.1)]
    assert [(other.label, other.text) for other in outcome.years[0].others] == [("備考値", "速報")]
    (output,) = project.outputs
    assert amounts(output.years[0].expected) == [("3", 3)]
    assert [activity.years for activity in project.activities] == [()]


def test_an_indicator_of_no_known_kind_is_kept_apart_and_named() -> None:
    kind = "種別（アクティビティ・アウトプット・アウトカム）"
    row = {kind: "インパクト", "活動指標／成果指標": "島に住む人の数", "単位": "人", "2022": "12"}
    reading = rows(row)
    project = only(reading)
    assert (project.outcomes, project.outputs, project.activities) == ((), (), ())
    (kept,) = project.other_indicators
    assert (kept.kind, kept.indicator) == ("インパクト", "島に住む人の数")
    assert [item.code for item in reading.diagnostics] == ["indicator-kind-unknown"]


def test_blocks_and_payees_of_one_table() -> None:
    block = {
        "支出先ブロック番号": "A",
        "支出先ブロック名": "井戸を掘る人",
        "支出先の数": "2",
        "事業を行う上での役割": "掘削",
        "ブロックの合計支出額": "300",
    }
    project = only(
        rows(
            block,
            {
                **block,
                "支出先名": "清水掘削株式会社",
                "法人番号": "0000000000012",
                "支出先の合計支出額": "200",
            },
            {
                "支出先ブロック番号": "A",
                "支出先名": "清水掘削株式会社",
                "契約概要": "二号井戸",
                "金額": "120",
                "その他の契約": "FALSE",
            },
        )
    )
    assert [(item.group, item.name, item.role) for item in project.payee_blocks] == [
        ("A", "井戸を掘る人", "掘削")
    ]
    assert amounts(project.payee_blocks[0].payee_count, project.payee_blocks[0].total) == [
        ("2", 2),
        ("300", 300),
    ]
    assert [(item.group, item.name, item.work) for item in project.payees] == [
        ("A", "清水掘削株式会社", None),
        ("A", "清水掘削株式会社", "二号井戸"),
    ]
    assert project.payees[1].is_other_contract is False


def test_methods_are_flags() -> None:
    names = ("直接実施", "補助", "負担", "交付", "その他")
    flags = ("1", "0", "", "1.0", "半分")
    columns = {f"実施方法ー{name}": flag for name, flag in zip(names, flags, strict=True)}
    reading = rows(
        {
            "事業の目的": "井戸を守る",
            "事業の概要": "掘る",
            "主要経費": "",
            "備考": "",
            "現状・課題": "",
            "事業区分": "",
            "旧事業番号": "",
            "終了予定なし": "TRUE",
            "事業開始年度": "2014.0",
            **columns,
        }
    )
    project = only(reading)
    assert [(item.name, item.used, item.raw) for item in project.methods] == [
        ("直接実施", True, "1"),
        ("補助", False, "0"),
        ("交付", True, "1.0"),
        ("その他", None, "半分"),
    ]
    assert (project.start_year, project.no_end, project.purpose) == (2014, True, "井戸を守る")
    assert [item.code for item in reading.diagnostics] == ["flag-unreadable"]


def test_years_and_ids_keep_projects_apart() -> None:
    reading = table(
        [
            {**COMMON, "関連事業の事業ID": "9"},
            {**COMMON, "事業年度": "2023", "関連事業の事業ID": "9"},
            {**COMMON, "予算事業ID": "8004", "事業名": "雨水の事業"},
            {**COMMON, "予算事業ID": "", "事業名": "番号のない事業"},
            {**COMMON, "予算事業ID": "", "事業名": ""},
            {**COMMON, "関連事業の事業ID": "10"},
        ]
    )
    found = [(item.fiscal_year, item.project_id, item.name) for item in reading.content.projects]
    assert found == [
        (2024, "8003", "島の井戸を守る事業"),
        (2023, "8003", "島の井戸を守る事業"),
        (2024, "8004", "雨水の事業"),
        (2024, None, "番号のない事業"),
        (2024, None, None),
    ]
    assert [item.project_id for item in reading.content.projects[0].related] == ["9", "10"]
    assert [item.code for item in reading.diagnostics] == ["sheet-unidentified"]


def test_rows_that_disagree_are_named_and_both_kept() -> None:
    reading = rows(
        {"関連事業の事業ID": "9"}, {"事業名": "島の泉を守る事業", "関連事業の事業ID": "10"}
    )
    project = only(reading)
    assert project.name == "島の井戸を守る事業"
    assert [(item.label, item.text) for item in project.others] == [("事業名", "島の泉を守る事業")]
    (found,) = reading.diagnostics
    assert found.code == "project-differs"
    assert reading.document.quote(found.cite) == "島の泉を守る事業"


def test_unknown_columns_and_tables_are_kept_under_their_heading() -> None:
    reading = rows({"関連事業の事業ID": "9", "関連の深さ": "深い"}, {"関連の深さ": "浅い"})
    assert [(item.label, item.text) for item in only(reading).others] == [
        ("関連の深さ", "深い"),
        ("関連の深さ", "浅い"),
    ]
    unknown = rows({"潮の高さ": "2m"})
    assert unknown.detection.kind == "review_sheet"
    assert [item.label for item in only(unknown).others] == ["潮の高さ"]


def test_a_broken_row_is_an_error_and_the_others_are_read() -> None:
    written = "事業年度,予算事業ID,事業名,関連事業の事業ID\n2024,1,井戸,9\n2024,2,泉\n2024,3,川,9\n"
    reading = read(Source("table.csv", written.encode()))
    assert [item.project_id for item in reading.content.projects] == ["1", "3"]
    (found,) = reading.diagnostics
    assert (found.code, found.severity) == ("sheet-unreadable", "error")
    assert reading.document.quote(found.cite) == "2024,2,泉"
    assert "3行目" in found.message()


def test_a_heading_printed_twice_is_nobodys() -> None:
    written = (
        "事業年度,予算事業ID,事業名,関連性,関連性\n2024,1,井戸,深い,浅い\n2024,1,井戸,近い,遠い\n"
    )
    reading = read(Source("table.csv", written.encode()))
    (project,) = reading.content.projects
    assert [item.text for item in project.others] == ["深い", "浅い", "近い", "遠い"]
    assert [(item.code, item.keys) for item in reading.diagnostics] == [
        ("key-duplicate", {"label": "関連性"})
    ]


def test_the_same_rows_as_json() -> None:
    source = [
        {
            "シート種別": "レビューシート",
            "事業年度": 2024,
            "予算事業ID": 8003,
            "事業名": "井戸",
            "課": None,
            "番号（関連事業）": number,
            "関連事業の事業ID": 10 + number,
            "関連性": None,
        }
        for number in (1, 2)
    ]
    reading = read(Source("rows.json", json.dumps(source).encode()))
    project = only(reading)
    assert [(item.number, item.project_id) for item in project.related] == [
        ("1", "11"),
        ("2", "12"),
    ]
    assert (project.project_id, project.fiscal_year) == ("8003", 2024)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("翌年度への繰越し(合計）", "翌年度への繰越し（合計）"),
        ("実施方法ー補助", "実施方法－補助"),
        ("事業終了（予定）年度", "事業終了(予定)年度"),
        ("派生先ー 活動目標／成果目標", "派生先ー活動目標/成果目標"),
        ("ID", "ＩＤ"),
    ],
)
def test_headings_are_compared_without_width_and_dash(one: str, other: str) -> None:
    assert key(one) == key(other)
