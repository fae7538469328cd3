"""The form of a unit as pages show it: each cell with value, draft and the last report's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise

from workbench.cycle.layout import SPOKEN_OF
from workbench.cycle.models import Draft, Unit
from workbench.cycle.workflow import Kind
from workbench.desk.editing.form import FORMS, SIDES, Asked, Choices, Input, Part, Section
from workbench.desk.editing.grids import GRIDS, Grid, Rows, rows_of
from workbench.desk.editing.last import Before, Last, YearBefore
from workbench.desk.editing.parts import parts_in, shown_parts, shown_text


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part of a record: what asks for it, and what its field shows."""

    part: Part
    text: str

    @property
    def grid(self) -> Grid:
        """The table that it is."""
        return GRIDS[self.part.name]

    @property
    def rows(self) -> Rows:
        """Its rows, where it is a table."""
        return rows_of(self.text)


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell of the form.

    Attributes:
        key: its key.
        label: what it is called.
        input: how it is asked for; "record" where it has parts.
        text: what its field shows: the value, or what the person was typing.
        parts: the parts of a record.
        version: the version that the person sees; 0 for a cell that is not there yet.
        draft: what the person was typing, where that is shown.
        before: what the last report says.
        touched: whether the value was changed in this cycle.
        frozen: what is shown where nothing may be written.
        adds: whether it is the blank one that adds to a list.
    """

    key: str
    label: str | Promise
    input: Input | str
    text: str
    parts: Sequence[ShownPart] = ()
    choices: Choices = ()
    version: int = 0
    draft: Draft | None = None
    before: Sequence[Before] = ()
    touched: bool = False
    adds: bool = False

    @property
    def name(self) -> str:
        """What an element of the page can be called."""
        return "".join(sign if sign.isalnum() else "-" for sign in self.key)

    @property
    def is_numbered(self) -> bool:
        """Whether it is a text with its number before it."""
        return [one.part.name for one in self.parts] == ["number", "text"]

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing."""
        return not (any(one.text for one in self.parts) if self.parts else self.text)


@dataclass(frozen=True, slots=True)
class ShownYear:
    """A year of an indicator: its target and result."""

    fiscal_year: str
    cells: Sequence[ShownCell]


@dataclass(frozen=True, slots=True)
class ShownSection:
    """Cells under one heading, or years."""

    section: Section
    cells: Sequence[ShownCell] = ()
    years: Sequence[ShownYear] = ()
    past: Sequence[YearBefore] = field(default=())


class Form:
    """Builds the form of a unit.

    Args:
        unit: the unit, its cycle loaded.
        drafts: what the person was typing in it, the latest first.
        last: what the last report says.
        blanks: whether a blank cell that adds to each list is shown.
    """

    def __init__(
        self, unit: Unit, drafts: Sequence[Draft] = (), last: Last | None = None, *, blanks: bool
    ) -> None:
        self._unit = unit
        self._last = last or Last()
        self._blanks = blanks
        self._cells = {cell.key: cell for cell in unit.cells.all()}
        self._drafts: dict[str, Draft] = {}
        for draft in drafts:
            self._drafts.setdefault(draft.key, draft)

    def sections(self) -> list[ShownSection]:
        """Return the sections, in their order."""
        found = []
        for section in FORMS[Kind(self._unit.kind)]:
            if section.years:
                past = self._last.years
                found.append(ShownSection(section, years=list(self._years()), past=past))
            else:
                cells = [cell for asked in section.asked for cell in self._asked(asked)]
                found.append(ShownSection(section, cells))
        return found

    def _asked(self, asked: Asked) -> Iterator[ShownCell]:
        if not asked.listed:
            held = self._cells.get(asked.name)
            before = self._last.before(asked, [held.value] if held else [])
            adds = asked.rare and (held is None or held.value is None)
            folded = adds and asked.name not in self._drafts
            if not folded or self._blanks:
                yield self._shown(asked, asked.name, asked.label, before, adds=folded)
            return
        members = [cell.value for key, cell in self._cells.items() if _is_in(key, asked.name)]
        before = self._last.before(asked, members)
        for key in self._members(asked.name):
            cell = self._cells.get(key)
            blank = (cell is None or cell.value is None) and key not in self._drafts
            if blank and not self._blanks:
                continue
            adds = blank and asked.name not in SPOKEN_OF
            yield self._shown(asked, key, asked.label, before, adds=adds)
            before = []

    def _members(self, name: str) -> list[str]:
        """Return the keys of a list's members, and of the one to add."""
        held = [key for key in self._cells if _is_in(key, name)]
        living = [key for key in held if self._cells[key].value is not None]
        if name in SPOKEN_OF:
            about = self._unit.subject if self._unit.kind == Kind.INDICATOR else "all"
            return living or held[:1] or [f"{name}/{about}"]
        typed = [key for key in self._drafts if _is_in(key, name) and key not in living]
        taken = {key.partition("/")[2] for key in (*held, *typed)}
        free = next(n for n in range(1, len(taken) + 2) if str(n) not in taken)
        return [*living, *typed, f"{name}/{free}"]

    def _years(self) -> Iterator[ShownYear]:
        cycle = self._unit.cycle
        names: dict[str, None] = dict.fromkeys(map(str, cycle.fiscal_years))
        for key in self._cells:
            if key.startswith("years/"):
                names.setdefault(key.split("/")[1])
        for name in sorted(names):
            yield ShownYear(
                name,
                [
                    self._shown(None, f"years/{name}/{side}", label, ())
                    for side, label in SIDES.items()
                ],
            )

    def _shown(
        self,
        asked: Asked | None,
        key: str,
        label: str | Promise,
        before: Sequence[Before],
        *,
        adds: bool = False,
    ) -> ShownCell:
        cell, draft = self._cells.get(key), self._drafts.get(key)
        value = cell.value if cell else None
        text = shown_text(asked, value)
        if draft is not None and draft.text == text:
            draft = None
        parts: list[ShownPart] = []
        if asked is not None and asked.parts:
            texts = parts_in(asked, draft.text) if draft else shown_parts(asked, value)
            parts = [ShownPart(part, texts[part.name]) for part in asked.parts]
        return ShownCell(
            key=key,
            label=label,
            input="record" if parts else asked.input if asked else "text",
            text=draft.text if draft else text,
            parts=parts,
            choices=asked.choices if asked else (),
            version=draft.base_version if draft else cell.version if cell else 0,
            draft=draft,
            before=before,
            touched=cell is not None and cell.version > 1,
            adds=adds,
        )


def _is_in(key: str, name: str) -> bool:
    """Whether a cell is a member of a list."""
    return key.startswith(f"{name}/")
