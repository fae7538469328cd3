"""What a position would do with something: more of it, or less; unknown where it doesn't say."""

import re
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import yaml

_REACH = 40
"""Characters behind an object in which its word is looked for."""
_STOP = re.compile("[。;を]|$")
_PARTICLE = re.compile("については|に対しては|には|に|を|は|が|も|の")


class Stance(NamedTuple):
    """A word that says what is to be done: where it stands, and 1 for more, -1 for less."""

    start: int
    end: int
    direction: int


def stance_behind(text: str, end: int) -> Stance | None:
    """Return what is to be done with an object of a tight text; None where that is not plain.

    The word of action stands at once behind the object (「航路維持」, 「航路の維持」), or
    behind its particle with no other object between (「航路を…維持する」).

    Args:
        text: the text.
        end: where the object ends.
    """
    actions, negations = _words()
    particle = _PARTICLE.match(text, end)
    start = particle.end() if particle is not None else end
    match = actions.match(text, start)
    if match is None and particle is not None and particle[0] != "の":
        match = actions.search(text, start, _limit(text, start))
    if match is None:
        return None
    direction = 1 if match.lastgroup == "more" else -1
    negated = negations.match(text, match.end())
    if negated is None:
        return Stance(match.start(), match.end(), direction)
    return Stance(match.start(), negated.end(), -direction)


def _limit(text: str, start: int) -> int:
    stop = _STOP.search(text, start)
    return min(stop.start() if stop is not None else len(text), start + _REACH)


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    source = resources.files(__package__).joinpath("stances.yml").read_text("utf-8")
    data: dict[str, Any] = yaml.safe_load(source)
    more, less, negations = (_any(data[name]) for name in ("more", "less", "negations"))
    actions = re.compile(f"(?P<less>{less})|(?P<more>{more})")
    return actions, re.compile(
        f"(?:を|は|も)?(?:し|する|すべき|行わ|行う)?(?:こと(?:は|に))?(?:{negations})"
    )


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
