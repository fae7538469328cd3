"""Readings as JSON or JSON Lines: against the schema that the model's records declare."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from sesaku.exports.validation import data_package
from sesaku.exports.validation.verdict import Problem, Verdict
from sesaku.model.reading import SCHEMA
from sesaku.model.schema import schema

_MOST = 200


def check(data: bytes) -> Verdict:
    """Return what is wrong with a JSON file; a descriptor of a data package is told apart."""
    problems: list[Problem] = []
    for number, line in _documents(data):
        try:
            said = json.loads(line)
        except (ValueError, RecursionError) as error:
            problems.append(Problem("error", f"{number}行", f"JSON として読めません（{error}）。"))
            continue
        if isinstance(said, dict) and "resources" in said and "schema" not in said:
            return Verdict(data_package.FORM, tuple(data_package.descriptor_problems(said)))
        problems += _problems(said, number)
    return Verdict(SCHEMA, tuple(problems[:_MOST]))


def _documents(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the whole file where it is one value, else its lines."""
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        lines = data.splitlines()
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield number, line
    else:
        yield 1, data


def _problems(said: object, number: int) -> Iterator[Problem]:
    for whole in _validator().iter_errors(said):
        error = best_match([whole])  # of the records that a value may be, the one it is nearest to
        path = "/".join(str(part) for part in error.absolute_path) or "(全体)"
        yield Problem("error", f"{number}行 {path}", error.message[:300])


@cache
def _validator() -> Any:  # noqa: ANN401 - the library's protocol has no plain name
    return Draft202012Validator(schema())
