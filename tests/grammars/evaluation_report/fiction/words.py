"""Sentences and names of the fictional ministry, drawn by chance from ``lexicon.yml``."""

import re
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

_BLANKS = re.compile(r"(?<=[（「、。①②③]) | (?=[、。）」])|(?<= ) ")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@cache
def lexicon() -> dict[str, list[Any]]:
    """Return the lists of ``lexicon.yml``."""
    text = Path(__file__).with_name("lexicon.yml").read_text("utf-8")
    loaded: dict[str, list[Any]] = yaml.safe_load(text)
    return loaded


def number(value: int) -> str:
    """Print a number as the ministry does: one digit full-width, more half-width, commas."""
    return str(value).translate(_WIDE) if 0 <= value <= 9 else f"{value:,}"


class Words:
    """Draws words; the same seed draws the same.

    ``traps`` is the share of paragraphs with a sentence that begins as a heading does.
    """

    def __init__(self, rng: Random, traps: float = 0.0) -> None:
        self.rng = rng
        self.traps = traps

    def one(self, key: str) -> Any:  # noqa: ANN401 - an entry of the lexicon
        """Return an entry of a list."""
        return self.rng.choice(lexicon()[key])

    def some(self, key: str, most: int) -> list[Any]:
        """Return up to ``most`` different entries of a list."""
        entries = lexicon()[key]
        return self.rng.sample(entries, self.rng.randint(0, min(most, len(entries))))

    def filled(self, template: str) -> str:
        """Fill the blanks of a template."""
        filled = re.sub(r"\{(\w+)\}", lambda match: self._blank(match[1]), template)
        return _BLANKS.sub("", filled).strip()

    def sentence(self, key: str) -> str:
        """Return a sentence of a kind."""
        return self.filled(self.one(key))

    def paragraph(self, key: str, least: int = 1, most: int = 4) -> str:
        """Return a few sentences of a kind as one paragraph."""
        sentences = [self.sentence(key) for _ in range(self.rng.randint(least, most))]
        if key != "opinions" and self.rng.random() < self.traps:
            sentences.insert(self.rng.randint(0, len(sentences)), self.sentence("traps"))
        return "".join(sentences)

    def _blank(self, name: str) -> str:
        draws = {"count": (2, 40), "less": (1, 9), "amount": (50, 9000), "month": (1, 12)}
        if name in draws:
            drawn = self.rng.randint(*draws[name])
            return number(drawn) if drawn < 10 else f" {number(drawn)} "
        if name == "percent":
            return f" {self.rng.randint(1, 99)}.{self.rng.randint(0, 9)} "
        return str(self.one(f"{name}s"))
