"""``sesaku link``: what of one document belongs to what of another, with reasons."""

import json as json_format
import sys
from typing import Annotated

import typer

from sesaku.cli.layout import wrap
from sesaku.cli.messages import say
from sesaku.cli.opening import Opening
from sesaku.cli.status import Status
from sesaku.cli.words import Language, Words, choose
from sesaku.linking.links import Link, Links, Side, as_dict
from sesaku.linking.registry import LINKERS, link

VALUES = {"kinds": ", ".join(sorted(kind for linker in LINKERS for kind in linker.KINDS))}
"""What the help is filled with."""

_WIDTH = 100


def command(
    first: Annotated[str, typer.Argument(metavar="FROM")],
    second: Annotated[str, typer.Argument(metavar="TO")],
    *,
    json: Annotated[bool, typer.Option("--json")] = False,
    pretty: Annotated[bool, typer.Option("--pretty")] = False,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Print the links from ``first`` to ``second`` and return the exit status."""
    words = choose(lang)
    opening = Opening(words, kind=None, paths=[first, second])
    readings = list(opening.readings())
    if len(readings) != 2:  # noqa: PLR2004 - a link has two ends; what is missing has been said
        return Status.MISSING
    found = link(readings[0], readings[1])
    if found.more.get("same_measure") is False:
        say(words("link.other_measure"))
    if json or pretty:
        indent = 2 if pretty else None
        text = json_format.dumps(as_dict(found, readings), ensure_ascii=False, indent=indent)
        sys.stdout.buffer.write((text + "\n").encode("utf-8", "backslashreplace"))
    else:
        _write(found, words)
    return opening.status


def _write(found: Links, words: Words) -> None:
    if not found.links:
        sys.stdout.write(words("link.nothing") + "\n")
    for each in found.links:
        for line in _lines(each, words):
            sys.stdout.write(line + "\n")


def _lines(each: Link, words: Words) -> list[str]:
    relation = words.of("relation", each.relation or "unknown")
    lines = [f"{_name(each.source)} → {_name(each.target)}  {relation}  {each.score:.2f}"]
    for mark, side in (("<", each.source), (">", each.target)):
        if side is not None:
            lines += [f"  {mark} {line}" for line in wrap(side.text, _WIDTH - 4)]
    shared = words("page.list").join(dict.fromkeys(reason.shared for reason in each.why))
    return [*lines, f"  {words('link.why')}: {shared}"] if shared else lines


def _name(side: Side | None) -> str:
    if side is None:
        return "－"
    return side.subject or side.number or "・"
