"""What stands in a report, before it is printed."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias


@dataclass(frozen=True)
class Cell:
    """A cell of a table as printed, and what it says."""

    raw: str
    value: float | int | None = None
    unit: str | None = None
    relation: str | None = None


@dataclass(frozen=True)
class Item:
    """A numbered item of a block, or its only, unnumbered text."""

    number: int | None
    paragraphs: tuple[str, ...]


Block: TypeAlias = tuple[Item, ...]
Content: TypeAlias = Block | Cell | None


@dataclass(frozen=True)
class Year:
    """Target and result of one fiscal year."""

    fiscal_year: int
    target: Content
    result: Content


@dataclass(frozen=True)
class Indicator:
    """A measurement indicator; ``term`` is the fiscal year of its mid-term goal."""

    code: str
    name: str
    main: bool
    table: bool
    midterm: Content
    years: tuple[Year, ...]
    grade: str | None
    term: int | None = None
    notes: tuple[str, ...] = ()
    source: str | None = None

    @property
    def worded(self) -> bool:
        """Whether it is a table whose cells are words."""
        return self.table and not isinstance(self.years[0].target, Cell)


@dataclass(frozen=True)
class Line:
    """A line of a reference indicator; ``label`` is empty where it is the only one."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Reference:
    """A reference indicator; ``marked``: its cells carry the marks ① of their lines."""

    number: int | None
    name: str
    years: tuple[int, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    source: str | None = None
    marked: bool = False


@dataclass(frozen=True)
class Means:
    """Means of achievement, named at the end of a paragraph of an analysis."""

    number: str
    name: str
    years: tuple[int, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of an analysis, and the means in the brackets that close it."""

    text: str
    means: tuple[Means, ...] = ()


@dataclass(frozen=True)
class Analysis:
    """The analysis of an indicator."""

    code: str
    paragraphs: tuple[Paragraph, ...]


Change: TypeAlias = Literal["kept", "renamed", "new", "retired"]


@dataclass(frozen=True)
class Next:
    """An indicator in the next cycle; ``announced`` is the sentence that says what changes."""

    code: str
    name: str
    main: bool
    change: Change
    paragraphs: tuple[str, ...] = ()
    announced: str | None = None


@dataclass(frozen=True)
class Policy:
    """An important policy of the cabinet."""

    title: str
    date: str | None
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Material:
    """A material used in writing; entries with the same publisher stand under it."""

    publisher: str | None
    title: str | None
    url: str | None


@dataclass(frozen=True)
class PolicyField:
    """A policy field."""

    number: int
    name: str
    overview: Block = ()
    policies: tuple[Policy, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    references: tuple[Reference, ...] = ()
    analyses: tuple[Analysis, ...] = ()
    measure: tuple[str, ...] = ()
    following: tuple[Next, ...] = ()
    materials: tuple[Material, ...] = ()


@dataclass(frozen=True)
class Goal:
    """A goal of the measure, numbered or the only one, and the marks ① of its purposes."""

    number: int | None
    text: str
    purposes: tuple[str, ...] = ()


PARTS = ("initial", "supplementary", "carryover", "total", "executed")


@dataclass(frozen=True)
class Budget:
    """One of the two budget tables: a row a part, a cell a year; cells at the end may miss."""

    scope: Literal["excluding_contributions", "contributions"]
    years: tuple[int, ...]
    rows: dict[str, tuple[Cell, ...]]


@dataclass(frozen=True)
class Opinion:
    """A remark, and the codes that it prints."""

    text: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Head:
    """What stands before the fields."""

    ministry: str
    number: str
    code: str
    name: str
    fiscal_year: int
    purposes: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()
    budgets: tuple[Budget, ...] = ()
    grade: str | None = None
    label: str | None = None
    basis: str | None = None
    opinion_preamble: str | None = None
    opinions: tuple[Opinion, ...] = ()
    notes: tuple[str, ...] = ()
    department: str | None = None
    evaluated: tuple[int, int] | None = None


@dataclass(frozen=True)
class Report:
    """A report over the fiscal years ``years``."""

    head: Head
    years: tuple[int, ...]
    fields: tuple[PolicyField, ...] = field(default=())
