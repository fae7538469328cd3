"""KAKEN's XML, in our own fiction."""

from xml.etree import ElementTree as ET

from sateto.records.json_form import dump, load
from sateto.records.reading.element import Element
from sateto.records.reading.kaken import read
from sateto.records.record import Identifier, ResearchProject, Words
from tests.sateto.awards import AWARD


def award(text: str = AWARD) -> ResearchProject:
    return read(Element(ET.fromstring(text)))  # noqa: S314 - our own text


def test_names_numbers_and_years() -> None:
    record = award()
    assert record.key == "kaken:KAKENHI-PROJECT-30K90001"
    assert record.title == Words("離島の潮位を漁船で測る方法の研究", "Tides by fishing boats")
    assert Identifier("jgn", "JP30K90001") in record.ids
    assert record.funder.ja == "架空研究振興会"
    assert record.programme.ja == "基盤研究(C)"
    assert (record.start_year, record.end_year) == (2030, 2032)
    assert record.status == "project_closed"
    assert record.parent == "kaken:KAKENHI-AREA-30A00001"


def test_people_are_paired_by_sequence() -> None:
    record = award()
    lead = record.lead
    assert lead is not None
    assert lead.name == Words("岬 汐里", "MISAKI Shiori")
    assert lead.reading == "みさき しおり"
    assert lead.institution.name.ja == "潮見大学"
    assert [str(one) for one in lead.ids] == ["erad:90000001"]


def test_results_come_with_their_kind() -> None:
    record = award()
    assert record.statement("achievement") == "漁船三十隻で潮位を測った。"
    assert record.statement("achievement", "en") == "Thirty boats measured tides."
    assert record.results_text == "漁船三十隻で潮位を測った。"
    assert [one.kind for one in record.statements] == ["purpose", "achievement"]
    paper, patent = record.outputs
    assert paper.ids == (Identifier("doi", "10.9999/tide.1"),)
    assert paper.authors == ("岬汐里", "浜一")
    assert patent.ids[0].scheme == "patent"


def test_money_by_year_and_in_all() -> None:
    record = award()
    assert record.amount == 4290000
    assert [(one.fiscal_year, one.total) for one in record.money] == [
        (None, 4290000),
        (2030, 1430000),
    ]


def test_every_text_is_cited_where_it_stands() -> None:
    top = ET.fromstring(AWARD)  # noqa: S314 - our own text
    record = read(Element(top))
    found = top.find(record.cites["statements[1].text.en"])
    assert found is not None
    assert Element(found).text == record.statements[1].text.en
    assert top.findtext(record.cites["title.ja"]) == record.title.ja


def test_json_and_back() -> None:
    record = award()
    assert load(dump(record)) == record
