"""``sesaku remarks``: the register of outside experts' remarks."""

import json as json_format
import sys
from typing import Annotated

import typer

from sesaku.cli.layout import wrap
from sesaku.cli.opening import Opening
from sesaku.cli.status import Status
from sesaku.cli.words import Language, Words, choose
from sesaku.linking.remarks import as_dict, register
from sesaku.linking.remarks.register import Remark

_WIDTH = 96


def command(
    files: Annotated[list[str], typer.Argument(metavar="FILE...")],
    *,
    json: Annotated[bool, typer.Option("--json")] = False,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Print the remarks of ``files`` with their answers and return the exit status."""
    words = choose(lang)
    opening = Opening(words, kind=None, paths=files)
    readings = list(opening.readings())
    if not readings:
        return Status.MISSING
    found = register(readings)
    if json:
        text = json_format.dumps(as_dict(found), ensure_ascii=False)
        sys.stdout.buffer.write((text + "\n").encode("utf-8", "backslashreplace"))
    else:
        for remark in found.remarks:
            _write(remark, words)
        if not found.remarks:
            sys.stdout.write(words("remarks.nothing") + "\n")
    return opening.status


def _write(remark: Remark, words: Words) -> None:
    about = words("page.list").join(each.subject for each in remark.concerns) or "－"
    stance = words.of("stance", remark.stance or "unknown")
    status = words.of("answer", remark.status)
    head = f"{remark.document}  {remark.subject}  {about}  {stance}  {status}"
    if remark.open_years is not None:
        head += "  " + words("remarks.open", since=remark.open_since, years=remark.open_years)
    lines = [head, *(f"  {line}" for line in wrap(remark.text, _WIDTH))]
    for each in remark.answers:
        if each.subject is not None:
            level = words.of("answer", each.level)
            lines.append(f"  → {each.document}  {each.subject}  {level}")
            lines += [f"    {line}" for line in wrap(each.text, _WIDTH - 2)]
    sys.stdout.write("\n".join(lines) + "\n\n")
