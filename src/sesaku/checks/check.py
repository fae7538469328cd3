"""What every audit check 「点検」 answers, and how: passed, failed, or not applicable because ….

A check is a module with the attributes of ``Check``; its words stand beside it in a YAML file of
the same name. A finding is a question to the ministry, not a verdict: it names one subject and
cites every cell that it rests on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, get_args

from sesaku.document.cite import Cite

if TYPE_CHECKING:
    from sesaku.checks.case import Case

Category: TypeAlias = Literal[
    "rating_vs_record",
    "target_lowered",
    "target_copied",
    "result_copied",
    "target_unmeasurable",
    "target_unanswered",
    "indicator_retired_or_renamed",
    "measurement_changed",
    "internal_contradiction",
    "selective_or_unsupported",
    "arithmetic_or_budget",
    "labelling_or_text_error",
    "remark_unanswered",
]
CATEGORIES: tuple[Category, ...] = get_args(Category)
"""The categories of ``contract/analysis.md``, in its order."""

Severity: TypeAlias = Literal["high", "medium", "low", "info"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""Severities, the gravest first."""

Need: TypeAlias = Literal["measure", "indicators", "opinions", "budgets", "projects"]
Needs: TypeAlias = tuple[Need, ...]
Outcome: TypeAlias = Literal["passed", "failed", "not_applicable"]


@dataclass(frozen=True, slots=True)
class FiscalYears:
    """Fiscal years that a message names; each language says them in its own way."""

    years: tuple[int, ...]


Value: TypeAlias = str | int | float | FiscalYears


@dataclass(frozen=True, slots=True)
class Evidence:
    """A cell, or a piece of one, that a finding rests on.

    Attributes:
        role: what it is: "target 2019", "result 2020", "rating", "analysis" ….
        text: what is printed there, white space at line wraps aside.
        cite: where it stands.
        document: name of the file.
    """

    role: str
    text: str
    cite: Cite
    document: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a check asks of one subject, before it is put into words.

    Attributes:
        message: key of the message in the check's words.
        evidence: every cell it rests on, the one in question first.
        about: what tells it from other questions of the same check on the same subject, such as
            ``("2020", "target 2")``: no offsets, so that it is the same in the next run.
        values: what the message's blanks are filled with.
        severity: where it differs from the check's own.
    """

    message: str
    evidence: tuple[Evidence, ...]
    about: tuple[str, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a check says of one subject; ``reason`` is a key of the check's words."""

    subject: str
    outcome: Outcome
    questions: tuple[Question, ...] = ()
    reason: str = ""


def judged(subject: str, questions: Iterable[Question]) -> Answer:
    """Return that the subject failed if there is any question, and passed if not."""
    asked = tuple(questions)
    return Answer(subject, "failed" if asked else "passed", asked)


def abstained(subject: str, reason: str) -> Answer:
    """Return that the check does not apply to the subject 「判定不能」, with the reason's key."""
    return Answer(subject, "not_applicable", reason=reason)


@dataclass(frozen=True, slots=True)
class Finding:
    """A question with its words.

    Attributes:
        identity: the same for the same question in every run, by what it is about.
        basis: changes when what the evidence prints changes: what was said of the finding before
            then needs another look.
        check: id of the check.
        message: one plain Japanese sentence: what is odd and what would settle it.
        message_en: the same in English.
        document: name of the file.
    """

    identity: str
    basis: str
    check: str
    category: Category
    severity: Severity
    subject: str
    document: str
    message: str
    message_en: str
    evidence: tuple[Evidence, ...]


class Check(Protocol):
    """What a module of a check offers.

    ``VERSION`` rises when the same text may get another answer. A document that has none of what
    ``NEEDS`` names is not asked about.
    """

    __name__: str
    ID: str
    VERSION: int
    CATEGORY: Category
    SEVERITY: Severity
    NEEDS: Needs

    def check(self, case: "Case") -> Iterable[Answer]:
        """Answer for every subject of the document that the check is about."""
        ...
