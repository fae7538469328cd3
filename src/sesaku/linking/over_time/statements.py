"""What is said of joined series and budgets: sentences in both languages, with their places."""

from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import yaml

from sesaku.document.cite import Cite


@dataclass(frozen=True, slots=True)
class Place:
    """A cell that a sentence speaks of."""

    document: str
    text: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing to know of a joined series or budget.

    Attributes:
        code: which kind of thing.
        message: the Japanese sentence.
        message_en: the English one.
        places: the cells it speaks of.
        values: what fills the sentences, for those who make their own.
    """

    code: str
    message: str
    message_en: str
    places: tuple[Place, ...] = ()
    values: dict[str, str] = field(default_factory=dict)


def statement(code: str, *places: Place, **values: object) -> Statement:
    """Return a sentence, its blanks filled.

    Raises:
        KeyError: there is no such sentence, or a blank has no value.
    """
    words = _sentences()[code]
    filled: dict[str, Any] = {name: str(value) for name, value in values.items()}
    return Statement(
        code, words["ja"].format_map(filled), words["en"].format_map(filled), places, filled
    )


@cache
def _sentences() -> dict[str, dict[str, str]]:
    text = resources.files("sesaku.linking.over_time").joinpath("statements.yml").read_text("utf-8")
    sentences: dict[str, dict[str, str]] = yaml.safe_load(text)
    return sentences
