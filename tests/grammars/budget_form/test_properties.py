"""Whatever the lines: no exception, every cite holds, no amount is cited twice, nothing is lost."""

import hypothesis.strategies as st
from hypothesis import example, given, settings

from sesaku.grammars import budget_form
from tests.conftest import ROOT
from tests.grammars.evaluation_summary.checking import check, reading_of
from tests.grammars.evaluation_summary.rendering import document_of

FOLDER = ROOT / "examples" / "budget_form"
LINES = [
    line for path in sorted(FOLDER.glob("*.txt")) for line in path.read_text("utf-8").splitlines()
]
WORDS = (
    *(
        "政策名",
        "番号",
        "⑦",
        "評価方式",
        "総合・実績・事業",
        "実績",
        "（千円）",
        "会計",
        "組織／勘定",
    ),
    *(
        "項",
        "事項",
        "一般",
        "特別",
        "翠海本省",
        "航路標識費",
        "点検に必要な経費",
        "1,200",
        "0",
        "－",
    ),
    *("△30", "12", "＜ ＞ の内数", "＜ 4,200 ＞の内数", "小計", "合　計", "一般会計", "特別会計"),
    *("令和６年度", "３年度", "当初予算額", "概算要求額", "令和７年度概算要求額", "目標達成", "●1"),
    *("政策評価調書（個別票）", "単位：百万円"),
)
SEPARATORS = ("\t", " ", "　", "\n", "\n\n", "\t\t")


def printed(words: list[str], separators: list[str]) -> str:
    between = [*separators, *["\n"] * len(words)]
    return "".join(word + between[place] for place, word in enumerate(words))


lines = st.lists(st.sampled_from(LINES), max_size=50).map("\n".join)
cells = st.builds(
    printed,
    st.lists(st.sampled_from(WORDS), max_size=60),
    st.lists(st.sampled_from(SEPARATORS), max_size=60),
)


@given(lines)
@settings(max_examples=150, deadline=None)
def test_shuffled_lines(text: str) -> None:
    check(reading_of(budget_form, document_of(text)))


@given(cells)
@example("⑦\t政策名 政策名\t⑦\t1,200")
@example("一般\t翠海本省\t⑦\t航路標識費\t1,200\t⑦")
@settings(max_examples=300, deadline=None)
def test_cells_at_random(text: str) -> None:
    check(reading_of(budget_form, document_of(text)))


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_characters_at_random(text: str) -> None:
    check(reading_of(budget_form, document_of(text)))


@given(st.sampled_from(sorted(FOLDER.glob("*.txt"))), st.integers(0, 600), st.integers(0, 600))
@settings(max_examples=60, deadline=None)
def test_cut_forms(path: object, start: int, end: int) -> None:
    text = (FOLDER / str(path)).read_text("utf-8")
    check(reading_of(budget_form, document_of(text[start:end])))
