"""``sesaku validate``: whether files are what they say they are."""

import json as json_format
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from sesaku.cli.messages import explain, say
from sesaku.cli.status import Status
from sesaku.cli.words import Language, Words, choose
from sesaku.exceptions import ValidationError
from sesaku.exports.validation import Verdict, validate


def command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...")],
    *,
    rules: Annotated[bool, typer.Option("--rules")] = False,
    json: Annotated[bool, typer.Option("--json")] = False,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Say of each file what is wrong with it; return the exit status."""
    words = choose(lang)
    status = Status.DONE
    for path in files:
        try:
            verdict = validate(path)
        except ValidationError as error:
            say(explain(error, words))
            status = Status.MISSING
            continue
        passed = verdict.valid and (verdict.keeps_rules or not rules)
        if not passed and status is Status.DONE:
            status = Status.DEFECTIVE
        for line in _json(path, verdict) if json else _lines(path, verdict, words):
            sys.stdout.buffer.write((line + "\n").encode("utf-8", "backslashreplace"))
    return status


def _json(path: Path, verdict: Verdict) -> Iterator[str]:
    said = {"path": str(path), "valid": verdict.valid, "keeps_rules": verdict.keeps_rules}
    yield json_format.dumps({**said, **asdict(verdict)}, ensure_ascii=False)


def _lines(path: Path, verdict: Verdict, words: Words) -> Iterator[str]:
    key = "validate.valid" if verdict.valid else "validate.invalid"
    yield words(key, path=path, form=verdict.form, count=len(verdict.problems))
    for problem in verdict.problems:
        weight = words(f"validate.{problem.weight}")
        code = f" [{problem.code}]" if problem.code else ""
        yield f"  {weight} {problem.place}{code}: {problem.message}"
    if verdict.unchecked:
        yield words("validate.unchecked", count=verdict.unchecked)
