"""An indicator that ends, changes its name, is new, or whose number goes to another.

The next cycle 「次期目標等への反映の方向性」 says what becomes of each. One that ends while its
number goes to a new one is one finding. The reason is quoted where the text of the field gives one
(により, ため … in the sentence that ends or renames it); else "no reason found" is said. Not
applicable to an indicator of whose future the document says nothing.
"""

import re
from collections.abc import Iterator

from sesaku.checks.case import Case
from sesaku.checks.check import (
    Answer,
    Category,
    Evidence,
    Needs,
    Question,
    Severity,
    Value,
    abstained,
    judged,
)
from sesaku.checks.clauses import Clause
from sesaku.model.evaluation import NextIndicator, PolicyField
from sesaku.model.indicator import Indicator
from sesaku.text.width import squeeze

ID = "indicator-retired-or-renamed"
VERSION = 1
CATEGORY: Category = "indicator_retired_or_renamed"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("indicators",)

_CHANGE = re.compile(r"終了|廃止|取りやめ|追加|新たに|新設|変更|改め|見直|統合|名称|以下のとおり")
_REASON = re.compile(r"ため|により|から、|ことから|踏まえ|鑑み|理由|状況となっ|適当|よって")
_MEASURED = re.compile(r"指標")
_CODE = re.compile(r"(?<!\d)\d+-\d+(?!\d)")
_NOT_MEASURED = re.compile(r"測(?:定|れ|る).{0,8}(?:できない|ない|困難)")


def check(case: Case) -> Iterator[Answer]:
    """Answer for every indicator, and for those that are new in the next cycle."""
    for field in case.content.fields:
        own = {one.code: one for one in field.indicators}
        future: dict[str, list[NextIndicator]] = {}
        for one in field.next_indicators:
            if one.code is not None:
                future.setdefault(one.code, []).append(one)
        for code, indicator in own.items():
            yield _of_old(case, field, indicator, future.pop(code, []))
        for code, followers in future.items():
            values: dict[str, Value] = {"new": followers[0].name}
            asked = _question(case, field, "new", followers, values)
            yield judged(f"next:{code}", [asked] if followers[0].change == "new" else [])


def _of_old(
    case: Case, field: PolicyField, indicator: Indicator, followers: list[NextIndicator]
) -> Answer:
    changes = {one.change: one for one in followers}
    if not followers:
        return abstained(indicator.code, "no-future")
    values: dict[str, Value] = {"old": indicator.name}
    if "retired" in changes and "new" in changes:
        values["new"] = changes["new"].name
        shown = [changes["retired"], changes["new"]]
        return judged(indicator.code, [_question(case, field, "reused", shown, values, indicator)])
    if "retired" in changes:
        shown = [changes["retired"]]
        return judged(indicator.code, [_question(case, field, "retired", shown, values, indicator)])
    renamed = changes.get("renamed") or changes.get("new")
    if renamed is None or squeeze(renamed.name) == squeeze(indicator.name):
        return judged(indicator.code, ())
    values["new"] = renamed.name
    key = "renamed" if "renamed" in changes else "reused"
    return judged(indicator.code, [_question(case, field, key, [renamed], values, indicator)])


def _question(
    case: Case,
    field: PolicyField,
    key: str,
    followers: list[NextIndicator],
    values: dict[str, Value],
    indicator: Indicator | None = None,
) -> Question:
    document = case.reading.document
    shown = [Evidence("next", one.text, one.cite, document.name) for one in followers if one.cite]
    shown += [
        Evidence("next name", one.name, one.name_cite, document.name)
        for one in followers
        if one.name_cite and one.change != "retired"
    ]
    if indicator is not None and indicator.cite:
        shown.append(Evidence("name", indicator.name, indicator.cite, document.name))
    said = _said_of_it(case, field, followers, indicator)
    shown += [case.evidence("reason", one) for one in said]
    ended = [Clause(one.text, one.cite) for one in followers if one.change == "retired"]
    reason = next((one.text for one in (*ended, *said) if _REASON.search(one.text)), None)
    values["reason"] = "".join(reason.split()) if reason else ""
    severity: Severity = "high" if key in ("reused", "retired") else "medium"
    return Question(f"{key}-reason" if reason else key, tuple(shown), (key,), values, severity)


def _said_of_it(
    case: Case, field: PolicyField, followers: list[NextIndicator], indicator: Indicator | None
) -> list[Clause]:
    """Return the sentences of the field's outlook that speak of this change."""
    if field.next_measure is None:
        return []
    codes = {one.code for one in followers if one.code}
    quoted = {squeeze(one.text) for one in followers}
    old = squeeze(indicator.name) if indicator else ""
    return [
        clause
        for clause in case.clauses(field.next_measure.text, field.next_measure.cite)
        if squeeze(clause.text) not in quoted and _speaks(squeeze(clause.text), codes, old)
    ]


def _speaks(sentence: str, codes: set[str], old: str) -> bool:
    """Whether a sentence speaks of a change of these codes, this name, or of any indicator."""
    if old and old in sentence and _CHANGE.search(sentence):
        return True
    if not _MEASURED.search(sentence):
        return False
    named = _CODE.findall(sentence)
    if not _CHANGE.search(sentence) and not _NOT_MEASURED.search(sentence):
        return False
    return any(code in codes for code in named) if named else True
