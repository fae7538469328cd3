"""Formats beside KAKEN's XML, in our own fiction."""

import gzip
import json
from pathlib import Path

import pytest

from sateto.records.exceptions import MappingError
from sateto.records.reading.preview import preview
from sateto.records.record import Identifier, Words
from tests.sateto.records.reading import read

JPCOAR = """<?xml version="1.0" encoding="UTF-8"?>
<jpcoar:jpcoar xmlns:jpcoar="https://example.org/jpcoar/2.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:datacite="https://example.org/datacite/">
  <dc:title xml:lang="ja">潮位計の観測値</dc:title>
  <dc:title xml:lang="ja-Kana">チョウイケイ ノ カンソクチ</dc:title>
  <dc:title xml:lang="en">Readings of a tide gauge</dc:title>
  <jpcoar:creator>
    <jpcoar:nameIdentifier nameIdentifierScheme="ORCID">0000-0002-1825-0097</jpcoar:nameIdentifier>
    <jpcoar:creatorName xml:lang="ja">岬, 汐里</jpcoar:creatorName>
    <jpcoar:creatorName xml:lang="ja-Kana">ミサキ, シオリ</jpcoar:creatorName>
    <jpcoar:affiliation><jpcoar:affiliationName xml:lang="ja">潮見大学</jpcoar:affiliationName>
    </jpcoar:affiliation>
  </jpcoar:creator>
  <jpcoar:contributor contributorType="HostingInstitution">
    <jpcoar:nameIdentifier nameIdentifierScheme="ROR">057zh3y96</jpcoar:nameIdentifier>
    <jpcoar:contributorName nameType="Organizational">潮見大学図書館</jpcoar:contributorName>
  </jpcoar:contributor>
  <jpcoar:subject subjectScheme="e-Rad_field">自然科学一般</jpcoar:subject>
  <jpcoar:subject subjectScheme="Other">潮位</jpcoar:subject>
  <datacite:description descriptionType="Abstract">十年分の潮位。</datacite:description>
  <datacite:date dateType="Issued">2033-05-01</datacite:date>
  <dc:type>dataset</dc:type>
  <jpcoar:identifier identifierType="DOI">https://doi.org/10.99999/TIDE</jpcoar:identifier>
  <jpcoar:fundingReference>
    <jpcoar:funderName xml:lang="ja">架空科学技術機構</jpcoar:funderName>
    <jpcoar:fundingStream xml:lang="ja">潮の事業</jpcoar:fundingStream>
    <jpcoar:awardNumber awardNumberType="JGN">JPMJXX9999</jpcoar:awardNumber>
  </jpcoar:fundingReference>
</jpcoar:jpcoar>
"""
SHEET = {
    "事業ID": 99001,
    "公開年度": 2033,
    "事業名": "潮位の調査研究",
    "府省庁": "海洋環境省",
    "担当部局庁": "沿岸局",
    "事業番号2": "0099",
    "開始年度": 2030,
    "終了年度": None,
    "事業目的": "潮位を知る。",
    "事業概要": "離島に潮位計を置く。",
    "主要施策": ["海洋政策"],
    "予算": [
        {"年度": 2031, "予算計": 12.0, "執行額": 10.5},
        {"年度": 2032, "予算計": 13.0},
    ],
    "支出先": [{"支出先名": "潮見大学", "法人番号": "7000012050002"}],
}
MAPPING = """
key: 番号
constants: {funder: 架空装備技術庁}
columns:
  番号: {to: number}
  課題名: title
  代表者: {to: researcher, split: "、"}
  開始: start_year
  金額（千円）: {to: amount, unit: 1000}
  成果: statement.achievement
  備考: ignore
"""
TABLE = """番号,課題名,代表者,開始,金額（千円）,成果,備考
X-1,潮位計の改良,岬 汐里、浜 航,令和12年度,"4,290",誤差を半分にした。,内部
X-2,航路の研究,浜 航,未定,多額,,
"""


def test_jpcoar(tmp_path: Path) -> None:
    [record], troubles = read(tmp_path, "data.xml", JPCOAR)
    assert troubles == []
    assert record.kind == "output"
    assert record.title == Words("潮位計の観測値", "Readings of a tide gauge")
    assert record.alternatives == ("チョウイケイ ノ カンソクチ",)
    assert record.ids == (Identifier("doi", "10.99999/tide"),)
    assert record.researchers[0].name.ja == "岬 汐里"
    assert str(record.researchers[0].ids[0]) == "orcid:0000-0002-1825-0097"
    assert record.institutions[0].name.ja == "潮見大学図書館"
    assert (record.sections[0].table, record.keywords[0].ja) == ("e-Rad_field", "潮位")
    assert record.start_year == 2033
    assert record.outputs[0].kind == "data"
    [award] = record.awards
    assert (str(award.number), award.programme.name.ja) == ("jgn:JPMJXX9999", "潮の事業")
    assert record.cites["title.ja"] == "title[1]"


def test_a_wrong_check_digit_is_reported_and_kept(tmp_path: Path) -> None:
    [record], troubles = read(tmp_path, "a.xml", JPCOAR.replace("1825-0097", "1825-0098"))
    assert [one.code for one in troubles] == ["identifier-wrong"]
    assert not troubles[0].fatal
    assert record.researchers[0].ids[0] == Identifier("orcid", "0000-0002-1825-0098", valid=False)


def test_oai_and_dublin_core(tmp_path: Path) -> None:
    text = """<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record>
      <header><identifier>oai:a.example:1</identifier><datestamp>2033-01-01</datestamp></header>
      <metadata><d:dc xmlns:d="http://purl.org/dc/elements/1.1/"><d:title>霧笛</d:title>
      <d:creator>浜 航</d:creator><d:date>2032</d:date><d:type>article</d:type></d:dc></metadata>
      </record><record><header status="deleted"><identifier>oai:a.example:2</identifier></header>
      </record></ListRecords></OAI-PMH>"""
    path = tmp_path / "oai.xml"
    path.write_text(text, "utf-8")
    shown = preview(path)
    assert shown.lines[0].startswith("oai:oai:a.example:1: 霧笛 / 浜 航 / 2032")
    assert shown.lines[1].endswith("提供元で削除された記録")


def test_judgit_takes_programmes_of_research(tmp_path: Path) -> None:
    other = {**SHEET, "事業ID": 2, "事業名": "庁舎の管理", "事業概要": "", "主要施策": []}
    lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in (SHEET, other))
    [record], troubles = read(tmp_path, "s.jsonl.gz", gzip.compress(lines.encode()))
    assert [one.code for one in troubles] == ["record-of-other-kind"]
    assert record.funder.ja == "海洋環境省"
    assert [(one.fiscal_year, one.total, one.planned) for one in record.money] == [
        (2031, 10_500_000, False),
        (2032, 13_000_000, True),
    ]
    assert str(record.institutions[0].ids[0]) == "corporate_number:7000012050002"
    assert record.cites["money[0].total"] == "予算[0].執行額"


def test_tables_by_a_mapping(tmp_path: Path) -> None:
    records, troubles = read(tmp_path, "t.csv", TABLE, MAPPING)
    first, second = records
    assert (first.key, first.title.ja) == ("table:X-1", "潮位計の改良")
    assert [one.name.ja for one in first.researchers] == ["岬 汐里", "浜 航"]
    assert (first.start_year, first.amount) == (2030, 4_290_000)
    assert first.funder.ja == "架空装備技術庁"
    assert first.results_text == "誤差を半分にした。"
    assert second.amount is None
    assert sorted(one.code for one in troubles) == ["cell-not-placed", "number-wrong"]
    assert all("X-2" in one.record and one.line == 3 for one in troubles)


def test_a_preview_names_columns_and_cells(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(TABLE, "utf-8")
    lines = "\n".join(preview(path, MAPPING).lines)
    assert "列「備考」→ 取り込まない" in lines
    assert "金額（千円）「多額」" in lines
    assert "table:X-1: 潮位計の改良 / 岬 汐里 / 2030 / 4,290,000円" in lines


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("columns: [", "YAML"),
        ("key: a", "columns"),
        ("key: b\ncolumns: {a: title}", "key"),
        ("key: a\ncolumns: {a: number}", "題名"),
        ("key: a\ncolumns: {a: title, b: nonsense}", "列「b」"),
        ("key: a\ncolumns: {a: title, b: {to: amount, unit: 0}}", "整数"),
        ("key: 番号\ncolumns: {番号: number, 題: title}", "列「題」がありません"),
    ],
)
def test_a_wrong_mapping_says_where(tmp_path: Path, mapping: str, said: str) -> None:
    with pytest.raises(MappingError, match=said):
        read(tmp_path, "t.csv", TABLE, mapping)
