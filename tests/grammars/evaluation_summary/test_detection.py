"""What is a summary, and what only looks alike."""

import pytest

from sesaku.grammars import evaluation_summary
from tests.grammars.evaluation_summary.rendering import document_of

HEAD = (
    "施策名：島の灯り\n\n施策目標\n灯りを守る。\n\n評価結果\n守られた。\n\n今後の方向性\n続ける。\n"
)


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        "政策評価書（要旨）\n\n【評価結果】\n守られた。\n\n【有識者の意見】\n・よい。\n",
        "施策名　島の灯り\n１　主な評価結果\n守られた。\n２　次期目標\n続ける。\n３　予算\n",
        HEAD + "\n外部有識者の所見\n・測定指標２－１の目標値が低い。\n・シートも見たい。\n",
    ],
)
def test_summaries(text: str) -> None:
    found = evaluation_summary.detect(document_of(text))
    assert found.confidence >= 0.5
    assert found.reasons


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "測定指標１－１ 灯りの数\n令和５年度目標\n増やす。\n測定指標１－２ 灯りの明るさ\n",
        HEAD + "測定指標\n指標名\t基準値\t目標値\n灯りの数\t10\t20\n",
        HEAD + "測定指標\t灯りの数\t基準値\n",
        "令和６年度事前分析表\n" + HEAD,
        HEAD + "政策評価調書（個別票）\n",
        "島の灯り\n\n目指す姿\n・灯りのある島\n\n提言\n１．増やします。\n今後の課題\n・油\n",
        "灯台守\n\n　島には灯台があった。評価など誰もしなかった。\n　目標もなく、風が吹いた。\n",
        "施策目標\n灯りを守る。\n予算額\n1,200\n",
        "",
    ],
)
def test_others(text: str) -> None:
    assert evaluation_summary.detect(document_of(text)).confidence < 0.5


def test_reasons_name_what_speaks_against() -> None:
    text = HEAD + "測定指標\n基準値 実績値 目標値\n"
    assert any("測定指標" in one for one in evaluation_summary.detect(document_of(text)).reasons)
