"""The fields of the register, as ``fields.yml`` declares them."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Field:
    """What the register holds of an island.

    Attributes:
        name: of the column.
        ja: what it is called.
        en: the same in English.
        kind: text, number or whole.
        unit: of a number.
        least: the least number that is believed.
        most: the largest.
        longest: longest text.
        sourced: the name under which its source is kept.
    """

    name: str
    ja: str
    en: str
    kind: str
    unit: str = ""
    least: float = 0
    most: float = 0
    longest: int = 0
    sourced: str = ""

    @property
    def label(self) -> str:
        """What it is called in the language of the page."""
        return self.en if get_language() == "en" else self.ja

    @property
    def heading(self) -> str:
        """The same with its unit."""
        return f"{self.label} ({self.unit})" if self.unit else self.label

    @property
    def is_number(self) -> bool:
        """Whether it holds a number."""
        return self.kind != "text"

    @property
    def source_key(self) -> str:
        """The name under which its source is kept."""
        return self.sourced or self.name


@cache
def fields() -> tuple[Field, ...]:
    """Return the fields in their order."""
    content = yaml.safe_load(Path(__file__).with_name("fields.yml").read_text("utf-8"))
    return tuple(Field(name=name, **said) for name, said in content.items())


@cache
def field(name: str) -> Field:
    """Return the field of a name."""
    return next(one for one in fields() if one.name == name)
