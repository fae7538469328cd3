"""Target items that vanish or are put more softly."""

from sesaku.checks.target import dropped as check
from tests.checks.cases import found, one_indicator, reasons

HORN = "霧笛の奏法を録音し、郷土資料館に寄贈して聴けるようにする。"
LAMP = "灯台の明かりを港ごとに見回り、漁協に知らせて、暗い順に直す。"


def _case(*targets: list[str]) -> dict[str, object]:
    return one_indicator(years={2019 + at: {"target": one} for at, one in enumerate(targets)})


def test_an_item_is_gone() -> None:
    (finding,) = found(check, _case([LAMP, HORN], [LAMP]))
    assert finding.evidence[0].text == HORN


def test_an_item_is_replaced_as_a_whole() -> None:
    assert len(found(check, _case([HORN], ["桟橋の塗料を選び、船着場の階段を広げる。"]))) == 1


def test_a_softer_word() -> None:
    (finding,) = found(check, _case([LAMP], ["可能な限り、" + LAMP]))
    assert "弱い言い方" in finding.message


def test_about_in_place_of_at_least() -> None:
    before = "若い灯台守を毎年20名以上採用し、離島の灯台で一年間の実習を行う。"
    assert len(found(check, _case([before], [before.replace("以上", "程度")]))) == 1
    assert found(check, _case([before], [before.replace("20", "25")])) == ()


def test_what_happens_once_is_over() -> None:
    once = "令和元年10月の灯台会議で、霧笛の奏法の録音を郷土資料館に寄贈する。"
    assert found(check, _case([LAMP, once], [LAMP])) == ()


def test_items_that_stay_pass() -> None:
    assert found(check, _case([LAMP, HORN], [HORN, LAMP])) == ()


def test_not_applicable() -> None:
    assert "No two successive" in reasons(check, _case([LAMP]))[0]
