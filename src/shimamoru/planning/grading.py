"""Grading 「格付け」: values become scores, by weights a sum, the sum a grade; all is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

ABSENT = "なし"
"""What a text says where there is known to be nothing; an empty text is not known."""

Value = float | int | str | None


@dataclass(frozen=True, slots=True)
class Criterion:
    """What an island is judged by.

    Attributes:
        id: its name for programs.
        ja: what it is called.
        en: the same in English.
        field: the field of the register that it looks at.
        weight: how much it counts, against the sum of all weights.
        points: value and score from 0 to 100, in the order of values.
        texts: scores of a text that says something, and of 「なし」.
        unit: of the value.
        why: why it counts.
    """

    id: str
    ja: str
    en: str
    field: str
    weight: float
    points: tuple[tuple[float, float], ...] = ()
    texts: tuple[float, float] | None = None
    unit: str = ""
    why: str = ""

    @property
    def range(self) -> tuple[float, float]:
        """The lowest and highest score that it can give."""
        scores = self.texts or [score for _, score in self.points]
        return min(scores), max(scores)

    def score(self, value: Value) -> float | None:
        """Return the score of a value from 0 to 100; None where the value is not known."""
        if value is None or value == "":
            return None
        if self.texts is not None:
            return self.texts[1] if str(value).strip() == ABSENT else self.texts[0]
        number = float(value)
        first, last = self.points[0], self.points[-1]
        if number <= first[0]:
            return first[1]
        for (x1, y1), (x2, y2) in pairwise(self.points):
            if number <= x2:
                return y1 + (y2 - y1) * (number - x1) / (x2 - x1)
        return last[1]


@dataclass(frozen=True, slots=True)
class Scheme:
    """Criteria and the sums from which each grade is given, best-watched need first."""

    name: str
    criteria: tuple[Criterion, ...]
    grades: tuple[tuple[str, float], ...]
    note: str = ""

    @property
    def whole(self) -> float:
        """The sum of the weights."""
        return sum(one.weight for one in self.criteria)

    def grade(self, total: float) -> str:
        """Return the grade of a sum."""
        return next(grade for grade, least in self.grades if total >= least)


@dataclass(frozen=True, slots=True)
class Step:
    """One criterion of the working: value, score, and what it adds to the sum.

    Where the value is not known, score and part are None, and ``low`` and ``high`` bound the part.
    """

    criterion: Criterion
    value: Value
    score: float | None
    part: float | None
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Grading:
    """The grade of an island with its working.

    Attributes:
        steps: the working.
        low: the least sum that the unknown values allow.
        high: the largest.
        grade: the grade; None where the unknown values leave it open 「判定不能」.
        lowest: grade of the least sum.
        highest: grade of the largest.
        apart: how many grades lie between the two: 0 where it is one, 1 where they are neighbours.
    """

    steps: tuple[Step, ...]
    low: float
    high: float
    grade: str | None
    lowest: str
    highest: str
    apart: int

    @property
    def narrow(self) -> str:
        """The grade, or two neighbours between which it lies; "" where it is open 「判定不能」."""
        return self.shown if self.apart <= 1 else ""

    @property
    def unknown(self) -> list[Criterion]:
        """The criteria whose value is not known."""
        return [step.criterion for step in self.steps if step.score is None]

    @property
    def shown(self) -> str:
        """The grade, or the grades between which it lies."""
        return self.grade or f"{self.highest}–{self.lowest}"


def scheme_of(content: Mapping[str, Any]) -> Scheme:
    """Return a scheme of plain data, as ``criteria.yml`` holds it."""
    criteria = tuple(
        Criterion(
            id=name,
            ja=said["ja"],
            en=said.get("en", said["ja"]),
            field=said["field"],
            weight=float(said["weight"]),
            points=tuple((float(x), float(y)) for x, y in said.get("points", ())),
            texts=_texts(said.get("texts")),
            unit=said.get("unit", ""),
            why=said.get("why", ""),
        )
        for name, said in in_order(content["criteria"], content.get("order"))
    )
    grades = sorted(content["grades"].items(), key=lambda pair: -float(pair[1]))
    return Scheme(
        content["name"],
        criteria,
        tuple((grade, float(least)) for grade, least in grades),
        content.get("note", ""),
    )


def in_order(named: Mapping[str, Any], order: Sequence[str] | None) -> list[tuple[str, Any]]:
    """Return named things in an order that is kept beside them: a database may not keep theirs."""
    names = [name for name in order or named if name in named]
    return [(name, named[name]) for name in names]


def graded(scheme: Scheme, values: Mapping[str, Value]) -> Grading:
    """Grade an island by its values."""
    whole = scheme.whole
    steps = tuple(_step(one, values.get(one.field), whole) for one in scheme.criteria)
    low, high = sum(step.low for step in steps), sum(step.high for step in steps)
    lowest, highest = scheme.grade(round(low, 9)), scheme.grade(round(high, 9))
    order = [grade for grade, _least in scheme.grades]
    apart = order.index(lowest) - order.index(highest)
    return Grading(steps, low, high, None if apart else lowest, lowest, highest, apart)


def _step(criterion: Criterion, value: Value, whole: float) -> Step:
    share = criterion.weight / whole
    score = criterion.score(value)
    if score is None:
        least, most = criterion.range
        return Step(criterion, value, None, None, least * share, most * share)
    return Step(criterion, value, score, score * share, score * share, score * share)


def _texts(said: Mapping[str, float] | Sequence[float] | None) -> tuple[float, float] | None:
    if isinstance(said, Mapping):
        return float(said["present"]), float(said["absent"])
    return None
