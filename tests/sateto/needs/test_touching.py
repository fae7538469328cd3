"""What merely touches a need is shown with a reason, or not at all."""

import pytest

from sateto.needs.matching import matches_of
from tests.sateto.fiction import Varied, project
from tests.sateto.storing import store

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_index")]


def test_what_shares_only_words_of_any_need_is_not_shown() -> None:
    store(project("30K90001", "時間と空間の研究", achievement="時間と待遇の方法を検討した。"))
    found = matches_of("戸籍の窓口の待ち時間を減らす方法を検討したい。")
    assert not found.serving
    for one in found.weak:
        assert one.evidence.shared
        assert one.evidence.pair is not None


def test_what_shares_a_word_is_shown_with_it() -> None:
    sung: Varied = {"achievement": "歌を録音した。", "purpose": "節を調べる。", "keywords": ("鯨",)}
    store(project("30K90001"), *(project(f"31K9000{n}", f"鯨の歌{n}", **sung) for n in range(5)))
    found = matches_of("漁船の燃料代、組合の会計、港の照明、網の修繕、冷凍庫の更新を助けたい。")
    assert not found.serving
    assert [shared.term.text for one in found.weak for shared in one.evidence.shared] == ["漁船"]


def test_what_cannot_be_told_stands_next_to_what_serves_up_to_the_limit() -> None:
    other: Varied = {"achievement": "欠航とレーダ。", "purpose": "船を見る。", "keywords": ("船",)}
    rest: Varied = {"achievement": "歌を録音した。", "purpose": "節を調べる。", "keywords": ("鯨",)}
    store(
        project("30K90001", "レーダで波浪を測る", achievement="灯台のレーダで沖の波浪を測った。"),
        *(project(f"31K9000{n}", f"船の調べ{n}", **other) for n in range(6)),
        *(project(f"32K9000{n}", f"鯨の歌{n}", **rest) for n in range(60)),
    )
    need = "灯台から沖の波浪をレーダで測り、欠航を減らしたい。"
    found = matches_of(need, limit=5)
    assert [one.record.title.ja for one in found.serving] == ["レーダで波浪を測る"]
    assert len(found.weak) == 4
    assert all(one.evidence.shared for one in found.weak)
    assert len(matches_of(need, limit=1).weak) == 0


def test_what_shares_next_to_nothing_is_not_shown() -> None:
    common: Varied = {"achievement": "水を測った。", "purpose": "水を見る。", "keywords": ("水",)}
    store(*(project(f"31K9000{n}", f"水の調べ{n}", **common) for n in range(9)))
    found = matches_of("島の水道の料金を、会計の帳簿、職員の研修、窓口の時間とともに見直したい。")
    assert not found.serving
    assert not found.weak
