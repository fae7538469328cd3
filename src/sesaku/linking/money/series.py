"""Projects over the years: the sheets of one project, from however many files they come."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from sesaku.linking.money.names import ProjectName, likeness, project_name
from sesaku.model.reading import Reading
from sesaku.model.review import Project
from sesaku.model.review_money import ProjectBudget
from sesaku.model.values import Quantity

Side: TypeAlias = Literal["total", "executed"]

_PARTS = ("total", "initial", "executed", "requested")
_CLOSE = frozenset({"same", "aside_manner", "former"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """A review sheet and the document that holds it.

    Attributes:
        document: name of that document.
        sha256: its hash.
        project: what the sheet says.
        place: which sheet of the document it is, from 0.
    """

    document: str
    sha256: str
    project: Project
    place: int

    @property
    def unit(self) -> str | None:
        """Unit of the money by year: the form's, for the sheets themselves print none.

        Sheets 「レビューシート」 of the years to 2023 are filled in in 百万円. The tables of the RS
        system, which name the kind of sheet, are in 円.
        """
        if self.project.sheet_kind is not None:
            return "円"
        return "百万円" if self.project.full_number is not None else None

    def years(self) -> frozenset[int]:
        """Return the fiscal years that it tells the money of, asked for or granted."""
        return frozenset(
            budget.fiscal_year
            for budget in self.project.budgets
            if budget.fiscal_year is not None
            and any(known(getattr(budget, part)) for part in _PARTS)
        )


@dataclass(frozen=True)
class ProjectSeries:
    """The sheets of one project, the latest last."""

    sheets: tuple[Sheet, ...]

    @property
    def latest(self) -> Sheet:
        """Its last sheet."""
        return self.sheets[-1]

    @property
    def name(self) -> str:
        """Its name on the last sheet."""
        return self.latest.project.name or ""

    @property
    def ministry(self) -> str | None:
        """Its ministry on the last sheet."""
        return self.latest.project.ministry

    @cached_property
    def names(self) -> tuple[ProjectName, ...]:
        """The names it bore, the latest first."""
        printed = [sheet.project.name or "" for sheet in reversed(self.sheets)]
        return tuple(project_name(name) for name in dict.fromkeys(printed))

    @cached_property
    def years(self) -> frozenset[int]:
        """The fiscal years that its sheets tell the money of."""
        return frozenset(year for sheet in self.sheets for year in sheet.years())

    def budget(self, year: int, side: Side) -> tuple[Sheet, ProjectBudget, Quantity] | None:
        """Return the money of one year, from the last sheet that tells it; None without one.

        Args:
            year: the fiscal year.
            side: ``total`` for the budget in all, ``executed`` for what was spent.
        """
        for sheet in reversed(self.sheets):
            for budget in sheet.project.budgets:
                amount = getattr(budget, side)
                if budget.extent == "total" and budget.fiscal_year == year and known(amount):
                    return sheet, budget, amount
        return None


def known(amount: Quantity | None) -> bool:
    """Whether an amount is printed as a number."""
    return amount is not None and amount.value is not None


def sheets_of(readings: Iterable[Reading]) -> Iterator[Sheet]:
    """Yield the review sheets of documents that have a name for their project."""
    for reading in readings:
        for place, project in enumerate(reading.content.projects):
            if project.name:
                yield Sheet(reading.document.name, reading.document.sha256, project, place)


def series_of(sheets: Iterable[Sheet]) -> tuple[ProjectSeries, ...]:
    """Join the sheets of one project over the years.

    Two sheets are of one project where the ministry is the same, the years differ, and the names
    are the same aside from how it is paid, or one is printed in the other as its former name. Of
    one year and name there may be two projects: they stay two.
    """
    by_ministry: dict[str | None, list[Sheet]] = defaultdict(list)
    for sheet in sheets:
        by_ministry[sheet.project.ministry].append(sheet)
    found: list[ProjectSeries] = []
    for own in by_ministry.values():
        found += _series(sorted(own, key=_order))
    return tuple(found)


def _series(sheets: Sequence[Sheet]) -> list[ProjectSeries]:
    chains: list[list[Sheet]] = []
    by_name: dict[str, list[list[Sheet]]] = defaultdict(list)
    for sheet in sheets:
        name = project_name(sheet.project.name or "")
        keys = (name.bare, *sorted(name.former))
        chain = next(
            (chain for key in keys for chain in by_name[key] if _continues(chain, sheet)), None
        )
        if chain is None:
            chain = []
            chains.append(chain)
        chain.append(sheet)
        for key in keys:
            if chain not in by_name[key]:
                by_name[key].append(chain)
    return [ProjectSeries(tuple(chain)) for chain in chains]


def _continues(chain: Sequence[Sheet], sheet: Sheet) -> bool:
    last, new = chain[-1].project, sheet.project
    if last.fiscal_year is None or new.fiscal_year is None or last.fiscal_year >= new.fiscal_year:
        return False
    return likeness(project_name(last.name or ""), project_name(new.name or "")) in _CLOSE


def _order(sheet: Sheet) -> tuple[int, str, int]:
    return (sheet.project.fiscal_year or 0, sheet.document, sheet.place)
