"""Prints a field: its opening, indicators, evaluation, the next cycle and materials."""

from tests.grammars.evaluation_report.fiction.content import (
    Block,
    Cell,
    Content,
    Indicator,
    Means,
    PolicyField,
    Report,
    Year,
)
from tests.grammars.evaluation_report.fiction.printing_head import WIDE, coded
from tests.grammars.evaluation_report.fiction.printing_tables import print_reference, print_table
from tests.grammars.evaluation_report.fiction.sheet import Keys, Piece, Sheet
from tests.grammars.evaluation_report.fiction.style import Style
from tests.grammars.evaluation_report.fiction.years import fiscal, named, spoken


def name_of(number: int) -> str:
    """Return a field's number as printed in headings."""
    return str(number).translate(WIDE) if number < 10 else f" {number}"


def means_printed(means: tuple[Means, ...], style: Style) -> str:
    """Return the brackets that name means; one that bears two numbers names its years twice."""
    if len({each.name for each in means}) < len(means):
        numbers = "、".join(f"{spoken(each.years, style)}達成手段{each.number}" for each in means)
        return f"（{spoken(tuple(sorted({y for each in means for y in each.years})), style)}：{means[0].name}（{numbers}））"
    listed = "、".join(f"{each.name}（達成手段{each.number}）" for each in means)
    return f"（{spoken(means[0].years, style)}：{listed}）"


class FieldPrinter:
    """Prints the parts of one field on a sheet."""

    def __init__(self, sheet: Sheet, report: Report, field: PolicyField) -> None:
        self.sheet = sheet
        self.report = report
        self.field = field
        self.key = f"fields/{field.number}"
        self.single = "-" not in field.indicators[0].code

    def opening(self) -> None:
        """Print heading, overview and policies."""
        sheet, field = self.sheet, self.field
        if sheet.style.headings and not self.single:
            name = Piece(field.name, (f"{self.key}/name",))
            sheet.add(f"個別分野{name_of(field.number)}{sheet.blank()}", name, lead=" ")
        if field.overview:
            sheet.add("施策の概要")
            self._block(field.overview, f"{self.key}/overview", whole=False)
        if field.policies:
            sheet.add("関連する内閣の重要政策（施策方針演説等のうち主なもの）")
        for place, policy in enumerate(field.policies):
            key = f"{self.key}/policies/{place}"
            date = ["（", Piece(policy.date, (f"{key}/date",)), "）"] if policy.date else []
            sheet.add("・", Piece(policy.title, (f"{key}/title",)), *date)
            for number, detail in enumerate(policy.details):
                sheet.add(detail, under=(f"{key}/details/{number}",), lead=" ")

    def indicators(self, *, opening: bool) -> None:
        """Print the indicators and references; with ``opening``, that inside the first of them."""
        style, rng = self.sheet.style, self.sheet.rng
        order = list(self.field.indicators)
        if style.shuffle == "indicators":
            rng.shuffle(order)
        for place, indicator in enumerate(order):
            self._indicator(indicator, opening=opening and place == 0)
        for place, reference in enumerate(self.field.references):
            print_reference(self.sheet, f"{self.key}/references/{place}", reference)

    def _indicator(self, indicator: Indicator, *, opening: bool) -> None:
        sheet = self.sheet
        key = f"{self.key}/indicators/{indicator.code}"
        front = f"測定指標{_spaced(indicator.code)}{sheet.blank()}"
        mark = " ＊" if indicator.main else ""
        own_line = indicator.main and sheet.rng.random() < 0.2
        sheet.add(front, Piece(indicator.name, (f"{key}/name",)), "" if own_line else mark)
        if own_line:
            sheet.add("＊")
        if indicator.table:
            print_table(sheet, key, indicator, self.report.years)
        else:
            self._texts(indicator, key, opening=opening)

    def _texts(self, indicator: Indicator, key: str, *, opening: bool) -> None:
        sheet, style = self.sheet, self.sheet.style
        if indicator.midterm is not None:
            term = "--" if indicator.term is None else named(indicator.term, style).strip()
            sheet.add(f"中期目標（{term}年度）")
            self._content(indicator.midterm, f"{key}/midterm")
        years = list(indicator.years)
        if style.shuffle == "years":
            sheet.rng.shuffle(years)
        if style.rating_first:
            self._rating(indicator, key)
        for year in years:
            self._target(year, key)
            if opening and year is years[0]:
                self.opening()
            self._result(year, key, dated=style.dated_results or style.rating_first)
        if not style.rating_first:
            self._rating(indicator, key)

    def _target(self, year: Year, key: str) -> None:
        self.sheet.add(f"{fiscal(year.fiscal_year, self.sheet.style)}目標")
        self._content(year.target, f"{key}/years/{year.fiscal_year}/target")

    def _result(self, year: Year, key: str, *, dated: bool) -> None:
        if year.result is None:
            return
        front = f"{fiscal(year.fiscal_year, self.sheet.style)}の" if dated else ""
        self.sheet.add(f"{front}施策の進捗状況・実績")
        self._content(year.result, f"{key}/years/{year.fiscal_year}/result")

    def _rating(self, indicator: Indicator, key: str) -> None:
        if indicator.grade is None:
            return
        grade = indicator.grade.translate({ord(sign): ord(sign) + 0xFEE0 for sign in "sabcd"})
        years = spoken(self.report.years, self.sheet.style)
        self.sheet.add(f"{years}目標の達成状況：", Piece(grade, (f"{key}/rating",)))

    def _content(self, content: Content, key: str) -> None:
        if isinstance(content, Cell):
            self.sheet.add(Piece(content.raw, (key,)))
        elif content is not None:
            self._block(content, key)

    def _block(self, block: Block, key: str, *, whole: bool = True) -> None:
        """Print the items of a block; ``whole``: the block is a value, beside its items."""
        under: Keys = (key,) if whole else ()
        for place, item in enumerate(block):
            mine = (f"{key}/items/{place}",) if whole else (f"{key}/{place}",)
            for order, paragraph in enumerate(item.paragraphs):
                front = self._number(item.number, paragraph) if order == 0 else ""
                self.sheet.add(front, Piece(paragraph, mine), under=under)

    def _number(self, number: int | None, paragraph: str) -> str:
        if number is None:
            return ""
        printed = str(number).translate(WIDE) if number < 10 else str(number)
        return printed if paragraph.startswith("（１）") else f"{printed}{self.sheet.blank()}"

    def evaluation(self) -> None:
        """Print the analyses and the next cycle."""
        sheet, field = self.sheet, self.field
        number = field.number
        if sheet.style.wrong_number and sheet.rng.random() < 0.5:
            number = number % len(self.report.fields) + 1
        sheet.add("評価結果" if self.single else f"評価結果(個別分野{name_of(number)})")
        if field.analyses:
            sheet.add("施策の分析")
        names = {indicator.code: indicator for indicator in field.indicators}
        for analysis in field.analyses:
            indicator = names[analysis.code]
            mark = " ＊" if indicator.main else ""
            sheet.add(f"【測定指標{_spaced(analysis.code)}{sheet.blank()}{indicator.name}{mark}】")
            self._analysis(analysis.code)
        self._following()

    def _analysis(self, code: str) -> None:
        key = f"{self.key}/analyses/{code}"
        analysis = next(entry for entry in self.field.analyses if entry.code == code)
        for paragraph in analysis.paragraphs:
            pieces: list[str | Piece] = [paragraph.text]
            if paragraph.means:
                pieces.append(means_printed(paragraph.means, self.sheet.style))
            self.sheet.add(*pieces, under=(key,))

    def _following(self) -> None:
        sheet, field = self.sheet, self.field
        sheet.add("次期目標等への反映の方向性")
        sheet.add("【施策(施策の必要性に関する分析を含む)】")
        for paragraph in field.measure:
            sheet.add(paragraph, under=(f"{self.key}/measure",), lead=" ")
        sheet.add("【測定指標】")
        shown = [entry for entry in field.following if entry.change != "retired"]
        for place, entry in enumerate(shown):
            key = f"{self.key}/following/{place}"
            mark = " ＊" if entry.main else ""
            name = Piece(entry.name, (f"{key}/name",))
            sheet.add(f"{coded(entry.code)}{sheet.blank()}", name, mark)
            for paragraph in entry.paragraphs:
                sheet.add(paragraph, under=(f"{key}/text",), lead=" ")

    def materials(self) -> None:
        """Print the materials, those of one publisher under its name."""
        sheet, field = self.sheet, self.field
        if not field.materials:
            return
        sheet.add("作成にあたって使用した資料その他の情報")
        publisher = None
        for place, material in enumerate(field.materials):
            key = f"{self.key}/materials/{place}"
            if material.publisher and material.publisher != publisher:
                own = tuple(
                    f"{self.key}/materials/{index}"
                    for index, other in enumerate(field.materials)
                    if other.publisher == material.publisher
                )
                sheet.add("・", Piece(material.publisher, own))
            publisher = material.publisher
            bullet = "" if publisher else "・"
            if material.title:
                sheet.add(bullet, Piece(material.title, (key,)), lead=" " if publisher else "")
            if material.url:
                sheet.add("（", Piece(material.url, (key, f"{key}/url")), "）", lead=" ")


def _spaced(code: str) -> str:
    """Return a code as headings print it: two digits are set apart by a blank."""
    return coded(code) if len(code.split("-", maxsplit=1)[0]) == 1 else f" {coded(code)}"
