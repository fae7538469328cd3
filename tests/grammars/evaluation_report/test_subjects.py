"""What remarks are about, where they print no code."""

import pytest

from sesaku.grammars.evaluation_report.subjects import Candidate, Subjects

CANDIDATES = (
    Candidate("1-1", "海岸漂着物の回収", "海岸漂着物の回収を進め、重点区域で一斉に行った。"),
    Candidate("2-1", "離島航路の就航率", "離島航路の就航率は、荒天により下がった。"),
    Candidate("3-1", "海図の電子公開", "海図の電子公開を進め、測量船を出した。"),
)


def about(remark: str, candidates: tuple[Candidate, ...] = CANDIDATES) -> tuple[str, ...]:
    return Subjects(candidates, [remark]).of(remark)


@pytest.mark.parametrize(
    ("remark", "codes"),
    [
        ("海岸漂着物の回収は、上流と組んで進めてほしい。", ("1-1",)),
        ("離島航路の就航率が下がったのは残念である。", ("2-1",)),
        ("海岸漂着物の回収と離島航路の就航率は、共に大切である。", ("1-1", "2-1")),
        ("全体としてよくやっていると思う。", ()),
        ("", ()),
    ],
)
def test_by_words_that_few_share(remark: str, codes: tuple[str, ...]) -> None:
    assert tuple(sorted(about(remark))) == codes


def test_no_candidates() -> None:
    assert about("海岸漂着物の回収", ()) == ()


def test_words_that_all_share_say_nothing() -> None:
    same = tuple(Candidate(f"{n}-1", "離島航路の就航率", "離島航路の就航率") for n in range(1, 6))
    assert about("離島航路の就航率が下がった。", same) == ()


@pytest.mark.parametrize(("times", "codes"), [(6, ("2-1",)), (5, ())])
def test_word_that_one_candidate_uses_again_and_again(times: int, codes: tuple[str, ...]) -> None:
    candidates = (
        Candidate("1-1", "甲", "海"),
        Candidate("2-1", "乙", "フェリー、" * times),
    )
    assert about("フェリーはよい。", candidates) == codes
