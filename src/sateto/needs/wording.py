"""Words that people give: trimmed, storable, and within their limits."""

from sesaku_web.exceptions import ConditionError
from sesaku_web.sources.preparation import storable

LONGEST = 20_000


def given(text: str, what: str, *, longest: int = LONGEST) -> str:
    """Return words as they are kept.

    Args:
        text: as given.
        what: what they are, for the message: 理由, 本文 ….
        longest: so many characters at most.

    Raises:
        ConditionError: there are none, or too many.
    """
    words = str(storable(text.strip()))
    if not words:
        raise ConditionError(f"{what}を記してください。")
    if len(words) > longest:
        raise ConditionError(f"{what}は {longest:,} 字以内にしてください。")
    return words
