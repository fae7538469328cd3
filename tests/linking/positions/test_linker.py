"""Positions linked to what covers them, and left alone where nothing does."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sesaku.exceptions import LinkError
from sesaku.linking.links import as_dict
from sesaku.linking.positions import link
from sesaku.model.evaluation import NextIndicator
from sesaku.model.reading import Reading
from sesaku.reading import read
from tests.factories import position_paper, report
from tests.linking.positions.fiction import paper_of, report_of

FIELDS = {
    "海の安全": [
        ("1-1", "離島周辺の海上保安の強化", "巡視船の配備を二隻増やし、領海の警備に当たる。"),
        ("1-2", "北の海の氷の観測", "観測船を一回出し、結果を国際会議で報告する。"),
    ],
    "学びの充実": [
        ("2-1", "夜間学級の設置", "夜間学級を三校に設け、教員の研修を行う。"),
        ("2-2", "図書館の開館時間", "図書館の開館を一時間延ばし、司書を増やす。"),
    ],
    "サイバーの守り": [("3-1", "サイバー攻撃への備え", "重要インフラ事業者と演習を二回行う。")],
}


def linked(paper: Reading, to: Reading) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in link(paper, to).links:
        assert each.source is not None
        assert each.target is not None
        found.setdefault(str(each.source.number), []).append(str(each.target.subject))
    return found


def test_each_position_finds_what_covers_it_and_the_others_are_left_alone() -> None:
    paper = paper_of(
        "夜間学級を全ての町に設け、学び直しを支える。",
        "宿屋の税を下げ、旅人を増やす。",
        "離島の海上保安を強め、巡視船を増やす。",
    )
    found = linked(paper, report_of(FIELDS))
    assert found["1"][0] == "2-1"
    assert found["3"][0] == "1-1"
    assert "2" not in found


def test_a_topic_links_what_shares_no_word_and_says_so() -> None:
    found = link(paper_of("密漁を取り締まる。"), report_of(FIELDS)).links
    assert found[0].target is not None
    assert found[0].target.subject == "1-1"
    assert [reason.kind for reason in found[0].why] == ["topic"]


def test_reasons_stand_on_both_sides() -> None:
    paper, to = paper_of("夜間学級を、全ての町に設ける。"), report_of(FIELDS)
    reason = next(each for each in link(paper, to).links[0].why if each.kind == "term")
    assert paper.document.quote(reason.from_cite) == reason.shared == "夜間学級"
    assert to.document.quote(reason.to_cite) == "夜間学級"


def test_an_indicator_of_the_next_cycle_is_not_the_one_whose_code_it_takes() -> None:
    following = NextIndicator("1-2", "重要物資の供給網の点検", "new", "供給網を点検する。", ())
    found = linked(paper_of("重要物資の供給網を点検する。"), report_of(FIELDS, [following]))
    assert found["1"][0] == "next:1-2"
    assert "1-2" not in found["1"]


def test_names_that_the_thesaurus_knows_are_one() -> None:
    fields = {**FIELDS, "地域": [("4-1", "日米豪印の会合", "日米豪印の会合を開く。")]}
    assert linked(paper_of("クアッドの会合を毎年開く。"), report_of(fields))["1"][0] == "4-1"


def test_a_short_form_that_the_report_defines_otherwise_is_no_reason() -> None:
    own = "国連三角協力計画（TPP）の研修を一回行う。"
    fields = {**FIELDS, "平和": [("4-1", "国連三角協力計画（TPP）の研修", own)]}
    assert linked(paper_of("TPPを軸に、果物の輸出を伸ばす。"), report_of(fields)) == {}


def test_another_body_of_the_same_kind_is_no_reason() -> None:
    fields = {**FIELDS, "対話": [("4-1", "漁業のための賢人会議", "漁業のための賢人会議を開く。")]}
    for each in link(paper_of("鉄道に関する賢人会議を開く。"), report_of(fields)).links:
        assert "賢人会議" not in [reason.shared for reason in each.why]


def test_a_heading_above_everything_says_nothing() -> None:
    texts = ("宿屋の税を下げる。", "祭りの山車を直す。", "湯屋の煙突を残す。")
    assert linked(paper_of(*texts, path=["夜間学級の設置"]), report_of(FIELDS)) == {}


def test_a_report_without_anything_to_link_to_is_refused() -> None:
    with pytest.raises(LinkError, match="測定指標も評価結果もありません"):
        link(position_paper(), position_paper())


def test_the_same_documents_give_the_same_links() -> None:
    first, second = (link(position_paper(), report()) for _ in range(2))
    assert first == second


@pytest.mark.shared
def test_links_of_a_real_paper(shared: Path, tmp_path: Path) -> None:
    corpus = shared / "corpus"
    paper, to = (read(next(corpus.glob(f"{number}_*.txt"))) for number in ("003", "004"))
    file = tmp_path / "links.json"
    file.write_text(json.dumps(as_dict(link(paper, to), [paper, to])), "utf-8")
    gold = [str(shared / "gold" / f"{name}_003.json") for name in ("positions", "links")]
    tool = str(shared / "tools" / "score_links.py")
    said = subprocess.run(  # noqa: S603 - a script of the shared material
        [sys.executable, tool, "links", *gold, "003", str(file)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert float(said.split("links score ")[1]) >= 0.6, said
