"""The sheet that a recombined form is printed on, and the facts that it says so far."""

import random

from tests.grammars.forms.fiction.canvas import Canvas
from tests.grammars.forms.fiction.content import Fact
from tests.grammars.forms.fiction.facts import Facts
from tests.grammars.forms.fiction.recombined.choices import Choices
from tests.grammars.forms.fiction.recombined.wordings import Wordings


class Paper:
    """Sections below one another over the full width; each says its facts as it is printed."""

    def __init__(self, rng: random.Random, choices: Choices, words: Wordings, right: int) -> None:
        self.rng = rng
        self.choices = choices
        self.words = words
        self.right = right
        self.row = 0
        self.canvas = Canvas()
        self.facts: Facts = {}

    def put(self, at: tuple[int, int], text: str, rows: int = 1, columns: int = 1) -> None:
        """Put down a cell, its figures as wide as the form prints them."""
        self.canvas.put(at, self.choices.text(text), rows, columns)

    def line(self, text: str) -> None:
        """Print a line over the full width."""
        self.put((self.row, 0), text, 1, self.right)
        self.row += 1

    def section(self, name: str, text: str) -> None:
        """Print a heading and its text beside it, or below it."""
        if self.choices.sections == "above":
            self.line(f"■{self.words.of(name)}".replace("\n", ""))
            self.line(text)
            return
        self.put((self.row, 0), self.words.of(name))
        self.put((self.row, 1), text, 1, self.right - 1)
        self.row += 1

    def columns(self, *pairs: tuple[str, str]) -> None:
        """Print several headings in a row, each with its text below it."""
        wide = self.right // len(pairs)
        for at, (name, text) in enumerate(pairs):
            end = self.right if at == len(pairs) - 1 else (at + 1) * wide
            self.put((self.row, at * wide), self.words.of(name), 1, end - at * wide)
            self.put((self.row + 1, at * wide), text, 1, end - at * wide)
        self.row += 2

    def pairs(self, *pairs: tuple[str, str]) -> None:
        """Print several headings in a row, each with its text beside it."""
        wide = self.right // len(pairs)
        for at, (name, text) in enumerate(pairs):
            end = self.right if at == len(pairs) - 1 else (at + 1) * wide
            self.put((self.row, at * wide), self.words.of(name))
            self.put((self.row, at * wide + 1), text, 1, end - at * wide - 1)
        self.row += 1


def money_of(fact: Fact) -> list[object]:
    """Return the fact of an amount as readings have it."""
    return [fact["raw"], fact["value"]]
