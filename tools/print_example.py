"""Print an example of an evaluation report as its ministry would: a PDF of ruled tables.

The pages are set from what is read from the text, and a test holds that the PDF gives the same
facts. ``python -m tools.print_example`` writes the PDF anew; it needs Chromium, and a font that
may be embedded (Noto Sans CJK JP).
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

import sesaku

TEXT = Path(__file__).parents[1] / "examples" / "evaluation_report" / "umi_to_shima_r4.txt"
PDF = TEXT.with_suffix(".pdf")

_FULL = str.maketrans("0123456789-", "０１２３４５６７８９－")
_YEARS = {2018: "平成 30", 2019: "令和元", 2020: "令和２", 2021: "令和３", 2022: "令和４"}
_TERMS = {None: "--", "2025": "７"}
_PARTS = (
    ("initial", "当初予算(a)"),
    ("supplementary", "補正予算(b)"),
    ("carryover", "繰越し等(c)"),
    ("total", "合計(a＋b＋c)"),
    ("executed", "執行額(百万円)"),
)
_STYLE = """
@page { size: A4; margin: 18mm 16mm 20mm }
body { font: 10pt/1.55 "Noto Sans CJK JP"; margin: 0 }
h1 { font-size: 15pt; font-weight: 400; text-align: center; margin: 0 0 2mm }
h2 { font-size: 13pt; font-weight: 400; margin: 9mm 0 2mm; border-bottom: 1.5pt solid #234 }
p { margin: 0; white-space: pre-line }
table { border-collapse: collapse; width: 100%; margin-top: 3mm; break-inside: auto }
th, td { border: .6pt solid #234; padding: 1.2mm 2mm; text-align: left; vertical-align: top;
  font-weight: 400 }
th { background: #e8edf3 }
.side { width: 28mm }
.number td, .number th { text-align: center }
.number td { white-space: nowrap; padding: 1.2mm 1mm }
.last { text-align: right }
"""

Record = Mapping[str, Any]


def write() -> None:
    """Write the PDF."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - the test only reads the PDF

    path = os.environ.get("SESAKU_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(html())
        number = (
            '<div style="font-size:9px;width:100%;text-align:center">'
            '- <span class="pageNumber"></span> -</div>'
        )
        page.pdf(
            path=PDF,
            prefer_css_page_size=True,
            print_background=True,
            display_header_footer=True,
            header_template="<span></span>",
            footer_template=number,
        )
        browser.close()


def html() -> str:
    """Return the report as a page."""
    read = sesaku.read(TEXT).to_dict()
    body = "".join(
        [*_head(read["measure"]), *(part for one in read["fields"] for part in _field(one))]
    )
    name = escape(read["measure"]["name"])
    return (
        f'<!doctype html><html lang="ja"><meta charset="utf-8"><title>{name}</title>'
        f"<style>{_STYLE}</style>{body}"
    )


def _head(measure: Record) -> Iterator[str]:
    yield f"<h1>令和４年度政策評価書</h1><p class='last'>({escape(measure['code'])})</p>"
    goals = [measure["goal_preamble"]["text"], *_numbered(measure["goals"])]
    attainment = measure["attainment"]
    yield _sheet(
        ("施策名（※）", _text([measure["name"]])),
        ("施策目標", _text(goals)),
    )
    for scope, label in (
        ("excluding_contributions", "施策の予算額・執行額等（分担金・拠出金除く）"),
        ("contributions", "同（分担金・拠出金）"),
    ):
        rows = [one for one in measure["budgets"] if one["scope"] == scope]
        yield _budget(label, rows)
    yield _text(note["text"] for note in measure["notes"][:1])
    level = f"{attainment['label']}（{attainment['grade'].translate(_WIDE)}）"
    basis = ["（各行政機関共通区分）", level, "（判断根拠）", attainment["basis"]]
    yield _sheet(
        ("評価結果(注１)", "目標達成度合いの測定結果", _text(basis)),
        ("", "測定指標の令和元・２・３年度目標の達成状況(注２)", _text(_ratings(measure))),
    )
    yield _text(note["text"] for note in measure["notes"][1:])
    opinions = [f"・{one['text']}" for one in measure["opinions"]]
    said = ["(海洋環境省政策評価懇談会の委員の所見)", *opinions]
    yield _sheet(
        ("学識経験を有する者の知見の活用", _text(said)),
        ("担当部局名", _text([measure["department"]])),
        ("政策評価実施時期", _text(["令和４年８月"])),
    )


_WIDE = {ord(letter): ord(letter) + 0xFEE0 for letter in "SABCDsabcd"}


def _ratings(measure: Record) -> Iterator[str]:
    fields = {"1": "海洋ごみ対策の推進", "2": "離島航路の維持", "3": "海の観測とデータの公開"}
    field = ""
    for one in measure["rating_summary"]:
        if one["code"][0] != field:
            field = one["code"][0]
            yield f"個別分野{field.translate(_FULL)} {fields[field]}"
        star = "＊" if one["main"] else ""
        yield f"{star}{_code(one)} {one['name']} {one['grade'].translate(_WIDE)}"


def _budget(label: str, rows: Sequence[Record]) -> str:
    years = "".join(f"<th>{_YEARS[row['fiscal_year']]}年度</th>" for row in rows)
    lines = [f"<tr><th rowspan='6' class='side'>{label}</th><th colspan='2'>区分</th>{years}</tr>"]
    for name, title in _PARTS:
        cells = "".join(f"<td>{escape(row[name]['raw'])}</td>" for row in rows)
        first = "<th rowspan='4'>予算の状況(百万円)</th>" if name == "initial" else ""
        wide = " colspan='2'" if name == "executed" else ""
        lines.append(f"<tr>{first}<th{wide}>{title}</th>{cells}</tr>")
    return f"<table class='number'>{''.join(lines)}</table>"


def _field(field: Record) -> Iterator[str]:
    yield f"<h2>個別分野{field['number'].translate(_FULL)} {escape(field['name'])}</h2>"
    policies = [line for one in field["cabinet_policies"] for line in _policy(one)]
    yield _sheet(
        ("施策の概要", _text(_numbered(field["overview"]))),
        ("関連する内閣の重要政策（施策方針演説等のうち主なもの）", _text(policies)),
    )
    for one in field["indicators"]:
        yield _words(one) if one["kind"] == "qualitative" else _figures(one)
        yield _text(note["text"] for note in [*one["notes"], *filter(None, [one["source"]])])
    for one in field["reference_indicators"]:
        yield _reference(one)
    yield f"<h2>評価結果(個別分野{field['number'].translate(_FULL)})</h2>"
    yield _sheet(("施策の分析", _text(_analysis(field))))
    yield _sheet(("次期目標等への反映の方向性", _text(_following(field))))
    yield _sheet(("作成にあたって使用した資料その他の情報", _text(_materials(field))))


def _words(indicator: Record) -> str:
    goal = indicator["midterm_goal"]
    era = "令和" if goal["term"] else ""
    rows = [(f"中期目標（{era}{_TERMS[goal['term']]}年度）", _text([goal["text"]]))]
    for year in indicator["years"]:
        rows.append((f"{_YEARS[year['fiscal_year']]}年度目標", _text([year["target"]["text"]])))
        rows.append(("施策の進捗状況・実績", _text([year["result"]["text"]])))
    grade = indicator["rating"]["grade"].translate(_WIDE)
    last = f"<tr><td colspan='2' class='last'>令和元・２・３年度目標の達成状況：{grade}</td></tr>"
    return f"<table>{_title(indicator, 2)}{_rows(rows)}{last}</table>"


def _figures(indicator: Record) -> str:
    years = indicator["years"]
    heads = "".join(f"<th colspan='2'>{_YEARS[year['fiscal_year']]}年度</th>" for year in years)
    goal = indicator["midterm_goal"]
    term = _TERMS[goal["term"]]
    sides = "<th>年度目標値</th><th>実績値</th>" * len(years)
    cells = "".join(
        f"<td>{escape(year[side]['raw'])}</td>" for year in years for side in ("target", "result")
    )
    grade = indicator["rating"]["grade"].translate(_WIDE)
    return (
        f"<table class='number'>{_title(indicator, len(years) * 2 + 2)}"
        f"<tr><th>中期目標値</th>{heads}<th rowspan='2'>令和元･２･３年度目標の達成状況</th></tr>"
        f"<tr><th>{term}年度</th>{sides}</tr>"
        f"<tr><td>{escape(goal['raw'])}</td>{cells}<td>{grade}</td></tr></table>"
    )


def _reference(one: Record) -> str:
    values = one["series"][0]["values"]
    labelled = bool(one["series"][0]["label"])
    wide = len(values) + labelled
    heads = "".join(f"<th>{_YEARS[value['fiscal_year']]}年度</th>" for value in values)
    lines = "".join(
        "<tr>"
        + (f"<th>{escape(series['label'])}</th>" if labelled else "")
        + "".join(f"<td>{escape(value['raw'])}</td>" for value in series["values"])
        + "</tr>"
        for series in one["series"]
    )
    title = f"参考指標{one['number'].translate(_FULL)}：{escape(one['name'])}"
    source = one["source"]["text"] if one["source"] else ""
    corner = "<th></th>" if labelled else ""
    return (
        f"<table class='number'><tr><th colspan='{wide}'>{title}</th></tr>"
        f"<tr><th colspan='{wide}'>実 績 値</th></tr><tr>{corner}{heads}</tr>{lines}</table>"
        + _text([source] if source else [])
    )


def _analysis(field: Record) -> Iterator[str]:
    stars = {one["code"]: one for one in field["indicators"]}
    for part in field["analysis"]:
        one = stars[part["code"]]
        yield f"【測定指標{_code(one)} {one['name']}{' ＊' if one['main'] else ''}】"
        yield part["text"]


def _following(field: Record) -> Iterator[str]:
    yield "【施策(施策の必要性に関する分析を含む)】"
    yield field["next_measure"]["text"]
    yield "【測定指標】"
    main = {one["code"] for one in field["indicators"] if one["main"]}
    for one in field["next_indicators"]:
        yield f"{_code(one)} {one['name']}{' ＊' if one['code'] in main else ''}"
        yield one["text"]


def _materials(field: Record) -> Iterator[str]:
    for one in field["materials"]:
        yield f"・{one['publisher'] or one['title']}"
        if one["publisher"]:
            yield one["title"]
        if one["url"]:
            yield f"（{one['url']}）"


def _policy(one: Record) -> Iterator[str]:
    yield f"・{one['title']}（{one['date']}）" if one["date"] else f"・{one['title']}"
    yield from one["details"]


def _code(one: Record) -> str:
    return str(one["code"]).translate(_FULL)


def _title(indicator: Record, columns: int) -> str:
    star = " ＊" if indicator["main"] else ""
    name = f"測定指標{_code(indicator)} {escape(indicator['name'])}{star}"
    return f"<tr><th colspan='{columns}'>{name}</th></tr>"


def _numbered(parts: Iterable[Record]) -> Iterator[str]:
    for part in parts:
        yield f"{str(part['number'] or '').translate(_FULL)} {part['text']}".strip()


def _text(lines: Iterable[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _rows(rows: Iterable[Sequence[str]]) -> str:
    return "".join(
        "<tr>"
        + "".join(f"<th class='side'>{cell}</th>" for cell in row[:-1])
        + f"<td>{row[-1]}</td></tr>"
        for row in rows
    )


def _sheet(*rows: Sequence[str]) -> str:
    return f"<table>{_rows(rows)}</table>"


if __name__ == "__main__":
    write()
