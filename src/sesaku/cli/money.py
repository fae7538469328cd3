"""``sesaku money``: the means of a report, the review sheets of their projects, and the sums."""

import json as json_format
import sys
from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated

import typer

from sesaku.cli.opening import Opening
from sesaku.cli.status import Status
from sesaku.cli.words import Language, Words, choose
from sesaku.linking.money.interchange import money_as_dict
from sesaku.linking.money.matching import MoneyLink, money_links
from sesaku.linking.money.reconciling import Comparison, reconcile

_MILLION = 1_000_000


def command(
    report: Annotated[str, typer.Argument(metavar="REPORT")],
    sheets: Annotated[list[str], typer.Argument(metavar="SHEETS...")],
    *,
    json: Annotated[bool, typer.Option("--json")] = False,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Print the projects of a report's means and the comparisons; return the exit status."""
    words = choose(lang)
    opening = Opening(words, kind=None, paths=[report, *sheets])
    readings = list(opening.readings(progress=True))
    if opening.status != Status.DONE:
        return opening.status  # without a file, a sum would be wrong
    links = money_links(readings[0], readings[1:])
    comparisons = reconcile(readings[0], links)
    if json:
        names = [reading.document.name for reading in readings]
        text = json_format.dumps(money_as_dict(names, links, comparisons), ensure_ascii=False)
        sys.stdout.buffer.write((text + "\n").encode("utf-8", "backslashreplace"))
    else:
        for line in (*_links(links, words), *_comparisons(comparisons, words)):
            sys.stdout.write(line + "\n")
    return opening.status


def _links(links: tuple[MoneyLink, ...], words: Words) -> Iterator[str]:
    if not links:
        yield words("money.nothing")
    for link in links:
        project = link.sheet.project
        how = words.of("money_confidence", link.confidence)
        codes = words("page.list").join(link.means.subjects)
        number = f"{project.fiscal_year or ''} {project.full_number or ''}".strip()
        name = "".join((project.name or "").split("\n"))
        sheet = " ".join(part for part in (project.ministry, number, name) if part)
        yield f"{codes}  {link.means.name.printed} → {sheet}  {how}"


def _comparisons(comparisons: tuple[Comparison, ...], words: Words) -> Iterator[str]:
    for one in comparisons:
        yield words(
            f"money.{one.subject}",
            year=one.fiscal_year,
            part=words.of("money_part", one.part) if one.part else "",
            left=_millions(sum((amount.yen for amount in one.left), Fraction(0))),
            right=_millions(sum((amount.yen for amount in one.right), Fraction(0))),
            verdict=words.of("money_verdict", one.verdict),
        )


def _millions(yen: Fraction) -> str:
    return f"{float(yen / _MILLION):,.3f}".rstrip("0").rstrip(".")
