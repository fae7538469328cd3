"""From the sections of a summary 「評価書要旨」 to records."""

import re
from collections.abc import Iterable
from dataclasses import replace

from sesaku.codelists import load
from sesaku.document.cite import Cite
from sesaku.document.document import Document
from sesaku.document.passage import Passage
from sesaku.grammars.evaluation_summary import budgets, grammar, layout, money, subjects
from sesaku.grammars.evaluation_summary.blocks import Block, cut_blocks
from sesaku.grammars.evaluation_summary.sections import Section
from sesaku.grammars.rows import Row, compose
from sesaku.model.budget import Budget
from sesaku.model.diagnostic import Collector
from sesaku.model.evaluation import Attainment, ExpertOpinion, Goal, Measure
from sesaku.model.reading import Content, Furniture
from sesaku.model.values import NumberedText, Text
from sesaku.text.wareki import years_in
from sesaku.text.width import fold, narrow

_EXPECTED = {
    "name": "施策名",
    "goals": "施策目標",
    "results": "評価結果",
    "next_goals": "次期施策目標",
    "budget": "予算額・執行額",
    "opinions": "有識者の所見",
}
_PURPOSES = re.compile(r"[（(]\s*([①-⑳](?:\s*[、,，・]?\s*[①-⑳])*)\s*[）)]")
# "令和６年度政策評価書（要旨）", "令和５年度実施施策に係る政策評価書"
_TITLE_YEAR = re.compile(r"(?:令和|平成|昭和|[RHS])?\s*(?:\d{1,4}|元)\s*年度")
_JUDGED = re.compile(
    r"\s*(?:に?実施)?(?:した|の)?\s*(?:施策|政策|実績|事後)?(?:に係る)?\s*(?:政策)?評価"
)
# "（架空省６－Ⅲ－２）"
_NUMBER = re.compile(
    r"\((?P<ministry>[^\s()\d]{1,10}?(?:省|庁|府|委員会|院))\s*(?P<rest>[\dⅠ-Ⅻ][^()]{0,14})\)"
)
# "令和６年８月", "2024年8月30日"
_DATE = re.compile(
    r"(?:令和|平成|[RH]\.?)?\s*(?:\d{1,4}|元)\s*年\s*(?P<month>\d{1,2})\s*月(?:\s*\d{1,2}\s*日)?"
)
# "（判断根拠）", "【判断根拠】", "判断根拠："
_BASIS = re.compile(r"[(【]?\s*判断(?:の)?(?:根拠|理由)\s*[)】]?\s*[::]?\s*")
_LETTER = re.compile(r"\s*[(]\s*(?P<grade>[A-ES\d])\s*[)]")
_BRACKETED = re.compile(r"\(.*\)", re.DOTALL)


def read(document: Document) -> Content:
    """Read a document as a summary; never raises."""
    return _Summary(document).content()


class _Summary:
    """Collects the records of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.collector = Collector()
        found = layout.lay_out(document)
        self.sections = found.sections
        self.furniture = list(found.furniture)
        self.notes: list[Text] = []
        self.cites: dict[str, Cite] = {}
        self.title: str | None = None
        self.date: str | None = None
        self.fiscal_year: int | None = None
        self.plain: dict[str, str] = {}

    def content(self) -> Content:
        """Return what the document says."""
        for section in self.sections:
            for label in section.labels:
                self.furniture.append(Furniture("heading", self.document.cite(*label)))
        self._head()
        self._plain_values()
        goal_lead, goals = self._items("goals")
        overall, results = self._items("results")
        next_lead, next_goals = self._items("next_goals")
        opinion_lead, opinions = self._opinions()
        attainment = self._attainment()
        for kind in ("notes", "materials"):
            self._note(self._blocks(kind))
        measure = Measure(
            name=self.plain.get("name"),
            ministry=self.plain.get("ministry"),
            code=self.plain.get("code"),
            fiscal_year=self.fiscal_year,
            department=self.plain.get("department"),
            evaluated_on=self.plain.get("evaluated_on"),
            goal_preamble=goal_lead,
            goals=tuple(
                Goal(goal.number, goal.text, _purposes(goal.text), goal.cite) for goal in goals
            ),
            attainment=attainment,
            budgets=self._budgets(),
            opinions=opinions,
            opinion_preamble=opinion_lead,
            overall=overall,
            results=tuple(results),
            next_preamble=next_lead,
            next_goals=tuple(next_goals),
            notes=tuple(sorted(self.notes, key=lambda note: note.cite)),
            cites=self.cites,
        )
        measure = replace(measure, opinions=self._with_subjects(measure))
        self._missing()
        return Content(
            measure=measure,
            title=self.title,
            publisher=measure.ministry,
            date=self.date,
            furniture=tuple(self.furniture),
            diagnostics=self.collector.all(),
        )

    def _of(self, kind: str) -> list[Section]:
        return [section for section in self.sections if section.kind == kind]

    def _blocks(self, kind: str) -> list[Block]:
        """Return the blocks of all sections of a kind; its notes go to the notes."""
        found: list[Block] = []
        for section in self._of(kind):
            cut, odd = cut_blocks(section)
            for row, expected, printed in odd:
                cite = self.document.cite(row.start, row.end)
                self.collector.add(
                    "item-number-unexpected", cite, expected=expected, printed=printed
                )
            for block in cut:
                if block.note and kind != "notes":
                    self._note([block])
                else:
                    found.append(block)
        return found

    def _note(self, blocks: Iterable[Block]) -> None:
        self.notes.extend(Text(*self._text(block)) for block in blocks if self._kept(block))

    def _text(self, block: Block) -> Passage:
        """Return a block's text without its mark; the mark becomes furniture."""
        skip = block.mark.length if block.mark is not None else 0
        first = block.rows[0]
        if skip:
            end = first.start + len(first.text[:skip].rstrip())
            self.furniture.append(Furniture("label", self.document.cite(first.start, end)))
        rows = block.rows if skip < len(first.text) else block.rows[1:]
        return compose(self.document, rows, skip if rows and rows[0] is first else 0)

    def _items(self, kind: str) -> tuple[Text | None, list[NumberedText]]:
        """Return what stands before the items, and the items.

        Without marked items the paragraphs are the items, the first excepted where it only leads in
        or, among results, where it is all there is.
        """
        blocks = [block for block in self._blocks(kind) if self._kept(block)]
        first = next((n for n, block in enumerate(blocks) if block.mark is not None), None)
        if first is None:
            first = len(blocks) if kind == "results" else 0
            if blocks and first == 0 and grammar.leads_in(blocks[0].rows[-1].text):
                first = 1
        lead = compose(self.document, [row for block in blocks[:first] for row in block.rows])
        items: list[NumberedText] = []
        for block in blocks[first:]:
            text, cite = self._text(block)
            items.append(NumberedText(_number(block), text, cite))
        self._duplicates(items)
        return (Text(*lead) if lead.text else None), items

    def _kept(self, block: Block) -> bool:
        """Whether a block is content: not a sub-heading, not a mark without a text."""
        if block.mark is None and len(block.rows) == 1 and grammar.inner(block.rows[0].text):
            self._set_aside("heading", block.rows[0], (0, len(block.rows[0].text)))
            return False
        skip = block.mark.length if block.mark is not None else 0
        return len(block.rows) > 1 or bool(block.rows[0].text[skip:].strip())

    def _duplicates(self, items: Iterable[NumberedText]) -> None:
        seen: set[str] = set()
        for item in items:
            if item.number is not None and item.number in seen:
                self.collector.add("item-number-duplicate", item.cite, number=item.number)
            seen.add(item.number or "")

    def _opinions(self) -> tuple[Text | None, tuple[ExpertOpinion, ...]]:
        blocks = [block for block in self._blocks("opinions") if self._kept(block)]
        lead: list[Row] = []
        if blocks and blocks[0].mark is None and self._leads(blocks):
            lead = blocks.pop(0).rows
        said = compose(self.document, lead)
        opinions = tuple(ExpertOpinion(text, (), cite) for text, cite in map(self._text, blocks))
        return (Text(*said) if said.text else None), opinions

    def _leads(self, blocks: list[Block]) -> bool:
        """Whether the first paragraph of the opinions is no opinion of its own."""
        first = "".join(row.text for row in blocks[0].rows)
        marked = any(block.mark is not None for block in blocks[1:])
        return marked or _BRACKETED.fullmatch(first) is not None or grammar.leads_in(first)

    def _with_subjects(self, measure: Measure) -> tuple[ExpertOpinion, ...]:
        opinions = measure.opinions
        codes = [subjects.named(opinion.text) for opinion in opinions]
        said: dict[str, str] = {}
        numbered = [(goal.number, goal.text) for goal in measure.goals]
        numbered += [(one.number, one.text) for one in (*measure.results, *measure.next_goals)]
        for number, text in numbered:
            if number is not None:
                said[number] = said.get(number, "") + "\n" + text
        whole = (measure.goal_preamble, measure.next_preamble, measure.overall)
        common = (measure.name or "") + "".join(text.text for text in whole if text is not None)
        for hit in subjects.inferred([one.text for one in opinions], codes, said, common):
            codes[hit.opinion] = (f"F{hit.number}",)
            self.collector.add(
                "opinion-subject-inferred",
                opinions[hit.opinion].cite,
                words=hit.words,
                number=hit.number,
            )
        return tuple(
            replace(opinion, about=about) for opinion, about in zip(opinions, codes, strict=True)
        )

    def _head(self) -> None:
        """Read the lines before the first heading: title, year, code, date."""
        for row in self.sections[0].rows:
            number = _NUMBER.search(row.text)
            if grammar.title(row.text) and self.title is None:
                self._take_title(row)
            elif number is not None and "code" not in self.plain:
                self._put("ministry", row, number.span("ministry"))
                self._put("code", row, (number.start("ministry"), number.end("rest")))
                for at in (number.start(), number.end() - 1):
                    self._set_aside("label", row, (at, at + 1))
            elif self.date is None and (match := _DATE.fullmatch(row.text)) is not None:
                self.date = self._passage("date", row, match.span())

    def _take_title(self, row: Row) -> None:
        self.title = self.document.text[row.start : row.end]
        self._set_aside("heading", row, (0, len(row.text)))
        years = list(_TITLE_YEAR.finditer(row.text))
        judged = [year for year in years if _JUDGED.match(row.text, year.end())]
        chosen = judged if len(judged) == 1 else years
        if len(chosen) == 1 and len(values := years_in(fold(chosen[0][0]))) == 1:
            self.fiscal_year = values[0]
            self.cites["fiscal_year"] = self.document.cite(
                row.start + chosen[0].start(), row.start + chosen[0].end()
            )

    def _set_aside(self, kind: str, row: Row, span: tuple[int, int]) -> None:
        cite = self.document.cite(row.start + span[0], row.start + span[1])
        self.furniture.append(Furniture(kind, cite))

    def _passage(self, key: str, row: Row, span: tuple[int, int]) -> str:
        self._keep(key, self.document.cite(row.start + span[0], row.start + span[1]))
        return self.document.quote(self.cites[key])

    def _put(self, key: str, row: Row, span: tuple[int, int]) -> None:
        self.plain[key] = self._passage(key, row, span)

    def _keep(self, key: str, cite: Cite) -> None:
        self.cites[key] = cite

    def _plain_values(self) -> None:
        for kind in grammar.PLAIN:
            blocks = self._blocks(kind)
            if not blocks:
                continue
            passage = compose(self.document, blocks[0].rows)
            if passage.text:
                self.plain[kind], self.cites[kind] = passage
        if "evaluated_on" in self.plain:
            match = _DATE.search(narrow(self.plain["evaluated_on"]))
            year = years_in(match[0].split("月")[0]) if match else []
            if match and len(year) == 1:
                self.plain["evaluated_on"] = f"{year[0]}-{int(match['month']):02}"
        if self.fiscal_year is None:
            labels = [label for section in self.sections for label in section.labels]
            cite = self.document.cite(*labels[0]) if labels else ()
            self.collector.add("fiscal-year-undecided", cite)

    def _attainment(self) -> Attainment | None:
        rows = [row for section in self._of("attainment") for row in section.rows]
        for place, row in enumerate(rows):
            level = _level(row)
            if level is None:
                continue
            start, end = level
            letter = _LETTER.match(row.text, end)
            stop = letter.end() if letter else end
            basis = self._basis(rows[place + 1 :])
            return Attainment(
                letter["grade"] if letter else None,
                self.document.text[row.start + start : row.start + end],
                basis.text or None,
                self.document.cite(row.start + start, row.start + stop),
                basis.cite,
            )
        return None

    def _basis(self, rows: list[Row]) -> Passage:
        """Return the reason 「判断根拠」 that stands below the level."""
        for place, row in enumerate(rows):
            match = _BASIS.match(row.text)
            if match is not None:
                label = len(row.text[: match.end()].rstrip())
                self._set_aside("label", row, (0, label))
                first = match.end() < len(row.text)
                skip = match.end() if first else 0
                return compose(self.document, rows[place if first else place + 1 :], skip)
        return Passage("", ())

    def _budgets(self) -> tuple[Budget, ...]:
        rows: list[Row] = []
        for section in self._of("budget"):
            rows.extend(row for row in section.rows if _in_table(row))
            others = [strip for strip in section.strips if not _in_table(strip.row)]
            cut, _ = cut_blocks(Section("notes", [], others))
            self._note(block for block in cut if block.note)
        units = [note.text for note in self.notes]
        units += [self.document.text[a:b] for part in self._of("budget") for a, b in part.labels]
        read = budgets.read_budgets(self.document, rows, units, self.collector)
        self.furniture.extend(read.furniture)
        return read.budgets

    def _missing(self) -> None:
        present = {section.kind for section in self.sections}
        for kind, name in _EXPECTED.items():
            if kind not in present:
                self.collector.add("section-missing", (), section=name)


def _in_table(row: Row) -> bool:
    found = grammar.heading(row.text)
    return money.tabular(row) or (found is not None and found.kind == "budget")


def _number(block: Block) -> str | None:
    mark = block.mark
    if mark is None or mark.number is None:
        return None
    return fold(mark.printed) if mark.level in {"kana", "letter"} else str(mark.number)


def _purposes(text: str) -> tuple[str, ...]:
    marks = [mark for group in _PURPOSES.findall(text) for mark in re.findall(r"[①-⑳]", group)]
    return tuple(sorted(set(marks)))


def _level(row: Row) -> tuple[int, int] | None:
    """Return where one of the common levels 「各行政機関共通区分」 stands in a row."""
    for form in load("attainment_levels").forms():
        at = row.text.find(narrow(form))
        if at >= 0:
            return at, at + len(form)
    return None
