"""Line classes of position papers: what a line is by its own form.

Every pattern works on a line's half-width text without its marker, and is preceded by a line that
it matches. What depends on the neighbours (whether a numbered line is a heading or an item) is
decided in ``outline``.
"""

import re
from collections.abc import Callable
from typing import Literal, TypeAlias

from sesaku.grammars.position_paper.vocabulary import words
from sesaku.text.width import without_space

LineClass: TypeAlias = Literal[
    "navigation", "link", "date", "bracketed", "group", "sentence", "note", "phrase"
]
HeadingClass: TypeAlias = Literal["fact", "vision", "proposal"]

# 港の灯りを守ります。 / 船は出るのか？ / （海で育てる。）
_ENDED = re.compile(r"[。!?．]\s*[」』)）】\]]*\s*$")
# 港の灯りを守ります / 船が要るのです
_POLITE = re.compile(r"(?:ます|です|ました|ません|でした|でしょう|ましょう)[)）」』]*$")
# 島どうしを結ぶ船を守り、子どもが一人でも医者にかかれる暮らしをつくる
_PLAIN_VERB = re.compile(r"[\u3041-\u3096\u4e00-\u9fff][うくぐすつぬぶむる]$")
_LONG = 30
# Beyond this length a line is running text, whatever its words; also keeps matching linear.
_LINE = 160
_TAIL = 60
# 【離島の医療】 / 〈港と道〉 / ＜船＞ / ≪島≫ / [港]
_BRACKETED = re.compile(r"(?:【[^【】]+】|[<〈《≪][^<>〈〉]+[>〉》≫]|\[[^\[\]]+\]|［[^［］]+］)$")
# 令和6年4月1日 / 更新日：2024年4月1日 / 2024年4月
_DATE = re.compile(
    r"[(\[]?(?P<label>{label})?\s*[::]?\s*"
    r"(?:(?P<era>明治|大正|昭和|平成|令和|[MTSHR]\.?)\s*(?P<year>\d{{1,2}}|元)|(?P<civil>\d{{4}}))"
    r"\s*[年./-]\s*(?P<month>\d{{1,2}})\s*(?:[月./-]\s*(?:(?P<day>\d{{1,2}})\s*日?)?)?"
    r"\s*(?:[((].{{1,3}}[))])?\s*(?:更新|公表|現在|版|時点|決定|発行|付け?)?[)\]]?$".format(
        label=words("date_labels").pattern
    )
)
# ※ 船の数は昨年のもの / （注）島の数え方による / （出典）架空港湾年報
_NOTE = re.compile(r"(?:※|[*＊]\d|[((]?注\s*\d*\s*[))::]|[((]?(?:出典|資料)[))::])")
# 港の政策へ ▲ / ▲ / ▼詳しくはこちら / ▶港の一覧 / ＞＞
_ARROWED = re.compile(r"(?:[▼▽▲△↑↓▶►▸➡→]+\s*\S.*|.*[▲△↑]|[>»≫▼▽▲△↑↓▶►→\s]+)$")
# ホーム > 政策 > 港
_TRAIL = re.compile(r"[^。>»]{1,30}(?:[>»][^。>»]{1,30}){2,}$")
# 港湾の守り 港湾の守り
_TWICE = re.compile(r"(?P<once>\S(?:.*\S)?)\s+(?P=once)$")
# https://www.example.jp/port/
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s、。」』)）<>]+")
# 港湾省HP「島の船」新しいウィンドウで開く → the part that is no title
SUFFIX = re.compile(
    r"\s*(?:(?:[(\[〔【「]?(?:" + words("link_suffixes").pattern + r")[)\]〕】」]?\s*)+)$"
)
# 港湾省HP「島の船」 / 架空市ホームページ
_SITE = re.compile(
    r".{1,24}?(?:HP|ホームページ|サイト|ポータル|ページ)\s*(?:[「『].*[」』].{0,12})?$"
)
# ── / ＊＊＊ / ・・・・
RULE = re.compile(r"[-=_*・･.…‥─━―－~〜～#+|:\s]{2,}$")
# - 3 - / 3 / 3/12 / P.3 / 3ページ
PAGE_NUMBER = re.compile(
    r"(?:[-‐－–—\s]*\d{1,3}[-‐－–—\s]*|(?:p\.?\s*)?\d{1,3}\s*(?:/\s*\d{1,3}|ページ|頁)|p\.?\s*\d{1,3})$",
    re.IGNORECASE,
)
# 港の守り…………3 : an entry of a table of contents
_CONTENTS = re.compile(r"\S.*?\s*[.…‥・･]{3,}\s*(?:p\.?\s*)?\d{1,3}$", re.IGNORECASE)

# 島の暮らしを守り、 / 港の備えを
_OPEN_END = re.compile(r"(?:[、,・]|[をにがはとのや])$")
# 船をつくる力を磨き | 島で直す
_OPEN_VERB = re.compile(r"[\u4e00-\u9fff][きしちびみりいぎけせてべめれえげ]$")
# の備え / が高まる / して進める / による守り / 、港を / ー
_CARRIED_ON = re.compile(
    r"(?:[のをがはにへともでや](?=[\u4e00-\u9fff\u30a1-\u30f6、])|による|における|について|に対|"
    r"して|した|する|され|させ|など(?=[をがはにへと])|ます|です|まし|[、。,)）」』】々ーぁぃぅぇぉっゃゅょァィゥェォッャュョ])"
)
# 港を守るブ | レゼンス: one kana of a foreign word left behind
_CUT_WORD = re.compile(r"(?:^|[^\u30a1-\u30f6ー])[\u30a1-\u30f6]$")
_KATAKANA = re.compile(r"[\u30a1-\u30f6ー]")
# 提言３ 港を残す
_NUMBERED_PROPOSAL = re.compile(r"[【\[(]?(?:提言|提案|要望)\s*[\d一二三四五六七八九十①-⑳]")
# （4つの柱）
_ASIDE = re.compile(r"[(（][^()（）]*[)）]$")
# 守るべき事（4つの柱）
_TRAILING_ASIDE = re.compile(r"(?<=.)[(（][^()（）]*[)）]$")


def ended(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return bool(_ENDED.search(text) or _POLITE.search(text.rstrip()))


def full_stopped(text: str) -> bool:
    """Whether a text ends with the sign that ends a sentence."""
    return bool(_ENDED.search(text))


def predicated(text: str) -> bool:
    """Whether a long line without a full stop is a sentence all the same, by its verb."""
    return len(text) >= _LONG and bool(_PLAIN_VERB.search(text))


def line_class(text: str) -> LineClass:
    """Say what a line without a marker is by its own form."""
    bare = text.strip()
    return next((kind for kind, holds in _CLASSES if holds(bare)), "phrase")


def is_navigation(text: str) -> bool:
    """Whether a line only leads elsewhere: back to the top, to the next page, to a list."""
    if len(text) > _LINE:
        return False
    if _TWICE.match(text) and not ended(text):
        return True
    if _ARROWED.match(text) or _TRAIL.match(text):
        return not full_stopped(text) or bool(words("navigation").fullmatch(_unarrowed(text)))
    return bool(words("navigation").fullmatch(text))


def _unarrowed(text: str) -> str:
    return text.strip("▼▽▲△↑↓▶►▸➡→>» ")


def leads_to_links(text: str) -> bool:
    """Whether a navigation line announces links below it."""
    return bool(words("link_leads").search(text)) and not text.rstrip().endswith(("▲", "△", "↑"))


def link_title(text: str) -> int:
    """Return the length of a link's title: what the page appends to it is left out."""
    tail = max(len(text) - _TAIL, 0)
    match = SUFFIX.search(text, tail)
    return match.start() if match and match.start() else len(text)


def names_site(text: str) -> bool:
    """Whether a line names a page of some site, as links under a lead-in do."""
    return bool(_SITE.match(text))


def lists_contents(text: str) -> bool:
    """Whether a line is an entry of a table of contents, with its page number."""
    return len(text) <= _LINE and bool(_CONTENTS.match(text))


def printed_twice(text: str) -> str | None:
    """Return the name that a line prints twice, None for any other line."""
    match = _TWICE.match(text.strip()) if len(text) <= _LINE else None
    return match["once"] if match else None


def date_match(text: str) -> re.Match[str] | None:
    """Return the parts of a date line: label, era, year, civil, month, day."""
    return _DATE.match(text.strip())


def heading_class(text: str) -> HeadingClass | None:
    """Say what stands below a heading, where its words tell: facts, a vision, proposals."""
    if len(text) > _LINE:
        return None
    if _NUMBERED_PROPOSAL.match(text):
        return "proposal"
    bare = without_space(text).strip("【】[]<>〈〉《》「」:■◆○●")
    bare = _TRAILING_ASIDE.sub("", bare)
    classes: tuple[HeadingClass, ...] = ("proposal", "vision", "fact")
    for name in classes:
        if words("headings", name).fullmatch(bare):
            return name
    return None


def proposes(text: str) -> bool:
    """Whether a title or heading says that the document is one of proposals."""
    return len(text) <= _LINE and bool(words("proposing").fullmatch(without_space(text)))


def connects(text: str) -> bool:
    """Whether a paragraph's opening goes on with what stands above it."""
    return bool(words("connectives").match(text.lstrip()))


def leads_in(text: str) -> bool:
    """Whether a line only announces the list below it."""
    return len(text) <= _LINE and bool(words("lead_ins").fullmatch(text.strip().rstrip("。")))


def hangs(before: str, after: str, phrases: bool) -> bool:  # noqa: FBT001 - a property of both
    """Whether a line break between two lines falls inside a word or a clause.

    ``phrases`` says that neither is a whole sentence: a noun such as 守り then ends no heading.
    """
    if carried_on(after) or (_ASIDE.match(after) and not _ASIDE.search(before)):
        return True
    if _CUT_WORD.search(before) and _KATAKANA.match(after):
        return True
    return bool(_OPEN_END.search(before) or (phrases and _OPEN_VERB.search(before)))


def carried_on(after: str) -> bool:
    """Whether a line cannot be the first of a text."""
    return bool(_CARRIED_ON.match(after))


def _is_date(text: str) -> bool:
    return len(text) <= _LINE and bool(_DATE.match(text))


def _is_bracketed(text: str) -> bool:
    return len(text) <= _LINE and bool(_BRACKETED.match(text))


def _is_group(text: str) -> bool:
    return len(text) <= _LINE and not ended(text) and bool(words("groups").fullmatch(text))


def _is_link(text: str) -> bool:
    return link_title(text) < len(text) or bool(ADDRESS.fullmatch(text))


def _is_note(text: str) -> bool:
    return bool(_NOTE.match(text))


def _is_sentence(text: str) -> bool:
    return ended(text) or predicated(text)


_CLASSES: tuple[tuple[LineClass, Callable[[str], bool]], ...] = (
    ("date", _is_date),
    ("navigation", is_navigation),
    ("bracketed", _is_bracketed),
    ("group", _is_group),
    ("link", _is_link),
    ("note", _is_note),
    ("sentence", _is_sentence),
)
