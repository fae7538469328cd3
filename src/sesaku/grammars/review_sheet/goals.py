"""Indicators that run over several rows of a table, one for the targets, one for the results …."""

import re
from collections.abc import Mapping

from sesaku.document.document import Entry
from sesaku.grammars.review_sheet.actions import YEARS, Actions, Draft
from sesaku.grammars.review_sheet.layout import Table, key, words
from sesaku.model.review_goals import IndicatorYear
from sesaku.model.review_money import LabelledText

Cells = Mapping[str, Entry]

_YEAR = re.compile(r"(\d{4})(?:年度)?")


class _Goal:
    """An indicator in the making: its own fields, and its years so far."""

    def __init__(self, draft: Draft, kind: str | None) -> None:
        self.draft = draft
        self.kind = kind
        self.years: dict[int, Draft] = {}


class Goals:
    """The indicators of one project."""

    def __init__(self, project: Draft) -> None:
        self.project = project
        self._goals: dict[tuple[str, ...], _Goal] = {}

    def add(self, actions: Actions, table: Table, head: Cells, rest: Cells) -> dict[str, Entry]:
        """Read one row; return the cells that are none of an indicator's.

        Args:
            actions: makes the values.
            table: the table that the row is of.
            head: the cells that say which indicator it is.
            rest: the other cells that are not blank, by column.
        """
        goal = self._goal(actions, table, head)
        series = next((rest[label] for label in rest if key(label) == table.series), None)
        name = "" if series is None else actions.text(series)
        field = next((field for word, field in words("series").items() if word in name), None)
        left: dict[str, Entry] = {}
        for label, entry in rest.items():
            year = _YEAR.fullmatch(key(label))
            if entry is series:
                actions.labels.extend(entry.cite)
            elif year is None or int(year[1]) not in YEARS:
                left[label] = entry
            else:
                self._value(actions, goal, int(year[1]), entry, (name, field))
        return left

    def finish(self, actions: Actions) -> None:
        """Give the project its indicators; those of no known kind apart."""
        for goal in self._goals.values():
            for year in sorted(goal.years):
                goal.draft.add("years", goal.years[year].made())
            if goal.kind is None:
                first = next(iter(goal.draft.cites.values()), ())
                printed = goal.draft.values.get("kind")
                actions.collector.add("indicator-kind-unknown", first, printed=printed)
            self.project.add(goal.kind or "other_indicators", goal.draft.made())

    def _goal(self, actions: Actions, table: Table, head: Cells) -> _Goal:
        printed = tuple(f"{label}\t{actions.text(entry)}" for label, entry in head.items())
        if printed in self._goals:
            for entry in head.values():
                actions.repeats.extend(entry.cite)
            return self._goals[printed]
        layout = table.slots[table.indicator or ""].layout
        draft = Draft(layout.record)
        for label, entry in head.items():
            actions.take(draft, layout.fields.get(key(label)), label, entry)
        kind = str(draft.values.get("kind", ""))
        kinds = words("indicator_kinds")
        goal = _Goal(draft, next((kinds[word] for word in kinds if word in kind), None))
        self._goals[printed] = goal
        return goal

    def _value(
        self,
        actions: Actions,
        goal: _Goal,
        year: int,
        entry: Entry,
        series: tuple[str, str | None],
    ) -> None:
        name, field = series
        if year not in goal.years:
            goal.years[year] = Draft(IndicatorYear, fiscal_year=year)
        draft = goal.years[year]
        if field is None or field in draft.values:
            draft.others.append(LabelledText(name or str(year), actions.text(entry), entry.cite))
        else:
            draft.values[field] = actions.quantity(entry)
