"""The pages of the evaluations: what stands on them, and that every value leads to its place."""

import csv
import io
import re

import pytest
from python_calamine import CalamineWorkbook

from sesaku_web.pages.templatetags.pages import web_address
from sesaku_web.sources.actions.withdraw_document import withdraw_document
from tests.sesaku_web.factories import PAPER, REPORT, SHEETS, SUMMARY, actor, document
from tests.sesaku_web.pages.asking import browser, page, root, words

pytestmark = pytest.mark.django_db


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_home_lists_measures_with_ratings_and_money() -> None:
    held = document()
    html = page(browser(), "/")
    assert "豊かな海の保全と離島のくらし" in html
    strip = html[html.index('class="strip"') : html.index("</ol>")]
    assert re.findall(r"grade-(\w+)", strip) == ["b", "a", "b", "b", "c", "a"]
    assert f'href="{root(held)}indicators/2-2"' in strip
    assert "2022年度 1,388 百万円" in html
    assert html.count('class="total"') == 4


def test_home_is_narrowed() -> None:
    document(REPORT)
    document(SUMMARY)
    client = browser()
    assert "港のまち" not in page(client, "/?q=豊かな海")
    assert "豊かな海" not in page(client, "/?ministry=翠海省")
    assert "まだありません" in page(client, "/?year=1999")
    assert page(client, "/?year=x")


def test_an_empty_library_says_what_to_do() -> None:
    html = page(browser(), "/")
    assert "まだありません" in html
    assert 'type="file"' in html


def test_a_withdrawn_measure_is_not_listed() -> None:
    held = document()
    withdraw_document(actor(), held, reason="誤り")
    client = browser()
    assert "豊かな海" not in page(client, "/")
    for name in ("measure", "fields/F1", "indicators/1-1"):
        page(client, f"{root(held)}{name}", status=410)


def test_a_measure_has_all_its_parts() -> None:
    held = document()
    html = page(browser(), f"{root(held)}measure")
    said = words(html)
    assert "B相当程度進展あり" in said
    assert "海岸に漂着するごみを減らし" in said
    assert "９位／８位以内×目標に届かない" in said
    assert "７位／８位以内○目標を満たす" in said
    assert "95.2％／96.0％" in said
    assert "△45" in said
    assert "97.8%" in said  # 1,301 of 1,330
    assert said.count("対象:") == 4
    assert f'href="{root(held)}indicators/1-2"' in html
    for anchor in ("goals", "indicators", "money", "opinions", "next"):
        assert f'id="{anchor}"' in html


def test_the_matrix_is_downloaded_as_it_is_shown() -> None:
    held, client = document(), browser()
    response = client.get(f"{root(held)}measure?table=matrix&as=csv")
    found = rows(response.content)
    assert found[0][:5] == ["測定指標", "番号", "個別分野", "主要", "評価区分"]
    assert [row[1] for row in found[1:]] == ["1-1", "1-2", "1-3", "2-1", "2-2", "3-1"]
    assert found[3][5] == "９位／８位以内 ×"
    book = client.get(f"{root(held)}measure?table=budgets&as=xlsx")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(book.content)).get_sheet_by_index(0)
    assert sheet.to_python()[2][3:8] == [1315.0, 60.0, -45.0, 1330.0, 1301.0]


def test_every_table_of_a_page_is_offered_and_given() -> None:
    held, client = document(), browser()
    sheets = document(SHEETS)
    addresses = ("measure", "fields/F1", "fields/F2", "indicators/1-2", "diagnostics")
    pages = [f"{root(held)}{name}" for name in addresses]
    pages += ["/", "/positions/", "/projects/", "/documents/", f"{root(sheets)}projects/project:1"]
    given = 0
    for address in pages:
        html = page(client, address)
        tables = html.count("<table") - html.count('class="pairs"')
        links = re.findall(r'href="(\?[^"]*table=[^"]*)"', html)
        assert len(links) >= 2 * tables, address
        for link in links:
            response = client.get(address + link.replace("&amp;", "&"))
            assert response.status_code == 200, (address, link)
            assert response.headers["Content-Disposition"].startswith("attachment")
            given += 1
    assert given > 20


def test_a_field_has_its_parts() -> None:
    held = document()
    said = words(page(browser(), f"{root(held)}fields/F2"))
    assert "離島航路の維持" in said
    for part in ("施策の概要", "測定指標", "参考指標", "施策の分析", "次期に変わること"):
        assert part in said


def test_an_indicator_of_texts_stands_item_by_item() -> None:
    held = document()
    html = page(browser(), f"{root(held)}indicators/1-1")
    years = re.findall(r'<table class="pairs">.*?</table>', html, re.DOTALL)
    assert len(years) == 3
    for year in years:
        for row in re.findall(r"<tr><td.*?</tr>", year, re.DOTALL):
            assert row.count("data-label=") == 2
    assert "2019年度（令和元年度）" in html
    assert "polyline" not in html


def test_an_indicator_of_numbers_has_a_chart_and_a_table() -> None:
    held = document()
    html = page(browser(), f"{root(held)}indicators/1-2")
    assert html.count("<polyline") == 2
    assert words(html).count("31,870人") == 2  # in the chart, and in the table
    assert "年度の途中で中止となった活動" in html
    assert "目標を満たすか" not in html  # the print does not say whether more is better


def test_what_the_print_decides_is_said() -> None:
    held = document()
    html = page(browser(), f"{root(held)}indicators/1-3")
    assert re.findall(r"<span[^>]*>([○×])</span>", html) == ["×", "○", "×"]


def test_every_value_of_an_indicator_leads_to_its_place() -> None:
    held, client = document(), browser()
    html = page(client, f"{root(held)}indicators/1-2")
    links = re.findall(r'<a class="at" href="([^"]*)">([^<]*)</a>', html)
    assert len(links) >= 7
    for href, text in links:
        viewer = page(client, href.partition("#")[0])
        quote = viewer[viewer.index("<blockquote") : viewer.index("</blockquote>")]
        assert words(quote) == words(text)


def test_every_value_has_a_citation() -> None:
    held, client = document(), browser()
    html = page(client, f"{root(held)}indicators/2-1")
    links = re.findall(r'href="([^"]*)" data-cite', html)
    assert len(links) >= 10
    for link in links[:6]:
        assert "@misc{" in page(client, link)


def test_indicators_lead_to_their_neighbours() -> None:
    held = document()
    html = page(browser(), f"{root(held)}indicators/1-3")
    assert re.search(r'rel="prev" href="[^"]*/indicators/1-2"', html)
    assert re.search(r'rel="next" href="[^"]*/indicators/2-1"', html)


def test_opinions_about_an_indicator_stand_with_it() -> None:
    held, client = document(), browser()
    assert "参加者が増えたことは喜ばしい" in page(client, f"{root(held)}indicators/1-2")
    assert "参加者が増えたことは喜ばしい" not in page(client, f"{root(held)}indicators/2-1")


def test_a_summary_is_a_measure_without_indicators() -> None:
    held = document(SUMMARY)
    html = page(browser(), f"{root(held)}measure")
    assert 'id="results"' in html
    assert 'id="indicators"' not in html


def test_positions_stand_under_their_headings() -> None:
    held, client = document(PAPER), browser()
    html = page(client, f"{root(held)}positions")
    row = held.reading.positionrows.first()
    assert row is not None
    assert f'id="{row.subject}"' in html
    listed = page(client, "/positions/")
    assert "".join(row.text.split()) in words(listed)
    assert page(client, f"/positions/?type={row.type}&q={row.text[:6]}")


def test_a_project_has_facts_and_tables() -> None:
    held, client = document(SHEETS), browser()
    assert "離れ島の灯台を守り継ぐ事業" in page(client, "/projects/")
    said = words(page(client, f"{root(held)}projects/project:1"))
    assert "灯台の点検記録.周期半年" in said
    assert "浜風塗装株式会社" in said
    assert "実施方法名称" in said


@pytest.mark.parametrize("name", ["indicators/9-9", "fields/F99", "projects/project:7"])
def test_what_is_not_there_is_explained(name: str) -> None:
    held = document()
    assert "ありません" in page(browser(), f"{root(held)}{name}", status=404)


def test_addresses_of_documents_are_links_only_to_the_web() -> None:
    assert web_address("https://www.example.jp/a?b=c") == "https://www.example.jp/a?b=c"
    hostile = (
        "javascript:alert(1)",
        "data:text/html,x",
        "//x",
        "file:///etc/passwd",
        "http://",
        "",
    )
    assert [web_address(url) for url in (*hostile, None, "http://[")] == [""] * 8


def test_means_lead_to_where_they_are_named() -> None:
    held = document()
    html = page(browser(), f"{root(held)}indicators/1-1")
    named = html[html.index('class="means"') :]
    named = named[: named.index("</ul>")]
    assert "① 海岸漂着物の回収支援（2019、2020、2021）" in named
    assert named.count(f'href="{root(held)}view?at=') == 2
