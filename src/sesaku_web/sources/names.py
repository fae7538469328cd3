"""What a document is called: a name of one line, which no terminal and no browser obeys."""

import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_SIGN = "\ufffd"


def seen(name: str) -> str:
    """Return a name with a sign in the place of what cannot be seen: line ends, turned writing."""
    return "".join(_SIGN if unicodedata.category(sign) in _UNSEEN else sign for sign in name)
