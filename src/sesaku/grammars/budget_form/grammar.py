"""What a cell or word of the budget form 「政策評価調書（個別票）」 can be."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal, TypeAlias, cast

import yaml

from sesaku.codelists import load
from sesaku.text.width import narrow, squeeze

Kind: TypeAlias = Literal[
    "amount",
    "attainment",
    "blank",
    "code",
    "column",
    "column_kind",
    "inner",
    "label",
    "level",
    "mark",
    "method",
    "method_label",
    "name",
    "number",
    "text",
    "title",
    "total",
    "unit",
    "year",
]

# "29,452,910", "△1,200", "0", "－", "＜1,234＞の内数"
_AMOUNT = re.compile(
    r"(?:[△▲\-−]\s?)?\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?:[△▲\-−]\s?)?\d+(?:\.\d+)?|[-−‐–—―ー─]{1,2}"
)
_INNER = r"[<〈]\s*(?:\d[\d,]*)?\s*[>〉]\s*の?\s*内数"
# "３年度", "令和６年度", "R6年度"
_YEAR = r"(?:(?:令和|平成)|(?<![A-Za-z])[RH]\.?)?\s*(?:\d{1,4}|元)\s*年度"
# "（千円）", "単位：百万円", "（単位：千円）"
_UNIT = re.compile(r"[(]?(?:単位[:：]?)?[(]?(千円|百万円|億円|万円|円)[)]?[)]?")
# "⑦", "③－２", "12", "Ⅱ－１"
_NUMBER = re.compile(r"[①-⑳㉑-㉟㊱-㊿](?:[-‐–]\d+)?|(?:[\dⅠ-Ⅻ]{1,3})(?:[-‐–]\d{1,3}){0,2}")
# "●1", "◆２", "○", "No.3": what numbers the rows
_MARK = re.compile(r"[●◆○◇■□★☆◎・]\s*\d{0,2}|No\.?\s*\d{1,3}")
_SPLIT_METHODS = re.compile(r"[･・/、,]")


@dataclass(frozen=True)
class Vocabulary:
    """The compiled vocabulary."""

    patterns: dict[str, re.Pattern[str]]
    item_end: re.Pattern[str]
    methods: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary of ``vocabulary.yml``."""
    source = resources.files(__package__).joinpath("vocabulary.yml").read_text("utf-8")
    data = cast("dict[str, Any]", yaml.safe_load(source))
    keys = ("title", "name", "code", "method", "attainment", "total", "account", "column")
    patterns = {key: re.compile(f"(?:{data[key]})") for key in keys}
    patterns["label"] = re.compile("|".join(f"(?:{entry})" for entry in data["labels"]))
    return Vocabulary(patterns, re.compile(data["item_end"]), tuple(data["methods"]))


def kind_of(text: str) -> Kind:
    """Say what a whole cell or word is.

    Args:
        text: the cell, of any width, blanks and line ends in it or not.
    """
    folded = squeeze(text).rstrip(":")
    if not folded:
        return "blank"
    if is_amount(narrow(text).strip()):
        return "amount"
    if is_inner(narrow(text).strip()):
        return "inner"
    patterns = vocabulary().patterns
    for key, kind in _NAMED:
        if patterns[key].fullmatch(folded):
            return kind
    return _shaped(folded)


def is_amount(text: str) -> bool:
    """Whether a text is an amount: figures, or the dash that stands for none."""
    return _AMOUNT.fullmatch(text) is not None


def is_inner(text: str) -> bool:
    """Whether a text is the ``＜ ＞の内数`` of the form, filled in or blank."""
    return re.fullmatch(_INNER, text) is not None


def inner_spans(text: str) -> list[tuple[int, int]]:
    """Return where ``＜ ＞の内数`` stands in a line made half-width in place."""
    return [match.span() for match in re.finditer(_INNER, text)]


def is_account(text: str) -> bool:
    """Whether a text names an account 「会計」."""
    return vocabulary().patterns["account"].fullmatch(squeeze(text)) is not None


def is_label(text: str) -> bool:
    """Whether a text is a printed part of the form and nothing else."""
    return kind_of(text) in {
        "label",
        "name",
        "code",
        "method_label",
        "attainment",
        "title",
        "total",
    } or is_account(text)


def is_item(text: str) -> bool:
    """Whether a text ends as the names of budget items do: ``…に必要な経費``."""
    return vocabulary().item_end.search(squeeze(text)) is not None


def unit_of(text: str) -> str | None:
    """Return the unit that a cell ``（千円）`` names."""
    match = _UNIT.fullmatch(squeeze(text))
    return match[1] if match else None


def years_printed(text: str) -> list[tuple[int, int]]:
    """Return where years stand in a text made half-width in place."""
    return [match.span() for match in re.finditer(_YEAR, text)]


def methods_in(text: str) -> tuple[tuple[str, ...], str | None] | None:
    """Return the methods printed to choose from, and the one that the print marks as chosen.

    ``総合･実績･事業`` marks none; ``総合・○実績・事業`` and ``実績`` alone each choose 実績.
    """
    parts = [part for part in _SPLIT_METHODS.split(squeeze(text)) if part]
    bare = [re.sub(r"評価(方式)?$|方式$", "", re.sub(r"[^一-龠]", "", part)) for part in parts]
    if not parts or any(name not in vocabulary().methods for name in bare):
        return None
    marked = [
        name for name, part in zip(bare, parts, strict=True) if re.search(r"[^一-龠ぁ-ん]", part)
    ]
    chosen = marked[0] if len(marked) == 1 else None
    if len(bare) == 1:
        chosen = bare[0]
    return tuple(bare), chosen


_NAMED: tuple[tuple[str, Kind], ...] = (
    ("title", "title"),
    ("name", "name"),
    ("code", "code"),
    ("method", "method_label"),
    ("attainment", "attainment"),
    ("total", "total"),
    ("label", "label"),
    ("column", "column_kind"),
)


def _shaped(folded: str) -> Kind:
    year = re.match(_YEAR, folded)
    held = vocabulary().patterns["column"]
    shapes: tuple[tuple[Kind, bool], ...] = (
        ("level", load("attainment_levels").find(folded) is not None),
        ("method", methods_in(folded) is not None),
        ("unit", _UNIT.fullmatch(folded) is not None),
        ("year", year is not None and year.end() == len(folded)),
        ("column", year is not None and held.fullmatch(folded[year.end() :]) is not None),
        ("number", _NUMBER.fullmatch(folded) is not None),
        ("mark", _MARK.fullmatch(folded) is not None),
    )
    return next((kind for kind, fits in shapes if fits), "text")
