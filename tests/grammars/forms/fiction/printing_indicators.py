"""Prints the indicators of a fictional form, in one of six layouts."""

from collections.abc import Callable
from typing import TypeAlias

from tests.grammars.forms.fiction.canvas import Box, Canvas
from tests.grammars.forms.fiction.content import Fact, Indicator
from tests.grammars.forms.fiction.style import Style

Printer: TypeAlias = Callable[[int], int]


class IndicatorPrinter:
    """Prints indicators below one another; ``left`` is their first column."""

    def __init__(self, canvas: Canvas, style: Style, years: list[int], left: int) -> None:
        self.canvas = canvas
        self.style = style
        self.years = years
        self.left = left
        self.name_columns = 2
        self.unit_columns = 1 if style.units == "column" else 0

    @property
    def first(self) -> int:
        """The first column after names and units."""
        return self.left + self.name_columns + self.unit_columns

    @property
    def wide(self) -> int:
        """How many columns the section takes, names included."""
        widths = {
            "own_headings": len(self.years) + 3,
            "row_labels": len(self.years) + 4,
            "stacked": len(self.years) + 6,
            "year_rows": 6,
            "pairs": 2 * len(self.years) + 3,
            "one_cell": len(self.years) + 4,
        }
        return self.first - self.left + widths[self.style.layout]

    def head(self, row: int) -> int:
        """Print the headings that hold for all indicators; return the next row."""
        printers: dict[str, Printer] = {
            "own_headings": lambda row: row,
            "row_labels": self._head_row_labels,
            "stacked": self._head_stacked,
            "year_rows": self._head_year_rows,
            "pairs": self._head_pairs,
            "one_cell": self._head_one_cell,
        }
        return printers[self.style.layout](row)

    def put(self, row: int, one: Indicator) -> int:
        """Print an indicator; return the next row."""
        printer = {
            "own_headings": self._own_headings,
            "row_labels": self._row_labels,
            "stacked": self._stacked,
            "year_rows": self._year_rows,
            "pairs": self._pairs,
            "one_cell": self._one_cell,
        }[self.style.layout]
        return printer(row, one)

    def _name(self, row: int, rows: int, one: Indicator) -> None:
        name = one.name
        if self.style.units == "name" and one.unit:
            name += f"（単位：{one.unit}）"
        text = name if one.code == "0" else self.style.numbered(one.code, name)
        if one.code == "0":
            text = f"（参考指標）\n{name}"
        if self.style.number_column and one.code != "0":
            self.canvas.put((row, self.left), one.code, rows)
            self.canvas.put((row, self.left + 1), name, rows)
        else:
            self.canvas.put((row, self.left), text, rows, self.name_columns)
        if self.unit_columns and one.unit:
            self.canvas.put((row, self.left + self.name_columns), one.unit, rows)

    def _value(
        self, at: tuple[int, int], fact: Fact | None, rows: int = 1, columns: int = 1
    ) -> Box | None:
        """Print a value; without its unit where the form prints that once."""
        if fact is None:
            return None
        box = self.canvas.put(at, shown(fact, self.style), rows, columns)
        if (
            self.style.formatted
            and fact.get("value") is not None
            and fact.get("relation") is None
            and self.style.units == "cell"
            and fact["unit"]
        ):
            box.held = fact["value"]
            decimals = ".0" if isinstance(fact["value"], float) else ""
            box.code = f'#,##0{decimals}"{fact["unit"]}";"△"#,##0{decimals}"{fact["unit"]}"'
            if fact["unit"] == "％":
                box.held, box.code = fact["value"] / 100, f"#,##0{decimals}%"
        return box

    def _targets(self, row: int, column: int, one: Indicator) -> None:
        """Print the yearly targets; those that are the same as one cell, if the style merges."""
        values = [one.targets.get(year) for year in self.years]
        same = all(value == values[0] for value in values) and values[0] is not None
        if same and self.style.merge_same and len(values) > 1:
            self._value((row, column), values[0], 1, len(values))
            return
        for at, value in enumerate(values):
            self._value((row, column + at), value)

    def _own_headings(self, row: int, one: Indicator) -> int:
        if one.kind == "qualitative":
            return self._own_text_headings(row, one)
        style, years = self.style, self.years
        if one.code == "0":
            return self._own_reference(row, one)
        order = ["baseline", "years", "target"]
        if style.target_first:
            order = ["baseline", "target", "years"]
        column = self.first
        for part in order:
            if part == "years":
                self.canvas.put((row, column), style.heading("result"), 1, len(years))
                for at, year in enumerate(years):
                    self.canvas.put((row + 1, column + at), style.year(year))
                    self._value((row + 2, column + at), one.results.get(year))
                self.canvas.put((row + 3, column - 1), style.heading("yearly_target"))
                self._targets(row + 3, column, one)
                column += len(years)
                continue
            fact = one.baseline if part == "baseline" else one.target
            self.canvas.put((row, column), style.heading(part))
            self.canvas.put((row + 1, column), _year(style, fact["fiscal_year"], "－年度"))
            self._value((row + 2, column), fact)
            column += 1
        if style.mark_column and one.mark:
            self.canvas.put((row, column), style.heading("mark"))
            self.canvas.put((row + 1, column), one.mark, 3)
        self._name(row, 4, one)
        return row + 4

    def _own_reference(self, row: int, one: Indicator) -> int:
        self.canvas.put((row, self.first), self.style.heading("result"), 2)
        for at, year in enumerate(self.years):
            self.canvas.put((row, self.first + 1 + at), self.style.year(year))
            self._value((row + 1, self.first + 1 + at), one.results.get(year))
        self._name(row, 2, one)
        return row + 2

    def _own_text_headings(self, row: int, one: Indicator) -> int:
        style, first = self.style, self.first
        half = max((len(self.years) + 1) // 2, 1)
        rest = len(self.years) + 1 - half
        self.canvas.put((row, first), "年度")
        self.canvas.put((row, first + 1), style.heading("text_target"), 1, half)
        self.canvas.put((row, first + 1 + half), style.heading("text_result"), 1, max(rest, 1))
        at = row + 1
        self.canvas.put((at, first), f"基準\n（{style.year(one.baseline['fiscal_year'])}）")
        self._value((at, first + 1), one.baseline, 1, half + max(rest, 1))
        for year in one.years:
            at += 1
            self.canvas.put((at, first), style.year(year))
            self._value((at, first + 1), one.targets.get(year), 1, half)
            self._value((at, first + 1 + half), one.results.get(year), 1, max(rest, 1))
        at += 1
        self.canvas.put((at, first), f"目標\n（{style.year(one.target['fiscal_year'])}）")
        self._value((at, first + 1), one.target, 1, half + max(rest, 1))
        if style.mark_column and one.mark:
            column = first + 1 + half + max(rest, 1)
            self.canvas.put((row, column), style.heading("mark"))
            self.canvas.put((row + 1, column), one.mark, at - row)
        self._name(row, at - row + 1, one)
        return at + 1

    def _head_row_labels(self, row: int) -> int:
        style, first = self.style, self.first
        self.canvas.put((row, self.left), "測定指標", 2, self.name_columns)
        if self.unit_columns:
            self.canvas.put((row, first - 1), "単位", 2)
        self.canvas.put((row, first), style.heading("baseline"), 2)
        self.canvas.put((row, first + 1), "区分", 2)
        self.canvas.put((row, first + 2), "年　度", 1, len(self.years))
        for at, year in enumerate(self.years):
            self.canvas.put((row + 1, first + 2 + at), style.year(year))
        last = first + 2 + len(self.years)
        self.canvas.put((row, last), style.heading("target"), 2)
        if style.mark_column:
            self.canvas.put((row, last + 1), style.heading("mark"), 2)
        return row + 2

    def _row_labels(self, row: int, one: Indicator) -> int:
        style, first = self.style, self.first
        labels = ["target", "result", *(["yearly_mark"] if style.yearly_marks else [])]
        if one.kind == "qualitative" or one.code == "0":
            labels = ["target", "result"] if one.code != "0" else ["result"]
        last = first + 2 + len(self.years)
        rows = len(labels)
        for at, label in enumerate(labels):
            self.canvas.put((row + at, first + 1), style.heading(label))
            if label == "target":
                self._targets(row, first + 2, one)
                continue
            for place, year in enumerate(self.years):
                if label == "result":
                    self._value((row + at, first + 2 + place), one.results.get(year))
                elif year in one.marks:
                    self.canvas.put((row + at, first + 2 + place), one.marks[year])
        if one.code != "0":
            self._dated((row, first), one.baseline, rows)
            self._dated((row, last), one.target, rows)
            if style.mark_column and one.mark:
                self.canvas.put((row, last + 1), one.mark, rows)
        self._name(row, rows, one)
        return row + rows

    def _dated(self, at: tuple[int, int], fact: Fact, rows: int) -> None:
        """Print a baseline or target with its year in brackets below it."""
        text = shown(fact, self.style)
        if fact["fiscal_year"] is not None:
            text += f"\n（{self.style.year(fact['fiscal_year'])}）"
        self.canvas.put(at, text, rows)

    def _head_stacked(self, row: int) -> int:
        style, first = self.style, self.first
        self.canvas.put((row, self.left), "測定指標", 3, self.name_columns)
        if self.unit_columns:
            self.canvas.put((row, first - 1), "単位", 3)
        sides = ["baseline", "target"]
        if style.target_first:
            sides.reverse()
        for at, side in enumerate(sides):
            self.canvas.put((row, first + 2 * at), style.heading(side), 2, 2)
            self.canvas.put((row + 2, first + 2 * at), "値")
            label = "基準年度" if side == "baseline" else "目標年度"
            self.canvas.put((row + 2, first + 2 * at + 1), label)
        years = first + 4
        self.canvas.put((row, years), style.heading("yearly_target"), 1, len(self.years))
        self.canvas.put((row + 1, years), style.heading("yearly_result"), 1, len(self.years))
        for at, year in enumerate(self.years):
            self.canvas.put((row + 2, years + at), style.year(year))
        self.canvas.put((row, years + len(self.years)), style.heading("rationale"), 3, 2)
        return row + 3

    def _stacked(self, row: int, one: Indicator) -> int:
        style, first = self.style, self.first
        sides = [one.baseline, one.target]
        if style.target_first:
            sides.reverse()
        for at, fact in enumerate(sides):
            if one.code == "0":
                continue
            self._value((row, first + 2 * at), fact, 2)
            self.canvas.put((row, first + 2 * at + 1), _year(style, fact["fiscal_year"], "－"), 2)
        if one.code != "0":
            self._targets(row, first + 4, one)
        for at, year in enumerate(self.years):
            self._value((row + 1, first + 4 + at), one.results.get(year))
        if one.rationale and one.code != "0":
            self.canvas.put((row, first + 4 + len(self.years)), one.rationale, 2, 2)
        self._name(row, 2, one)
        return row + 2

    def _head_year_rows(self, row: int) -> int:
        style, first = self.style, self.first
        self.canvas.put((row, self.left), "測定指標", 1, self.name_columns)
        if self.unit_columns:
            self.canvas.put((row, first - 1), "単位")
        labels = ["baseline", "年度", "target", "result", "final", "mark"]
        for at, label in enumerate(labels):
            if label == "mark" and not style.mark_column:
                continue
            text = {"年度": "年度", "final": "最終目標値"}.get(label) or style.heading(label)
            self.canvas.put((row, first + at), text)
        return row + 1

    def _year_rows(self, row: int, one: Indicator) -> int:
        first, rows = self.first, len(self.years)
        for at, year in enumerate(self.years):
            self.canvas.put((row + at, first + 1), self.style.year(year))
            self._value((row + at, first + 2), one.targets.get(year) if one.code != "0" else None)
            self._value((row + at, first + 3), one.results.get(year))
        if one.code != "0":
            self._dated((row, first), one.baseline, rows)
            self._dated((row, first + 4), one.target, rows)
            if self.style.mark_column and one.mark:
                self.canvas.put((row, first + 5), one.mark, rows)
        self._name(row, rows, one)
        return row + rows

    def _head_one_cell(self, row: int) -> int:
        style, first = self.style, self.first
        self.canvas.put((row, self.left), "測定指標", 2, self.name_columns)
        if self.unit_columns:
            self.canvas.put((row, first - 1), "単位", 2)
        self.canvas.put((row, first), style.heading("baseline"), 2)
        self.canvas.put((row, first + 1), "年度ごとの目標値（実績値）", 1, len(self.years))
        for at, year in enumerate(self.years):
            self.canvas.put((row + 1, first + 1 + at), style.year(year))
        last = first + 1 + len(self.years)
        self.canvas.put((row, last), "最終目標値", 2)
        if style.mark_column:
            self.canvas.put((row, last + 1), style.heading("mark"), 2)
        if style.unknown:
            self.canvas.put((row, last + 2), "測定の方法", 2)
        return row + 2

    def _one_cell(self, row: int, one: Indicator) -> int:
        first = self.first
        for at, year in enumerate(self.years):
            target = one.targets.get(year) if one.code != "0" else None
            result = one.results.get(year)
            both = [shown(fact, self.style) for fact in (target, result) if fact is not None]
            if one.kind == "quantitative" and len(both) > 1:
                self.canvas.put((row, first + 1 + at), f"{both[0]}\n（{both[1]}）")
            elif both:
                self.canvas.put((row, first + 1 + at), both[0])
        last = first + 1 + len(self.years)
        if one.code != "0":
            self._dated((row, first), one.baseline, 1)
            self._dated((row, last), one.target, 1)
            if self.style.mark_column and one.mark:
                self.canvas.put((row, last + 1), one.mark)
        if self.style.unknown:
            self.canvas.put((row, last + 2), "聞き取り")
        self._name(row, 1, one)
        return row + 1

    def _head_pairs(self, row: int) -> int:
        style, first = self.style, self.first
        self.canvas.put((row, self.left), "測定指標", 2, self.name_columns)
        if self.unit_columns:
            self.canvas.put((row, first - 1), "単位", 2)
        self.canvas.put((row, first), style.heading("baseline"), 2)
        for at, year in enumerate(self.years):
            self.canvas.put((row, first + 1 + 2 * at), style.year(year), 1, 2)
            self.canvas.put((row + 1, first + 1 + 2 * at), "目標値")
            self.canvas.put((row + 1, first + 2 + 2 * at), style.heading("result"))
        last = first + 1 + 2 * len(self.years)
        self.canvas.put((row, last), "最終目標値", 2)
        if style.mark_column:
            self.canvas.put((row, last + 1), style.heading("mark"), 2)
        return row + 2

    def _pairs(self, row: int, one: Indicator) -> int:
        first = self.first
        for at, year in enumerate(self.years):
            if one.code != "0":
                self._value((row, first + 1 + 2 * at), one.targets.get(year))
            self._value((row, first + 2 + 2 * at), one.results.get(year))
        last = first + 1 + 2 * len(self.years)
        if one.code != "0":
            self._dated((row, first), one.baseline, 1)
            self._dated((row, last), one.target, 1)
            if self.style.mark_column and one.mark:
                self.canvas.put((row, last + 1), one.mark)
        self._name(row, 1, one)
        return row + 1


def shown(fact: Fact, style: Style) -> str:
    """Return a value as it is printed: without its unit where that is printed once."""
    if "text" in fact:
        return str(fact["text"])
    raw = str(fact["raw"])
    if style.units != "cell" and fact["unit"]:
        return raw.replace(fact["unit"], "", 1)
    return raw


def _year(style: Style, year: int | None, blank: str) -> str:
    return blank if year is None else style.year(year)
