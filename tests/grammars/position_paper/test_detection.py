"""How sure it is that a document is a position paper."""

from pathlib import Path

import pytest

from sesaku.grammars.position_paper import detect
from sesaku.readers import open_document
from tests.conftest import ROOT
from tests.grammars.position_paper.papers import document

FOLDER = ROOT / "examples" / "position_paper"

NOVEL = """第一章 灯台

 その夜、灯台守の老人は階段を百二十段のぼった。風は北から吹いていた。
「今夜は船が来ますか」と少年が尋ねた。
「来ないさ。来るはずがない」
 老人は窓を拭き、油を注いだ。海は黒く、港の灯りがひとつだけ見えた。
「それでも灯りを点けるべきだと思いますか」
 少年は黙っていた。やがて遠くで汽笛が鳴った。

第二章 手紙

 翌朝、島に手紙が届いた。差出人の名はなかった。封を切ると、写真が一枚入っていた。
 少年は写真を老人に見せた。老人は長いあいだ黙っていた。
「これは私の娘だ」と老人は言った。そして二人は港へ降りていった。
 船はもう出たあとだった。波の上に白い筋が残っていた。
"""

POLITE_NOVEL = """島の冬

 島の冬は長いのです。少年は毎朝、港まで歩いて行きました。
 港には古い船が一そう、つながれていました。船長はもう何年も海に出ていませんでした。
「いつか海に出ましょう」と少年は言いました。
「ああ、行こう」と船長は笑いました。
 雪が降り、船も道も白くなりました。少年は家に帰って、火にあたりました。
 次の朝、船はありませんでした。沖に小さな帆が見えました。
"""

NEWS = """離島航路の補助拡充へ　港湾省

 港湾省は十日、離島航路への補助を来年度から拡充する方針を固めた。燃料の高騰で経営が悪化した航路を支える。
 同省によると、対象は全国の四十航路で、補助率は現行の二分の一から三分の二に引き上げられる見通しだ。
 島の住民からは歓迎の声が上がった。一方、財源の確保が課題となっている。
 同省の幹部は「島の暮らしを守るために必要だ」と話した。法案は来春の国会に提出される。
"""

RECIPE = """魚の煮付け

材料
・かれい 二切れ
・しょうが 一かけ

作り方
1. かれいに切れ目を入れます。
2. 鍋に水と調味料を入れ、煮立てます。
3. かれいを加え、落としぶたをして十分煮ます。
4. しょうがを添えて盛り付けます。
"""

TERMS = """利用規約

1. 当社は、お客様にサービスを提供します。
2. お客様は、本規約に同意したものとします。
3. 当社は、必要と認めるとき、本規約を変更します。
4. お客様の情報は、法律に従って管理します。
5. 当社は、社会情勢の変化により、サービスを終了することがあります。
"""

EVALUATION = """令和３年度政策評価書

施策名 離島航路の維持

施策目標 離島航路を維持し、島民の暮らしを支える。

測定指標１－１ 航路数 ＊

中期目標（令和５年度）
離島航路の数を維持する。

令和２年度目標
1 補助制度を見直す。
2 航路の再編を支援する。

測定指標の達成状況 ｂ

予算額・執行額
当初予算 1,200
執行額 1,150
"""

ENGLISH = """Our policy for the islands

1. We will protect every ferry route.
2. We will build five new ships.
3. We will restore the seagrass beds.
"""


@pytest.mark.parametrize(
    "name", ["policy_page.txt", "policy_page.html", "party_report.txt", "study_group.txt"]
)
def test_position_papers_are_found(name: str) -> None:
    detection = detect(open_document(FOLDER / name))
    assert detection.confidence > 0.8
    assert len(detection.reasons) == 2


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        (NOVEL, 0.3),
        (POLITE_NOVEL, 0.3),
        (NEWS, 0.4),
        (RECIPE, 0.3),
        (TERMS, 0.4),
        (EVALUATION, 0.2),
        (ENGLISH, 0.01),
        ("", 0.01),
        (" \n\n\f\n", 0.01),
        ("島\n" * 500, 0.1),
        ("船を守ります。", 0.2),
        ("①②③、。\n" * 300, 0.1),
        ("<html><body><p>x</p></body></html>", 0.1),
    ],
)
def test_other_texts_are_not_claimed(text: str, limit: float) -> None:
    detection = detect(document(text))
    assert detection.confidence < limit
    assert detection.reasons


def test_repeated_chapters_of_a_novel_stay_a_novel() -> None:
    assert detect(document((NOVEL + "\n" + POLITE_NOVEL) * 20)).confidence < 0.3


def test_labels_of_a_standard_form_lower_the_confidence() -> None:
    paper = Path(FOLDER / "party_report.txt").read_text("utf-8")
    labels = ["測定指標１ 航路数", "年度目標", "予算額・執行額"]
    found = [detect(document("\n\n".join([paper, *labels[:n]]))).confidence for n in range(4)]
    assert found == sorted(found, reverse=True)
    assert found[0] > 0.9
    assert found[3] < 0.2


@pytest.mark.shared
@pytest.mark.parametrize(
    ("number", "claimed"),
    [("000", True), ("001", True), ("002", False), ("003", True), ("004", False)],
)
def test_real_documents(shared: Path, number: str, claimed: bool) -> None:  # noqa: FBT001 - a table
    path = next((shared / "corpus").glob(f"{number}_*.txt"))
    confidence = detect(open_document(path)).confidence
    assert confidence > 0.9 if claimed else confidence < 0.2
