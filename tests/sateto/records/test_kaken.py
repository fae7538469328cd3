"""KAKEN's XML, in our own fiction."""

from lxml import etree

from sateto.records.json_form import dump, load
from sateto.records.reading.element import Element
from sateto.records.reading.kaken import read
from sateto.records.record import Identifier, ResearchProject, Words

AWARD = """
<grantAward id="KAKENHI-PROJECT-30K90001" awardNumber="30K90001" recordSet="kakenhi">
  <identifier type="nationalAwardNumber"><normalizedValue>JP30K90001</normalizedValue></identifier>
  <modified>2033-05-01T00:00:00Z</modified>
  <parentAward id="KAKENHI-AREA-30A00001"><title>潮騒の学理</title></parentAward>
  <summary xml:lang="ja">
    <title>離島の潮位を漁船で測る方法の研究</title>
    <titleAbbreviated>潮位の研究</titleAbbreviated>
    <category>科学研究費助成事業</category><category>基盤研究(C)</category>
    <review_section sequence="1" niiCode="99001" tableType="kubun">沿岸の計測関連</review_section>
    <institution niiCode="99901" sequence="1">潮見大学</institution>
    <agency niiCode="kakenhi">架空研究振興会</agency>
    <member sequence="1" eradCode="90000001" role="principal_investigator">
      <affiliation sequence="1"><institution niiCode="99901">潮見大学</institution>
        <department>海洋学部</department><jobTitle>教授</jobTitle></affiliation>
      <personalName sequence="1"><fullName>岬 汐里</fullName>
        <familyName yomi="みさき">岬</familyName><givenName yomi="しおり">汐里</givenName>
      </personalName>
    </member>
    <projectStatus statusCode="project_closed"/>
    <keywordList><keyword sequence="1">潮位</keyword>
      <keyword sequence="2">漁船</keyword></keywordList>
    <paragraphList sequence="1" type="purpose">
      <paragraph>測る方法を作る。</paragraph></paragraphList>
    <paragraphList sequence="2" type="outline_of_research_achievement">
      <paragraph sequence="1">漁船三十隻で潮位を測った。</paragraph>
    </paragraphList>
    <paragraphList sequence="3" type="planning_budget_expenditure">
      <paragraph>旅費。</paragraph></paragraphList>
    <periodOfAward><startDate>2030-04-01</startDate><endDate>2033-03-31</endDate></periodOfAward>
    <overallAwardAmount sequence="1" caption="総額">
      <totalCost>4,290,000</totalCost></overallAwardAmount>
  </summary>
  <summary xml:lang="en">
    <title>Tides by fishing boats</title>
    <member sequence="1" eradCode="90000001" role="principal_investigator">
      <personalName sequence="1"><fullName>MISAKI Shiori</fullName></personalName></member>
    <keywordList><keyword sequence="1">tide</keyword></keywordList>
    <paragraphList sequence="2" type="outline_of_research_achievement">
      <paragraph sequence="1">Thirty boats measured tides.</paragraph></paragraphList>
  </summary>
  <productList>
    <product type="journal_article" sequence="1"><doi>10.9999/TIDE.1</doi>
      <author>岬汐里, 浜一</author>
      <title>漁船による潮位</title><journalTitle>架空海洋誌</journalTitle><year>2032</year></product>
    <product type="patent" sequence="2"><title>潮位計</title>
      <patentApplicationNumber>架願2032-000001</patentApplicationNumber></product>
  </productList>
  <awardAmountList><awardAmount sequence="1" fiscalYear="2030">
    <totalCost>1430000</totalCost></awardAmount>
  </awardAmountList>
</grantAward>
"""


def award(text: str = AWARD) -> ResearchProject:
    return read(Element(etree.fromstring(text)))


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
    top = etree.fromstring(AWARD)
    record = read(Element(top))
    found = top.find(record.cites["statements[1].text.en"])
    assert found is not None
    assert Element(found).text == record.statements[1].text.en
    assert top.findtext(record.cites["title.ja"]) == record.title.ja


def test_json_and_back() -> None:
    record = award()
    assert load(dump(record)) == record
