"""Results copied from year to year."""

from sesaku.checks.result import repeated as check
from tests.checks.cases import found, one_indicator, reasons

ITEM = (
    "港の灯台{}基を見回り、明かりの弱い一基を直したほか、島の人を招いて"
    "灯台の役割を話し合う集いを{}月に開き、海の安全についての理解を深めた。"
)
SENTENCE = (
    "これにより、夜の航路の安全が保たれ、島の人の暮らしと沖の漁が守られ、"
    "海の事故が防がれることとなった。"
)


def _case(*results: list[str] | str) -> dict[str, object]:
    years = {2018 + at: {"target": "灯台を守る。", "result": one} for at, one in enumerate(results)}
    return one_indicator(years=years)


def test_an_item_with_other_figures() -> None:
    first = [ITEM.format(3, 5), "鐘を替えた。"]
    second = ["浮きを五つ増やした。", ITEM.format(7, 11)]
    (finding,) = found(check, _case(first, second))
    assert [one.text for one in finding.evidence] == [first[0], second[1]]


def test_the_whole_result() -> None:
    (finding,) = found(
        check,
        _case("鐘を鳴らし、霧笛を試し、浮きを替えた。", "鐘を鳴らし、霧笛を試し、浮きを替えた。"),
    )
    assert finding.severity == "medium"


def test_one_sentence_every_year() -> None:
    starts = (
        "鐘を替え、霧笛を試し、若い人に鳴らし方を教えた。さらに浮きを沖へ移した。",
        "海図を改めて漁協に配り、講習を開いて、読み方を年寄りから聞き取った。",
        "桟橋に明かりを三つ置き、船着場の屋根を葺き替え、待合所を広げた。",
    )
    (finding,) = found(check, _case(*(start + SENTENCE for start in starts)))
    assert [one.text for one in finding.evidence] == [SENTENCE] * 3


def test_other_deeds_pass() -> None:
    assert found(check, _case("鐘を替えた。", "海図を改めて漁協に配った。")) == ()


def test_a_short_item_may_recur() -> None:
    assert (
        found(
            check,
            _case(
                ["計画を五月に改めた。", "鐘を替えた。"], ["計画を六月に改めた。", "海図を配った。"]
            ),
        )
        == ()
    )


def test_not_applicable() -> None:
    assert reasons(check, _case("鐘を替えた。")) == [
        "No two successive years have a result in words."
    ]
