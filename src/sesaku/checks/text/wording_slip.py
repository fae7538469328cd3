"""A slip of the pen: a letter twice or missing, a wrong particle, a homophone.

Only what can hardly be meant is asked about; style is not. The patterns are general language and
stand in slips.yml. Every text of the document is looked at, so the check always applies.
"""

from collections import defaultdict
from collections.abc import Iterator

from sesaku.checks.case import Case
from sesaku.checks.check import Answer, Category, Needs, Question, Severity, Value, judged
from sesaku.checks.prose import Prose
from sesaku.checks.text.slips import slips_in

ID = "wording-slip"
VERSION = 1
CATEGORY: Category = "labelling_or_text_error"
SEVERITY: Severity = "low"
NEEDS: Needs = ()


def check(case: Case) -> Iterator[Answer]:
    """Answer for every subject that has a text."""
    found: dict[str, list[Question]] = defaultdict(list)
    for prose in case.prose:
        found[prose.subject] += _questions(case, prose)
    for subject, questions in found.items():
        yield judged(subject, questions)


def _questions(case: Case, prose: Prose) -> Iterator[Question]:
    for slip, start, end in slips_in(prose.tight):
        said = prose.tight[start:end]
        values: dict[str, Value] = {"found": said}
        kind = slip.kind
        if slip.right is not None:
            values["right"], kind = slip.right, f"{kind}-known"
        evidence = prose.around(case.reading.document, start, end)
        yield Question(kind, (evidence,), (prose.label, said), values)
