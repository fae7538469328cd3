"""Headings of the full report: which lines open a block, and what they say.

Every pattern works on a row's half-width text and is preceded by a line that it matches.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from sesaku.grammars.rows import Row

DASH = r"[-－―‐−–—ー]"
CODE = rf"\d{{1,2}}(?:\s*{DASH}\s*\d{{1,2}})?"
_ERA = r"(?:(?:明治|大正|昭和|平成|令和|西暦)\s*|[MTSHR]\s*\.?\s*)"
_YEAR = rf"{_ERA}?\s*(?:\d{{1,4}}|元)"
YEARS = rf"{_YEAR}(?:\s*(?:年度?)?\s*[・･､、,~～〜\-－―及びと]+\s*{_YEAR})*"

# 個別分野３ 離島航路の維持 / 個別分野 10 …
FIELD = re.compile(r"個\s*別\s*分\s*野\s*(?P<number>\d{1,2})(?:\s*[:：]?\s*(?P<name>\S.*))?$")
# 測定指標３－２ 航路の利用者数 ＊ / 測定指標 10－２ …
INDICATOR = re.compile(rf"測\s*定\s*指\s*標\s*(?P<code>{CODE})\s*[:：]?\s*(?P<name>\S.*)?$")
# 中期目標（--年度） / 中期目標（令和７年度）
MIDTERM = re.compile(r"中\s*期\s*目\s*標\s*(?:\((?P<term>[^()]{0,16})\))?$")
# e.g. 平成 30 年度目標 / ２０２１年度目標
TARGET = re.compile(rf"(?P<year>{_YEAR})\s*年\s*度\s*目\s*標$")
# 施策の進捗状況・実績 / 令和３年度の施策の進捗状況・実績
RESULT = re.compile(
    rf"(?:(?P<year>{_YEAR})\s*年度の?\s*)?"
    r"施策の進捗状況(?:[・･及び、/]+(?:実績|取組実績))?$"
)
# 平成 30･令和元・２年度目標の達成状況：ｂ
RATING = re.compile(
    rf"(?P<years>{YEARS})\s*年\s*度\s*目\s*標\s*の\s*達\s*成\s*状\s*況\s*[:：]\s*"
    r"(?P<grade>[a-eA-ES s])?$"
)
# 参考指標２：研究会の開催回数 / 参考指標：職員数
REFERENCE = re.compile(r"参\s*考\s*指\s*標\s*(?P<number>\d{1,2})?\s*[:：]\s*(?P<name>\S.*)$")
REFERENCE_BARE = re.compile(r"参\s*考\s*指\s*標\s*(?P<number>\d{1,2})\s+(?P<name>\S.*)$")
# 評価結果（個別分野２）
EVALUATION = re.compile(
    r"評\s*価\s*結\s*果\s*(?:\(\s*個\s*別\s*分\s*野\s*(?P<number>\d{1,2})\s*\))?$"
)
# 【測定指標３－２ 航路の利用者数 ＊】
ANALYSED = re.compile(rf"【\s*測\s*定\s*指\s*標\s*(?P<code>{CODE})\s*(?P<name>.*)$")
# 【施策(施策の必要性に関する分析を含む)】
NEXT_MEASURE = re.compile(r"【\s*施\s*策\s*(?:\(.*\))?\s*】$")
# 【測定指標】
NEXT_INDICATORS = re.compile(r"【\s*測\s*定\s*指\s*標\s*】$")
# ３－２ 航路の利用者数 ＊
NEXT_CODE = re.compile(rf"(?P<code>\d{{1,2}}\s*{DASH}\s*\d{{1,2}})\s*(?P<name>\S.*)$")
# in a report without fields: ２ 航路の利用者数 ＊
NEXT_SINGLE = re.compile(r"(?P<code>\d{1,2})\s+(?P<name>\S.*)$")

# 施策の概要
OVERVIEW = re.compile(r"施策の概要$")
# 関連する内閣の重要政策（施策方針演説等のうち主なもの）
CABINET = re.compile(r"関連する内閣の重要政策(?:\(.*\)?)?$")
# 施策の分析
ANALYSIS = re.compile(r"施策の分析$")
# 次期目標等への反映の方向性
DIRECTION = re.compile(r"次期目標等への反映の方向性$")
# 作成にあたって使用した資料その他の情報
MATERIALS = re.compile(r"(?:評価書(?:の|を))?作成に(?:あた|当た)って使用した資料(?:その他の情報)?$")

GRADE = re.compile(r"[a-eA-ES s]$")
MAIN_MARK = re.compile(r"\s*[*＊]\s*$")


class Heading(NamedTuple):
    """A row that opens a block.

    ``name`` is the range of the row's text that holds a name, ``grade`` that of a rating letter.
    """

    kind: str
    code: str | None = None
    year: str | None = None
    name: tuple[int, int] | None = None
    grade: tuple[int, int] | None = None


def code_of(printed: str) -> str:
    """Return a code as ``3-2``: no blanks, an ordinary hyphen."""
    return re.sub(rf"\s*{DASH}\s*", "-", printed.strip())


def heading(row: Row) -> Heading | None:
    """Return the heading that a row is, or None."""
    for opens, match in _RULES.get(row.text[:1], ()):
        text = row.tight if opens else row.text
        found = match(text)
        if found is not None:
            return found
    return None


def single_heading(row: Row) -> Heading | None:
    """Return the heading of an indicator in the next cycle of a report without fields, or None.

    Items look the same: the caller decides by the name.
    """
    return _coded("next_code", NEXT_SINGLE)(row.text)


Rule = Callable[[str], Heading | None]


def _fixed(kind: str, pattern: re.Pattern[str]) -> Rule:
    return lambda text: Heading(kind) if pattern.match(text) else None


def _coded(kind: str, pattern: re.Pattern[str], key: str = "code") -> Rule:
    def match(text: str) -> Heading | None:
        found = pattern.match(text)
        if found is None:
            return None
        named = "name" in pattern.groupindex and bool(found["name"])
        code = found[key]
        return Heading(kind, code and code_of(code), None, found.span("name") if named else None)

    return match


def _target(text: str) -> Heading | None:
    found = TARGET.match(text)
    return Heading("target", year=found["year"]) if found else None


def _rating(text: str) -> Heading | None:
    found = RATING.match(text)
    if found is None:
        return None
    grade = found.span("grade") if found["grade"] and found["grade"].strip() else None
    return Heading("rating", year=found["years"], grade=grade)


def _result(text: str) -> Heading | None:
    found = RESULT.match(text)
    return Heading("result", year=found["year"]) if found else None


def _midterm(text: str) -> Heading | None:
    found = MIDTERM.match(text)
    return Heading("midterm", year=found["term"] or "") if found else None


_DATED: Sequence[tuple[bool, Rule]] = ((False, _target), (False, _rating), (True, _result))
_RULES: dict[str, Sequence[tuple[bool, Rule]]] = {
    "個": ((False, _coded("field", FIELD, "number")),),
    "施": (
        (True, _fixed("overview", OVERVIEW)),
        (True, _result),
        (True, _fixed("analysis", ANALYSIS)),
    ),
    "関": ((True, _fixed("cabinet", CABINET)),),
    "測": ((False, _coded("indicator", INDICATOR)),),
    "中": ((False, _midterm),),
    "参": (
        (False, _coded("reference", REFERENCE, "number")),
        (False, _coded("reference", REFERENCE_BARE, "number")),
    ),
    "評": (
        (False, _coded("evaluation", EVALUATION, "number")),
        (True, _fixed("materials", MATERIALS)),
    ),
    "【": (
        (False, _fixed("next_measure", NEXT_MEASURE)),
        (False, _fixed("next_indicators", NEXT_INDICATORS)),
        (False, _coded("analysed", ANALYSED)),
    ),
    "次": ((True, _fixed("direction", DIRECTION)),),
    "作": ((True, _fixed("materials", MATERIALS)),),
    **dict.fromkeys("明大昭平令西MTSHR元", _DATED),
    **dict.fromkeys("0123456789", (*_DATED, (False, _coded("next_code", NEXT_CODE)))),
}
