"""``sesaku show``: one thing of a document as a readable page."""

import re
from typing import Annotated

import typer

from sesaku.cli.messages import say
from sesaku.cli.opening import Opening
from sesaku.cli.pages.page import Page
from sesaku.cli.pages.subjects import find, subjects
from sesaku.cli.pages.summary import write_summary
from sesaku.cli.status import Status
from sesaku.cli.words import Language, Words, choose
from sesaku.model.reading import Content

_FAMILY = re.compile(r"[a-z_]+:|[FP](?=\d)|")
_FEW = 3
"""Of a family with more codes, only the first and the last are named."""


def command(
    file: Annotated[str, typer.Argument(metavar="FILE")],
    code: Annotated[str | None, typer.Argument(metavar="[CODE]")] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND")] = None,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Show what ``code`` names in ``file``, or what there is, and return the exit status."""
    words = choose(lang)
    opening = Opening(words, kind=kind, paths=[file])
    for reading in opening.readings():
        if code is None:
            write_summary(words, reading)
            Page(words, reading.document).value(words("show.codes"), _known(reading.content, words))
            continue
        found = find(reading.content, code)
        if not found:
            known = _known(reading.content, words)
            say(f"{file}: {words('message.absent', code=code, known=known)}")
            return Status.MISSING
        page = Page(words, reading.document)
        for number, subject in enumerate(found):
            if number:
                page.blank()
            subject.write(page)
    return opening.status


def _known(content: Content, words: Words) -> str:
    families: dict[str, list[str]] = {}
    for code in dict.fromkeys(subject.code for subject in subjects(content)):
        family = _FAMILY.match(code)
        families.setdefault(family[0] if family else "", []).append(code)
    named = [
        ", ".join(codes) if not family or len(codes) <= _FEW else f"{codes[0]} … {codes[-1]}"
        for family, codes in families.items()
    ]
    return ", ".join(named) or words("message.empty")
