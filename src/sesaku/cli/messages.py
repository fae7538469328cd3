"""Messages: one line each, to standard error, so that standard output holds data alone."""

import sys

from sesaku.cli.words import Words
from sesaku.exceptions import DocumentError, SesakuError

PROGRAM = "sesaku"


class CallError(SesakuError):
    """The command was called wrongly; the message says how it is called."""


def say(message: str) -> None:
    """Write one line to standard error."""
    sys.stderr.write(f"{PROGRAM}: {one_line(message)}\n")


def one_line(text: str) -> str:
    """Return a text without line ends and without characters that a terminal would obey."""
    return "".join(sign if sign.isprintable() else " " for sign in " ".join(text.split()))


def explain(error: SesakuError, words: Words) -> str:
    """Return what an error says; in English, what kind of error it is goes before it."""
    message = error.message if isinstance(error, DocumentError) else str(error)
    return words.of("error", type(error).__name__, "") + message
