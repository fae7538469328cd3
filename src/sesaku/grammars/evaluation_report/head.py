"""The head of a report: what stands before the fields, about the measure as a whole."""

import dataclasses
import re
from dataclasses import dataclass, field

from sesaku.document.cite import Cite
from sesaku.document.document import Document
from sesaku.grammars.evaluation_report import head_budget, head_goals, head_list, opinions
from sesaku.grammars.evaluation_report.front import read_front
from sesaku.grammars.evaluation_report.grammar import DASH
from sesaku.grammars.evaluation_report.head_labels import Label, label_at
from sesaku.grammars.rows import Row, compose, starts_paragraph
from sesaku.model.diagnostic import Collector
from sesaku.model.evaluation import Attainment, Measure, PolicyField
from sesaku.model.reading import Furniture
from sesaku.model.values import Text
from sesaku.text.wareki import years_in

_ROMAN = "\u2160-\u2169IVX"  # Ⅰ to ten, as one character or in Latin letters
# 施策Ⅱ-１ 国際の平和と安定に対する取組 / 施策３－２ …
_TITLE = re.compile(rf"施策\s*(?P<code>[{_ROMAN}\d]+\s*{DASH}\s*\d+)\s+(?P<name>\S.*)$")
# 令和３年度政策評価書
_YEAR = re.compile(
    r"(?P<year>(?:令和|平成)?\s*(?:\d{1,4}|元)\s*年度)\s*(?:実施)?(?:施策に係る)?政策評価書"
)
# (外務省２－Ⅱ－１)
_NUMBER = re.compile(
    r"\((?P<ministry>[^\s()\d]+?(?:省|庁|府|委員会|院))\s*"
    rf"(?P<rest>[{_ROMAN}\d\s]+(?:{DASH}[{_ROMAN}\d\s]+)*)\)$"
)
_TITLE_ROWS = 8
_MOST_ROWS = 3
# 相当程度進展あり（Ｂ） / 目標達成（Ａ）
_LEVEL = re.compile(r"(?P<label>[^()\s]+)\s*(?:\(\s*(?P<grade>[A-ES\d])\s*\))?$")
# 令和３年８月
_MONTH = re.compile(r"年\s*(?P<month>1[0-2]|[1-9])\s*月")
# （※）本施策は… / （注１）評価結果については…
_NOTE = re.compile(r"\((?:※|注)\s*\d*\)\s*")


@dataclass(slots=True)
class Head:
    """The head as read; ``finish`` adds what only the fields can tell."""

    document: Document
    measure: Measure = field(default_factory=Measure)
    title: str | None = None
    labels: list[tuple[int, int]] = field(default_factory=list)
    sections: dict[str, list[Row]] = field(default_factory=dict)
    furniture: tuple[Furniture, ...] = ()

    def finish(self, fields: tuple[PolicyField, ...]) -> Measure:
        """Return the measure, its remarks tied to the fields that they are about."""
        remarks = opinions.with_subjects(self.measure.opinions, fields)
        return dataclasses.replace(self.measure, opinions=remarks)


def read_head(document: Document, rows: list[Row], collector: Collector) -> Head:
    """Read the rows before the fields."""
    head = Head(document)
    start = _title_rows(rows)
    front = read_front(document, rows[:start], collector)
    head.furniture = front.furniture
    cites: dict[str, Cite] = {}
    values: dict[str, object] = {}
    rest = _titles(head, rows[start:], values, cites)
    _sections(head, rest)
    _plain_sections(head, values, cites)
    aims = head_goals.read_goals(document, head.sections.get("goals", []))
    head.labels.extend(aims.labels)
    listed = head_list.read_list(document, head.sections.get("list", []))
    head.labels.extend(listed.labels)
    remarks = opinions.read_opinions(document, head.sections.get("opinions", []))
    head.labels.extend(remarks.labels)
    budgets, labels = head_budget.read_budgets(
        document, head.sections.get("budgets", []), collector
    )
    head.labels.extend(labels)
    head.measure = Measure(
        **values,  # type: ignore[arg-type] # names and values are those of the record
        goal_preamble=aims.preamble,
        purposes=aims.purposes,
        goals=aims.goals,
        attainment=_attainment(head),
        rating_summary=listed.entries,
        budgets=budgets,
        budget_form=front.form,
        evaluation_method=front.method,
        opinions=remarks.opinions,
        opinion_preamble=remarks.preamble,
        notes=_notes(document, head.sections.get("notes", [])),
        cites=cites,
    )
    return head


def _title_rows(rows: list[Row]) -> int:
    """Return where the report's own title stands, behind a budget form that may precede it."""
    for index, row in enumerate(rows):
        if _TITLE.match(row.text) or _YEAR.search(row.tight):
            return index
    return 0


def _titles(
    head: Head, rows: list[Row], values: dict[str, object], cites: dict[str, Cite]
) -> list[Row]:
    """Take the title lines: code and name, fiscal year, the number in brackets."""
    left: list[Row] = []
    for index, row in enumerate(rows):
        title, year = _TITLE.match(row.text), _YEAR.search(row.text)
        number = _NUMBER.search(row.text) if index < _TITLE_ROWS else None
        before = len(cites)
        if title is not None and "code" not in values:
            name = title.start("name"), year.start() if year else title.end("name")
            values["code"] = _put(head, cites, "code", row, title.span("code"))
            head.labels.append((row.start, row.start + title.end("code")))
            head.title = _put(head, cites, "title", row, name)
        if year is not None and "fiscal_year" not in values:
            values["fiscal_year"] = next(iter(years_in(year["year"])), None)
            _put(head, cites, "fiscal_year", row, year.span("year"))
            head.labels.append((row.start + year.start(), row.start + year.end()))
        if number is not None and "ministry" not in values:
            values["ministry"] = _put(head, cites, "ministry", row, number.span("ministry"))
            code = number.start("ministry"), number.end("rest")
            values["code"] = _put(head, cites, "code", row, code)
            start = row.start + number.start()
            head.labels.extend([(start, start + 1), (row.end - 1, row.end)])
        if len(cites) == before:
            left.append(row)
    return left


def _put(head: Head, cites: dict[str, Cite], key: str, row: Row, span: tuple[int, int]) -> str:
    start, end = row.start + span[0], row.start + span[1]
    text = head.document.text[start:end].rstrip()
    cites[key] = head.document.cite(start, start + len(text))
    return text


def _sections(head: Head, rows: list[Row]) -> None:
    """Sort the rows under the labels of the form."""
    section = ""
    index = 0
    while index < len(rows):
        row = rows[index]
        label = label_at(rows, index)
        if label is not None and _allowed(label, section, rows, index):
            section = _enter(head, label)
            index = label.end
            continue
        if head_list.opens_list(rows, index) and section not in {"goals", "opinions"}:
            section = "list"
        elif _opens_note(row) and section != "opinions":
            section = "notes"
        head.sections.setdefault(section, []).append(row)
        index += 1


def _opens_note(row: Row) -> bool:
    """Whether a note starts with a row; a mark （注２） alone ends a label."""
    match = _NOTE.match(row.text)
    return match is not None and match.end() < len(row.text)


def _allowed(label: Label, section: str, rows: list[Row], index: int) -> bool:
    """Whether a label counts here: in running text only the labels that end it do."""
    if section in {"opinions", "goals"} and label.kind in {"evaluation", "goals", "name", "scale"}:
        return starts_paragraph(rows, index) and label.kind == "evaluation"
    return True


def _enter(head: Head, label: Label) -> str:
    """Open the section of a label; the label of a budget goes with its rows."""
    section = {"budget": "budgets"}.get(label.kind, label.kind)
    rows = head.sections.setdefault(section, [])
    if label.kind == "budget":
        start, end = label.pieces[0][0], label.pieces[-1][1]
        rows.append(Row(start, end, label.text, closes=True))
    else:
        head.labels.extend(label.pieces)
    if label.rest is not None:
        rows.append(label.rest)
    return section


def _plain_sections(head: Head, values: dict[str, object], cites: dict[str, Cite]) -> None:
    for key in ("name", "department"):
        rows = head.sections.get(key, [])
        taken = _first_paragraph(rows)
        passage = compose(head.document, taken)
        if passage.text:
            values[key] = passage.text
            cites[key] = passage.cite
    if "name" not in values and head.title:
        values["name"] = head.title
        cites["name"] = cites["title"]
    for row in head.sections.get("evaluated_on", [])[:1]:
        month = _MONTH.search(row.text)
        year = years_in(row.text[: month.start()]) if month else []
        if month and year:
            values["evaluated_on"] = f"{year[0]}-{int(month['month']):02}"
            cites["evaluated_on"] = head.document.cite(row.start, row.end)


def _first_paragraph(rows: list[Row]) -> list[Row]:
    """Return the rows of the first paragraph; a few rows are one where no mark tells its end."""
    if rows and not rows[0].sure and len(rows) <= _MOST_ROWS:
        return rows
    for index, row in enumerate(rows):
        if row.closes:
            return rows[: index + 1]
    return rows


def _attainment(head: Head) -> Attainment | None:
    rows = head.sections.get("scale", []) or head.sections.get("attainment", [])
    for index, row in enumerate(rows):
        wrapped = not row.closes and index + 1 < len(rows)
        printed = rows[index : index + 2] if wrapped else [row]
        match = _LEVEL.match("".join(part.tight for part in printed))
        if match is None:
            continue
        level = compose(head.document, printed)
        basis = compose(head.document, head.sections.get("basis", []))
        return Attainment(
            match["grade"],
            re.split(r"[(（]", level.text, maxsplit=1)[0].strip(),
            basis.text or None,
            level.cite,
            basis.cite,
        )
    return None


def _notes(document: Document, rows: list[Row]) -> tuple[Text, ...]:
    groups: list[list[Row]] = []
    for row in rows:
        if _NOTE.match(row.text) or not groups:
            groups.append([row])
        else:
            groups[-1].append(row)
    return tuple(Text(*compose(document, group)) for group in groups)
