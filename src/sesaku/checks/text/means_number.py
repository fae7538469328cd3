"""A means of achievement 「達成手段」 that has two numbers, or a number under another label.

Within one policy field and fiscal year the same means has one number, whatever its subject. Where
the years differ, the numbers of the sheets do too, and nothing is asked. A circled number after
another word of the form 「達成○○」 is asked about as well. Not applicable to a field whose analyses
name no means.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from sesaku.checks.case import Case
from sesaku.checks.check import (
    Answer,
    Category,
    Evidence,
    Needs,
    Question,
    Severity,
    abstained,
    judged,
)
from sesaku.checks.prose import Prose
from sesaku.model.evaluation import Analysis, Means, PolicyField
from sesaku.text.width import squeeze

ID = "means-number"
VERSION = 1
CATEGORY: Category = "labelling_or_text_error"
SEVERITY: Severity = "low"
NEEDS: Needs = ("indicators",)

_LABEL = re.compile(r"達成(?!手段)[一-龠]{2}(?=[①-⑳㉑-㉟㊱-㊿])")


def check(case: Case) -> Iterator[Answer]:
    """Answer for every subject whose analysis names a means."""
    labels = {prose.subject: prose for prose in case.prose if _LABEL.search(prose.tight)}
    for field in case.content.fields:
        named = [one for one in field.analysis if one.means]
        if not named:
            yield abstained(f"F{field.number}", "no-means")
        questions: dict[str, list[Question]] = {one.code or f"F{field.number}": [] for one in named}
        for code, question in _two_numbers(case, field):
            questions[code].append(question)
        for code, asked in questions.items():
            wrong = _labels(case, labels[code]) if code in labels else ()
            yield judged(code, [*asked, *wrong])


def _labels(case: Case, prose: Prose) -> Iterator[Question]:
    for match in _LABEL.finditer(prose.tight):
        evidence = prose.around(case.reading.document, *match.span())
        yield Question("label", (evidence,), (prose.label, match[0]), {"found": match[0]})


def _two_numbers(case: Case, field: PolicyField) -> Iterator[tuple[str, Question]]:
    """Yield what is asked of each means that has two numbers for one year, once."""
    seen: dict[tuple[str, int], list[tuple[Analysis, Means]]] = defaultdict(list)
    asked: set[str] = set()
    for analysis in field.analysis:
        for means in analysis.means:
            for year in means.fiscal_years if means.name and means.number else ():
                seen[squeeze(means.name or ""), year].append((analysis, means))
    for (name, _), places in seen.items():
        other = [one for one in places if one[1].number != places[0][1].number]
        if other and name not in asked:
            asked.add(name)
            code = other[0][0].code or f"F{field.number}"
            yield code, _question(case, places[0][1], other[0][1])


def _question(case: Case, one: Means, other: Means) -> Question:
    document = case.reading.document
    shown = tuple(
        Evidence("means", document.quote(means.cite), means.cite, document.name)
        for means in (one, other)
    )
    values = {"name": one.name or "", "one": one.number or "", "other": other.number or ""}
    return Question("two-numbers", shown, (squeeze(one.name or ""),), values)
