"""One abbreviation that stands for two names 「○○機構（ABC）」「○○機関（ABC）」.

Names are compared without long marks and dots; words before a name (owner, ordinal) make no
difference. Two names that have hardly a word in common are no two spellings of one: one of them
says what kind of thing it is 「課長級会合（ABC）」. Not applicable where no abbreviation is printed
in brackets after a name.
"""

from collections import defaultdict
from collections.abc import Iterator

from sesaku.checks.case import Case
from sesaku.checks.check import Answer, Category, Needs, Question, Severity, abstained, judged
from sesaku.checks.terms import pairs
from sesaku.checks.text.names import Named, abbreviated, plain_name, two_names

ID = "abbreviation-two-names"
VERSION = 2
CATEGORY: Category = "labelling_or_text_error"
SEVERITY: Severity = "low"
NEEDS: Needs = ()

_IN_COMMON = 2
"""Words, or pairs of kanji, that two spellings of one name have in common at least."""


def check(case: Case) -> Iterator[Answer]:
    """Answer for each subject that prints an abbreviation with its name."""
    groups: dict[str, list[list[Named]]] = defaultdict(list)
    subjects: dict[str, list[Question]] = {}
    for prose in case.prose:
        for named in abbreviated(prose):
            _group(groups[named.short], named)
            subjects.setdefault(prose.subject, [])
    for short, forms in groups.items():
        if len(forms) > 1:
            forms.sort(key=len)
            subjects[forms[0][0].prose.subject].append(_question(case, short, forms))
    if not subjects:
        yield abstained("measure", "no-abbreviation")
    for subject, questions in subjects.items():
        yield judged(subject, questions)


def _group(forms: list[list[Named]], named: Named) -> None:
    for form in forms:
        if not two_names(plain_name(named.name), plain_name(form[0].name)):
            form.append(named)
            return
    if all(len(pairs(named.name) & pairs(form[0].name)) >= _IN_COMMON for form in forms):
        forms.append([named])


def _question(case: Case, short: str, forms: list[list[Named]]) -> Question:
    """Return the question, on the rarest form; of all other forms one place is shown."""
    document = case.reading.document
    shown = tuple(form[0].prose.piece(document, form[0].start, form[0].end) for form in forms)
    names = "」「".join(form[0].name for form in forms)
    return Question("two", shown, (short,), {"short": short, "names": f"「{names}」"})
