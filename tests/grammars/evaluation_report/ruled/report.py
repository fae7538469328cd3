"""Prints a made-up report as a ruled form, as the ministries' own look."""

from collections.abc import Iterator

from tests.grammars.evaluation_report.fiction.content import (
    PARTS,
    Block,
    Budget,
    Content,
    Indicator,
    PolicyField,
    Reference,
    Report,
)
from tests.grammars.evaluation_report.fiction.content import Cell as Value
from tests.grammars.evaluation_report.fiction.printing_field import means_printed, name_of
from tests.grammars.evaluation_report.fiction.printing_head import WIDE, coded
from tests.grammars.evaluation_report.fiction.style import OFFICIAL, Style
from tests.grammars.evaluation_report.fiction.years import era_of, fiscal, named, spoken
from tests.grammars.evaluation_report.ruled.form import Cell, Form, Look, cell, label

_ROWS = {
    "initial": "当初予算(a)",
    "supplementary": "補正予算(b)",
    "carryover": "繰越し等(c)",
    "total": "合計(a＋b＋c)",
    "executed": "執行額(百万円)",
}
_LABELS = {
    "excluding_contributions": "施策の予算額・執行額等（分担金・拠出金除く）",
    "contributions": "同（分担金・拠出金）",
}
_SIDE = (1.0, 4.6)


def draw(report: Report, look: Look, style: Style = OFFICIAL) -> bytes:
    """Return a report as a PDF."""
    printer = _Printer(report, Form(look), style)
    printer.head()
    for field in report.fields:
        printer.opening(field)
        for indicator in field.indicators:
            printer.indicator(indicator)
        for reference in field.references:
            printer.reference(reference)
        printer.evaluation(field)
    return printer.form.bytes()


class _Printer:
    def __init__(self, report: Report, form: Form, style: Style) -> None:
        self.report = report
        self.form = form
        self.style = style
        self.side = form.look.side

    def _blocks(self, blocks: list[tuple[str, tuple[str, ...]]]) -> None:
        """Print labelled texts: a label beside each, or above it in a row of its own."""
        if self.side:
            self.form.table(_SIDE, [[cell(name), cell(*texts)] for name, texts in blocks])
            return
        rows = [[cell(line)] for name, texts in blocks for line in (name, "")]
        for index, (_, texts) in enumerate(blocks):
            rows[2 * index + 1] = [cell(*texts)]
        self.form.table((1.0,), rows)

    def head(self) -> None:
        """Print everything before the fields."""
        form, head = self.form, self.report.head
        form.text(f"施策{head.code} {head.name}")
        form.text(f"{fiscal(head.fiscal_year, self.style).strip()}政策評価書", "center")
        form.text(f"({head.ministry}{head.number})", "right")
        top: list[tuple[str, tuple[str, ...]]] = [("施策名（※）", (head.name,))]
        if head.goals:
            top.append(("施策目標", tuple(self._goals())))
        form.table(_SIDE, [[label(name), cell(*texts)] for name, texts in top])
        for table in head.budgets:
            self._budget(table)
        marks = ("（※）", "（注１）", "（注２）")
        for mark, text in list(zip(marks, head.notes, strict=False))[:1]:
            form.text(mark + text)
        self._ratings()
        for mark, text in list(zip(marks, head.notes, strict=False))[1:]:
            form.text(mark + text)
        self._foot()

    def _goals(self) -> Iterator[str]:
        head = self.report.head
        if head.purposes and head.goals[0].number is not None:
            first, second = head.purposes
            yield f"{first}（①）とともに、{second}（②）するため、以下を達成する。"
        for goal in head.goals:
            number = "" if goal.number is None else str(goal.number)
            wide = number.translate(WIDE) if len(number) == 1 else number
            yield f"{wide} {goal.text}" if number else goal.text

    def _budget(self, table: Budget) -> None:
        years = [label(fiscal(year, self.style).strip()) for year in table.years]
        parts = [part for part in PARTS if part in table.rows]
        rows = [
            [label(_LABELS[table.scope], rows=len(parts) + 1), label("区分", columns=2), *years]
        ]
        inner = [part for part in parts if part != "executed"]
        for part in parts:
            values = list(table.rows[part]) + [Value("")] * (len(years) - len(table.rows[part]))
            cells = [Cell((value.raw,) if value.raw else (), align="right") for value in values]
            front = [label("予算の状況(百万円)", rows=len(inner))] if part in inner[:1] else []
            columns = 1 if part in inner else 2
            rows.append([*front, cell(_ROWS[part], columns=columns), *cells])
        self.form.table((1.6, 1.1, 1.5, *[1.1] * len(years)), rows)

    def _ratings(self) -> None:
        head, report = self.report.head, self.report
        listed: list[list[Cell]] = []
        for field in report.fields:
            if "-" in field.indicators[0].code:
                listed.append([cell(f"個別分野{name_of(field.number)} {field.name}", columns=3)])
            for indicator in field.indicators:
                mark = "＊" if indicator.main else ""
                front = f"{mark}{coded(indicator.code)} {indicator.name}"
                listed.append([cell(front, columns=2), label(indicator.grade or "")])
        said = head.label + (f"（{head.grade}）" if head.grade else "") if head.label else ""
        level = cell("（各行政機関共通区分）", *([said] if said else []))
        basis = ("（判断根拠）", head.basis) if head.basis else ()
        first = [
            label("評価結果(注１)", rows=len(listed) + 1),
            label("目標達成度合いの測定結果"),
            level,
            cell(*basis, columns=2),
        ]
        beside = f"測定指標の{spoken(report.years, self.style)}目標の達成状況(注２)"
        listed[0] = [label(beside, rows=len(listed)), *listed[0]]
        self.form.table((0.5, 1.2, 2.4, 3.2, 0.5), [first, *listed])

    def _foot(self) -> None:
        head = self.report.head
        opinions = [head.opinion_preamble] if head.opinion_preamble and head.opinions else []
        opinions += [f"・{opinion.text}" for opinion in head.opinions]
        if opinions:
            self.form.table(_SIDE, [[label("学識経験を有する者の知見の活用"), cell(*opinions)]])
        ends: list[Cell] = []
        if head.department:
            ends += [label("担当部局名"), cell(head.department)]
        if head.evaluated:
            when, month = head.evaluated
            era, count = era_of(when)
            day = f"{era}{'元' if count == 1 else str(count)}年{month}月".translate(WIDE)
            ends += [label("政策評価実施時期"), cell(day)]
        if ends:
            self.form.table((1.0, 2.0) * (len(ends) // 2), [ends])

    def opening(self, field: PolicyField) -> None:
        """Print a field's heading, overview and policies."""
        if "-" in field.indicators[0].code:
            self.form.table((1.0,), [[cell(f"個別分野{name_of(field.number)} {field.name}")]])
        blocks = []
        if field.overview:
            blocks.append(("施策の概要", tuple(_block(field.overview))))
        policies: list[str] = []
        for policy in field.policies:
            date = f"（{policy.date}）" if policy.date else ""
            policies += [f"・{policy.title}{date}", *policy.details]
        if policies:
            name = "関連する内閣の重要政策（施策方針演説等のうち主なもの）"
            blocks.append((name, tuple(policies)))
        if blocks:
            self._blocks(blocks)

    def indicator(self, indicator: Indicator) -> None:
        """Print an indicator: texts under labels, or a table of values."""
        mark = " ＊" if indicator.main else ""
        name = f"測定指標{coded(indicator.code)} {indicator.name}{mark}"
        letter = (indicator.grade or "").translate({code: code + 0xFEE0 for code in b"sabcd"})
        if indicator.table:
            self._table(indicator, name, letter)
            return
        blocks: list[tuple[str, tuple[str, ...]]] = []
        if indicator.midterm is not None:
            term = "--" if indicator.term is None else named(indicator.term, self.style).strip()
            blocks.append((f"中期目標（{term}年度）", tuple(_content(indicator.midterm))))
        for year in indicator.years:
            blocks.append(
                (
                    f"{fiscal(year.fiscal_year, self.style).strip()}目標",
                    tuple(_content(year.target)),
                )
            )
            if year.result is not None:
                blocks.append(("施策の進捗状況・実績", tuple(_content(year.result))))
        rows: list[list[Cell]] = [[cell(name, columns=2 if self.side else 1)]]
        for title, texts in blocks:
            if self.side:
                rows.append([cell(title), cell(*texts)])
            else:
                rows += [[cell(title)], [cell(*texts)]]
        if letter:
            years = spoken(self.report.years, self.style).strip()
            said = (f"{years}目標の達成状況：{letter}",)
            rows.append([Cell(said, 2 if self.side else 1, align="right")])
        self.form.table(_SIDE if self.side else (1.0,), rows)

    def _table(self, indicator: Indicator, name: str, letter: str) -> None:
        years = self.report.years
        notes = [f"（注）{note}" for note in indicator.notes]
        notes += [f"（出典：{indicator.source}）"] if indicator.source else []
        beside = [cell(*notes, rows=3)] if notes else []
        term = "--" if indicator.term is None else named(indicator.term, self.style).strip()
        rating = f"{spoken(years, self.style).strip()}目標の達成状況"
        heads = [label(fiscal(year, self.style).strip(), columns=2) for year in years]
        values = [indicator.midterm]
        for year in indicator.years:
            values += [year.target, year.result]
        rows = [
            [cell(name, columns=2 + 2 * len(years) + len(beside))],
            [*beside, label("中期目標値"), *heads, label(rating, rows=2)],
            [
                label(f"{term}年度"),
                *[label(said) for _ in years for said in ("年度目標値", "実績値")],
            ],
            [*[Cell(tuple(_content(value)), align="center") for value in values], label(letter)],
        ]
        self.form.table((*[2.2] * len(beside), *[1.0] * (1 + 2 * len(years)), 1.6), rows)

    def reference(self, reference: Reference) -> None:
        """Print a reference indicator."""
        number = "" if reference.number is None else "０１２３４５６７８９"[reference.number]
        notes = [f"（注）{note}" for note in reference.notes]
        notes += [f"（出典：{reference.source}）"] if reference.source else []
        years = [label(fiscal(year, self.style).strip()) for year in reference.years]
        labelled = any(line.label for line in reference.lines)
        count = len(years) + 1
        rows = [[cell(f"参考指標{number}：{reference.name}", columns=count)]]
        if labelled and not reference.marked:
            rows += [[cell(*notes, rows=2), label("実 績 値", columns=count - 1)], years]
            for line in reference.lines:
                rows.append([cell(line.label), *[label(value.raw) for value in line.cells]])
        else:
            said = [line.label for line in reference.lines] if reference.marked else []
            rows += [[cell(*said, *notes, rows=3), label("実 績 値", columns=count - 1)], years]
            rows.append([self._stacked(reference, column) for column in range(len(years))])
        self.form.table((2.4, *[1.4] * len(years)), rows)

    def _stacked(self, reference: Reference, column: int) -> Cell:
        values = [line.cells[column].raw for line in reference.lines]
        if reference.marked:
            marks = [line.label[0] for line in reference.lines]
            values = [mark + value for mark, value in zip(marks, values, strict=True)]
        return Cell(tuple(values), align="center")

    def evaluation(self, field: PolicyField) -> None:
        """Print the analyses, the next cycle and the materials."""
        single = "-" not in field.indicators[0].code
        heading = "評価結果" if single else f"評価結果(個別分野{name_of(field.number)})"
        rows: list[list[Cell]] = [[cell(heading, columns=2 if self.side else 1)]]
        blocks = []
        if field.analyses:
            blocks.append(("施策の分析", tuple(self._analyses(field))))
        blocks.append(("次期目標等への反映の方向性", tuple(self._following(field))))
        if field.materials:
            name = "作成にあたって使用した資料その他の情報"
            blocks.append((name, tuple(_materials(field))))
        for title, texts in blocks:
            if self.side:
                rows.append([cell(title), cell(*texts)])
            else:
                rows += [[cell(title)], [cell(*texts)]]
        self.form.table(_SIDE if self.side else (1.0,), rows)

    def _analyses(self, field: PolicyField) -> Iterator[str]:
        named_by = {indicator.code: indicator for indicator in field.indicators}
        for analysis in field.analyses:
            indicator = named_by[analysis.code]
            mark = " ＊" if indicator.main else ""
            yield f"【測定指標{coded(analysis.code)} {indicator.name}{mark}】"
            for paragraph in analysis.paragraphs:
                means = means_printed(paragraph.means, self.style) if paragraph.means else ""
                yield paragraph.text + means

    def _following(self, field: PolicyField) -> Iterator[str]:
        yield "【施策(施策の必要性に関する分析を含む)】"
        yield from field.measure
        yield "【測定指標】"
        for entry in field.following:
            if entry.change != "retired":
                yield f"{coded(entry.code)} {entry.name}{' ＊' if entry.main else ''}"
                yield from entry.paragraphs


def _materials(field: PolicyField) -> Iterator[str]:
    publisher = None
    for material in field.materials:
        if material.publisher and material.publisher != publisher:
            yield f"・{material.publisher}"
        publisher = material.publisher
        if material.title:
            yield material.title if publisher else f"・{material.title}"
        if material.url:
            yield f"（{material.url}）"


def _content(content: Content) -> Iterator[str]:
    if isinstance(content, Value):
        yield content.raw
    elif content is not None:
        yield from _block(content)


def _block(block: Block) -> Iterator[str]:
    for item in block:
        for order, paragraph in enumerate(item.paragraphs):
            number = "" if item.number is None or order else str(item.number)
            wide = number.translate(WIDE) if len(number) == 1 else number
            blank = "" if not number or paragraph.startswith("（１）") else " "
            yield f"{wide}{blank}{paragraph}"
