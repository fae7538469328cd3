"""Remarks as the pages show them: concerns, answers beside them, and what people decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sesaku_web.pages.citer import Cited, Citer
from sesaku_web.pages.subjects import address_of, label_of
from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from sesaku_web.sources.models import StoredReading
from workbench.comparisons.models import Judgement
from workbench.comparisons.vocabulary import stance_label, status_label


@dataclass(frozen=True, slots=True)
class Concern:
    """What a remark concerns."""

    subject: str
    name: str
    href: str
    by_words: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What a document says to a remark."""

    later: bool
    document: str
    level: str
    subject: str
    text: str
    view: str
    shared: Sequence[str]
    looked_at: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A remark of the register.

    ``stance_said`` and ``status_said`` are what the program says; ``stance`` and ``status`` count.
    """

    sha: str
    subject: str
    number: str
    year: int | None
    title: str
    cited: Cited
    concerns: Sequence[Concern]
    stance: str
    stance_said: str
    status: str
    status_said: str
    signs: Sequence[str]
    answers: Sequence[Answer]
    again: Sequence[tuple[str, str]]
    open_since: int | None
    open_years: int | None
    decided: Mapping[str, Judgement]


def shown(
    register: Mapping[str, Any],
    readings: Sequence[StoredReading],
    decided: Mapping[tuple[str, str, str], Judgement],
) -> list[Shown]:
    """Return the remarks of a register to show, in its order."""
    known = {reading.document.sha256: reading for reading in readings}
    return [_shown(remark, known, decided) for remark in register["remarks"]]


def table(remarks: Sequence[Shown]) -> PageTable:
    """Return the register as a table, one row a remark."""
    rows = [
        [
            Cell(remark.title),
            Cell(remark.year),
            Cell(remark.subject),
            Cell("、".join(concern.subject for concern in remark.concerns)),
            Cell(remark.cited.text),
            Cell(remark.stance, stance_label(remark.stance)),
            Cell(remark.status, status_label(remark.status)),
            *(Cell(_answer(remark, later=later)) for later in (False, True)),
            Cell(remark.open_since),
            Cell(remark.open_years),
            Cell("／".join(one.reason for one in remark.decided.values())),
        ]
        for remark in remarks
    ]
    heads = (
        _("文書"),
        _("年度"),
        _("番号"),
        _("対象"),
        _("所見"),
        _("立場"),
        _("対応"),
        _("同じ評価書の答え"),
        _("後の評価書の答え"),
        _("未対応の始まり（年度）"),
        _("未対応の年数"),
        _("判断の理由"),
    )
    columns = [Column(head) for head in heads]
    return PageTable("remarks", _("所見の台帳"), columns, [Group(rows)])


def _answer(remark: Shown, *, later: bool) -> str:
    return "／".join(each.text for each in remark.answers if each.later is later and each.text)


def _shown(
    remark: Mapping[str, Any],
    known: Mapping[str, StoredReading],
    decided: Mapping[tuple[str, str, str], Judgement],
) -> Shown:
    sha, subject = remark["document"], remark["subject"]
    reading = known[sha]
    document = reading.document
    citer = Citer(document)
    own = {
        part: decided[sha, subject, part]
        for part in ("stance", "status")
        if (sha, subject, part) in decided
    }
    stance, status = remark["stance"] or "", remark["status"]
    is_open = _now(own, "status", status) in ("not_visible", "partly")
    return Shown(
        sha=document.short,
        subject=subject,
        number=subject.rpartition(":")[2],
        year=remark["fiscal_year"],
        title=reading.title or document.name,
        cited=citer.value(remark["text"], remark["cite"], subject, "text"),
        concerns=[_concern(each, document.short) for each in remark["concerns"]],
        stance=_now(own, "stance", stance),
        stance_said=stance,
        status=_now(own, "status", status),
        status_said=status,
        signs=[sign["text"] for sign in remark["signs"]],
        answers=[_answered(each, known) for each in remark["answers"]],
        again=[_again(each, known) for each in remark["raised_again"]],
        open_since=remark["fiscal_year"] if is_open else None,
        open_years=remark["open_years"] if is_open else None,
        decided=own,
    )


def _now(decided: Mapping[str, Judgement], part: str, said: str) -> str:
    """Return what counts: a person's value, where one corrected the program's."""
    one = decided.get(part)
    return one.value if one is not None and one.value else said


def _concern(each: Mapping[str, Any], short: str) -> Concern:
    subject = each["subject"]
    href = "" if subject.startswith("next:") else address_of(short, subject) or ""
    return Concern(subject, each["name"], href, each["by"] == "words")


def _answered(each: Mapping[str, Any], known: Mapping[str, StoredReading]) -> Answer:
    reading = known[each["document"]]
    citer = Citer(reading.document)
    return Answer(
        later=each["later"],
        document=reading.title or reading.document.name,
        level=each["level"],
        subject=label_of(each["subject"]) if each["subject"] else "",
        text=each["text"],
        view=citer.at(each["cite"]),
        shared=[reason["shared"] for reason in each["why"]],
        looked_at="、".join(each["looked_at"]),
    )


def _again(each: Mapping[str, Any], known: Mapping[str, StoredReading]) -> tuple[str, str]:
    document = known[each["document"]].document
    return each["text"], Citer(document).at(each["cite"])
