"""The columns of a recombined table of indicators: their headings and the cells below them."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from tests.grammars.forms.fiction.content import Fact, Indicator
from tests.grammars.forms.fiction.recombined.choices import ROWS_OF
from tests.grammars.forms.fiction.recombined.paper import Paper
from tests.grammars.forms.fiction.recombined.values import shown

Place: TypeAlias = tuple[int, int]
_NAME = 2
_WHY = 2


class Columns:
    """The columns of one table, from ``left`` on; ``named`` where the names are one of them."""

    def __init__(self, paper: Paper, years: Sequence[int], left: int, *, named: bool) -> None:
        self.paper = paper
        self.years = years
        self.left = left
        units = [("unit", 1)] if paper.choices.units == "column" else []
        self.widths = dict([("name", _NAME)][: int(named)] + units)
        self.widths |= {name: self._wide(name) for name in paper.choices.order}
        self.head_rows = 3 if paper.choices.pairing == "stacked_heads" else 2

    @property
    def right(self) -> int:
        """The column after the last."""
        return self.left + sum(self.widths.values())

    def rows(self, one: Indicator) -> int:
        """How many rows an indicator takes."""
        if self.paper.choices.pairing == "down":
            return len(self.years)
        rows = ROWS_OF.get(self.paper.choices.pairing, 1)
        return rows + (self.paper.choices.yearly_marks and rows == 2 and self._labelled(one))

    def _labelled(self, one: Indicator) -> bool:
        return self.paper.choices.pairing == "labelled" and one.kind == "quantitative"

    def _wide(self, name: str) -> int:
        choices, count = self.paper.choices, len(self.years)
        if name == "years":
            return {
                "labelled": 1 + count,
                "paired": 2 * count,
                "trios": 3 * count,
                "side_groups": 2 * count,
                "down": 3,
            }.get(choices.pairing, count)
        if name == "rationale":
            return _WHY
        dated = {"baseline": choices.base_year, "target": choices.last_year}.get(name)
        return 2 if dated == "column" else 1

    def _places(self) -> list[tuple[str, int, int]]:
        found, column = [], self.left
        for name, wide in self.widths.items():
            found.append((name, column, wide))
            column += wide
        return found

    def print_heads(self, row: int) -> int:
        """Print the headings; return the row below them."""
        paper, rows = self.paper, self.head_rows
        for name, column, wide in self._places():
            if name == "years":
                self._year_heads(row, column)
            elif name in {"baseline", "target"}:
                self._bound_heads((row, column), name)
            else:
                said = {
                    "unit": "単位",
                    "ignored": "出典",
                    "name": paper.words.of("indicators").split("（")[0],
                }
                text = said.get(name) or paper.words.of(name)
                paper.put((row, column), text, rows, wide)
        return row + rows

    def _bound_heads(self, at: Place, name: str) -> None:
        paper, (row, column), rows = self.paper, at, self.head_rows
        dated = paper.choices.base_year if name == "baseline" else paper.choices.last_year
        heading = paper.words.of(name)
        if dated == "column":
            paper.put(at, heading, rows - 1, 2)
            paper.put((row + rows - 1, column), "値")
            year = "基準年度" if name == "baseline" else "目標年度"
            paper.put((row + rows - 1, column + 1), year)
        elif dated == "heading":
            year = self.years[0] - 1 if name == "baseline" else self.years[-1]
            paper.put(at, heading, rows - 1)
            paper.put((row + rows - 1, column), paper.choices.year(year))
        else:
            paper.put(at, heading, rows)

    def _year_heads(self, row: int, column: int) -> None:
        paper, count = self.paper, len(self.years)
        words, years = paper.words, [paper.choices.year(year) for year in self.years]
        pairing = paper.choices.pairing
        if pairing == "labelled":
            paper.put((row, column), "年度ごとの目標値及び実績値", 1, 1 + count)
            paper.put((row + 1, column), "区分")
            self._line((row + 1, column + 1), years)
        elif pairing == "upper_lower":
            paper.put((row, column), "上段：年度ごとの目標値\n下段：年度ごとの実績値", 1, count)
            self._line((row + 1, column), years)
        elif pairing == "stacked_heads":
            paper.put((row, column), words.of("yearly_target"), 1, count)
            paper.put((row + 1, column), words.of("yearly_result"), 1, count)
            self._line((row + 2, column), years)
        elif pairing == "paired":
            for at, year in enumerate(years):
                paper.put((row, column + 2 * at), year, 1, 2)
                sides = [words.of("row_target"), words.of("row_result")]
                self._line((row + 1, column + 2 * at), sides)
        elif pairing == "trios":
            for at, year in enumerate(years):
                paper.put((row, column + 3 * at), year, 1, 3)
                sides = [words.of("row_target"), words.of("row_result"), "達成"]
                self._line((row + 1, column + 3 * at), sides)
        elif pairing == "side_groups":
            for at, name in enumerate(("yearly_target", "yearly_result")):
                paper.put((row, column + at * count), words.of(name), 1, count)
                self._line((row + 1, column + at * count), years)
        elif pairing == "one_cell":
            paper.put((row, column), "年度ごとの目標値（実績値）", 1, count)
            self._line((row + 1, column), years)
        else:
            for at, text in enumerate(("年度", words.of("row_target"), words.of("row_result"))):
                paper.put((row, column + at), text, self.head_rows)

    def _line(self, at: Place, texts: Sequence[str]) -> None:
        for place, text in enumerate(texts):
            self.paper.put((at[0], at[1] + place), text)

    def print_cells(self, row: int, one: Indicator, name: str) -> int:
        """Print an indicator; return the row below it. A reference indicator has results alone."""
        rows = self.rows(one)
        texts = {"name": name, "unit": one.unit or "", "mark": one.mark or ""}
        texts |= {"rationale": one.rationale or "", "ignored": "台帳による"}
        for part, column, wide in self._places():
            if part == "years":
                self._year_cells((row, column), one)
            elif part in {"baseline", "target"} and one.code:
                self._bound((row, column), part, one)
            elif texts.get(part) and (one.code or part in {"name", "unit"}):
                self.paper.put((row, column), texts[part], rows, wide)
        return row + rows

    def _bound(self, at: Place, part: str, one: Indicator) -> None:
        choices, rows = self.paper.choices, self.rows(one)
        dated = choices.base_year if part == "baseline" else choices.last_year
        fact: Fact = one.baseline if part == "baseline" else one.target
        year = fact["fiscal_year"]
        text = shown(fact, choices)
        if dated == "bracket" and year is not None:
            text += f"\n（{choices.year(year)}）"
        self.paper.put(at, text, rows)
        if dated == "column":
            said = choices.dash if year is None else choices.year(year)
            self.paper.put((at[0], at[1] + 1), said, rows)

    def _year_cells(self, at: Place, one: Indicator) -> None:
        printers: dict[str, Callable[[Place, Indicator], None]] = {
            "labelled": self._labelled_cells,
            "paired": self._paired_cells,
            "trios": self._trios,
            "side_groups": self._side_cells,
            "one_cell": self._one_cell,
            "down": self._down_cells,
        }
        printers.get(self.paper.choices.pairing, self._two_rows)(at, one)

    def _labelled_cells(self, at: Place, one: Indicator) -> None:
        row, column = at
        self.paper.put(at, self.paper.words.of("row_target"))
        self.paper.put((row + 1, column), self.paper.words.of("row_result"))
        self._two_rows((row, column + 1), one)
        if self.rows(one) > 2:
            self.paper.put((row + 2, column), "達成状況")
            for place, year in enumerate(self.years):
                if one.code and year in one.results:
                    self.paper.put((row + 2, column + 1 + place), one.marks[year])

    def _two_rows(self, at: Place, one: Indicator) -> None:
        self._targets(at, one)
        self._results((at[0] + 1, at[1]), one)

    def _side_cells(self, at: Place, one: Indicator) -> None:
        self._targets(at, one)
        self._results((at[0], at[1] + len(self.years)), one)

    def _targets(self, at: Place, one: Indicator) -> None:
        row, column = at
        facts = [one.targets.get(year) if one.code else None for year in self.years]
        first = facts[0]
        if self.paper.choices.merges and first is not None and all(fact == first for fact in facts):
            self.paper.put(at, shown(first, self.paper.choices), 1, len(facts))
            return
        for place, fact in enumerate(facts):
            self._value((row, column + place), fact)

    def _results(self, at: Place, one: Indicator) -> None:
        for place, year in enumerate(self.years):
            self._value((at[0], at[1] + place), one.results.get(year))

    def _value(self, at: Place, fact: Fact | None) -> None:
        if fact is not None:
            self.paper.put(at, shown(fact, self.paper.choices))

    def _paired_cells(self, at: Place, one: Indicator) -> None:
        for place, year in enumerate(self.years):
            if one.code:
                self._value((at[0], at[1] + 2 * place), one.targets.get(year))
            self._value((at[0], at[1] + 2 * place + 1), one.results.get(year))

    def _trios(self, at: Place, one: Indicator) -> None:
        for place, year in enumerate(self.years):
            row, column = at[0], at[1] + 3 * place
            if one.code:
                self._value((row, column), one.targets.get(year))
            self._value((row, column + 1), one.results.get(year))
            if one.code and one.kind == "quantitative" and year in one.results:
                self.paper.put((row, column + 2), one.marks[year])

    def _one_cell(self, at: Place, one: Indicator) -> None:
        for place, year in enumerate(self.years):
            facts = (one.targets.get(year) if one.code else None, one.results.get(year))
            said = [shown(fact, self.paper.choices) for fact in facts if fact is not None]
            if said:
                text = f"{said[0]}\n（{said[1]}）" if len(said) > 1 else said[0]
                self.paper.put((at[0], at[1] + place), text)

    def _down_cells(self, at: Place, one: Indicator) -> None:
        for place, year in enumerate(self.years):
            row, column = at[0] + place, at[1]
            self.paper.put((row, column), self.paper.choices.year(year))
            self._value((row, column + 1), one.targets.get(year) if one.code else None)
            self._value((row, column + 2), one.results.get(year))
