"""Readings made by hand: a fictional report whose text is written as its records are made.

The ministry, its measures and all figures are invented. ``report()`` has at least one of every
record of a policy evaluation, ``position_paper()`` of every record of a position paper.
"""

import hashlib

from sesaku.coverage import account
from sesaku.document.cite import Cite, Span, merge
from sesaku.document.document import Document, Page, lines_of
from sesaku.model.budget import Budget, BudgetForm, BudgetFormRow, BudgetFormTotal
from sesaku.model.diagnostic import Collector
from sesaku.model.evaluation import (
    Analysis,
    Attainment,
    CabinetPolicy,
    EvaluationMethod,
    ExpertOpinion,
    Goal,
    Material,
    Means,
    Measure,
    NextIndicator,
    PolicyField,
    RatingSummary,
)
from sesaku.model.indicator import (
    Indicator,
    MidtermGoal,
    Rating,
    ReferenceIndicator,
    Series,
    SeriesValue,
    YearlyValue,
)
from sesaku.model.position import Link, Position
from sesaku.model.reading import Content, Detection, Furniture, Reading
from sesaku.model.values import ItemisedText, NumberedText, Quantity, Text
from sesaku.text.quantity import Relation


class Writer:
    """Writes a document piece by piece, and says where each piece stands."""

    def __init__(self) -> None:
        self.text = ""
        self._page = 1
        self._page_starts = [0]
        self.furniture: list[Furniture] = []

    def put(self, piece: str, after: str = "\n") -> Cite:
        """Add a piece and what follows it; return the piece's cite."""
        start = len(self.text)
        self.text += piece + after
        return (Span(start, start + len(piece), self._page),) if piece else ()

    def turn(self) -> None:
        """Begin a new page."""
        self.text += "\f"
        self._page += 1
        self._page_starts.append(len(self.text))

    def quantity(self, raw: str, value: float | None, unit: str | None = None) -> Quantity:
        """Add a numeric cell."""
        return Quantity(raw, value, unit, _relation(raw), cite=self.put(raw, " "))

    def numbered(self, number: str | None, text: str) -> NumberedText:
        """Add a text with its number."""
        if number is not None:
            self.furniture.append(Furniture("label", self.put(number, " ")))
        return NumberedText(number, text, self.put(text))

    def plain(self, text: str) -> Text:
        """Add a text."""
        return Text(text, self.put(text))

    def document(self, name: str) -> Document:
        """Return what was written."""
        ends = [*self._page_starts[1:], len(self.text)]
        bounds = zip(self._page_starts, ends, strict=True)
        pages = tuple(Page(number, *pair) for number, pair in enumerate(bounds, 1))
        data = self.text.encode("utf-8")
        return Document(
            name=name,
            path=f"folder/{name}",
            text=self.text,
            sha256=hashlib.sha256(data).hexdigest(),
            media_type="text/plain",
            lines=lines_of(self.text, pages),
            pages=pages,
        )


def _relation(raw: str) -> Relation | None:
    return "at_least" if raw.endswith("以上") else None


def report(
    name: str = "島しょ交通評価書.txt", *, opinion: str = "便数の根拠を示すべき。"
) -> Reading:
    """Return the reading of a fictional evaluation report."""
    writer = Writer()
    writer.furniture.append(Furniture("heading", writer.put("政策評価書")))
    measure = _measure(writer, opinion)
    writer.turn()
    fields = (_field(writer),)
    collector = Collector()
    collector.add("rating-differs", fields[0].cite, indicator="2-1", listed="a", printed="b")
    collector.add("text-unplaced", writer.put("はみ出した一行"), quote="はみ出した一行")
    content = Content(
        measure=measure,
        fields=fields,
        title="令和３年度政策評価書",
        publisher="空想省",
        furniture=tuple(writer.furniture),
        diagnostics=collector.all(),
    )
    detection = Detection("evaluation_report", 0.97, ("「政策評価書」の見出しがあります。",))
    return account(writer.document(name), detection, content)


def _measure(writer: Writer, opinion: str) -> Measure:
    cites = {
        part: writer.put(part_text)
        for part, part_text in (
            ("code", "施策Ⅳ－２"),
            ("name", "島しょ交通の維持"),
            ("ministry", "空想省"),
            ("department", "航路局離島課"),
            ("evaluated_on", "令和３年８月"),
        )
    }
    method = writer.put("実績・総合")
    grade = writer.put("Ｂ")
    basis = writer.put("航路の維持では目標に届いたが、\n接続改善が遅れたため。")
    return Measure(
        name="島しょ交通の維持",
        ministry="空想省",
        code="施策Ⅳ－２",
        fiscal_year=2021,
        department="航路局離島課",
        evaluated_on="2021-08",
        evaluation_method=EvaluationMethod(("実績", "総合"), "総合", method),
        goal_preamble=writer.plain("次の目標を掲げる。"),
        purposes=(writer.numbered("①", "住民の足を守る。"),),
        goals=(Goal("1", "航路の欠航を減らす。", ("①",), writer.put("航路の欠航を減らす。")),),
        attainment=Attainment(
            "B",
            "相当程度進展あり",
            "航路の維持では目標に届いたが、接続改善が遅れたため。",
            grade,
            basis,
        ),
        rating_summary=(RatingSummary("2-1", "接続便数", True, "a", writer.put("2-1 接続便数 a")),),  # noqa: FBT003 - the record's third field
        budgets=(_budget(writer),),
        budget_form=_budget_form(writer),
        opinions=(ExpertOpinion(opinion, ("2-1", "F2"), writer.put(opinion)),),
        opinion_preamble=writer.plain("三名から聴取した。"),
        overall=writer.plain("おおむね順調である。"),
        results=(writer.numbered("1", "欠航は減った。"),),
        next_preamble=writer.plain("次期は次のとおり。"),
        next_goals=(writer.numbered("1", "欠航をなくす。"),),
        notes=(writer.plain("（注）四捨五入による。"),),
        cites=cites,
    )


def _budget(writer: Writer) -> Budget:
    return Budget(
        fiscal_year=2020,
        scope="excluding_contributions",
        unit="百万円",
        initial=writer.quantity("1,200", 1200),
        supplementary=writer.quantity("△217", -217),
        carryover=writer.quantity("－", None),
        total=writer.quantity("983", 983),
        executed=writer.quantity("", None),
    )


def _budget_form(writer: Writer) -> BudgetForm:
    policy, number, level = (writer.plain(text) for text in ("島の足", "⑨", "相当程度進展あり"))
    unit = writer.put("千円", " ")
    columns = tuple(writer.put(text, " ") for text in ("前年度", "要求額"))
    first = writer.put("一般会計 空想本省 航路維持費", " ")
    row = BudgetFormRow(
        "一般",
        "空想本省",
        "航路維持費",
        (writer.quantity("983,000", 983000), writer.quantity("0", 0)),
        first,
        "⑨⑩",
    )
    label = writer.put("合計", " ")
    total = BudgetFormTotal("合計", (writer.quantity("983,000", 983000),), label)
    item = writer.numbered(None, "接続改善費")
    return BudgetForm(
        unit="千円",
        columns=("前年度", "要求額"),
        rows=(row,),
        totals=(total,),
        items=(item,),
        unit_cite=unit,
        column_cites=columns,
        policy=policy,
        number=number,
        attainment=level,
    )


def _field(writer: Writer) -> PolicyField:
    heading = writer.put("個別分野２ 接続の改善")
    title, date, detail = (writer.put(x) for x in ("海の道計画", "令和２年６月", "第３章"))
    next_name = writer.put("接続便数（朝夕）")
    return PolicyField(
        number="2",
        name="接続の改善",
        cite=heading,
        overview=(writer.numbered("1", "港と空港の便をつなぐ。"),),
        cabinet_policies=(
            CabinetPolicy("海の道計画", "令和２年６月", ("第３章",), title, date, (detail,)),
        ),
        indicators=(_qualitative(writer), _quantitative(writer)),
        reference_indicators=(_reference(writer),),
        analysis=(
            Analysis(
                "2-1",
                "達成手段②の航路維持費が有効だった。",
                writer.put("達成手段②の航路維持費が有効だった。"),
                (Means("②", "航路維持費", (2019, 2020), writer.put("②航路維持費")),),
            ),
        ),
        next_measure=writer.plain("接続の改善を続ける。"),
        next_indicators=(
            NextIndicator(
                "2-1",
                "接続便数（朝夕）",
                "renamed",
                "朝夕に限る。",
                writer.put("朝夕に限る。"),
                next_name,
            ),
        ),
        materials=(
            Material(
                "空想省",
                "島しょ航路要覧",
                "https://example.invalid/routes",
                writer.put("島しょ航路要覧"),
            ),
        ),
    )


def _qualitative(writer: Writer) -> Indicator:
    name = writer.put("2-1 接続便数の改善")
    goal = writer.put("乗り継ぎを一時間以内にする。")
    target = writer.numbered("1", "時刻を見直す。")
    result = writer.numbered("1", "=三港で見直した。SUM(A1)とは書かない。")
    return Indicator(
        code="2-1",
        name="接続便数の改善",
        main=True,
        kind="qualitative",
        midterm_goal=MidtermGoal(
            "乗り継ぎを一時間以内にする。",
            None,
            term="2022",
            items=(NumberedText(None, "乗り継ぎを一時間以内にする。", goal),),
            cite=goal,
        ),
        years=(
            YearlyValue(
                2020,
                ItemisedText("1 時刻を見直す。", (target,), merge(target.cite)),
                ItemisedText("1 " + result.text, (result,), merge(result.cite)),
            ),
            YearlyValue(2021, None, None),
        ),
        rating=Rating("b", writer.put("ｂ")),
        notes=(writer.plain("（注）速報値。"),),
        source=writer.plain("（出典）空想省調べ。"),
        cite=name,
    )


def _quantitative(writer: Writer) -> Indicator:
    return Indicator(
        code="2-2",
        name="接続便数",
        main=False,
        kind="quantitative",
        midterm_goal=MidtermGoal(
            None,
            "90％以上",
            90,
            "％",
            "at_least",
            "2022",
            cite=writer.put("90％以上"),
        ),
        years=(
            YearlyValue(
                2019,
                writer.quantity("80.0％以上", 80.0, "％"),
                writer.quantity("80.2％", 80.2, "％"),
            ),
            YearlyValue(2020, writer.quantity("－（注）", None), writer.quantity("△5", -5)),
            YearlyValue(2021, _between(writer), None),
        ),
        rating=None,
        cite=writer.put("2-2 接続便数"),
    )


def _between(writer: Writer) -> Quantity:
    cite = writer.put("75～80％", " ")
    writer.furniture.append(Furniture("label", writer.put("○", " ")))
    return Quantity(
        raw="75～80％",
        value=None,
        unit="％",
        relation="between",
        low=75,
        high=80,
        mark="○",
        cite=cite,
    )


def _reference(writer: Writer) -> ReferenceIndicator:
    value = SeriesValue(2020, "12万人", 12, "万人", writer.put("12万人"))
    return ReferenceIndicator(
        number="1",
        name="離島の来訪者",
        series=(Series("北部", (value,), writer.put("北部")),),
        notes=(writer.plain("（注）推計。"),),
        source=writer.plain("（出典）観光協会。"),
        cite=writer.put("離島の来訪者"),
    )


def position_paper(name: str = "提言.txt") -> Reading:
    """Return the reading of a fictional position paper."""
    writer = Writer()
    first = "離島の航路を国の責任で維持する。"
    second = "港の電源を二重にする。"
    link = Link("航路要覧", "https://example.invalid/a", writer.put("航路要覧"))
    positions = (
        Position("12", ("交通", "航路"), first, "position", (link,), writer.put(first)),
        Position(None, ("交通",), second, "proposal", (), writer.put(second)),
    )
    content = Content(positions=positions, title="海の提言", publisher="海の会", date="2022-04")
    detection = Detection("position_paper", 0.8, ("番号つきの主張が並びます。",))
    return account(writer.document(name), detection, content)
