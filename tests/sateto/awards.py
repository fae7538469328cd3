"""Made-up awards as KAKEN writes them."""

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


def award(number: str, title: str = "潮位の研究", extra: str = "") -> str:
    return (
        f'<grantAward id="KAKENHI-PROJECT-{number}" awardNumber="{number}">'
        f'<summary xml:lang="ja"><title>{title}</title>{extra}</summary></grantAward>'
    )


def document(*awards: str) -> str:
    return "<grantAwardList>\n" + "\n".join(awards) + "\n</grantAwardList>\n"
