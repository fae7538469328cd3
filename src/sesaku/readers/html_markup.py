"""Markup made harmless before it is parsed.

A parser that follows the HTML standard takes time and memory out of all proportion for markup
that no page has: formatting elements never closed are repeated in every paragraph after them, and
every start of a block looks through all its ancestors. So formatting elements become ``span``,
which says the same about the text, and what is nested deeper than browsers allow becomes a break.
"""

import re

from sesaku.exceptions import TooLargeError
from sesaku.readers.html_elements import elements

MAX_TAGS = 1_000_000
MAX_DEPTH = 512
_MAX_ATTRIBUTES = 1000

_W = r"[ \t\n\f\r]"
_VALUE = r"\"[^\"]*+\"?|'[^']*+'?|[^ \t\n\f\r>\"'][^ \t\n\f\r>]*+"
_ATTRIBUTE = rf"[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+(?>(?:{_W}*+={_W}*+(?>(?:{_VALUE})?))?)"
_TAG = re.compile(
    r"<!--(?:-?>|(?>(?:(?!--!?>).)*)(?:--!?>|\Z))"
    r"|<(?P<slash>/?)(?P<name>[a-zA-Z][^ \t\n\f\r/>]*+)"
    rf"(?P<rest>(?>(?:[ \t\n\f\r/]++|{_ATTRIBUTE})*))(?P<end>>?)",
    re.DOTALL,
)


def tamed(text: str, path: str) -> str:
    """Return markup that parses to the same visible text, in time and memory like its length.

    Raises:
        TooLargeError: there are more tags than any page has.
    """
    if text.count("<") > MAX_TAGS:
        raise TooLargeError(
            path, f"要素が多すぎます（上限 {MAX_TAGS:,}）。文書を分けてから読み込んでください。"
        )
    return _Taming(text).run()


class _Taming:
    """One pass over the tags of a page."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._depth = 0
        self._foreign = False

    def run(self) -> str:
        pieces: list[str] = []
        at = 0
        while match := _TAG.search(self._text, at):
            pieces += (self._text[at : match.start()], self._tag(match))
            at = match.end()
            name = (match["name"] or "").lower()
            # in drawings and formulae script and style are markup, so there they are not skipped
            if name in elements("raw") and not match["slash"] and not self._foreign:
                close = re.compile(rf"(?i)</{name}[ \t\n\f\r/>]").search(self._text, at)
                end = close.start() if close else len(self._text)
                pieces.append(self._text[at:end])
                at = end
        return "".join((*pieces, self._text[at:]))

    def _tag(self, match: re.Match[str]) -> str:
        printed, name, slash = match[0], (match["name"] or "").lower(), match["slash"]
        if not name or name in elements("void"):
            return printed
        self._foreign = self._foreign or name in elements("foreign")
        rest = match["rest"]
        if len(rest) > _MAX_ATTRIBUTES and len(rest.split()) > _MAX_ATTRIBUTES:
            rest = ""
        if name in elements("behind_field"):
            name = "wbr"
        elif name in elements("formatting"):
            name = "span"
        if name != "wbr" and name not in elements("never_deep"):
            name = self._nested(name, closing=bool(slash))
        return f"<{slash}{name}{rest}{match['end']}"

    def _nested(self, name: str, *, closing: bool) -> str:
        """Count a start or an end of nesting; return the name that is to stand there."""
        self._depth = max(self._depth + (-1 if closing else 1), 0)
        if self._depth - (not closing) < MAX_DEPTH:
            return name
        return "wbr" if name in elements("inline") else "br"
