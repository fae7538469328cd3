"""Analyses 「施策の分析」, the means that they name, and what becomes of the indicators."""

import difflib
import re
from collections.abc import Mapping

from sesaku.document.document import Document
from sesaku.document.passage import Passage, join
from sesaku.grammars.evaluation_report.grammar import CODE, code_of
from sesaku.grammars.rows import Row, compose
from sesaku.grammars.tight import Tight
from sesaku.model.evaluation import Change, Means, NextIndicator
from sesaku.text.wareki import years_in
from sesaku.text.width import squeeze

_CIRCLED = "①-⑳㉑-㉟㊱-㊿"
# …（平成 30・令和元・２年度：離島航路の維持（達成手段②））
# （令和元年度達成手段④、令和２年度達成手段⑥）
_MEANS = re.compile(rf"達成(?:手段|指標)\s*(?P<number>[{_CIRCLED}]|\d{{1,2}})")
_YEARS = re.compile(r"(?P<years>(?:(?:平成|令和)?(?:\d{1,2}|元)(?:年度?)?[・･、~～-]*)+)年度$")
_PERIOD = re.compile(
    r"(?P<years>(?:(?:平成|令和)?(?:\d{1,2}|元)(?:年度?)?[・･、~～-]*)+)(?:年度[:：]|(?<=元)[:：])"
)
_ENDED = re.compile(r"終了|廃止|取りやめ|削除|設定しない|統合")
_ADDED = re.compile(r"新た|追加|新設|新規")
# a sentence, what it quotes 「…。」 included
_SENTENCE = re.compile(r"(?:「[^「」]*」|[^。])+(?:。|$)")
_SAME_WORDS = 0.32
_COMMON = 6


def means_in(document: Document, rows: list[Row]) -> tuple[Means, ...]:
    """Read the means of achievement 「達成手段」 named in an analysis."""
    tight = Tight(rows)
    means: list[Means] = []
    named: tuple[int, int] | None = None
    for match in _MEANS.finditer(tight.text):
        start = match.start()
        own = _YEARS.search(tight.text[max(0, start - 40) : start])
        before = _name_before(tight.text, start - (len(own.group()) if own else 0))
        if before is not None and not re.search("達成(?:手段|指標)", tight.text[slice(*before)]):
            named = before
        elif own is None:
            named = None
        years = own["years"] if own else _period(tight.text, start)
        passage = join(document, tight.pieces(*named)) if named else Passage("", ())
        cite = tuple(sorted(passage.cite + tight.cite(document, *match.span())))
        means.append(Means(match["number"], passage.text or None, tuple(years_in(years)), cite))
    return tuple(means)


def _name_before(text: str, end: int) -> tuple[int, int] | None:
    """Return the range of the name that stands before （達成手段, or None where none does."""
    while end and text[end - 1] in "(（、":
        end -= 1
    depth = 0
    for index in range(end - 1, -1, -1):
        character = text[index]
        if character == ")":
            if depth == 0 and re.search(r"達成(?:手段|指標)", text[max(0, index - 5) : index]):
                return None
            depth += 1
        elif character == "(":
            if depth == 0:
                return (index + 1, end) if index + 1 < end else None
            depth -= 1
        elif (depth == 0 and character in ":：。") or (
            depth == 0 and character == "、" and text[max(0, index - 4) : index].endswith(")")
        ):
            return (index + 1, end) if index + 1 < end else None
    return None


def _period(text: str, before: int) -> str:
    found = ""
    for match in _PERIOD.finditer(text, 0, before):
        found = match["years"]
    return found


def change_of(
    code: str,
    name: str,
    current: Mapping[str, str],
    announcement: str,
) -> Change:
    """Say what becomes of an indicator that the next cycle calls ``name``.

    Args:
        code: its code in the next cycle.
        name: its name there.
        current: names of this cycle's indicators by code.
        announcement: what the field says about the next cycle, blanks removed.
    """
    old, new = squeeze(current.get(code, "")), squeeze(name)
    if not old:
        return "renamed" if new in {squeeze(other) for other in current.values()} else "new"
    if _plain(old) == _plain(new):
        return "kept"
    own = re.compile(rf"測定指標{code}(?!\d)")
    said = [sentence for sentence in _SENTENCE.findall(announcement) if own.search(sentence)]
    if any(_ADDED.search(sentence) for sentence in said):
        return "new"
    if any(
        re.search(rf"測定指標{code}(?!\d).{{0,20}}(?:名称|指標名|名).{{0,6}}(?:変更|改め)", s)
        for s in said
    ):
        return "renamed"
    if _reworded(old, new, announcement) or _alike(old, new) >= _SAME_WORDS:
        return "renamed"
    return "new"


def _plain(name: str) -> str:
    return re.sub(r"[()「」・,、*]", "", name)


def _alike(one: str, other: str) -> float:
    """Return how much two names share, 0 to 1: runs of three characters or more."""
    blocks = difflib.SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    shared = sum(block.size for block in blocks if block.size >= 3)  # noqa: PLR2004 - a word
    return 2 * shared / (len(one) + len(other))


def _reworded(old: str, new: str, announcement: str) -> bool:
    """Whether the text says that the old name's wording 「…」 gives way to wording of the new."""
    sentences = _SENTENCE.findall(announcement)
    for sentence in sentences:
        if f"「{old}」" not in sentence or not re.search(r"変更|改め", sentence):
            continue
        for quoted in re.findall(r"「([^「」]+)」", sentence.split(f"「{old}」", 1)[1]):
            size = difflib.SequenceMatcher(None, quoted, new, autojunk=False).find_longest_match()
            if size.size >= _COMMON:
                return True
    return False


def retired(
    document: Document,
    rows: list[Row],
    current: Mapping[str, str],
    following: Mapping[str, str],
) -> list[NextIndicator]:
    """Find the indicators that end: said to, or displaced from their code and from the list.

    Args:
        document: what the rows were made of.
        rows: the rows in which the field speaks of the next cycle.
        current: this cycle's names by code.
        following: the next cycle's names by code.
    """
    tight = Tight(rows)
    kept = {_plain(squeeze(name)) for name in following.values()}
    found: list[NextIndicator] = []
    for code, name in current.items():
        old = squeeze(name)
        if _plain(old) in kept:
            continue
        span = _announced(tight.text, code, old, displaced=code in following)
        if span is not None:
            passage = join(document, tight.pieces(*span))
            at = tight.text.find(code, *span)
            label = tight.cite(document, at, at + len(code)) if at >= 0 else ()
            found.append(NextIndicator(code, name, "retired", passage.text, passage.cite, label))
    return found


def _announced(text: str, code: str, name: str, *, displaced: bool) -> tuple[int, int] | None:
    """Return the sentence that ends an indicator, or that says it no longer measures enough."""
    for match in _SENTENCE.finditer(text):
        clauses = re.split(r"(?=測定指標\d)", squeeze(match.group()))
        for clause in clauses:
            named = re.match(rf"測定指標({CODE})", clause)
            own = named is not None and code_of(named[1]) == code
            if (own or name in clause) and _ENDED.search(clause):
                return match.span()
    if not displaced:
        return None
    for match in _SENTENCE.finditer(text):
        sentence = squeeze(match.group())
        if "指標" not in sentence or "測定でき" not in sentence:
            continue
        common = difflib.SequenceMatcher(None, name, sentence, autojunk=False).find_longest_match()
        if common.size >= _COMMON:
            return match.span()
    return None


def text_of(document: Document, rows: list[Row]) -> Passage:
    """Return rows as one text."""
    return compose(document, rows)
