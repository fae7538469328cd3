"""Attainment of the measure 「目標達成度合い」 as a suggestion, with its working.

Nothing is suggested without criteria: the scale of ratings has to say what share of its target each
level stands for, and the scale of the measure from what mean each level begins (``at_least`` in
both; scales are data that an office loads). Where main indicators are marked they alone count.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sesaku.checks.scales import Level, Scale, scale_for, shipped
from sesaku.model.indicator import Indicator
from sesaku.model.reading import Content
from workbench.cycle.advice import scales_of
from workbench.cycle.contents import content_of
from workbench.cycle.models import Cycle


@dataclass(frozen=True, slots=True)
class Line:
    """What one indicator counts for."""

    code: str
    name: str
    main: bool
    grade: str
    share: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A level of attainment that the ratings lead to, or why none can be told.

    Attributes:
        level: the level; None where it can't be told.
        reason: why not, in Japanese; empty where it can.
        lines: the indicators that count, each with the share that its rating stands for.
        mean: the mean of the shares.
        main_only: whether only main indicators count.
        levels: the levels of the measure's scale with the mean from which each begins.
        sources: where the criteria of both scales come from.
    """

    level: Level | None
    reason: str = ""
    lines: tuple[Line, ...] = ()
    mean: float | None = None
    main_only: bool = False
    levels: tuple[Level, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def working(self) -> tuple[str, ...]:
        """The working, a sentence a line."""
        if self.level is None or self.mean is None:
            return (self.reason,)
        counted = "主要な測定指標（＊）だけ" if self.main_only else "すべての測定指標"
        shares = "、".join(f"{one.code}：{one.grade}＝{one.share:g}" for one in self.lines)
        bounds = "、".join(
            f"{one.label or one.letter}は {one.at_least:g} 以上"
            for one in self.levels
            if one.at_least is not None
        )
        return (
            f"{counted}を数えます（{len(self.lines)} 件）。{shares}",
            f"平均は {self.mean:.3f} です。",
            f"基準：{bounds}。それ未満は{self.levels[-1].label or self.levels[-1].letter}。",
            f"したがって「{self.level.label or self.level.letter}」に当たります。",
            *(f"基準の出典：{source}" for source in self.sources),
        )


def suggestion_of(cycle: Cycle) -> Suggestion:
    """Return what the ratings of a cycle lead to."""
    return suggested(content_of(cycle), scales_of(cycle))


def suggested(content: Content, loaded: Sequence[Scale]) -> Suggestion:
    """Return what the ratings of a measure lead to by these scales, the package's after them."""
    known = (*loaded, *shipped())
    measure = content.measure
    ministry = measure.ministry if measure else None
    year = measure.fiscal_year if measure else None
    of_indicator = scale_for(known, "indicator", ministry, year)
    of_measure = scale_for(known, "measure", ministry, year)
    if of_measure is None or not of_measure.has_criteria:
        return _none("施策の目標達成度合いの判定基準が読み込まれていません。")
    if of_indicator is None or not of_indicator.has_criteria:
        return _none("測定指標の評価区分の判定基準が読み込まれていません。")
    every = [one for field in content.fields for one in field.indicators]
    main = [one for one in every if one.main]
    counted = main or every
    unrated = [one.code for one in counted if one.rating is None]
    if not counted or unrated:
        return _none(
            f"評価区分のない測定指標があります（{'、'.join(unrated)}）。"
            if unrated
            else "測定指標がありません。"
        )
    lines = [_line(one, of_indicator) for one in counted]
    told = tuple(one for one in lines if one is not None)
    if len(told) < len(lines):
        return _none("評価区分が、読み込まれた基準の区分にない測定指標があります。")
    # A mean of shares can fall short of a bound that it reaches by rounding alone.
    mean = round(sum(one.share for one in told) / len(told), 9)
    return Suggestion(
        level=_level(of_measure, mean),
        lines=told,
        mean=mean,
        main_only=bool(main),
        levels=of_measure.levels,
        sources=tuple(dict.fromkeys((of_measure.source, of_indicator.source))),
    )


def _none(reason: str) -> Suggestion:
    return Suggestion(None, f"判定不能：{reason}")


def _line(held: Indicator, scale: Scale) -> Line | None:
    grade = held.rating.grade if held.rating else ""
    level = scale.level(grade)
    if level is None:
        return None
    return Line(held.code, held.name, held.main, grade, level.at_least or 0.0)


def _level(scale: Scale, mean: float) -> Level:
    met = (one for one in scale.levels if one.at_least is not None and mean >= one.at_least)
    return next(met, scale.levels[-1])
