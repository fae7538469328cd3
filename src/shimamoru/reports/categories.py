"""The categories 「種類」 of reports, as ``categories.yml`` declares them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

import yaml
from django.utils.translation import get_language

TimePiece: TypeAlias = Literal["day", "week", "month"]


@dataclass(frozen=True, slots=True)
class Publishing:
    """What the public may see of a report of a category, and when.

    Attributes:
        delay_hours: hours after the sighting before anything is shown.
        grid: side of the cell that is shown instead of the place, in hundredths of a degree.
        time: piece of the calendar that is shown instead of the moment.
        photos: whether pictures may be shown where a person approved them.
    """

    delay_hours: int
    grid: int
    time: TimePiece
    photos: bool


@dataclass(frozen=True, slots=True)
class Category:
    """A category.

    Attributes:
        code: what data call it.
        urgency: 3 at once, 2 today, 1 when there is time.
        publish: what the public may see.
        keywords: for programs that look for it.
        names: its name by language.
        hints: what to look at, by language.
    """

    code: str
    urgency: int
    publish: Publishing
    keywords: tuple[str, ...]
    names: Mapping[str, str]
    hints: Mapping[str, str]

    @property
    def name(self) -> str:
        """Its name in the language of the page."""
        return self.names.get(get_language() or "ja", self.names["ja"])

    @property
    def hint(self) -> str:
        """What to look at, in the language of the page."""
        return self.hints.get(get_language() or "ja", self.hints["ja"])


@cache
def categories() -> Mapping[str, Category]:
    """Return the categories by their codes, in the order in which they are offered."""
    text = (files("shimamoru.reports") / "categories.yml").read_text("utf-8")
    return {
        code: Category(
            code,
            given["urgency"],
            Publishing(**given["publish"]),
            tuple(given["keywords"]),
            given["name"],
            given["hint"],
        )
        for code, given in yaml.safe_load(text).items()
    }
