"""Deeds in sentences: what a target promises to do, and what a result says was not done."""

import re
from functools import cache
from importlib import resources

from sesaku.text.width import squeeze
from sesaku.text.yaml_text import loaded

_CAUSE = re.compile(r"[^、]*(?:影響|により|によって|を受け[^、]{0,4}|を踏まえ|に鑑み|のため)、")


def promises_deed(sentence: str) -> bool:
    """Whether a sentence of a target promises a deed of one's own, by its verbs."""
    return _pattern("deeds").search(squeeze(sentence)) is not None


def failed_deed(sentence: str) -> str | None:
    """Return what a sentence says was not done, without its cause; None where it does not.

    「延期となっていた会合が開催された」 says that it was done.
    """
    text = squeeze(sentence)
    found = _pattern("not_done").search(text)
    if found is None:
        return None
    return _CAUSE.sub("", text[: found.end()])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    source = resources.files("sesaku.checks.rating").joinpath("vocabulary.yml").read_text("utf-8")
    return re.compile("|".join(loaded(source)[name]))
