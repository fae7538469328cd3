"""Running heads that read like the form's own title or number, in fictional PDF forms."""

from tests.grammars.forms.cites import check_cites, reading_of
from tests.readers.pdf.opened import document_of
from tests.readers.pdf.paper import Paper, Sheet

_NAMES = ("達成すべき目標", "施策の概要", "担当部局名", "作成責任者名", "政策体系上の位置付け")


def _table(sheet: Sheet, top: float, *rows: tuple[str, str]) -> None:
    sheet.grid([60, 180, 540], [top + 20 * row for row in range(len(rows) + 1)])
    for row, (label, text) in enumerate(rows):
        sheet.text(64, top + 20 * row + 14, label, 9)
        sheet.text(184, top + 20 * row + 14, text, 9)


def _form(*heads: str) -> Paper:
    paper = Paper()
    for page, head in enumerate(heads):
        sheet = paper.page()
        sheet.text(60, 40, head, 8)
        if page == 0:
            sheet.text(430, 62, "（港湾庁７－３）", 9)
            sheet.text(180, 84, "令和６年度実施施策に係る事前分析表", 12)
            _table(sheet, 100, ("施策名", "岬の保全"), ("目標設定の考え方・根拠", "岬を守るため。"))
        else:
            _table(sheet, 60, (_NAMES[page - 1], f"{page}番目の欄の文である。"))
    return paper


def test_the_title_is_not_the_running_head_that_reads_like_one() -> None:
    head = "港湾庁　令和６年度事前分析表"
    reading = reading_of(document_of(_form(head, head, head)))
    check_cites(reading)
    assert reading.to_dict()["document"]["title"] == "令和６年度実施施策に係る事前分析表"
    assert reading.to_dict()["measure"]["code"] == "港湾庁７－３"


def test_heads_by_turns_are_in_no_field() -> None:
    reading = reading_of(document_of(_form("港湾庁", "令和６年度事前分析表", "港湾庁")))
    check_cites(reading)
    said = reading.to_dict()
    assert said["measure"]["goals"][0]["text"] == "1番目の欄の文である。"
    assert [found.code for found in reading.diagnostics if found.code == "text-unplaced"] == []
