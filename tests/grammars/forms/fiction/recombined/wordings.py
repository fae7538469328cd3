"""How the headings of a recombined form are worded: as one ministry words them, or several."""

import random
from functools import cache
from importlib import resources
from typing import cast

import yaml

_SHORT = 6


class Wordings:
    """The wordings of one form: each heading is worded once."""

    def __init__(self, rng: random.Random) -> None:
        ministries = all_wordings()
        self._rng = rng
        self._of = dict(rng.choice(list(ministries.values())))
        if rng.random() < 0.5:
            names = sorted(self._of)
            self._of = {name: rng.choice(list(ministries.values()))[name] for name in names}
        self._spaced = rng.random() < 0.25
        self._wrapped = rng.random() < 0.25
        self._said: dict[str, str] = {}

    def of(self, name: str, year: str = "") -> str:
        """Return the wording of a heading, letters set apart or wrapped where the form does so."""
        if name not in self._said:
            self._said[name] = self._set(self._rng.choice(self._of[name]))
        return self._said[name].replace("{year}", year)

    def _set(self, text: str) -> str:
        if "{" in text or not self._spaced | self._wrapped:
            return text
        if self._spaced and len(text) <= _SHORT:
            return "　".join(text)
        if self._wrapped and len(text) > _SHORT:
            at = self._rng.randint(2, len(text) - 2)
            return f"{text[:at]}\n{text[at:]}"
        return text


@cache
def all_wordings() -> dict[str, dict[str, list[str]]]:
    """Return the wordings of ``wordings.yml``, by ministry and heading."""
    source = resources.files(__package__).joinpath("wordings.yml").read_text("utf-8")
    return cast("dict[str, dict[str, list[str]]]", yaml.safe_load(source))
