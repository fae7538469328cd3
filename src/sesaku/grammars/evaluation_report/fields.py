"""Fields 「個別分野」: blocks of the body put together by their codes, whatever their order."""

from dataclasses import dataclass, field

from sesaku.document.cite import Cite
from sesaku.document.document import Document
from sesaku.document.passage import Passage
from sesaku.grammars import items
from sesaku.grammars.evaluation_report import analyses, indicators, policies
from sesaku.grammars.evaluation_report.blocks import Block
from sesaku.grammars.evaluation_report.indicators import Draft, IndicatorReader
from sesaku.grammars.evaluation_report.references import read_reference
from sesaku.grammars.rows import Row, compose
from sesaku.model.diagnostic import Collector
from sesaku.model.evaluation import Analysis, Measure, NextIndicator, PolicyField
from sesaku.model.indicator import Indicator
from sesaku.model.values import NumberedText, Text
from sesaku.text.width import squeeze


@dataclass(slots=True)
class FieldDraft:
    """A field as its blocks come in."""

    number: str
    heading: Block | None = None
    overview: list[Row] = field(default_factory=list)
    cabinet: list[Row] = field(default_factory=list)
    indicators: list[Draft] = field(default_factory=list)
    references: list[Block] = field(default_factory=list)
    analyses: list[Block] = field(default_factory=list)
    measure: list[Row] = field(default_factory=list)
    following: list[Block] = field(default_factory=list)
    materials: list[Row] = field(default_factory=list)


class Assembly:
    """Puts blocks together: every block goes where its code says, or where the last one went."""

    def __init__(self, document: Document, collector: Collector) -> None:
        self.document = document
        self.collector = collector
        self.fields: dict[str, FieldDraft] = {}
        self.labels: list[tuple[int, int]] = []
        self._field: FieldDraft | None = None
        self._indicator: Draft | None = None
        self._evaluated: tuple[Block, str | None] | None = None
        self._single = False
        self._headed = False
        self._openings: list[tuple[FieldDraft | None, Block]] = []
        self._directions: list[Block] = []

    def add_all(self, blocks: list[Block]) -> None:
        """Take the blocks of the body, in the order of the print."""
        self._single = not any(block.kind == "field" for block in blocks) and not any(
            "-" in (block.heading.code or "") for block in blocks if block.kind == "indicator"
        )
        for block in blocks:
            take = getattr(self, f"_take_{block.kind}", None)
            if take is not None:
                take(block)
        self._place_openings(None)
        self._place_directions(None)

    def _of(self, code: str | None) -> FieldDraft:
        """Return the field of a code, or the current one."""
        if self._single:
            number = "1"
        elif code and "-" in code:
            number = code.split("-")[0]
        elif code or self._field is None:
            number = code or "1"
        else:
            return self._field
        return self.fields.setdefault(number, FieldDraft(number))

    def _take_field(self, block: Block) -> None:
        self._place_directions(None)
        if self._indicator is not None and not self._indicator.complete:
            self.collector.add(
                "heading-displaced",
                self._cite(block),
                number=block.heading.code,
                indicator=self._indicator.code,
            )
        draft = self._of(block.heading.code)
        if draft.heading is None:
            draft.heading = block
        self._field = draft
        self._headed = True
        self.labels.extend(block.labels)

    def _take_overview(self, block: Block) -> None:
        self._open(block)

    def _take_cabinet(self, block: Block) -> None:
        self._open(block)

    def _open(self, block: Block) -> None:
        """Take a part with which a field opens: under its heading, or held until a code comes."""
        if self._headed:
            waiting = [pair for pair in self._openings if pair[1].kind == block.kind]
            for pair in waiting:
                self._openings.remove(pair)
                self._place(pair[0] or self._of(None), pair[1])
            self._place(self._of(None), block)
        else:
            self._openings.append((self._field, block))

    def _place(self, owner: FieldDraft, block: Block) -> None:
        self._rows_to(owner.overview if block.kind == "overview" else owner.cabinet, block)

    def _place_openings(self, following: FieldDraft | None) -> None:
        """Give the parts held to the field whose code comes next, if it lacks them."""
        for before, block in self._openings:
            lacks = following is not None and not (
                following.overview if block.kind == "overview" else following.cabinet
            )
            owner = following if lacks else before
            self._place(owner or self._of(None), block)
        self._openings.clear()
        self._headed = False

    def _rows_to(self, rows: list[Row], block: Block) -> None:
        rows.extend(block.rows)
        self.labels.extend(block.labels)

    def _take_indicator(self, block: Block) -> None:
        self._place_directions(None)
        code = block.heading.code or ""
        draft = Draft(code, block)
        owner = self._of(code)
        if any(other.code == code for other in owner.indicators):
            self.collector.add("code-duplicate", self._cite(block), indicator=code)
        owner.indicators.append(draft)
        self._place_openings(owner)
        self._field = owner
        self._indicator = draft
        self.labels.extend(block.labels)
        if indicators.tabular(self.document, block):
            indicators.read_rows(self.document, draft, block.rows)

    def _take_midterm(self, block: Block) -> None:
        if self._indicator is not None and self._indicator.midterm is None:
            self._indicator.midterm = block

    def _take_target(self, block: Block) -> None:
        if self._indicator is not None and not self._indicator.add_target(block):
            self.collector.add("year-unreadable", self._cite(block), printed=block.heading.year)

    def _take_result(self, block: Block) -> None:
        if self._indicator is not None:
            self._indicator.add_result(block)

    def _take_rating(self, block: Block) -> None:
        if self._indicator is not None and self._indicator.rating is None:
            self._indicator.rating = block

    def _take_reference(self, block: Block) -> None:
        self._of(None).references.append(block)

    def _take_evaluation(self, block: Block) -> None:
        self._place_directions(None)
        self._evaluated = (block, block.heading.code)
        self._indicator = None
        self.labels.extend(block.labels)

    def _take_analysis(self, block: Block) -> None:
        self.labels.extend(block.labels)
        if block.rows:
            self._of(self._evaluated[1] if self._evaluated else None).analyses.append(block)

    def _take_analysed(self, block: Block) -> None:
        owner = self._of(block.heading.code)
        self._place_directions(None)
        self._note_number(owner)
        self._place_openings(owner)
        self._field = owner
        owner.analyses.append(block)
        self.labels.extend(block.labels)

    def _take_direction(self, block: Block) -> None:
        self._directions.append(block)

    def _take_next_measure(self, block: Block) -> None:
        self._directions.append(block)

    def _place_directions(self, following: FieldDraft | None) -> None:
        """Give what is said of the next cycle to the field under evaluation.

        Behind analyses that is theirs; else that of the code that comes next, or that of the
        heading 「評価結果」.
        """
        if not self._directions and following is None:
            return
        owner = self._field
        if self._evaluated is not None:
            printed = self._evaluated[1]
            owner = following or (self._of(printed) if printed in self.fields else owner)
            self._note_number(owner)
        for block in self._directions:
            self._rows_to((owner or self._of(None)).measure, block)
        self._directions.clear()
        self._field = owner

    def _note_number(self, owner: FieldDraft | None) -> None:
        """Note that the heading 「評価結果」 carries another number than the field it opens."""
        if self._evaluated is None or owner is None:
            return
        heading, printed = self._evaluated
        if printed is not None and printed != owner.number and not self._single:
            self.collector.add(
                "heading-field-number", self._cite(heading), printed=printed, expected=owner.number
            )
        self._evaluated = None

    def _take_next_indicators(self, block: Block) -> None:
        self.labels.extend(block.labels)

    def _take_next_code(self, block: Block) -> None:
        owner = self._of(block.heading.code)
        self._place_directions(owner)
        owner.following.append(block)
        self.labels.extend(block.labels)

    def _take_materials(self, block: Block) -> None:
        self._place_directions(None)
        self._rows_to(self._of(None).materials, block)

    def _cite(self, block: Block) -> Cite:
        return tuple(self.document.span(*label) for label in block.labels)

    def read(self, measure: Measure) -> tuple[PolicyField, ...]:
        """Return the records of all fields, by number; a field of no number is the measure's."""
        reader = IndicatorReader(self.document, self.collector)
        records = [
            self._read(draft, reader, measure)
            for draft in sorted(self.fields.values(), key=lambda draft: int(draft.number))
        ]
        self.labels.extend(reader.labels)
        return tuple(records)

    def _read(self, draft: FieldDraft, reader: IndicatorReader, measure: Measure) -> PolicyField:
        name = self._name(draft, measure)
        records = tuple(reader.read(indicator) for indicator in draft.indicators)
        cabinet, bullets = policies.read_policies(self.document, draft.cabinet)
        materials, marks = policies.read_materials(self.document, draft.materials)
        self.labels.extend([*bullets, *marks])
        return PolicyField(
            number=draft.number,
            name=name.text,
            cite=name.cite,
            overview=self._overview(draft.overview),
            cabinet_policies=tuple(cabinet),
            indicators=tuple(sorted(records, key=_by_code)),
            reference_indicators=tuple(self._reference(block) for block in draft.references),
            analysis=tuple(self._analysis(block) for block in draft.analyses),
            next_measure=self._next_measure(draft),
            next_indicators=self._following(draft, records),
            materials=tuple(materials),
        )

    def _name(self, draft: FieldDraft, measure: Measure) -> Passage:
        """Return a field's name: that of its heading, or of the measure that has no fields."""
        if draft.heading is not None:
            return compose(self.document, draft.heading.name)
        if self._single:
            return Passage(measure.name or "", measure.cites.get("name", ()))
        self.collector.add("field-heading-missing", (), number=draft.number)
        return Passage("", ())

    def _overview(self, rows: list[Row]) -> tuple[NumberedText, ...]:
        if not rows:
            return ()
        found, _ = items.find_items(rows)
        first = found[0].first if found else len(rows)
        before = compose(self.document, rows[:first])
        texts = items.numbered_texts(self.document, rows, found)
        self.labels.extend(items.number_ranges(rows, found))
        lead = [NumberedText(None, before.text, before.cite)] if before.text else []
        return tuple(lead + texts)

    def _reference(self, block: Block):  # type: ignore[no-untyped-def]  # noqa: ANN202
        record, labels, spare = read_reference(self.document, block)
        self.labels.extend(labels)
        if spare or not record.series:
            self.collector.add(
                "table-unaligned",
                record.cite,
                subject=f"参考指標{record.number or ''}",
                found=spare,
                expected=0,
            )
        return record

    def _analysis(self, block: Block) -> Analysis:
        passage = compose(self.document, block.rows)
        means = analyses.means_in(self.document, block.rows)
        return Analysis(block.heading.code, passage.text, passage.cite, means)

    def _next_measure(self, draft: FieldDraft) -> Text | None:
        if not draft.measure:
            return None
        return Text(*compose(self.document, draft.measure))

    def _following(
        self, draft: FieldDraft, records: tuple[Indicator, ...]
    ) -> tuple[NextIndicator, ...]:
        current = {record.code: record.name for record in records}
        spoken = draft.measure + [row for block in draft.following for row in block.rows]
        announcement = squeeze("".join(row.text for row in spoken))
        found: list[NextIndicator] = []
        for block in draft.following:
            code = block.heading.code or ""
            name = compose(self.document, block.name)
            text = compose(self.document, block.rows)
            change = analyses.change_of(code, name.text, current, announcement)
            if change == "new" and code in current:
                self.collector.add("code-reused", name.cite, indicator=code)
            found.append(NextIndicator(code, name.text, change, text.text, text.cite, name.cite))
        following = {entry.code or "": entry.name for entry in found}
        return (*found, *analyses.retired(self.document, spoken, current, following))


def _by_code(record: Indicator) -> tuple[int, ...]:
    return tuple(int(part) for part in record.code.split("-"))
