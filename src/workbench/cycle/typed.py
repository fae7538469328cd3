"""What a person types in a cell, as the value that a reader would read where it is printed."""

import dataclasses
from collections.abc import Mapping
from typing import Any, Literal, cast, get_args, get_origin, get_type_hints

from sesaku.document.cite import Cite
from sesaku.document.document import Document, lines_of
from sesaku.exceptions import SnapshotError
from sesaku.grammars.cells import is_dash, quantity_of, tokens
from sesaku.grammars.evaluation_report.analyses import means_in
from sesaku.grammars.items import find_items, numbered_texts
from sesaku.grammars.rows import Row
from sesaku.model.evaluation import Analysis
from sesaku.model.indicator import MidtermGoal, Rating
from sesaku.model.snapshot import value_of
from sesaku.model.uncited import without_cites
from sesaku.model.values import DatedValue, ItemisedText, NumberedText, Quantity, YearlyContent
from sesaku.model.walk import plain
from sesaku.text.width import narrow
from sesaku_web.exceptions import ConditionError
from sesaku_web.sources.preparation import storable

Json = Any
LONGEST = 200_000
"""Most characters of a cell."""

_HUGE = 10**18
"""Figures beyond it are slips: no budget has them, and no database keeps them all exactly."""


def value_from_text(kind: Any, text: str, old: Json, *, numeric: bool) -> Json:  # noqa: ANN401 - a type hint
    """Return the JSON value of a cell in which ``text`` was typed; None where it is blank.

    Args:
        kind: the cell's type in the model.
        text: what was typed.
        old: the value that stood there: numbers, years and the like are kept of it.
        numeric: whether the cell belongs to a quantitative indicator.

    Raises:
        ConditionError: the text is too long, or cannot be a value of this type.
    """
    tidy = tidied(text)
    if len(tidy) > LONGEST:
        raise ConditionError(f"一つの欄に書けるのは {LONGEST:,} 字までです。")
    if not tidy:
        return None
    if kind is str:
        return tidy
    if kind is int:
        return _number(tidy)
    if kind is bool:
        return narrow(tidy) in {"1", "true", "○", "*", "主要"}
    if kind == YearlyContent:
        return plain(_content(tidy, numeric=numeric))
    held = dict(old) if isinstance(old, Mapping) else {}
    return _record(kind, tidy, held, numeric=numeric)


def value_from_json(kind: Any, data: Json) -> Json:  # noqa: ANN401 - a type hint
    """Return a cell's JSON value in the model's form: what may be left out is filled in.

    A figure may be given by what is printed, ``{"raw": "1,234"}``, alone.

    Raises:
        ConditionError: it is no value of this type.
    """
    if data is None:
        return None
    try:
        made = value_of(kind, _filled(kind, storable(data)))
    except (SnapshotError, TypeError, AttributeError) as error:
        raise ConditionError(
            f"この欄の値として読めません。項目の名前と形を確かめてください（{error}）。"
        ) from error
    if not fits(kind, made):
        raise ConditionError(
            "この欄の値として読めません。文字と数の別と、抜けた項目を確かめてください。"
        )
    said: Json = plain(without_cites(made))
    if len(str(said)) > LONGEST:
        raise ConditionError(f"一つの欄に書けるのは {LONGEST:,} 字までです。")
    return said


def tidied(text: str) -> str:
    """Return typed text without blanks at the ends of lines, and what no store takes."""
    lines = storable(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.strip() for line in lines).strip("\n")


def _number(text: str) -> int:
    digits = narrow(text).replace(",", "")
    if not digits.isdecimal() or len(digits) > 9:  # noqa: PLR2004 - far below what databases take
        raise ConditionError("この欄には数字だけを書いてください。")
    return int(digits)


def _content(text: str, *, numeric: bool) -> ItemisedText | Quantity:
    """Return a yearly value: a numeric cell, or a text with its items."""
    said = quantity_of(text, ())
    worded = numeric and "。" not in text  # a word in place of a figure: 中止
    if worded or is_dash(text) or (said.value is not None and _is_whole(text)):
        return said
    return ItemisedText(text, _items(text), ())


def _is_whole(text: str) -> bool:
    """Whether a text is one figure with its unit, and no sentence that begins with a number."""
    tight = "".join(narrow(text).split())
    found = tokens(tight)
    return len(found) == 1 and found[0] == (0, len(tight)) and "。" not in tight


def _items(text: str) -> tuple[NumberedText, ...]:
    document, rows = _laid_out(text)
    items, _odd = find_items(rows)
    found = without_cites(tuple(numbered_texts(document, rows, items)))
    return found or (NumberedText(None, text, ()),)


def _laid_out(text: str) -> tuple[Document, list[Row]]:
    lines = lines_of(text)
    document = Document("", "", text, "", "text/plain", lines)
    narrowed = document.narrowed
    rows = [
        Row(line.start, line.end, narrowed[line.start : line.end], closes=True) for line in lines
    ]
    return document, rows


def _record(kind: Any, text: str, held: dict[str, Json], *, numeric: bool) -> Json:  # noqa: ANN401 - a type hint
    """Return a record of which ``text`` is the leading part."""
    if kind is MidtermGoal:
        return _goal(text, held, numeric=numeric)
    if kind is DatedValue:
        said = _content(text, numeric=numeric)
        kept: dict[str, Json] = {
            "fiscal_year": held.get("fiscal_year"),
            "cite": [],
            "year_cite": [],
        }
        if isinstance(said, ItemisedText):
            return value_from_json(kind, {**kept, "text": text})
        return value_from_json(kind, {**kept, **_figure(said)})
    if kind is Rating:
        return value_from_json(kind, {"grade": narrow(text).lower()})
    if kind is Analysis:
        document, rows = _laid_out(text)
        means = plain(without_cites(means_in(document, rows)))
        return value_from_json(kind, {**held, "text": text, "means": means})
    hints = get_type_hints(kind) if dataclasses.is_dataclass(kind) else {}
    for leading in ("text", "name", "title", "label"):
        if leading in hints:
            return value_from_json(kind, {**held, leading: text})
    raise ConditionError("この欄は一つの文では書けません。項目ごとに値を渡してください。")


def _goal(text: str, held: dict[str, Json], *, numeric: bool) -> Json:
    said = _content(text, numeric=numeric)
    term = held.get("term")
    if isinstance(said, Quantity):
        return value_from_json(MidtermGoal, {"term": term, **_figure(said, bounds=False)})
    numbered = said.items if said.items[0].number is not None else ()
    return value_from_json(MidtermGoal, {"term": term, "text": text, "items": plain(numbered)})


def _figure(said: Quantity, *, bounds: bool = True) -> dict[str, Json]:
    names = ("raw", "value", "unit", "relation", *(("low", "high") if bounds else ()))
    return {name: getattr(said, name) for name in names}


def _filled(kind: Any, data: Json) -> Json:  # noqa: ANN401 - a type hint
    """Return JSON with the cites and empty parts that the model's form has."""
    if isinstance(data, list):
        member = get_args(kind)[0] if get_origin(kind) is tuple else kind
        return [_filled(member, part) for part in data]
    record = _record_of(kind, data)
    if record is None or not isinstance(data, Mapping):
        return data
    hints = get_type_hints(record)
    filled = {
        field.name: _filled(hints[field.name], data[field.name])
        for field in dataclasses.fields(record)
        if field.name in data
    }
    if record is Quantity and set(data) <= {"raw", "mark", "cite"}:
        read = plain(quantity_of(str(data.get("raw", "")), ()))
        filled = {**read, **filled}
    for field in dataclasses.fields(record):
        required = (
            field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        )
        if required and field.name not in filled:
            filled[field.name] = _empty(hints[field.name])
    unknown = set(data) - set(hints)
    if unknown:
        raise ConditionError(f"{sorted(unknown)} という項目はありません。名前を確かめてください。")
    return filled


def _record_of(kind: Any, data: Json) -> Any:  # noqa: ANN401 - a type hint, and a class of the model
    """Return which record of the model JSON is to be; None where it is no record."""
    parts = [part for part in (get_args(kind) or (kind,)) if dataclasses.is_dataclass(part)]
    if get_origin(kind) is tuple or not parts:
        return None
    if kind == YearlyContent or len(parts) > 1:
        text = isinstance(data, Mapping) and "text" in data
        return ItemisedText if text else Quantity
    return parts[0]


def _empty(hint: Any) -> Json:  # noqa: ANN401 - a type hint
    origin = get_origin(hint)
    if origin is tuple:
        return []
    if origin is dict:
        return {}
    if hint is bool:
        return False
    return "" if hint is str else None


def fits(hint: Any, value: Any) -> bool:  # noqa: ANN401 - a type hint, and any value
    """Whether a value is of a field's type, in all its parts."""
    origin, parts = get_origin(hint), get_args(hint)
    if hint == Cite or origin is dict:
        return isinstance(value, tuple | dict)
    if dataclasses.is_dataclass(hint):
        hints = get_type_hints(hint)
        return isinstance(value, cast("type", hint)) and all(
            fits(kind, getattr(value, name)) for name, kind in hints.items()
        )
    if origin is Literal:
        return value in parts
    if origin is tuple:
        return isinstance(value, tuple) and all(fits(parts[0], one) for one in value)
    return any(fits(part, value) for part in parts) if parts else _is_plain(hint, value)


def _is_plain(hint: type, value: object) -> bool:
    if isinstance(value, bool):
        return hint is bool
    small = not isinstance(value, int | float) or abs(value) < _HUGE
    return isinstance(value, hint) and small
