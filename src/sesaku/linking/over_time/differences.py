"""Word-level differences of wordings: of targets from year to year, of names, goals and texts."""

import difflib
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from sesaku.document.cite import Cite
from sesaku.linking.cited import Cited, cited
from sesaku.linking.links import Link, Side
from sesaku.model.evaluation import PolicyField
from sesaku.model.indicator import Indicator
from sesaku.model.reading import Reading
from sesaku.model.values import ItemisedText
from sesaku.text.width import narrow, without_space

Op: TypeAlias = Literal["same", "removed", "added"]

_TOKEN = re.compile(
    r"[一-鿿々〆ヵヶ]+|[ァ-ヴー・]+|[A-Za-z]+(?:[-'’.][A-Za-z]+)*|[0-9]+(?:[.,][0-9]+)*|[ぁ-ん]+|\s+|.",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording to compare.

    Attributes:
        document: name of the document.
        fiscal_year: the year that it is of, or None.
        text: the wording.
        cite: where it stands.
    """

    document: str
    fiscal_year: int | None
    text: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of two compared wordings; what both have is cited in both.

    Attributes:
        op: same, removed (only the earlier has it) or added (only the later).
        text: the words.
        from_cite: where the earlier has it, or empty.
        to_cite: where the later has it, or empty.
    """

    op: Op
    text: str
    from_cite: Cite
    to_cite: Cite


@dataclass(frozen=True, slots=True)
class Difference:
    """How one wording became another.

    Attributes:
        subject: code of what is worded so in the earlier document.
        part: target, midterm_goal, name, text (of a goal), next_goal or next_name.
        before: the earlier wording.
        after: the later wording.
        similarity: share of the characters that both have, 0 to 1; 1 is a copy.
        stretches: the words, in order.
    """

    subject: str
    part: str
    before: Wording
    after: Wording
    similarity: float
    stretches: tuple[Stretch, ...]


def within(reading: Reading) -> Iterator[Difference]:
    """Yield what one report changes: targets from year to year, goals and names for the next."""
    yield from _next_goals(reading)
    for policy_field in reading.content.fields:
        for indicator in policy_field.indicators:
            wordings = _targets(reading, indicator)
            for before, after in itertools.pairwise(wordings):
                yield difference(indicator.code, "target", (before, reading), (after, reading))
            yield from _next_name(reading, policy_field, indicator)


def _next_goals(reading: Reading) -> Iterator[Difference]:
    measure = reading.content.measure
    if measure is None:
        return
    later = {each.number: each for each in measure.next_goals}
    for goal in measure.goals:
        other = later.get(goal.number)
        if other is not None and other.text != goal.text:
            one = Side(f"goal:{goal.number}", goal.text, goal.cite)
            two = Side(f"next_goal:{other.number}", other.text, other.cite)
            yield _of_sides(str(one.subject), "next_goal", (one, reading), (two, reading))


def _next_name(
    reading: Reading, policy_field: PolicyField, indicator: Indicator
) -> Iterator[Difference]:
    """Yield how the report renames an indicator for its next cycle."""
    for each in policy_field.next_indicators:
        if each.code == indicator.code and each.change == "renamed":
            one = Side(indicator.code, indicator.name, indicator.cite)
            two = Side(f"next:{each.code}", each.name, each.name_cite or each.cite)
            yield _of_sides(indicator.code, "next_name", (one, reading), (two, reading))


def across(first: Reading, second: Reading, links: Sequence[Link]) -> Iterator[Difference]:
    """Yield how names, goals and targets changed from one report to a later one.

    A field or indicator that the later document only speaks of has no wording there to compare.
    """
    old = {each.code: each for part in first.content.fields for each in part.indicators}
    new = {each.code: each for part in second.content.fields for each in part.indicators}
    for link in links:
        if link.source is None or link.target is None or link.relation in (None, "number_reused"):
            continue
        code, target = str(link.source.subject), str(link.target.subject)
        if _family(code) == _family(target) and link.relation != "kept":
            part = "text" if _family(code) == "goal" else "name"
            yield _of_sides(code, part, (link.source, first), (link.target, second))
        if code in old and target in new:
            yield from _of_indicators((old[code], first), (new[target], second))


def difference(
    subject: str, part: str, before: tuple[Wording, Reading], after: tuple[Wording, Reading]
) -> Difference:
    """Return how one wording became another, word by word.

    Args:
        subject: code of what is worded so.
        part: what of it.
        before: the earlier wording, and the reading that has it.
        after: the later wording, and the reading that has it.
    """
    one, two = before[0], after[0]
    tokens_one, tokens_two = _TOKEN.findall(one.text), _TOKEN.findall(two.text)
    plain_one, plain_two = list(map(narrow, tokens_one)), list(map(narrow, tokens_two))
    matcher = difflib.SequenceMatcher(None, plain_one, plain_two, autojunk=False)
    places_one = cited(one.text, one.cite, before[1].document.text)
    places_two = cited(two.text, two.cite, after[1].document.text)
    stretches: list[Stretch] = []
    at = [0, 0]
    same = 0
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        old, new = "".join(tokens_one[i1:i2]), "".join(tokens_two[j1:j2])
        old_cite, new_cite = _cite(places_one, at, 0, old), _cite(places_two, at, 1, new)
        if tag == "equal":
            same += len(without_space(old))
            stretches.append(Stretch("same", old, old_cite, new_cite))
            continue
        if old:
            stretches.append(Stretch("removed", old, old_cite, ()))
        if new:
            stretches.append(Stretch("added", new, (), new_cite))
    whole = len(without_space(one.text)) + len(without_space(two.text))
    similarity = round(2 * same / whole, 4) if whole else 1.0
    return Difference(subject, part, one, two, similarity, tuple(stretches))


def _cite(places: Cited, at: list[int], side: int, text: str) -> Cite:
    """Return the cite of the next stretch of a text, and move on behind it."""
    start = at[side]
    at[side] += len(without_space(text))
    return places.cite(start, at[side]) if at[side] > start else ()


def _targets(reading: Reading, indicator: Indicator) -> list[Wording]:
    return [
        Wording(reading.document.name, year.fiscal_year, year.target.text, year.target.cite)
        for year in indicator.years
        if isinstance(year.target, ItemisedText) and year.target.text.strip()
    ]


def _of_sides(
    code: str, part: str, before: tuple[Side, Reading], after: tuple[Side, Reading]
) -> Difference:
    one, two = (
        Wording(reading.document.name, reading.content.measure.fiscal_year, side.text, side.cite)
        if reading.content.measure
        else Wording(reading.document.name, None, side.text, side.cite)
        for side, reading in (before, after)
    )
    return difference(code, part, (one, before[1]), (two, after[1]))


def _of_indicators(
    before: tuple[Indicator, Reading], after: tuple[Indicator, Reading]
) -> Iterator[Difference]:
    old, new = before[0], after[0]
    goals = [
        Wording(reading.document.name, None, one.midterm_goal.text, one.midterm_goal.cite)
        for one, reading in (before, after)
        if one.midterm_goal is not None and one.midterm_goal.text
    ]
    if len(goals) == 2 and goals[0].text != goals[1].text:  # noqa: PLR2004 - one a report
        yield difference(old.code, "midterm_goal", (goals[0], before[1]), (goals[1], after[1]))
    last, first = _targets(before[1], old)[-1:], _targets(after[1], new)[:1]
    for one, two in zip(last, first, strict=False):
        yield difference(old.code, "target", (one, before[1]), (two, after[1]))


def _family(subject: str) -> str:
    return subject.partition(":")[0] if ":" in subject else subject[:1].strip("0123456789")
