"""The register: what a remark concerns, whether it is answered, what is open and for how long."""

import pytest

from sesaku.exceptions import LinkError
from sesaku.linking.remarks import as_dict, register
from sesaku.linking.remarks.register import Remark
from tests.factories import position_paper
from tests.linking.making import Announced, Area, Made, Money, Plan, made

ANSWER = "海図の多言語化と水深測量の頻度を見直し、潮流観測を加える。"
AREAS = (
    Area("1", "離島航路の維持", (Made("1-1", "高速船の就航率"), Made("1-2", "船員の養成"))),
    Area(
        "2",
        "海図の刊行",
        (Made("2-1", "電子海図の更新"),),
        (Announced("2-1", "電子海図の更新", "kept", ANSWER),),
        "電子海図の更新を続ける。",
    ),
    Area("3", "灯台", (Made("3-1", "灯台の点検"),), (), "点検を続ける。"),
    Area("4", "港湾", (Made("4-1", "防潮堤のかさ上げ"),), (), "工事を続ける。"),
)


def only(opinion: tuple[str, tuple[str, ...]], *later: Plan) -> Remark:
    report = Plan("前.txt", areas=AREAS, opinions=(opinion,))
    found = register([made(report), *(made(plan) for plan in later)])
    return next(each for each in found.remarks if each.document == "前.txt")


def test_an_answered_request_is_closed() -> None:
    remark = only(("多言語化と水深測量の頻度を見直すべきである。", ("2-1",)))
    assert remark.status == "addressed"
    assert remark.answers[0].subject == "next:2-1"
    assert remark.answers[0].why
    assert remark.open_since is None


def test_words_of_the_name_are_no_answer() -> None:
    remark = only(("電子海図の更新について、利用者の満足度を測るべきである。", ("2-1",)))
    assert remark.status == "not_visible"
    assert (remark.open_since, remark.open_until, remark.open_years) == (2021, 2021, 0)


def test_praise_asks_nothing() -> None:
    remark = only(("電子海図の更新は評価できる。", ("2-1",)))
    assert (remark.status, remark.answers) == ("nothing_asked", ())


def test_without_a_text_to_look_at_nothing_is_judged() -> None:
    remark = only(("船員の宿舎を改めるべきである。", ("1-2",)))
    assert remark.status == "undetermined"


def test_a_later_report_answers() -> None:
    later = Plan(
        "後.txt",
        kind="evaluation_summary",
        fiscal_year=None,
        results=("高速船の就航率を上げた。", "電子海図の更新に加え、利用者の満足度を測定した。"),
        budgets=(Money(2023, {"executed": ("5", 5)}),),
    )
    remark = only(("利用者の満足度を測定すべきである。", ("2-1",)), later)
    assert remark.answers[1].later
    assert remark.answers[1].subject == "result:2"
    assert remark.status in ("addressed", "partly")


def test_what_is_open_counts_years_to_the_latest_document() -> None:
    later = Plan(
        "後.txt",
        kind="evaluation_summary",
        fiscal_year=None,
        results=("高速船の就航率を上げた。", "電子海図の更新を続けた。"),
        budgets=(Money(2023, {"executed": ("5", 5)}),),
        opinions=(("利用者満足度の測定がまだ見えない。", ("F2",)),),
    )
    remark = only(("利用者満足度の測定を始めるべきである。", ("2-1",)), later)
    assert (remark.open_since, remark.open_until, remark.open_years) == (2021, 2024, 3)
    assert [each.subject for each in remark.raised_again] == ["opinion:1"]


def test_names_used_in_a_remark_are_concerns() -> None:
    remark = only(("防潮堤のかさ上げも急ぐべきである。", ()))
    assert [(each.subject, each.by) for each in remark.concerns] == [("4-1", "words")]


def test_the_printed_form_and_documents_that_are_no_reports() -> None:
    printed = as_dict(register([made(Plan("前.txt", areas=AREAS))]))
    assert printed["schema"] == "sesaku-remarks/1"
    with pytest.raises(LinkError, match="所見"):
        register([position_paper()])
