"""A diagnostic, and the collector that gathers those of one reading."""

from dataclasses import dataclass

from sesaku.diagnostics.catalogue import Definition, Severity, catalogue
from sesaku.document.cite import Cite
from sesaku.model.described import described


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One trouble at one place; ``keys`` are the values that the message names."""

    code: str = described("符号", "Code in the catalogue of diagnostics.")
    cite: Cite = described("典拠", "Where it is.")
    keys: dict[str, str | int | float | None] = described(
        "項目", "Values that the message names.", factory=dict
    )

    @property
    def definition(self) -> Definition:
        """The catalogue's entry."""
        return catalogue()[self.code]

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return self.definition.severity

    def message(self, language: str = "ja") -> str:
        """Return the message in Japanese, or in English with ``language="en"``."""
        template = self.definition.en if language == "en" else self.definition.ja
        return template.format_map(self.keys)


class Collector:
    """Gathers the diagnostics of one reading, in the order they were found."""

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []

    def add(self, code: str, cite: Cite, /, **keys: str | float | None) -> None:
        """Note a trouble; ``keys`` fill the message's blanks.

        Raises:
            KeyError: the code is not in the catalogue.
        """
        catalogue()[code]
        self._found.append(Diagnostic(code, cite, dict(keys)))

    def all(self) -> tuple[Diagnostic, ...]:
        """Return what was found."""
        return tuple(self._found)
