"""A library with some made-up research, served."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.journeys.conftest import serving
from tests.sesaku_site.running import Library, filled

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<grantAwardList>\n'
_AWARD = """
<grantAward id="KAKENHI-PROJECT-{number}" awardNumber="{number}" recordSet="kakenhi">
  <identifier type="nationalAwardNumber"><normalizedValue>JP{number}</normalizedValue></identifier>
  <summary xml:lang="ja">
    <title>{title}</title>
    <category>架空研究費</category><category>{programme}</category>
    <review_section sequence="1" niiCode="99001" tableType="kubun">{field}</review_section>
    <institution niiCode="99901" sequence="1">{home}</institution>
    <member sequence="1" eradCode="{person}" role="principal_investigator">
      <affiliation sequence="1"><institution niiCode="99901">{home}</institution></affiliation>
      <personalName sequence="1"><fullName>{name}</fullName></personalName>
    </member>
    <projectStatus statusCode="project_closed"/>
    <keywordList>{words}</keywordList>
    <paragraphList type="outline_of_research_achievement"><paragraph sequence="1">{found}
    </paragraph></paragraphList>
    <periodOfAward searchStartFiscalYear="{year}" searchEndFiscalYear="{year}">
      <startFiscalYear>{year}</startFiscalYear><endFiscalYear>{year}</endFiscalYear>
    </periodOfAward>
    <overallAwardAmount><totalCost>{amount}</totalCost></overallAwardAmount>
  </summary>
</grantAward>
"""
_RESEARCH = (
    (
        "海岸の波浪をレーダで測る装置の開発",
        "沿岸の計測関連",
        "沖津工業大学",
        "浜 航",
        "波浪 レーダ 沿岸",
        "波の高さを岸から測る装置を作った。レーダにより沖合十キロまで波浪の高さを測り、浮標の値との差は二割に収まった。",
    ),
    (
        "離島の潮位を漁船で測る方法の研究",
        "沿岸の計測関連",
        "潮見大学",
        "岬 汐里",
        "潮位 漁船",
        "漁船三十隻で潮位を測り、誤差を二センチに下げた。波浪の影響を除く計算も示した。",
    ),
    (
        "塩水に強い灯台用の小型電源",
        "電力の貯蔵関連",
        "潮見大学",
        "灯 守",
        "灯台 電源 蓄電池",
        "塩水を使う蓄電池を試作し、灯台の明かりを交換なしで五年保つことを確かめた。",
    ),
    (
        "島の言葉の抑揚の記録",
        "言語関連",
        "山里大学",
        "言葉 野",
        "方言 抑揚",
        "四つの島で話者を録音し、抑揚の違いを地図にした。",
    ),
)


def write(path: Path) -> Path:
    """Write the research as a file."""
    awards = [
        _AWARD.format(
            number=f"3{place}K9000{place}",
            title=title,
            field=field,
            home=home,
            name=name,
            person=90000001 + place,
            words="".join(
                f'<keyword sequence="{at}">{word}</keyword>'
                for at, word in enumerate(words.split(), 1)
            ),
            found=found,
            programme=("基盤研究(C)", "若手研究")[place % 2],
            year=2030 + place % 3,
            amount=4_000_000 * (place + 1),
        )
        for place, (title, field, home, name, words, found) in enumerate(_RESEARCH)
    ]
    path.write_text(_HEAD + "".join(awards) + "</grantAwardList>\n", "utf-8")
    return path


@contextmanager
def research_site(folder: Path) -> Iterator[str]:
    """Serve a library that holds the research, and yield its address."""
    with filled(folder / "library", "research", _import) as made, serving(made) as address:
        yield address


def _import(made: Library) -> None:
    file = write(made.home / "research.xml")
    made.run("research", "import", file, "--licence", "CC BY 4.0", "--credit", "架空研究振興会")
    file.unlink()
