"""Forms in single points: alignment, names, methods, detection."""

import pytest

from sesaku.document.cite import cite_of
from sesaku.document.document import Cell, Document, Table, lines_of
from sesaku.grammars import budget_form
from sesaku.grammars.budget_form import grammar
from sesaku.model.budget import BudgetForm
from sesaku.model.reading import Reading
from tests.grammars.evaluation_summary.checking import check, reading_of
from tests.grammars.evaluation_summary.rendering import document_of

HEAD = (
    "政策評価調書（個別票）\n"
    "会計\t組織／勘定\t項\t事項\t令和６年度当初予算額\t令和７年度概算要求額\t備考\n"
)


def read(text: str) -> Reading:
    reading = reading_of(budget_form, document_of(text))
    check(reading)
    return reading


def form_of(text: str) -> BudgetForm:
    measure = read(text).content.measure
    assert measure is not None
    assert measure.budget_form is not None
    return measure.budget_form


@pytest.mark.parametrize(
    ("row", "values", "item"),
    [
        ("一般\t本省\t灯台費\t点検に必要な経費\t1\t2\t", ["1", "2"], "灯台費 点検に必要な経費"),
        ("一般\t本省\t灯台費\t点検に必要な経費\t\t2\t", ["", "2"], "灯台費 点検に必要な経費"),
        ("一般\t本省\t灯台費\t点検に必要な経費\t1\t\t", ["1", ""], "灯台費 点検に必要な経費"),
        ("対象\t一般\t本省\t灯台費\t点検に必要な経費\t1\t2\t", ["1", "2"], None),
        ("●1\t一般\t本省\t灯台費\t点検に必要な経費\t1\t2\t5", ["1", "2"], None),
        ("一般　本省　灯台費　点検に必要な経費　1,000　2", ["1,000", "2"], None),
    ],
)
def test_rows(row: str, values: list[str], item: str | None) -> None:
    rows = form_of(HEAD + row + "\n").rows
    assert [cell.raw for cell in rows[0].values] == values
    assert rows[0].organisation == "本省"
    assert rows[0].item == (item or "灯台費 点検に必要な経費")


def test_too_few_amounts_in_a_flat_print_are_not_placed() -> None:
    reading = read(HEAD + "一般　本省　灯台費　点検に必要な経費　1,000\n")
    measure = reading.content.measure
    assert measure is not None
    assert measure.budget_form is not None
    assert measure.budget_form.rows == ()
    assert "table-unaligned" in [d.code for d in reading.diagnostics]


def test_a_single_item_belongs_to_the_single_row() -> None:
    form = form_of(
        "政策評価調書（個別票）\n\n一般 本省 1,000 2,000\n\n灯台費\n点検に必要な経費\n\n"
        "令和６年度\n当初予算額\n令和７年度\n概算要求額\n\n灯台の点検\n"
    )
    assert [row.item for row in form.rows] == ["灯台費点検に必要な経費"]
    assert form.items == ()


def test_two_candidates_for_the_name_give_none() -> None:
    text = "政策評価調書（個別票）\n\n一般 本省 1,000 2,000\n\n灯台の点検\n\n船の点検\n"
    reading = read(text)
    assert reading.content.measure is not None
    assert reading.content.measure.name is None
    assert "text-unplaced" in [d.code for d in reading.diagnostics]


def test_the_cells_of_a_table_of_the_document() -> None:
    cells = [
        ["会計", "組織／勘定", "事項", "令和６年度\n当初予算額", "令和７年度\n概算要求額"],
        ["一般", "本省", "灯台の点検に\n必要な経費", "", "1,000"],
        ["合計", "", "", "1,000", "－"],
    ]
    text = "政策評価調書（個別票）\n"
    grid = []
    for row, line in enumerate(cells):
        for column, said in enumerate(line):
            if said:  # a blank cell may be missing from the grid
                grid.append(Cell(row, column, cite_of(len(text), len(text) + len(said))))
                text += said + "\n"
    document = Document(
        name="form.pdf",
        path="form.pdf",
        text=text,
        sha256="0" * 64,
        media_type="application/pdf",
        lines=lines_of(text),
        tables=(Table(tuple(grid)),),
    )
    reading = reading_of(budget_form, document)
    check(reading)
    assert reading.content.measure is not None
    form = reading.content.measure.budget_form
    assert form is not None
    assert form.columns == ("令和６年度当初予算額", "令和７年度概算要求額")
    assert [(row.item, [cell.raw for cell in row.values]) for row in form.rows] == [
        ("灯台の点検に必要な経費", ["", "1,000"])
    ]
    assert [(total.label, [c.raw for c in total.values]) for total in form.totals] == [
        ("合計", ["1,000", "－"])
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("総合･実績･事業", (("総合", "実績", "事業"), None)),
        ("総合・○実績・事業", (("総合", "実績", "事業"), "実績")),
        ("総合／（実績）／事業", (("総合", "実績", "事業"), "実績")),
        ("実績評価方式", (("実績",), "実績")),
        ("総合・その他", None),
    ],
)
def test_methods(text: str, expected: object) -> None:
    assert grammar.methods_in(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1,200", "amount"),
        ("△1,200", "amount"),
        ("－", "amount"),
        ("＜　＞の内数", "inner"),
        ("＜1,200＞の内数", "inner"),
        ("３年度", "year"),
        ("令和６年度当初予算額", "column"),
        ("概算要求額", "column_kind"),
        ("（千円）", "unit"),
        ("単位：百万円", "unit"),
        ("合　計", "total"),
        ("組織／勘定", "label"),
        ("⑦", "number"),
        ("目標超過達成", "level"),
        ("●1", "mark"),
        ("灯台費", "text"),
        ("", "blank"),
    ],
)
def test_kinds_of_cells(text: str, kind: str) -> None:
    assert grammar.kind_of(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "測定指標１－１ 灯りの数\n令和５年度目標\n",
        HEAD + "施策目標\n灯りを守る。\n",
        "施策名：島の灯り\n評価結果\n守られた。\n今後の方向性\n続ける。\n",
        "予算の話\n\n予算科目は難しい。\n",
        "",
    ],
)
def test_other_documents(text: str) -> None:
    assert budget_form.detect(document_of(text)).confidence < 0.5
