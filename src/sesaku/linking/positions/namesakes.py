"""Bodies of the same kind that are not the same body.

Two 「…委員会」 share their last word and nothing else. Where both texts say which one they mean,
by what stands before that word, and never say the same, the word is no reason for a link. A text
that names a body in full once and shortly afterwards means the same one.
"""

import re
from collections.abc import Iterable

from sesaku.linking.tight import RUN

_BODY = re.compile(
    "(?:会議|委員会|協議会|審議会|懇談会|検討会|作業部会|会合|フォーラム|サミット|条約|協定|議定書|計画|構想|戦略|大綱"
    "|基金|機構|機関|センター|イニシアティブ|プロジェクト|法|賞)$"
)
_BEFORE = 40
_LINK = re.compile(r"(?:のための|に向けた|に関する|に係る|をめぐる|に対する|の)$")
_QUOTED = re.compile(r"「([^「」]*)」$")
_JOINT = re.compile(r"(?:の|的な|な)$")
_EMPTY = re.compile(r"国際|国内|新|同|本|各種|等|政府間|年次|[第0-9].*")


def is_namesake(term: str, here: Iterable[str], there: Iterable[str]) -> bool:
    """Say whether a term is the name of one body here and of another there.

    Args:
        term: the term.
        here: the texts of one side, tight, as printed.
        there: the texts of the other side.
    """
    if not _BODY.search(term):
        return False
    first = _said_before(term, here)
    second = _said_before(term, there) if first else set()
    return bool(first and second) and not any(
        one in other or other in one for one in first for other in second
    )


def _said_before(term: str, texts: Iterable[str]) -> set[str]:
    """Return the words by which texts say which body they mean."""
    return {
        word
        for text in texts
        for match in re.finditer(re.escape(term), text)
        for word in _words(text[max(0, match.start() - _BEFORE) : match.start()])
        if word and not _EMPTY.fullmatch(word)
    }


def _words(before: str) -> list[str]:
    run = _last_run(before)
    rest = before[: len(before) - len(run)]
    link = _LINK.search(rest)
    if link is None:
        return [run]
    rest = rest[: link.start()]
    quoted = _QUOTED.search(rest)
    if quoted:
        return [run, *RUN.findall(quoted[1])]
    last = _last_run(rest)
    return [run, last, _last_run(_JOINT.sub("", rest[: len(rest) - len(last)]))]


def _last_run(text: str) -> str:
    runs = list(RUN.finditer(text))
    return runs[-1][0] if runs and runs[-1].end() == len(text) else ""
