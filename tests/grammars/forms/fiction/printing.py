"""Prints a fictional form as a canvas, or two, in a style."""

from collections.abc import Callable

from tests.grammars.forms.fiction.canvas import Canvas
from tests.grammars.forms.fiction.content import CIRCLED, LEVELS, Form
from tests.grammars.forms.fiction.printing_indicators import IndicatorPrinter
from tests.grammars.forms.fiction.style import ERAS, Style

LETTERS = "SABCD"
UNKNOWN_TEXT = "昔からの取組を引き継いだものである。"
BUDGET_PARTS = ("initial", "supplementary", "carryover", "total", "executed")


class FormPrinter:
    """Prints sections below one another, over the full width of the form."""

    def __init__(self, form: Form, style: Style) -> None:
        self.form = form
        self.style = style
        self.canvas = Canvas()
        self.canvases = [self.canvas]
        years = sorted({year for one in form.indicators for year in one.years})
        self.years = list(range(years[0], years[-1] + 1)) if years else [form.year]
        self.row = 0
        probe = IndicatorPrinter(self.canvas, style, self.years, 1)
        self.right = max(1 + probe.wide, 12)

    def title(self, title: str) -> None:
        """Print number and title, each over the full width."""
        form = self.form
        self.canvas.put((self.row, 0), f"（{form.ministry}{form.number}）", 1, self.right)
        self.canvas.put((self.row + 1, 0), title, 1, self.right)
        self.row += 2

    def text(self, heading: str, text: str | None) -> None:
        """Print a section of text, its heading at its side or above it."""
        if text is None:
            return
        if self.style.full_width:
            title = self.style.heading(heading).replace("\n", "")
            self.canvas.put((self.row, 0), f"■{title}", 1, self.right)
            self.canvas.put((self.row + 1, 0), text, 1, self.right)
            self.row += 2
            return
        self.canvas.put((self.row, 0), self.style.heading(heading))
        self.canvas.put((self.row, 1), text, 1, self.right - 1)
        self.row += 1

    def pairs(self, *pairs: tuple[str, str | None]) -> None:
        """Print several short sections in one row."""
        column = 0
        wide = self.right // len(pairs)
        for at, (heading, text) in enumerate(pairs):
            end = self.right if at == len(pairs) - 1 else column + wide
            self.canvas.put((self.row, column), self.style.heading(heading))
            if text is not None:
                self.canvas.put((self.row, column + 1), text, 1, end - column - 1)
            column = end
        self.row += 1

    def budgets(self) -> None:
        """Print the budgets: a row a part, or a row a year."""
        form, style = self.form, self.style
        heading = style.heading("budgets")
        if style.unit_line:
            self.canvas.put((self.row, 0), f"（単位：{form.budget_unit}）", 1, self.right)
            self.row += 1
        else:
            heading += f"（{form.budget_unit}）"
        years = sorted(form.budgets)
        start = self.row
        labels = {part: style.heading(part) for part in BUDGET_PARTS}
        if style.transposed:
            self.canvas.put((start, 1), "年度")
            for at, part in enumerate(BUDGET_PARTS):
                self.canvas.put((start, 2 + at), labels[part])
            for down, year in enumerate(years, 1):
                self.canvas.put((start + down, 1), style.year(year))
                for at, part in enumerate(BUDGET_PARTS):
                    fact = form.budgets[year].get(part)
                    if fact is not None:
                        self.canvas.put((start + down, 2 + at), fact["raw"])
            rows = len(years) + 1
        else:
            self.canvas.put((start, 1), "区分", 1, 2)
            for at, year in enumerate(years):
                self.canvas.put((start, 3 + 2 * at), style.year(year), 1, 2)
            self.canvas.put((start + 1, 1), "予算の状況", 4)
            for down, part in enumerate(BUDGET_PARTS, 1):
                place = (start + down, 1) if part == "executed" else (start + down, 2)
                self.canvas.put(place, labels[part], 1, 2 if part == "executed" else 1)
                for at, year in enumerate(years):
                    fact = form.budgets[year].get(part)
                    if fact is not None:
                        box = self.canvas.put((start + down, 3 + 2 * at), fact["raw"], 1, 2)
                        if style.formatted:
                            box.held, box.code = fact["value"], '#,##0;"△"#,##0;0'
            rows = 6
        self.canvas.put((start, 0), heading, rows)
        self.row = start + rows

    def indicators(self, *, below: bool) -> None:
        """Print the indicators, their heading at the side or, with ``below``, none but the table's."""
        form, style = self.form, self.style
        listed = [*form.indicators, *([form.reference] if form.reference else [])]
        start = self.row
        left = 0 if below else 1
        printer = IndicatorPrinter(self.canvas, style, self.years, left)
        row = printer.head(start)
        for at, one in enumerate(listed):
            if style.two_sheets and at == 1 and len(listed) > 1:
                if not below:
                    self.canvas.put((start, 0), style.heading("indicators"), row - start)
                self._new_sheet()
                start = self.row
                printer = IndicatorPrinter(self.canvas, style, self.years, left)
                row = printer.head(start)
            row = printer.put(row, one)
        if not below:
            self.canvas.put((start, 0), style.heading("indicators"), row - start)
        self.row = row

    def _new_sheet(self) -> None:
        self.canvas = Canvas()
        self.canvases.append(self.canvas)
        self.row = 0
        self.canvas.put((0, 0), f"（{self.form.ministry}{self.form.number}）", 1, self.right)
        self.row = 1

    def notes(self) -> None:
        """Print the notes, each over the full width."""
        for mark, text in self.form.notes:
            self.canvas.put((self.row, 0), f"{mark}　{text}", 1, self.right)
            self.row += 1

    def results(self) -> None:
        """Print the results of the evaluation below their common heading."""
        form, start = self.form, self.row
        if form.level is None:
            return
        level = self._level()
        rows = [
            ("attainment", [f"（各行政機関共通区分）\n{level}", f"（判断根拠）\n{form.basis}"]),
            ("analysis", [form.analysis]),
            ("next", [f"【施策】\n{form.next_measure}\n【測定指標】\n{form.next_indicators}"]),
        ]
        for heading, texts in rows:
            self.canvas.put((self.row, 1), self.style.heading(heading), len(texts), 2)
            for text in texts:
                self.canvas.put((self.row, 3), str(text), 1, self.right - 3)
                self.row += 1
        self.canvas.put((start, 0), "評価結果", self.row - start)

    def _level(self) -> str:
        level = str(self.form.level)
        at = LEVELS.index(level)
        if self.style.all_levels:
            return "\n".join(("☑" if one == level else "□") + one for one in LEVELS)
        if self.style.grade == "circled":
            self.form.grade = str(at + 1)
            return f"{CIRCLED[at]}　{level}"
        if self.style.grade == "letter":
            self.form.grade = LETTERS[at]
            return f"{level}（{LETTERS[at]}）"
        return level

    def means(self) -> None:
        """Print the means: a row each below their headings."""
        form, style = self.form, self.style
        if not form.means:
            return
        years = sorted({year for one in form.means for year in one["budgets"]})
        if style.means_split:
            self._means_apart(years)
            return
        row = self.row
        columns = 3
        self.canvas.put((row, 0), style.heading("means"), 2, columns)
        unit = f"（{form.budget_unit}）"
        heading = style.heading("means_budget") + unit
        self.canvas.put((row, columns), heading, 1, len(years))
        for at, year in enumerate(years):
            self.canvas.put((row + 1, columns + at), style.year(year))
        at = columns + len(years)
        initial = f"{style.year(form.year)}\n当初予算額"
        self.canvas.put((row, at), initial, 2)
        for place, heading in enumerate(("related", "means_text", "review"), 1):
            self.canvas.put((row, at + place), style.heading(heading), 2)
        self.row += 2
        for one in form.means:
            name = f"（{one['number']}）{one['name']}\n（{era_year(one['start'])}）"
            self.canvas.put((self.row, 0), name, 1, columns)
            for place, year in enumerate(years):
                budget, executed = one["budgets"][year]
                text = budget["raw"] + (f"\n（{executed['raw']}）" if executed else "")
                self.canvas.put((self.row, columns + place), text)
            self.canvas.put((self.row, at), one["initial"]["raw"])
            self.canvas.put((self.row, at + 1), "、".join(one["indicators"]))
            self.canvas.put((self.row, at + 2), one["text"])
            self.canvas.put((self.row, at + 3), one["review"])
            self.row += 1

    def _means_apart(self, years: list[int]) -> None:
        """Print the means with a column for each of number, start, budgets and executions."""
        form, style, row = self.form, self.style, self.row
        self.canvas.put((row, 0), f"（単位：{form.budget_unit}）", 1, self.right)
        row += 1
        for at, heading in enumerate(("番号", "達成手段", "開始年度")):
            self.canvas.put((row, at), heading, 2)
        wide = len(years)
        self.canvas.put((row, 3), "予算額", 1, wide)
        self.canvas.put((row, 3 + wide), "執行額", 1, wide)
        for at, year in enumerate((*years, *years)):
            self.canvas.put((row + 1, 3 + at), style.year(year))
        last = 3 + 2 * wide
        self.canvas.put((row, last), f"{style.year(form.year)}当初予算額", 2)
        for place, heading in enumerate(("related", "means_text", "review"), 1):
            self.canvas.put((row, last + place), style.heading(heading), 2)
        row += 2
        for one in form.means:
            self.canvas.put((row, 0), one["number"])
            self.canvas.put((row, 1), one["name"])
            self.canvas.put((row, 2), era_year(one["start"]))
            for at, year in enumerate(years):
                budget, executed = one["budgets"][year]
                self.canvas.put((row, 3 + at), budget["raw"])
                if executed:
                    self.canvas.put((row, 3 + wide + at), f"({executed['raw']})")
            self.canvas.put((row, last), one["initial"]["raw"])
            self.canvas.put((row, last + 1), ",".join(one["indicators"]))
            self.canvas.put((row, last + 2), one["text"])
            self.canvas.put((row, last + 3), one["review"])
            row += 1
        self.row = row

    def unknown(self) -> None:
        """Print a section that no vocabulary knows."""
        if self.style.unknown:
            self.canvas.put((self.row, 0), "施策の沿革")
            self.canvas.put((self.row, 1), UNKNOWN_TEXT, 1, self.right - 1)
            self.row += 1

    def measure_budget(self) -> None:
        """Print the budget of the measure as an ex-ante sheet does: 22,844（20,697）."""
        form, style = self.form, self.style
        start = self.row
        self.canvas.put((start, 0), f"施策の予算額（執行額）\n（{form.budget_unit}）", 2)
        for at, year in enumerate(sorted(form.budgets)):
            parts = form.budgets[year]
            place = 1 + 2 * at
            if "total" in parts:
                self.canvas.put((start, place), style.year(year), 1, 2)
                text = f"{parts['total']['raw']}（{parts['executed']['raw']}）"
            else:
                self.canvas.put((start, place), f"{style.year(year)}当初", 1, 2)
                text = parts["initial"]["raw"]
            self.canvas.put((start + 1, place), text, 1, 2)
        self.row += 2


def listed(entries: list[str], marks: Callable[[int], str]) -> str:
    """Return entries on lines of their own, each with its mark."""
    return "\n".join(f"{marks(at)}{entry}" for at, entry in enumerate(entries))


def print_standard_form(form: Form, style: Style) -> list[Canvas]:
    """Print a standard form."""
    printer = FormPrinter(form, style)
    printer.title(f"{_title_year(form, style)}実施施策に係る政策評価書")
    closing = (
        ("department", form.department),
        ("author", form.author),
        ("evaluated_on", _month(form.evaluated)),
    )
    if not style.head_last:
        printer.pairs(*closing)

    def measured() -> None:
        printer.indicators(below=style.layout != "own_headings" and not style.label_column)
        if not style.notes_last:
            printer.notes()

    opinions = f"{form.preamble}\n" + listed(form.opinions, lambda _: "・")
    materials = listed([_material(one) for one in form.materials], _circled)
    sections: list[Callable[[], None]] = [
        lambda: printer.text("measure_name", form.name),
        lambda: printer.text("overview", form.overview),
        lambda: printer.text("goals", _goals(form)),
        printer.unknown,
        printer.budgets,
        lambda: printer.text("cabinet_policies", _policies(form)),
        measured,
        printer.results,
        lambda: printer.text("opinions", opinions if form.opinions else None),
        lambda: printer.text("materials", materials or None),
    ]
    if style.shuffled:
        style.rng.shuffle(sections)
    for section in sections:
        section()
    if style.head_last:
        printer.pairs(*closing)
    if style.notes_last:
        printer.notes()
    return printer.canvases


def print_ex_ante_sheet(form: Form, style: Style) -> list[Canvas]:
    """Print an ex-ante sheet."""
    printer = FormPrinter(form, style)
    printer.title(f"{_title_year(form, style)}実施施策に係る政策評価の事前分析表")
    printer.pairs(
        ("measure_name", form.name), ("department", form.department), ("author", form.author)
    )
    printer.pairs(("overview", form.overview), ("policy", form.policy))
    printer.pairs(
        ("goals", _goals(form)),
        ("goal_basis", form.goal_basis),
        ("planned_on", _month(form.evaluated)),
    )
    sections: list[Callable[[], None]] = [
        lambda: printer.text("cabinet_policies", _policies(form)),
        lambda: printer.indicators(below=style.layout != "own_headings" and not style.label_column),
        printer.means,
        printer.unknown,
        printer.measure_budget,
    ]
    if style.shuffled:
        style.rng.shuffle(sections)
    for section in sections:
        section()
    printer.notes()
    return printer.canvases


def _title_year(form: Form, style: Style) -> str:
    return era_year(form.year) if style.years == "bare" else style.year(form.year)


def era_year(year: int) -> str:
    """Return a fiscal year with its era, whatever the style."""
    era, first = next((era, first) for era, first in ERAS if year > first)
    return f"{era}{'元' if year == first + 1 else year - first}年度"


def _month(date: str) -> str:
    year, month = date.split("-")
    return f"{era_year(int(year)).removesuffix('度')}{int(month)}月"


def _goals(form: Form) -> str:
    return "\n".join(f"{number}　{text}" if number else text for number, text in form.goals)


def _policies(form: Form) -> str | None:
    if not form.policies:
        return None
    return "\n".join(
        "\n".join([f"・{title}（{date}閣議決定）", *(f"　　{detail}" for detail in details)])
        for title, date, details in form.policies
    )


def _material(material: tuple[str, str | None, str | None]) -> str:
    title, publisher, url = material
    text = f"「{title}」" + (f"（{publisher}）" if publisher else "")
    return f"{text}\n　{url}" if url else text


def _circled(at: int) -> str:
    return CIRCLED[at]
