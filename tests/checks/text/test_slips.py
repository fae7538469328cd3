"""Slips of the pen, doubled words and misprinted names."""

import pytest

from sesaku.checks.text import name_misprinted, word_doubled, wording_slip
from sesaku.checks.text.slips import known_slips
from sesaku.checks.wording import wording
from tests.checks.cases import asked, found, one_indicator, reasons


def _said(*results: str) -> dict[str, object]:
    years = {
        2018 + at: {"target": "灯台の点検を続ける。", "result": text}
        for at, text in enumerate(results)
    }
    return one_indicator(years=years)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("理解を図るととともに、記録を残した。", "とと"),
        ("記録を公開するともに、周知した。", "とともに"),
        ("特に混同さやすい二つの灯火を改めた。", "されやすい"),
        ("講座を実施したできたことは大きい。", "したできた"),
        ("沿岸地域における促進することができた。", "における促進する"),
        ("広報強化をより強化を重視した。", "をより強化を"),
        ("取組等などについて話した。", "等など"),
        ("明かりの維持に務めてきた。", "に努め"),
        ("予算の活用を努める。", "に努め"),
        ("共同声明を署名した。", "声明を署名"),
        ("灯台守協会が主催による講座を開いた。", "が主催による"),
        ("点検を終えた。その後した変更を告示した。", "その後した"),
        ("重要・振興技術の分野に広がる。", "新興"),
        ("灯台協力の更なる促進進化を図る。", "深化"),
        ("課題が一層浮き掘りとなった。", "浮き彫り"),
        ("会合（於：べンガル）に出た。", "形の似た"),
        ("3力国で点検した。", "形の似た"),
    ],
)
def test_a_slip_is_asked_about(text: str, marked: str) -> None:
    (finding,) = found(wording_slip, _said(text))
    assert marked in finding.message
    assert (finding.subject, finding.severity) == ("1-1", "low")


@pytest.mark.parametrize(
    "text",
    [
        "会議の開催とともに、記録を残した。",
        "政府は岬の灯台を始めとする施設を点検した。",
        "灯台における規制されていない灯火を調べた。",
        "地域振興の技術を用いた。",
        "議長を務めた。維持に努めた。",
        "アジアを国連を始めとする機関と調べた。",
    ],
)
def test_good_prose_passes(text: str) -> None:
    assert found(wording_slip, _said(text)) == ()


def test_every_slip_has_its_words() -> None:
    messages = wording(wording_slip.__name__).messages
    for slip in known_slips():
        assert (f"{slip.kind}-known" if slip.right else slip.kind) in messages


def test_an_evidence_is_the_words_about_the_slip() -> None:
    (finding,) = found(wording_slip, _said("岬では点検を行い、明かりの維持に務めてきた。"))
    assert finding.evidence[0].role == "result 2018"
    assert "維持に務めてきた" in finding.evidence[0].text


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("北の沿岸部の沿岸部の灯台を点検した。", "の沿岸部の沿岸部"),
        ("翌年度度目標を定めた。", "度度"),
        ("灯火理事会会への提案をした。", "会会"),
        ("訓練は、規律・規範規律・行動規範から成る。", "規律・規範規律・行動規範"),
        ("新しい知見を企画・企画立案に活用した。", "企画・企画立案"),
    ],
)
def test_a_word_twice(text: str, twice: str) -> None:
    (finding,) = found(word_doubled, _said(text))
    assert f"「{twice}」" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "作業部会会合に出席し、各国国内の灯台と米国国務省を訪ねた。",
        "ますます明るくなり、それぞれの灯台が光った。",
        "１ 灯台関係灯台関係については点検した。",
        "規律・行動規範・規範を定めた。",
        "全国の大学・大学病院に上部部材を届けた。",
    ],
)
def test_words_that_may_stand_twice(text: str) -> None:
    assert found(word_doubled, _said(text)) == ()


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        (
            (
                "海上灯火保安協議会に諮った。",
                "海上灯火保安協議会を開いた。",
                "海上灯火安協議会は延期した。",
            ),
            "海上灯火安協議会",
        ),
        (
            (
                "古灯台保存取引決議案を出した。",
                "古灯台保存取引決議案を通した。",
                "古灯台侭砲取引決議案を出した。",
            ),
            "古灯台侭砲取引決議案",
        ),
    ],
)
def test_a_name_misprinted_once(texts: tuple[str, ...], wrong: str) -> None:
    case = _said(*(f"{text}海上灯火保安協議会。" for text in texts))
    findings = found(name_misprinted, case)
    assert [one for one in findings if f"「{wrong}」" in one.message]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("海上灯火保安推進会議", "海上灯火保安促進会議"),
        ("北方灯火研究開発機構", "北方灯火協力研究開発機構"),
    ],
)
def test_another_word_in_a_long_name(right: str, wrong: str) -> None:
    case = _said(*[f"{right}を開いた。"] * 3, f"（１）提言{wrong}に諮った。")
    assert wrong in found(name_misprinted, case)[0].message


def test_another_name_is_no_misprint() -> None:
    texts = (
        "灯台管理官補佐を置いた。",
        "灯台管理官補佐が出た。",
        "灯台管理補佐と灯台管理室を置いた。",
    )
    assert found(name_misprinted, _said(*texts)) == ()


def test_not_applicable() -> None:
    assert reasons(name_misprinted, _said("点検した。")) == ["No long compound is printed twice."]
    for check in (wording_slip, word_doubled):
        (tally,) = asked(check, {}).tallies
        assert (tally.passed, tally.failed) == (0, 0)
