"""Targets copied from year to year."""

from sesaku.checks.target import repeated as check
from tests.checks.cases import found, one_indicator, reasons

LONG = "灯台の明かりを港ごとに点検し、暗いものから順に直し、結果を漁協に知らせる。"
KEPT = "島の人の声を年に一度は聞き、点検の順を決めるときに生かすようにする。"


def _case(*targets: str) -> dict[str, object]:
    return one_indicator(years={2018 + at: {"target": text} for at, text in enumerate(targets)})


def test_word_for_word() -> None:
    (finding,) = found(check, _case(LONG, LONG, "灯台守を三人増やす。"))
    assert finding.severity == "high"
    assert [one.role for one in finding.evidence] == ["target 2018", "target 2019"]
    assert "一字一句同じ" in finding.message


def test_all_but_a_few_characters() -> None:
    (finding,) = found(check, _case(LONG, LONG.replace("漁協", "町役場")))
    assert finding.severity == "medium"
    assert "FY2018, FY2019" in finding.message_en


def test_one_sentence_every_year() -> None:
    others = (
        "鐘を替え、霧笛を試し、若い人に鳴らし方を教える。さらに浮きを沖へ移す。",
        "海図を改めて漁協に配り、講習を開いて、読み方を年寄りから聞き取る。",
        "桟橋に明かりを三つ置き、船着場の屋根を葺き替え、待合所を広げる。",
    )
    (finding,) = found(check, _case(*(other + KEPT for other in others)))
    assert [one.text for one in finding.evidence] == [KEPT] * 3
    assert finding.severity == "low"


def test_new_targets_pass() -> None:
    assert found(check, _case(LONG, "灯台守を三人増やし、養成所を設ける。", "海図を改める。")) == ()


def test_years_that_do_not_follow_are_not_compared() -> None:
    case = one_indicator(years={2015: {"target": LONG}, 2020: {"target": LONG}})
    assert found(check, case) == ()
    assert reasons(check, case) == ["No two successive years have a target in words."]


def test_numbers_are_not_asked_about() -> None:
    assert found(check, _case("20回", "20回")) == ()
