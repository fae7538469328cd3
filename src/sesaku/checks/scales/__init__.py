"""Rating scales 「評価区分」 as data: ordered levels and, where somebody gave them, their criteria.

A scale is a YAML file: ``name``, ``of`` (indicator or measure), ``ministry`` (none: every one),
``years`` (first and last fiscal year; none: not known), ``source`` and ``levels``, the best first.
A level has a ``letter`` and, where known, a ``label``, ``criteria`` (their text) and ``at_least``:
the share of its targets that an indicator of this level reaches on average, 1 for all of it.
The files of this folder hold no criteria: no document at hand prints them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal, TypeAlias

import yaml

from sesaku.exceptions import ScaleError
from sesaku.text.width import squeeze

Rated: TypeAlias = Literal["indicator", "measure"]


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a scale; ``rank`` counts from 1, the best."""

    letter: str
    rank: int
    label: str | None = None
    criteria: str | None = None
    at_least: float | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """A rating scale of a ministry, valid in some years."""

    name: str
    of: Rated
    ministry: str | None
    years: tuple[int, int] | None
    source: str
    levels: tuple[Level, ...]

    def level(self, letter: str) -> Level | None:
        """Return the level of a letter, width and case aside; None if the scale has none."""
        wanted = squeeze(letter).casefold()
        return next((one for one in self.levels if squeeze(one.letter).casefold() == wanted), None)

    @property
    def has_criteria(self) -> bool:
        """Whether every level but the lowest says what share of the target it takes."""
        return all(one.at_least is not None for one in self.levels[:-1])


def shipped() -> tuple[Scale, ...]:
    """Return the scales of this package."""
    return _shipped()


@cache
def _shipped() -> tuple[Scale, ...]:
    files = sorted(
        (one for one in resources.files(__name__).iterdir() if one.name.endswith(".yml")),
        key=lambda one: one.name,
    )
    return tuple(scale_from(one.read_text("utf-8"), one.name) for one in files)


def scale_file(path: str | Path) -> Scale:
    """Return the scale of a user's file.

    Raises:
        ScaleError: it cannot be read, or is not a scale; the message says what to do.
    """
    try:
        source = Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ScaleError(f"{path}: 評価区分のファイルを読めません（{error}）。") from error
    return scale_from(source, str(path))


def scale_from(source: str, name: str) -> Scale:
    """Return the scale that a YAML text holds.

    Raises:
        ScaleError: it is not a scale; the message names the entry and what is expected there.
    """
    try:
        data = yaml.safe_load(source)
    except yaml.YAMLError as error:
        raise ScaleError(f"{name}: YAML として読めません。書き方を確かめてください。") from error
    return scale_of(data, name)


def scale_of(data: Any, name: str) -> Scale:  # noqa: ANN401 - YAML
    """Return the scale that a mapping holds.

    Raises:
        ScaleError: it is not a scale; the message names the entry and what is expected there.
    """
    if not isinstance(data, dict):
        raise ScaleError(f"{name}: name, of, source, levels の項目が必要です。")
    missing = [key for key in ("name", "of", "source", "levels") if not data.get(key)]
    if missing:
        raise ScaleError(f"{name}: {', '.join(missing)} がありません。項目を書き足してください。")
    if data["of"] not in ("indicator", "measure"):
        raise ScaleError(f"{name}: of は indicator か measure です（{data['of']} とあります）。")
    return Scale(
        name=str(data["name"]),
        of=data["of"],
        ministry=data.get("ministry"),
        years=_years(data.get("years"), name),
        source=str(data["source"]),
        levels=_levels(data["levels"], name),
    )


def scale_for(
    scales: Iterable[Scale], of: Rated, ministry: str | None, fiscal_year: int | None
) -> Scale | None:
    """Return the first scale that is of this ministry and year, or of every one."""
    for scale in scales:
        here = scale.ministry is None or scale.ministry == ministry
        first, last = scale.years or (0, 9999)
        if scale.of == of and here and (fiscal_year is None or first <= fiscal_year <= last):
            return scale
    return None


def _years(given: object, name: str) -> tuple[int, int] | None:
    match given:
        case None:
            return None
        case [int() as first, int() as last] if first <= last:
            return first, last
    raise ScaleError(f"{name}: years は [初年度, 最終年度] を西暦で書いてください。")


def _levels(given: object, name: str) -> tuple[Level, ...]:
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise ScaleError(f"{name}: levels は評価の高い順の一覧です。")
    return tuple(_level(one, rank, name) for rank, one in enumerate(given, 1))


def _level(entry: dict[str, Any], rank: int, name: str) -> Level:
    if not entry.get("letter"):
        raise ScaleError(f"{name}: levels の{rank}番目に letter がありません。")
    share = entry.get("at_least")
    if share is not None and not isinstance(share, int | float):
        raise ScaleError(f"{name}: levels の{rank}番目の at_least は 0.8 のような数です。")
    return Level(str(entry["letter"]), rank, entry.get("label"), entry.get("criteria"), share)
