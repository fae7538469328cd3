"""The headings of forms, as ``vocabulary.yml`` lists them."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any, cast

import yaml

from sesaku.grammars.forms.numbers import is_number_with_word
from sesaku.text.width import squeeze

_NUMBERING = re.compile(
    r"^(?:[■□◆◇●○◎▼▽▶※*・]|第?\d{1,2}(?:[.、:)]|(?=[^\d.,%年月日件回位人円度]))|\(\d{1,2}\)|"
    r"[IVX]{1,4}(?:[.、:)]|(?=[^A-Za-z]))|[ア-オ][.、)])+"
)
_AROUND = re.compile(r"^[【〔\[<〈《「(](.*)[】〕\]>〉》」)]$")
_ROUND = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_SQUARE = re.compile(r"【[^【】]*】|〔[^〔〕]*〕|\[[^\[\]]*\]")
_UNCLOSED = re.compile(r"(?<=.)[(\[【〔<][^()\[\]【】〔〕<>]*$")
# 政策の分析, 施策目標の概要, 政策分野名: what the form of another ministry calls 施策.
_SUBJECT = re.compile(
    r"(?:(?:施策|政策|業績)目標|(?:政策|施策)分野|(?:基本|個別)施策|政策・施策|政策\(施策\)|政策)"
    r"(?=の|[にがをへ名主所]|概要|番号)"
)
# 補正予算額② as width folds it, 予算額計　Ａ＋Ｂ＋Ｃ: a heading may name itself and others.
_SIGN = re.compile(r"(?<=[^\d.,+年])\d$|(?<=[額算越計等])[A-Za-z](?:\+[A-Za-z])*$")
# 測定指標※数字に○を付した指標は主要なもの: what a heading remarks is no part of it.
_REMARK = re.compile(r"(?<=.)※.*$")
# 分野【政策体系上の位置付け】: what the common form calls what the ministry calls otherwise.
_ALSO = re.compile(r"[^【】〔〕]{1,15}[【〔]([^【】〔〕]{3,20})[】〕]")
# 予算額（執行額）単位：千円: the unit of a table, behind its heading.
_UNIT = re.compile(r"(?<=.)単位[::][^()\d]{1,6}$")
_LONGEST = 60
_LONGEST_PRINTED = 120


@dataclass(frozen=True)
class Vocabulary:
    """The compiled vocabulary.

    Attributes:
        any_section: pattern of a heading of any section.
        sure: patterns of headings that are headings wherever they stand, by section.
        likely: patterns of headings where a row's first cell is a heading.
        roles: patterns of the headings of rows and columns, by grid and role.
        grids: sections that have rows and columns of their own.
        breaking: sections that begin inside a grid's rows too.
        holding: sections that only hold others.
        reference_prefix: what a name begins with that makes it a reference indicator.
        reference_number: what stands for the number of a reference indicator.
        unknown_values: cells that say in words that there is no figure.
        year_remarks: what a heading of a year may add in brackets.
    """

    any_section: re.Pattern[str]
    sure: dict[str, re.Pattern[str]]
    likely: dict[str, re.Pattern[str]]
    roles: dict[str, dict[str, re.Pattern[str]]]
    grids: frozenset[str]
    breaking: frozenset[str]
    holding: frozenset[str]
    reference_prefix: re.Pattern[str]
    reference_number: re.Pattern[str]
    unknown_values: re.Pattern[str]
    year_remarks: re.Pattern[str]


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary of ``vocabulary.yml``."""
    source = resources.files(__package__).joinpath("vocabulary.yml").read_text("utf-8")
    data = cast("dict[str, Any]", yaml.safe_load(source))
    sections = cast("dict[str, dict[str, list[str]]]", data["sections"])
    patterns = [
        pattern
        for entry in sections.values()
        for listed in ("sure", "likely")
        for pattern in entry.get(listed, [])
    ]
    return Vocabulary(
        any_section=_any(patterns),
        sure={name: _any(entry["sure"]) for name, entry in sections.items() if "sure" in entry},
        likely={
            name: _any(entry["likely"]) for name, entry in sections.items() if "likely" in entry
        },
        roles={
            grid: {role: _any(patterns) for role, patterns in data[f"{grid}_roles"].items()}
            for grid in ("indicator", "budget", "means")
        },
        grids=frozenset(data["grids"]),
        breaking=frozenset(data["breaking"]),
        holding=frozenset(data["holding"]),
        reference_prefix=re.compile(data["reference_prefix"]),
        reference_number=re.compile(data["reference_number"]),
        unknown_values=_any(data["unknown_values"]),
        year_remarks=_any(data["year_remarks"]),
    )


def heading_forms(text: str) -> tuple[str, ...]:
    """Return a heading as it may be looked up: as it stands, and without closing brackets.

    Width is folded; white space, numbering and signs around it are gone, and what a ministry calls
    a measure is 施策.
    """
    folded = squeeze(text)
    if len(folded) > _LONGEST:
        return ()
    forms = [folded]
    for form in (folded, _ROUND.sub("", folded)):
        around = _AROUND.match(form)
        if around:
            forms.append(around[1])
    forms += [_REMARK.sub("", form) for form in forms]
    forms += [_UNIT.sub("", form) for form in forms]
    forms += [_NUMBERING.sub("", form) for form in forms]
    forms += [_ROUND.sub("", form) for form in forms]
    forms += [_SQUARE.sub("", form) for form in forms]
    forms += [_UNCLOSED.sub("", form) for form in forms]
    forms += [also[1] for form in forms if (also := _ALSO.fullmatch(form))]
    forms += [_SUBJECT.sub("施策", form, count=1) for form in forms]
    return tuple(dict.fromkeys(form.rstrip(":") for form in forms if form.rstrip(":")))


def side_of(text: str) -> str | None:
    """Return of what a heading inside 次期目標等への反映 speaks, None where it is none of them."""
    for form in heading_forms(text):
        for side in ("next_measure", "next_indicators"):
            if vocabulary().sure[side].fullmatch(form):
                return side
    return None


def section_of(text: str, *, likely: bool = False) -> str | None:
    """Return the section that a heading begins, None where it begins none.

    Args:
        text: the whole cell or paragraph.
        likely: whether headings count too that are so only by where they stand.
    """
    return _section_of(text, likely) if len(text) <= _LONGEST_PRINTED else None


@lru_cache(maxsize=4096)
def _section_of(text: str, likely: bool) -> str | None:  # noqa: FBT001 - a key of the cache
    known = vocabulary()
    for form in heading_forms(text):
        if not known.any_section.fullmatch(form):
            continue
        both = likely and not is_number_with_word(squeeze(text))  # 指標(1)
        for patterns in (known.sure, known.likely) if both else (known.sure,):
            for section, pattern in patterns.items():
                if section not in {"next_measure", "next_indicators"} and pattern.fullmatch(form):
                    return section
    return None


@lru_cache(maxsize=4096)
def role_of(grid: str, text: str) -> str | None:
    """Return the role of a heading inside a grid, None where it has none.

    指標(1) is the number of an indicator and heads no column.
    """
    if grid == "indicator" and is_number_with_word(squeeze(text)):
        return None
    forms = heading_forms(text)
    if grid == "budget":
        forms += tuple(_SIGN.sub("", form) for form in forms)
    for form in forms:
        for role, pattern in vocabulary().roles[grid].items():
            if pattern.fullmatch(form):
                return role
    return None


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
