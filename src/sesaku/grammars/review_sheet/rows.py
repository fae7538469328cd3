"""Tables of the RS system: the rows of one project become one record.

Every row repeats what the project is (its name, its ministry …); the first that says it is cited.
"""

from collections.abc import Iterator, Mapping

from sesaku.document.document import Entry
from sesaku.grammars.review_sheet.actions import Actions, Draft, Node
from sesaku.grammars.review_sheet.goals import Goals
from sesaku.grammars.review_sheet.layout import Field, Slot, Table, key
from sesaku.model.review import Project

Cells = Mapping[str, Entry]


class ProjectRows:
    """One project in the making: its own fields, and what its rows have made so far."""

    def __init__(self) -> None:
        self.draft = Draft(Project)
        self.first: dict[str, Entry] = {}
        self.seen: set[tuple[str, ...]] = set()
        self.goals = Goals(self.draft)


class TableRows:
    """The rows of a table, joined by fiscal year and project."""

    def __init__(self, actions: Actions, table: Table) -> None:
        self.actions = actions
        self.table = table
        self._projects: dict[tuple[str, ...], ProjectRows] = {}

    def add(self, cells: Cells) -> None:
        """Read one row."""
        project = self._project_of(cells)
        slots: dict[str, dict[str, Entry]] = {name: {} for name in self.table.slots}
        wanted: set[str] = set()
        shared: list[tuple[str, ...]] = []
        rest: dict[str, Entry] = {}
        for label, entry in cells.items():
            name = key(label)
            blank = self.actions.blank(entry)
            if name in self.table.plain:
                if not blank:
                    self._plain(project, self.table.plain[name], label, entry)
                continue
            targets = self.table.columns.get(name, ())
            for slot in targets:
                slots[slot][label] = entry
            if len(targets) == 1 and not blank:
                wanted.add(targets[0])
            elif targets and not blank:
                shared.append(targets)
            elif not blank:
                rest[label] = entry
        wanted.update(targets[0] for targets in shared if not wanted.intersection(targets))
        self._make(project, {name: slots[name] for name in slots if name in wanted}, rest)

    def made(self) -> Iterator[Project]:
        """Yield the projects, in the order of their first rows."""
        for project in self._projects.values():
            project.goals.finish(self.actions)
            yield project.draft.made()

    def _project_of(self, cells: Cells) -> ProjectRows:
        named = {
            field.name: self.actions.text(entry).strip()
            for label, entry in cells.items()
            if (field := self.table.plain.get(key(label))) is not None
            and field.name in {"project_id", "fiscal_year"}
            and entry.value is not None
        }
        number = named.get("project_id", "")
        row = "" if number else str(len(self._projects))
        ident = (named.get("fiscal_year", ""), number, row)
        if ident not in self._projects:
            self._projects[ident] = ProjectRows()
        return self._projects[ident]

    def _plain(self, project: ProjectRows, field: Field, label: str, entry: Entry) -> None:
        first = project.first.setdefault(label, entry)
        if first is entry:
            self.actions.take(project.draft, field, label, entry)
        elif self.actions.text(first) == self.actions.text(entry):
            self.actions.repeats.extend(entry.cite)
        elif field.kind == "texts":
            self.actions.take(project.draft, field, label, entry)
        else:
            self.actions.collector.add(
                "project-differs",
                entry.cite,
                label=label,
                first=self.actions.text(first),
                other=self.actions.text(entry),
            )
            self.actions.keep(project.draft, label, entry)

    def _make(self, project: ProjectRows, slots: Mapping[str, Cells], rest: Cells) -> None:
        indicator = self.table.indicator
        for name, cells in slots.items():
            if name != indicator:
                self._record(project, name, self.table.slots[name], cells)
        if indicator is not None and indicator in slots:
            rest = project.goals.add(self.actions, self.table, slots[indicator], rest)
        for label, entry in rest.items():
            self.actions.keep(project.draft, label, entry)

    def _record(self, project: ProjectRows, name: str, slot: Slot, cells: Cells) -> None:
        if slot.once:
            printed = (name, *(f"{label}\t{self.actions.text(cells[label])}" for label in cells))
            if printed in project.seen:
                for entry in cells.values():
                    self.actions.repeats.extend(entry.cite)
                return
            project.seen.add(printed)
        node: Node = {label: cells[label] for label in cells}
        project.draft.add(slot.field, self.actions.record(slot.layout, node, **slot.fixed))
