"""Places in a document as addresses name them: ``?at=120-131,140-152``."""

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from sesaku_web.exceptions import ConditionError

Spans: TypeAlias = list[tuple[int, int]]

_WRITTEN = re.compile(r"[0-9]{1,9}-[0-9]{1,9}(?:,[0-9]{1,9}-[0-9]{1,9})*")
_MOST = 500


def written(cite: Iterable[Sequence[int]]) -> str:
    """Return a cite ``[[start, end, page], …]`` as an address names it."""
    return ",".join(f"{span[0]}-{span[1]}" for span in cite)


def parsed(text: str, length: int) -> Spans:
    """Return the spans that an address names; none for an empty text.

    Args:
        text: what stands after ``at=``.
        length: characters of the canonical text.

    Raises:
        ConditionError: it names no place in a text of that length.
    """
    if not text:
        return []
    spans = []
    if _WRITTEN.fullmatch(text):
        spans = [(int(start), int(end)) for start, end in (p.split("-") for p in text.split(","))]
    if not spans or len(spans) > _MOST or any(not 0 <= a < b <= length for a, b in spans):
        raise ConditionError(
            f"「{text[:40]}」という位置はこの文書（本文 {length:,} 字）にありません。"
            "位置は 120-131 のように、始まりと終わりの番号で指定してください。"
        )
    return spans


def overlap(one: Iterable[Sequence[int]], other: Iterable[Sequence[int]]) -> bool:
    """Whether two cites share a character."""
    pairs = [(span[0], span[1]) for span in other]
    return any(a[0] < end and start < a[1] for a in one for start, end in pairs)
