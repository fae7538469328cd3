"""Bodies that share a last word: the same one, or two."""

import pytest

from sesaku.linking.positions.namesakes import is_namesake


@pytest.mark.parametrize(
    ("term", "here", "there"),
    [
        ("賢人会議", "「静かな海」に向けた国際賢人会議", "漁業の実質的な再生のための賢人会議"),
        ("合同委員会", "港湾合同委員会を開く", "科学合同委員会の第三回"),
        ("検討会", "橋に関する検討会", "道に関する検討会。検討会は二回"),
    ],
)
def test_other_words_before_make_another_body(term: str, here: str, there: str) -> None:
    assert is_namesake(term, [here], [there])


@pytest.mark.parametrize(
    ("term", "here", "there"),
    [
        ("賢人会議", "漁業に関する賢人会議", "漁業の再生のための賢人会議"),
        ("委員会", "委員会を開く", "港湾委員会"),
        ("委員会", "第3回委員会", "港湾委員会"),
        ("巡視船", "大型巡視船", "小型巡視船"),
    ],
)
def test_the_same_words_or_none_leave_it_open(term: str, here: str, there: str) -> None:
    assert not is_namesake(term, [here], [there])
