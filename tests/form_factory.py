"""A reading made by hand of a fictional standard form: every record that only forms have."""

from sesaku.coverage import account
from sesaku.model.evaluation import Measure, NextIndicator, PolicyField
from sesaku.model.indicator import Indicator, YearlyValue
from sesaku.model.means import FormMeans, MeansBudget
from sesaku.model.reading import Content, Detection, Furniture, Reading
from sesaku.model.values import DatedValue, ItemisedText, Text
from tests.factories import Writer


def form(name: str = "海辺の様式.xlsx") -> Reading:
    """Return the reading of a fictional standard form."""
    writer = Writer()
    measure = Measure(
        name="海辺の憩い",
        author="海辺課長 浜野 渚",
        policy=writer.plain("Ⅲ 暮らしの場"),
        goal_basis=writer.plain("憩いの場が減っているため。"),
        notes=(_note(writer),),
        cites={"name": writer.put("海辺の憩い"), "author": writer.put("海辺課長 浜野 渚")},
    )
    text = "指標１を改める。"
    following = NextIndicator(None, "", None, text, writer.put(text))
    policy_field = PolicyField(
        number="1",
        name="海辺の憩い",
        cite=measure.cites["name"],
        indicators=(_counted(writer), _described(writer)),
        next_indicators=(following,),
        means=(_means(writer),),
    )
    content = Content(
        measure=measure,
        fields=(policy_field,),
        title="令和５年度の様式",
        furniture=tuple(writer.furniture),
    )
    detection = Detection("standard_form", 0.9, ("「政策評価書」の表題がある。",))
    return account(writer.document(name), detection, content)


def _note(writer: Writer) -> Text:
    mark = writer.put("※１", " ")
    writer.furniture.append(Furniture("note-mark", mark))
    return Text("速報の値である。", writer.put("速報の値である。"), "※１")


def _counted(writer: Writer) -> Indicator:
    baseline, target = writer.put("3～5か所"), writer.put("9か所以上")
    return Indicator(
        code="1",
        name="憩いの場の数（累計）",
        main=False,
        kind="quantitative",
        midterm_goal=None,
        years=(YearlyValue(2021, None, writer.quantity("7か所", 7, "か所")),),
        rating=None,
        cite=writer.put("憩いの場の数（累計）"),
        unit="か所",
        accumulation="cumulative",
        baseline=DatedValue(
            2019,
            None,
            "3～5か所",
            None,
            "か所",
            "between",
            3,
            5,
            cite=baseline,
            year_cite=writer.put("元年度"),
        ),
        target=DatedValue(None, None, "9か所以上", 9, "か所", "at_least", cite=target),
        mark="○",
        rationale=writer.plain("憩いの広がりを示すため。"),
        cites={"mark": writer.put("○")},
    )


def _described(writer: Writer) -> Indicator:
    result = writer.numbered(None, "三つの浜で整えた。")
    text = "全ての浜を整える。"
    return Indicator(
        code="2",
        name="浜の整備",
        main=False,
        kind="qualitative",
        midterm_goal=None,
        years=(
            YearlyValue(
                2021,
                None,
                ItemisedText(result.text, (result,), result.cite),
                mark="×",
                mark_cite=writer.put("×"),
            ),
        ),
        rating=None,
        cite=writer.put("浜の整備"),
        target=DatedValue(2025, text, cite=writer.put(text)),
    )


def _means(writer: Writer) -> FormMeans:
    return FormMeans(
        number="1",
        name="海辺整備費",
        start_year=2013,
        unit="百万円",
        budgets=(MeansBudget(2021, writer.quantity("120", 120), writer.quantity("110", 110)),),
        initial=DatedValue(2024, None, "98", 98, cite=writer.put("98")),
        indicators=("1", "2"),
        text="浜を整える。",
        review_number="2022-浜-0007",
        cite=writer.put("浜を整える。"),
        cites={"name": writer.put("海辺整備費"), "review_number": writer.put("2022-浜-0007")},
    )
