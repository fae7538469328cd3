"""Documents whose numbers, names and years are absurd: stored like any other, in both databases."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sesaku.exceptions import DocumentError
from sesaku.readers.source import Source
from sesaku_web.history.log import verify
from sesaku_web.sources.actions.add_document import add_document
from tests.conftest import ROOT
from tests.sesaku_web.factories import actor

pytestmark = pytest.mark.django_db

EXAMPLES = [
    path
    for path in sorted((ROOT / "examples").glob("*/*.*"))
    if path.suffix in {".txt", ".json", ".csv"} and path.stat().st_size < 100_000
]


def _letters(count: int) -> str:
    """Return letters that no database packs."""
    chance = random.Random(5)  # noqa: S311 - letters, not secrets
    return "".join(chr(chance.randrange(0x4E00, 0x9FA0)) for _ in range(count))


LONG = _letters(4000)
CHANGES: dict[str, Callable[[str], str]] = {
    "numbers of 400 figures": lambda text: re.sub(r"(?<!\d)\d{3,}(?!\d)", "9" * 400, text),
    "numbers of 5000 figures": lambda text: re.sub(r"(?<!\d)\d{3,}(?!\d)", "9" * 5000, text),
    "numbers of 12 figures": lambda text: re.sub(r"\d+", "9" * 12, text),
    "numbers of 25 figures": lambda text: re.sub(r"\d+", "9" * 25, text),
    "years of 20 figures": lambda text: re.sub(r"(平成|令和)\d+", r"\g<1>" + "9" * 20, text),
    "years of 8 figures": lambda text: re.sub(r"(?<!\d)\d{4}(?!\d)", "9" * 8, text),
    "exponents": lambda text: re.sub(r"(?<!\d)\d{3,}(?!\d)", "1e999", text),
    "long names": lambda text: re.sub(r"([一-龠]{4,})", lambda m: m[1] + LONG, text, count=40),
    "long units": lambda text: re.sub(
        r"(\d)(百万円|億円|千円|円|件|人|回|％|%)", rf"\1{LONG}", text
    ),
    "marks of long names": lambda text: re.sub(r"([「『（(])", rf"\1{LONG}", text, count=30),
    "characters that no database takes": lambda text: re.sub(
        r"([一-龠]{4})", "\\1\x00", text, count=20
    ),
}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("change", CHANGES)
def test_it_is_stored(path: Path, change: str) -> None:
    data = CHANGES[change](path.read_text("utf-8")).encode()
    try:
        add_document(actor(), Source(path.name, data))
    except DocumentError:
        assert verify()[0] == 0
    else:
        assert verify()[0] == 1
