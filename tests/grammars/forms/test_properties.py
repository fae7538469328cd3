"""Any sheet can be read: nothing raises, every cite joins, and the same sheet reads the same."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from sesaku.coverage import account
from sesaku.grammars import ex_ante_sheet, standard_form
from sesaku.readers.registry import open_document
from sesaku.readers.source import Source
from tests.grammars.forms.cites import check_cites
from tests.grammars.forms.fiction.canvas import Canvas, as_workbook
from tests.grammars.forms.fiction.style import HEADINGS

WORDS = (
    *(heading for headings in HEADINGS.values() for heading in headings),
    *(
        "元年度",
        "２年度",
        "令和３年度",
        "－年度",
        "毎年度",
        "R5",
        "年度",
        "区分",
        "単位",
        "値",
        "番号",
    ),
    *(
        "12基",
        "△3",
        "－",
        "調査中",
        "前年度以上",
        "95.4％（28年度）",
        "○",
        "×",
        "100（90）",
        "（",
        "※",
    ),
    *(
        "１　灯火の数",
        "(2) 点検の数",
        "（参考指標）\n渡り鳥",
        "測定指標１",
        "①",
        "岬の保全を進める。",
    ),
    *(
        "（単位：千円）",
        "※１　速報である。",
        "【施策】進める。",
        "相当程度進展あり（Ｂ）",
        "（判断根拠）",
    ),
    *(
        "（港湾庁７－３）",
        "令和５年度政策評価書",
        "令和６年度事前分析表",
        "・岬基本計画（令和３年６月15日閣議決定）",
    ),
)


@st.composite
def canvases(draw: st.DrawFn) -> Canvas:
    """Return a sheet of headings and values thrown together, merged at random."""
    canvas = Canvas()
    rows, columns = draw(st.integers(1, 9)), draw(st.integers(1, 7))
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken or draw(st.integers(0, 5)) == 0:
                continue
            high, wide = draw(st.integers(1, 3)), draw(st.integers(1, 3))
            places = {(row + r, column + c) for r in range(high) for c in range(wide)}
            if places & taken:
                high, wide, places = 1, 1, {(row, column)}
            taken |= places
            canvas.put((row, column), draw(st.sampled_from(WORDS)), high, wide)
    return canvas


@given(canvases())
@settings(max_examples=120, deadline=None)
def test_any_sheet_can_be_read(canvas: Canvas) -> None:
    document = open_document(Source("様式.xlsx", as_workbook(canvas)))
    for grammar in (standard_form, ex_ante_sheet):
        content = grammar.read(document)
        reading = account(document, grammar.detect(document), content)
        assert 0.0 <= reading.detection.confidence <= 1.0
        check_cites(reading)
        assert content == grammar.read(document)


def test_rows_in_any_order_can_be_read() -> None:
    rng = random.Random(5)  # noqa: S311 - fiction
    for _ in range(20):
        canvas = Canvas()
        for row in range(rng.randint(1, 30)):
            for column in range(0, 12, rng.randint(1, 5)):
                canvas.put((row, column), rng.choice(WORDS))
        document = open_document(Source("様式.xlsx", as_workbook(canvas)))
        check_cites(account(document, standard_form.detect(document), standard_form.read(document)))


def test_other_documents_can_be_read() -> None:
    for name, data in (("a.txt", b""), ("a.csv", b"a,b\n1,2\n"), ("a.html", b"<table><tr><td>x")):
        document = open_document(Source(name, data))
        assert standard_form.read(document).fields[0].indicators == ()
