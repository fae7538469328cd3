"""A record high or low of an earlier year, with no word of the years after it.

「平成30年は最も低い件数となった」 in an evaluation that reaches to 令和２年度. Passed where the
same clause goes on to a later year, or where the last year itself is the record. Not applicable
where no text of analysis or outlook names a year's record.
"""

import re
from collections.abc import Iterator

from sesaku.checks.case import Case
from sesaku.checks.check import (
    Answer,
    Category,
    Evidence,
    FiscalYears,
    Needs,
    Question,
    Severity,
    Value,
    abstained,
    judged,
)
from sesaku.checks.consistency.years import Dated, Sentence, dates_in, sentences
from sesaku.checks.prose import Prose
from sesaku.text.width import squeeze

ID = "earlier-year-cited"
VERSION = 1
CATEGORY: Category = "selective_or_unsupported"
SEVERITY: Severity = "high"
NEEDS: Needs = ("indicators",)

_RECORD = re.compile(r"最も(?:低|高|多|少な)い|過去最(?:多|少|高|低|大|小)|史上最(?:多|少|高|低)")
_CLAUSE_END = "、。"
_ROLES = ("analysis", "next measure", "next")
_WORD = re.compile(r"[一-龠]{2,}(?:件数|職員数|人数|者数|回数|率|額|数)")


def check(case: Case) -> Iterator[Answer]:
    """Answer for every subject whose analysis or outlook names a year's record."""
    years = [year.fiscal_year for one in case.indicators for year in one.years]
    asked: dict[str, list[Question]] = {}
    for prose in case.prose if years else ():
        for sentence in sentences(prose) if prose.role in _ROLES else ():
            for match in _RECORD.finditer(sentence.text):
                date = _year_of(sentence.text, match.start())
                if date is not None:
                    found = asked.setdefault(prose.subject, [])
                    found += _asked(case, prose, (sentence, match), (date, max(years)))
    if not asked:
        yield abstained("measure", "no-record")
    for subject, questions in asked.items():
        yield judged(subject, questions)


def _year_of(sentence: str, at: int) -> Dated | None:
    """Return the last year named before a place of a sentence."""
    dates = [date for date in dates_in(sentence) if date.end <= at]
    return dates[-1] if dates else None


def _asked(
    case: Case, prose: Prose, found: tuple[Sentence, re.Match[str]], years: tuple[Dated, int]
) -> Iterator[Question]:
    (sentence, match), (date, last) = found, years
    if date.fiscal_year >= last:
        return
    clause_end = min(
        (at for sign in _CLAUSE_END if (at := sentence.text.find(sign, match.end())) >= 0),
        default=len(sentence.text),
    )
    between = sentence.text[date.start : clause_end]
    later = any(other.fiscal_year > date.fiscal_year for other in dates_in(between))
    if later:
        return
    start, end = sentence.start + date.start, sentence.start + clause_end
    shown = [prose.around(case.reading.document, start, end), *_table(case, prose, between, last)]
    values: dict[str, Value] = {
        "year": sentence.text[date.start : date.end],
        "last": FiscalYears((last,)),
        "record": match[0],
    }
    yield Question("earlier", tuple(shown), (match[0], str(date.fiscal_year)), values)


def _table(case: Case, prose: Prose, said: str, last: int) -> Iterator[Evidence]:
    """Yield what the tables of reference of the field print for the last year of the same thing."""
    words = set(_WORD.findall(said))
    document = case.reading.document.name
    for field in case.content.fields:
        own = {f"F{field.number}", *(one.code for one in field.indicators)}
        for reference in field.reference_indicators if prose.subject in own else ():
            if any(word in squeeze(reference.name) for word in words):
                for value in (one for line in reference.series for one in line.values):
                    if value.fiscal_year == last and value.cite:
                        yield Evidence(f"reference {last}", value.raw, value.cite, document)
