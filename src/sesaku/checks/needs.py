"""What is said where a document has none of what a check needs."""

from functools import cache
from importlib import resources

from sesaku.checks.check import Need
from sesaku.checks.wording import Both
from sesaku.text.yaml_text import loaded


def missing(need: Need) -> Both:
    """Return the reason for not applying, in the words of ``needs.yml``."""
    return _words()[need]


@cache
def _words() -> dict[str, Both]:
    source = resources.files("sesaku.checks").joinpath("needs.yml").read_text("utf-8")
    return {need: Both(**entry) for need, entry in loaded(source).items()}
