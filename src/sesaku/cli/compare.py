"""``sesaku compare``: positions of several documents side by side by topic, in their own words."""

import json as json_format
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from sesaku.cli.layout import wrap
from sesaku.cli.messages import CallError
from sesaku.cli.opening import Opening
from sesaku.cli.status import Status
from sesaku.cli.words import Language, Words, choose
from sesaku.linking.topics.comparison import Compared, Stated, as_dict, compare
from sesaku.linking.topics.relations import Related
from sesaku.linking.topics.vocabulary import load_topics

_WIDTH = 100


def command(
    files: Annotated[list[str], typer.Argument(metavar="FILE...")],
    *,
    json: Annotated[bool, typer.Option("--json")] = False,
    pretty: Annotated[bool, typer.Option("--pretty")] = False,
    topics: Annotated[Path | None, typer.Option("--topics", metavar="TOPICS")] = None,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Print the positions of ``files`` by topic and return the exit status."""
    words = choose(lang)
    if len(files) == 1:
        raise CallError(words("compare.one"))
    own = load_topics(topics) if topics is not None else None
    opening = Opening(words, kind=None, paths=files)
    readings = list(opening.readings())
    if opening.status == Status.MISSING:
        return opening.status
    compared = compare(readings, own)
    if json or pretty:
        indent = 2 if pretty else None
        text = json_format.dumps(as_dict(compared), ensure_ascii=False, indent=indent)
        sys.stdout.buffer.write((text + "\n").encode("utf-8", "backslashreplace"))
    else:
        _write(compared, words)
    return opening.status


def _write(compared: Sequence[Compared], words: Words) -> None:
    for each in compared:
        name = each.topic.ja if each.topic is not None else words("compare.none")
        lines = [name, *(line for one in each.positions for line in _stated(one))]
        lines += [_related(related, each.positions, words) for related in each.relations]
        sys.stdout.write("\n".join(lines) + "\n\n")


def _stated(one: Stated) -> list[str]:
    position = one.statement.position
    number = f" {position.number}" if position.number else ""
    text = wrap(position.text, _WIDTH - 4)
    return [f"  {one.actor}{number}", *(f"    {line}" for line in text)]


def _related(related: Related, positions: Sequence[Stated], words: Words) -> str:
    ends = (positions[related.a], positions[related.b])
    names = (f"{one.actor} {one.statement.position.number or ''}".strip() for one in ends)
    shared = words("page.list").join(each.shared for each in related.why)
    return f"  {' － '.join(names)}: {words.of('between', related.relation)} ({shared})"
