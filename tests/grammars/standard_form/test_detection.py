"""Which documents are forms, of which kind, and which only look alike."""

import pytest

from sesaku.document.document import Document
from sesaku.grammars import ex_ante_sheet, standard_form
from sesaku.grammars.registry import Grammar, detect
from sesaku.readers.registry import open_document
from sesaku.readers.source import Source
from tests.grammars.forms.fiction.canvas import Canvas, as_workbook

HEADINGS = {
    "standard_form": ("施策名", "達成すべき目標", "測定指標", "施策の分析", "評価に使用した資料"),
    "ex_ante_sheet": ("施策名", "達成すべき目標", "測定指標", "達成手段", "目標設定の考え方"),
}


def form(title: str, *headings: str) -> Document:
    canvas = Canvas()
    canvas.put((0, 0), title, 1, 4)
    for row, heading in enumerate(headings, 1):
        canvas.put((row, 0), heading)
        canvas.put((row, 1), "岬の手入れ", 1, 3)
    return open_document(Source("様式.xlsx", as_workbook(canvas)))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("令和５年度実施施策に係る政策評価書", "standard_form"),
        ("令和4年度　実績評価書", "standard_form"),
        ("令和５年度　政策評価書（事後評価）", "standard_form"),
        ("令和５年度　施策評価シート", "standard_form"),
        ("実績評価書　令和３年度", "standard_form"),
        ("政策評価書（事後評価）　2023年度実施", "standard_form"),
        ("事前分析表　令和６年度", "ex_ante_sheet"),
        ("令和６年度実施施策に係る政策評価の事前分析表", "ex_ante_sheet"),
        ("事前分析表（令和６年度）", "ex_ante_sheet"),
    ],
)
def test_titles(title: str, kind: str) -> None:
    _, detection = detect(form(title, *HEADINGS[kind]))
    assert detection.kind == kind
    assert detection.confidence >= 0.8
    assert any(title.strip() in reason for reason in detection.reasons)


def test_a_form_without_title_is_known_by_its_headings_with_less_certainty() -> None:
    headings = (*HEADINGS["standard_form"], "有識者の意見", "目標達成度合いの測定結果")
    _, detection = detect(form("様式第一号", *headings))
    assert detection.kind == "standard_form"
    assert 5 <= 10 * detection.confidence < 8


@pytest.mark.parametrize("grammar", [standard_form, ex_ante_sheet])
def test_a_title_alone_makes_no_form(grammar: Grammar) -> None:
    document = form("令和５年度実施施策に係る政策評価書", "品名", "数量")
    assert grammar.detect(document).confidence < 0.5


def test_text_without_tables_is_no_form() -> None:
    lines = "令和５年度政策評価書\n" + "\n".join(HEADINGS["standard_form"])
    document = open_document(Source("a.txt", lines.encode()))
    assert standard_form.detect(document).confidence == 0.0
