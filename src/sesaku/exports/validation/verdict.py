"""What a validation finds."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Weight: TypeAlias = Literal["error", "rule", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong.

    Attributes:
        weight: an error makes the file invalid; a rule is one of the standard's own that files are
            asked to keep; a warning is advice.
        place: where: a line, or the path of a value.
        message: what.
        code: number of the rule, where it has one.
    """

    weight: Weight
    place: str
    message: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a file is, and all that is wrong with it.

    Attributes:
        form: what it was checked against.
        problems: in the order of the file.
        unchecked: how many rules need a register that is not at hand.
    """

    form: str
    problems: tuple[Problem, ...] = ()
    unchecked: int = 0

    @property
    def valid(self) -> bool:
        """Whether nothing makes the file invalid."""
        return not any(problem.weight == "error" for problem in self.problems)

    @property
    def keeps_rules(self) -> bool:
        """Whether the rules of the standard are kept too, advice aside."""
        return all(problem.weight == "warning" for problem in self.problems)
