"""Sentences and figures of a cited text."""

import pytest

from sesaku.checks.clauses import clauses
from sesaku.checks.figures import figures
from sesaku.checks.similarity import alike, covered
from sesaku.checks.terms import pairs, shared_run
from sesaku.document.cite import cite_of, merge
from sesaku.document.document import Document, lines_of

TEXT = "前置き 灯台を直した（鐘は\n除く。）。次に、\f12\n鐘を替えた。\n後書き"


def test_each_sentence_cites_its_own_characters() -> None:
    document = Document("a.txt", "a.txt", TEXT, "0", "text/plain", lines_of(TEXT))
    cite = merge(cite_of(4, TEXT.index("\f")), cite_of(TEXT.index("鐘を"), TEXT.index("\n後")))
    text = "灯台を直した（鐘は除く。）。次に、鐘を替えた。"
    found = clauses(document, text, cite)
    assert [one.text for one in found] == ["灯台を直した（鐘は除く。）。", "次に、鐘を替えた。"]
    for one in found:
        document.verify(one.text, one.cite)
    assert len(found[1].cite) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("日本人15名を", [(15, "人", None)]),
        ("8か国・機関以上と", [(8, "か国・機関", "at_least")]),
        ("約66%増加", [(66, "％", "about")]),
        ("延べ13,140名、125万件", [(13140, "人", None), (1250000, "件", None)]),
        ("第3回会合、令和2年度、5年間、第1267号", []),
        ("(2)若い灯台守", []),
    ],
)
def test_figures(text: str, expected: list[tuple[float, str, str | None]]) -> None:
    assert [(one.value, one.unit, one.relation) for one in figures(text)] == expected


def test_similarity_counts_runs() -> None:
    assert alike("港の灯台を見回る", "港の灯台を見回る") == 1
    assert covered("港の灯台を見回る", "朝に港の灯台を見回る人") == 1
    assert covered("港の灯台を見回る", "鐘を替えて浮きを足す") == 0
    assert alike("", "鐘を替える") == 0


def test_common_words_tie_nothing() -> None:
    assert shared_run("引き続き積極的に推進する", "更に積極的に推進する") == ""
    assert shared_run("灯台守の養成講座は中止", "養成講座を三つの港で開く") == "養成講座"
    assert pairs("点検及び修理") == {"点検", "修理"}
