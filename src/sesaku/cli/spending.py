"""``sesaku spending``: what is spent on a topic, over ministries and years."""

import json as json_format
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Annotated

import typer

from sesaku.cli.messages import CallError
from sesaku.cli.opening import Opening
from sesaku.cli.words import Language, Words, choose
from sesaku.exceptions import FileMissingError
from sesaku.linking.money.interchange import spending_as_dict
from sesaku.linking.money.spending import Spending, Topic, spending, topic_of

_MILLION = 1_000_000


def command(
    sheets: Annotated[list[str], typer.Argument(metavar="SHEETS...")],
    *,
    word: Annotated[list[str] | None, typer.Option("--word", metavar="WORD")] = None,
    topic: Annotated[str | None, typer.Option("--topic", metavar="FILE")] = None,
    json: Annotated[bool, typer.Option("--json")] = False,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Print the projects of a topic and their money; return the exit status."""
    words = choose(lang)
    if bool(word) == (topic is not None):
        raise CallError(words("spending.one_of"))
    wanted = Topic("、".join(word), tuple(word)) if word else topic_of(_text(str(topic)))
    opening = Opening(words, kind=None, paths=sheets)
    spent = spending(wanted, opening.readings(progress=True))
    if json:
        text = json_format.dumps(spending_as_dict(spent), ensure_ascii=False)
        sys.stdout.buffer.write((text + "\n").encode("utf-8", "backslashreplace"))
    else:
        for line in _lines(spent, words):
            sys.stdout.write(line + "\n")
    return opening.status


def _text(path: str) -> str:
    """Return what a topic's file holds.

    Raises:
        FileMissingError: there is no such file, or it is no text.
    """
    try:
        return Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"主題の定義 {path} を読めません。UTF-8 の JSON のファイルを指定してください。"
        raise FileMissingError(path, message) from error


def _lines(spent: Spending, words: Words) -> Iterator[str]:
    counted = {"projects": len(spent.projects), "sheets": spent.sheets}
    yield words("spending.found", name=spent.topic.name, **counted)
    for one in spent.sums:
        yield words(
            "spending.sum",
            ministry=one.ministry or "－",
            year=one.fiscal_year,
            total=_millions(one.total),
            executed=_millions(one.executed),
            projects=one.projects,
        )
    for project in spent.projects:
        found = words("page.list").join(dict.fromkeys(match.word for match in project.matches))
        yield f"  {project.series.ministry or '－'}  {project.series.name}  [{found}]"
    for name in spent.left_out:
        yield words("spending.left_out", name=name)


def _millions(yen: Fraction | None) -> str:
    return "－" if yen is None else f"{float(yen / _MILLION):,.1f}"
