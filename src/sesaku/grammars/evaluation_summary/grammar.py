"""What a line of a summary 「評価書要旨」 can be: heading, item, note, page number, title.

Every rule looks at one line, made half-width in place; what the line is in its context is decided
in ``layout``. The words are in ``vocabulary.yml``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import islice
from typing import Any, NamedTuple, cast

import yaml

from sesaku.text.numerals import marker
from sesaku.text.width import fold, narrow, squeeze

MOST_HEADING = 34
"""A heading has fewer characters than this, blanks aside."""

PLAIN = ("name", "ministry", "code", "department", "evaluated_on")
"""Headings that one value stands beside or below."""

_MOST_LABEL = 24
_MOST_SPLITS = 10

# "今後の方向性（続）", "評価結果（概要）（続き）", "評価結果 続き", "主な評価結果（承前）"
_CONTINUED = re.compile(r"\((?:続|続き|つづき|前頁から続く|承前|cont\.?)\)|続き$")
_BRACKETS_AT_END = re.compile(r"(?:\([^()]{1,40}\)|続き)$")
_END_OF_HEADING = re.compile(_BRACKETS_AT_END.pattern + r"|(?<=.)の(?:概要|要旨|要約|ポイント)$")
# "■今後の方向性", "２．評価結果", "【評価結果】", "Ⅲ 予算額", "（３）有識者の意見", "第２章 目標",
# "③ 評価結果"
_ORNAMENT = re.compile(
    r"(?P<mark>[■□◆◇●○◎▼▽▶►☆★#]+)\s*"
    r"|(?P<number>第?\s*(?:\d{1,2}|[ⅰ-ⅻⅠ-Ⅻ]|[IVX]{1,4}|[一二三四五六七八九十]{1,3})\s*[章節部編]?"
    r"(?:\s*[.．、:)]\s*|\s+|(?<=[章節部編Ⅰ-Ⅻⅰ-ⅻ]))|\(\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*\)\s*|[①-⑳]\s*)"
    r"|(?P<bracket>[【《〈\[<〔「『])"
)
# "予算の状況 1,204 987": a row of a table
_FIGURES = re.compile(r"\s[△▲-]?\d[\d,.]*(?:\s|$)")
_BOXES = ("【", "《", "〈", "<", "［", "[")
_CLOSING = "】》〉]>〕」』"
_NO_HEADING = re.compile(
    r"[。、!?]|(?:する|した|して|いる|ある|った|です|ます|こと|ため|及び|又は)$"
)
_HEADING_END = re.compile(r"[一-鿿々ァ-ヺーA-Za-z0-9)】》〉\]>〕」』:]$")

# "（注）百万円単位。", "注１ 出典は…", "注：…", "※ 令和６年度は…", "＊ 速報値",
# "備考　単位は百万円。"
_NOTE = re.compile(
    r"[(\[]\s*注\s*\d{0,2}\s*[)\]:]|注\s*\d{0,2}\s*[):]|注\d{1,2}[\s.]"
    r"|※|[*]\s*\d{0,2}\s(?=\S*[^\x00-\x7f])|(?:備考|注記?)[\s:]+(?=\S)"
)
# "- 3 -", "－２－", "3／10", "P.4", "５ページ", "4頁"
_PAGE_MARKED = re.compile(
    r"[-‐−–—―ー]\s*\d{1,4}\s*[-‐−–—―ー]|\d{1,4}\s*/\s*\d{1,4}|p(?:age|\.)?\s*\d{1,4}|\d{1,4}\s*(?:ページ|頁)",
    re.IGNORECASE,
)
_PAGE_BARE = re.compile(r"\d{1,3}")
# "令和６年度政策評価書（要旨）", "施策評価書 概要版", "政策評価書要旨"
_TITLE = re.compile(r"評価(?:書|結果報告書|報告書|調書)|評価.{0,12}(?:要旨|概要)")
_SUMMARY = re.compile(r"要旨|概要|要約|ダイジェスト")
# "10 月に…", "12 か国…", "30 年度から…": a wrapped line that goes on with a count
_COUNT = re.compile(
    r"\d{1,3}\s*(?:年|月|日(?!本)|回|件|名|人|[かカヶヵ箇]|億|万|千|百|兆|%|位|度|か国|国(?!内|際|民|土|連|会|家)|時間|期|号|条|項|者|社|校|台|倍|割|つ)"
)
# "1有識者との…": a number that nothing sets apart from the text
_GLUED = re.compile(r"\d{1,2}(?=[一-鿿々ァ-ヺぁ-んA-Za-z「『])")
_TERMINAL = re.compile(r"[。!?」』)】\].][※*]?$")


@dataclass(frozen=True)
class Vocabulary:
    """The compiled vocabulary."""

    labels: dict[str, re.Pattern[str]]
    words: dict[str, re.Pattern[str]]
    lead_in: re.Pattern[str]
    inner: re.Pattern[str]
    budget: dict[str, Any]
    subjects: dict[str, re.Pattern[str]]


class Heading(NamedTuple):
    """A heading found in a line.

    ``end`` is where the heading ends in the line; what follows it is content. ``style`` is its
    ornament, so that headings of one level can be told from sub-headings; ``continued`` says that
    it repeats an earlier one 「（続）」; ``sure`` that the vocabulary has it as a whole.
    """

    kind: str
    end: int
    style: str
    continued: bool = False
    sure: bool = True


class Mark(NamedTuple):
    """What stands before an item: its level (manner of numbering), number and length.

    ``strong`` marks are set apart from the text by more than a blank.
    """

    level: str
    number: int | None
    printed: str
    length: int
    strong: bool


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary of ``vocabulary.yml``."""
    source = resources.files(__package__).joinpath("vocabulary.yml").read_text("utf-8")
    data = cast("dict[str, Any]", yaml.safe_load(source))
    entries = cast("dict[str, dict[str, str]]", data["headings"])
    return Vocabulary(
        {kind: re.compile(f"(?:{entry['labels']})") for kind, entry in entries.items()},
        {kind: re.compile(entry["words"]) for kind, entry in entries.items() if "words" in entry},
        re.compile(data["lead_in"]),
        re.compile(data["inner"]),
        data["budget"],
        {kind: re.compile(pattern) for kind, pattern in data["subjects"].items()},
    )


def heading(text: str) -> Heading | None:
    """Return the heading that a line is or begins with; None where it has none.

    Args:
        text: the line, half-width in place, without blanks at its ends.
    """
    if len(squeeze(text)) <= MOST_HEADING:
        core, style, continued = _core(text)
        kind = _labelled(core)
        if kind is not None:
            return Heading(kind, len(text), style, continued)
        kind = _worded(core) if shaped(text) else None
        if kind is not None:
            return Heading(kind, len(text), style, continued, sure=False)
    return _leading(text)


def labels_value(text: str) -> bool:
    """Whether a stretch begins with the label of one value: ``評価実施時期　令和６年８月``."""
    found = _leading(text)
    return found is not None and found.kind in PLAIN


def stacked(lines: Sequence[str], *, plain: bool) -> str | None:
    """Return the kind of heading that several short lines are together.

    Args:
        lines: the lines.
        plain: whether only the labels of the vocabulary count, as beside the value of a label.
    """
    text = "".join(lines)
    core, _, _ = _core(text)
    kind = _labelled(core)
    if kind is not None or plain or not shaped(text) or len(core) > _MOST_LABEL:
        return kind
    rest = _core("".join(lines[1:]))[0]
    return None if _labelled(rest) or _worded(rest) else _worded(core)


def shaped(text: str) -> bool:
    """Whether a line has the shape of a heading: a short noun phrase, no sentence."""
    core = _BRACKETS_AT_END.sub("", squeeze(text).rstrip(":"))
    return (
        _FIGURES.search(text) is None
        and 0 < len(core) <= MOST_HEADING
        and _NO_HEADING.search(core) is None
        and _HEADING_END.search(core) is not None
    )


def style_of(text: str) -> str:
    """Return the ornament of a line that may be a heading: ``■``, ``【``, ``number`` or ``""``."""
    return _core(text)[1]


def number_of(text: str) -> int | None:
    """Return the number with which a heading begins: ``３．今後の方向性``; None without one."""
    found = marker(text)
    return found.number if found is not None else None


def inner(text: str, *, boxed: bool = True) -> bool:
    """Whether a line is a sub-heading inside a section: ``有効性``, ``【施策】``.

    Args:
        text: the line.
        boxed: whether any short phrase in brackets counts.
    """
    core, style, _ = _core(text)
    if vocabulary().inner.fullmatch(core):
        return True
    return boxed and style[-1:] in _BOXES and len(core) <= _MOST_LABEL and shaped(core)


def mark(text: str) -> Mark | None:
    """Return the mark of an item with which a line begins: ``- 1``, ``・``, ``（１）``, ``１``."""
    found = marker(text)
    if found is None:
        return None
    if found.kind == "bullet":
        inner = marker(text[found.length :]) if found.printed in "-－−‐–—―*＊" else None
        if inner is not None:
            level = f"- {inner.printed if inner.kind == 'bullet' else inner.kind}"
            length = found.length + inner.length
            return Mark(
                level, inner.number, f"{found.printed} {inner.printed}", length, strong=True
            )
        return Mark(f"bullet {fold(found.printed)}", None, found.printed, found.length, strong=True)
    strong = found.kind != "digit" or not found.printed[-1:].isdecimal()
    return Mark(found.kind, found.number, found.printed, found.length, strong)


def glued(text: str) -> Mark | None:
    """Return a number that stands right before the text: ``1有識者との…``, not ``10月に…``."""
    found = None if counts(text) else _GLUED.match(text)
    return Mark("digit", int(found[0]), found[0], found.end(), strong=False) if found else None


def counts(text: str) -> bool:
    """Whether a line begins with a count, as wrapped lines do: ``10 月に…``, ``12 か国…``."""
    return _COUNT.match(text) is not None


def note(text: str) -> bool:
    """Whether a note begins with the line."""
    return _NOTE.match(text) is not None


def page_number(text: str) -> int | None:
    """Return the page number that a line is, marked as one: ``- 3 -``; None where it is not."""
    return int(re.findall(r"\d+", text)[0]) if _PAGE_MARKED.fullmatch(text) else None


def may_head(text: str) -> bool:
    """Whether a line may be a heading that the vocabulary does not have."""
    item = not style_of(text) and mark(text) is not None
    return shaped(text) and not note(text) and bare_number(text) is None and not item


def bare_number(text: str) -> int | None:
    """Return the number that is all of a line; whether it is a page's, the context tells."""
    return int(text) if _PAGE_BARE.fullmatch(text) else None


def title(text: str) -> bool:
    """Whether a line is the title of an evaluation document."""
    return shaped(text) and _TITLE.search(squeeze(text)) is not None


def names_summary(text: str) -> bool:
    """Whether a title says that the document is a summary 「要旨」「概要」."""
    return _SUMMARY.search(squeeze(text)) is not None


def terminated(text: str) -> bool:
    """Whether a line ends a sentence."""
    return _TERMINAL.search(text.rstrip()) is not None


def leads_in(text: str) -> bool:
    """Whether a paragraph only announces the list that follows it."""
    last = [part for part in re.split(r"(?<=。)", squeeze(text)) if part]
    return bool(last) and vocabulary().lead_in.search(last[-1]) is not None


def _core(text: str) -> tuple[str, str, bool]:
    """Return a heading without ornaments and brackets, its style, and whether it continues."""
    styles: list[str] = []
    rest = narrow(text).strip()
    while match := _ORNAMENT.match(rest):
        if match["bracket"] and rest.rstrip(":").rstrip()[-1:] not in _CLOSING:
            break
        styles.append(match["mark"] or match["bracket"] or "number")
        rest = rest[match.end() :].strip()
        if match["bracket"]:
            rest = rest.rstrip(":").rstrip()[:-1].strip()
    core = squeeze(rest).rstrip(":")
    continued = False
    while match := _END_OF_HEADING.search(core):
        continued = continued or _CONTINUED.search(match[0]) is not None
        core = core[: match.start()].rstrip(":")
    return core, "".join(styles), continued


def _labelled(core: str) -> str | None:
    for kind, pattern in vocabulary().labels.items():
        if pattern.fullmatch(core):
            return kind
    return None


def _worded(core: str) -> str | None:
    for kind, pattern in vocabulary().words.items():
        if pattern.search(core):
            return kind
    return None


def _leading(text: str) -> Heading | None:
    """Find a label that content follows on its line: ``施策名：…``, ``施 策 名　…``."""
    best: Heading | None = None
    for split in islice(re.finditer(r"\s*:\s*|\s+", text), _MOST_SPLITS):
        label = text[: split.start()]
        if len(squeeze(label)) > _MOST_LABEL or split.end() >= len(text):
            break
        core, style, continued = _core(label)
        kind = _labelled(core)
        if kind is None and ":" in split[0] and shaped(label) and mark(text) is None:
            kind = _worded(core)
        if kind is not None and kind != "other":
            best = Heading(kind, split.end(), style, continued)
        if ":" in split[0]:
            break
    return best
