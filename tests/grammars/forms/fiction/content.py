"""What a fictional form says, made at random: the facts that a reading of any print must give.

Ministries, measures and figures are invented. Facts have the keys of the readings themselves.
"""

import random
from dataclasses import dataclass, field
from typing import Any

MINISTRIES = ("湖沼環境省", "港湾庁", "山村文化省", "星空観測庁", "里海振興省")
PLACES = ("湖岸", "港", "棚田", "岬", "森", "河口", "温泉街", "島", "峠", "湿原", "用水路", "市場")
DEEDS = ("保全", "再生", "案内", "見守り", "整備", "調査", "利用", "清掃", "連携", "継承")
THINGS = ("拠点", "計画", "講習", "点検", "記録", "案内板", "協定", "路線", "施設", "台帳")
UNITS = ("％", "件", "か所", "人", "万人", "千人", "ha", "回", "団体", "施設", "億円", "日", "位")
UNKNOWN = ("集計中", "調査中", "未集計")
RELATIONS = {
    None: "{}",
    "at_least": "{}以上",
    "at_most": "{}以下",
    "about": "{}程度",
    "more_than": "{}超",
    "less_than": "{}未満",
}
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
LEVELS = (
    "目標超過達成",
    "目標達成",
    "相当程度進展あり",
    "進展が大きくない",
    "目標に向かっていない",
)

Fact = dict[str, Any]


@dataclass
class Indicator:
    """An indicator as it is printed, and the facts that it gives."""

    code: str
    name: str
    kind: str
    unit: str | None
    accumulation: str | None
    baseline: Fact
    target: Fact
    years: list[int]
    targets: dict[int, Fact]
    results: dict[int, Fact]
    mark: str | None
    marks: dict[int, str] = field(default_factory=dict)
    rationale: str | None = None


@dataclass
class Form:
    """All facts of a form."""

    ministry: str
    number: str
    name: str
    year: int
    department: str
    author: str
    evaluated: str
    overview: str
    goals: list[tuple[str | None, str]]
    policies: list[tuple[str, str, list[str]]]
    budgets: dict[int, dict[str, Fact]]
    budget_unit: str
    indicators: list[Indicator]
    reference: Indicator | None
    level: str | None = None
    grade: str | None = None
    basis: str | None = None
    analysis: str | None = None
    next_measure: str | None = None
    next_indicators: str | None = None
    preamble: str | None = None
    opinions: list[str] = field(default_factory=list)
    materials: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    policy: str | None = None
    goal_basis: str | None = None
    means: list[Fact] = field(default_factory=list)


def sentence(rng: random.Random) -> str:
    """Return a sentence of no importance."""
    place, deed, thing = rng.choice(PLACES), rng.choice(DEEDS), rng.choice(THINGS)
    return rng.choice(
        (
            f"{place}の{deed}に必要な{thing}を、{rng.randint(2, 30)}の地域で整える。",
            f"{thing}の数が増え、{place}の{deed}が進んだ。",
            f"{rng.randint(2, 9)}月の大雨により{place}の{deed}が遅れたため、{thing}を見直した。",
            f"{place}ごとに{thing}の扱いが異なり、{deed}の手順が定まっていない。",
        )
    )


def phrase(rng: random.Random) -> str:
    """Return a name of no importance."""
    return f"{rng.choice(PLACES)}の{rng.choice(DEEDS)}に係る{rng.choice(THINGS)}"


def number(value: float, unit: str | None, relation: str | None = None) -> Fact:
    """Return the facts of a figure; ``digits`` is how its number is printed."""
    digits = f"{value:,}"
    raw = RELATIONS[relation].format(digits + (unit or ""))
    return {"raw": raw, "value": value, "unit": unit, "relation": relation}


def words(text: str) -> Fact:
    """Return the facts of a cell that has no number."""
    return {"raw": text, "value": None, "unit": None, "relation": None}


def quantitative(rng: random.Random, code: str, years: list[int]) -> Indicator:
    """Return an indicator of figures."""
    unit = rng.choice(UNITS)
    accumulation = rng.choice((None, None, None, "cumulative", "yearly"))
    name = f"{phrase(rng)}の数"
    name += {"cumulative": "（累計）", "yearly": "（単年度）", None: ""}[accumulation]
    base = rng.choice((rng.randint(3, 90), round(rng.uniform(10, 99), 1), rng.randint(1000, 90000)))
    step = max(1, int(base / 20))
    relation = rng.choice((None, "at_least", "at_most", "about"))

    def figure(at: int, bound: str | None = None) -> Fact:
        value = base + step * at
        return number(round(value, 1) if isinstance(base, float) else value, unit, bound)

    results = {
        year: figure(at + 1) if rng.random() > 0.1 else words(rng.choice((*UNKNOWN, "－")))
        for at, year in enumerate(years)
    }
    if rng.random() < 0.2:
        results.pop(years[-1])
    if rng.random() < 0.15:
        same = {"raw": "前年度以上", "value": None, "unit": None, "relation": "at_least"}
        targets = dict.fromkeys(years, same)
    else:
        targets = {year: figure(at + 2, relation) for at, year in enumerate(years)}
    baseline = {"fiscal_year": years[0] - 1, **figure(0)}
    if rng.random() < 0.15:
        baseline = {"fiscal_year": None, **words("－")}
    final: Fact = {"fiscal_year": years[-1], **targets[years[-1]]}
    return Indicator(
        code,
        name,
        "quantitative",
        unit,
        accumulation,
        baseline,
        final,
        years,
        targets,
        results,
        rng.choice("○×△◎－"),
        {year: rng.choice("○×△") for year in results},
        sentence(rng) + sentence(rng),
    )


def qualitative(rng: random.Random, code: str, years: list[int]) -> Indicator:
    """Return an indicator of texts."""
    return Indicator(
        code,
        f"{phrase(rng)}の状況",
        "qualitative",
        None,
        None,
        {"fiscal_year": years[0] - 1, "text": sentence(rng)},
        {"fiscal_year": years[-1], "text": sentence(rng)},
        years,
        {year: {"text": sentence(rng)} for year in years},
        {year: {"text": sentence(rng)} for year in years[: rng.randint(1, len(years))]},
        rng.choice("○×△"),
        {},
        sentence(rng),
    )


def make_form(rng: random.Random) -> Form:
    """Return the facts of a form; some say nothing in some of their sections."""
    form = _whole_form(rng)
    for name, nothing in (
        ("policies", []),
        ("materials", []),
        ("opinions", []),
        ("means", []),
        ("level", None),
        ("policy", None),
        ("goal_basis", None),
    ):
        if rng.random() < 0.12:
            setattr(form, name, nothing)
    return form


def _whole_form(rng: random.Random) -> Form:
    year = rng.randint(2017, 2027)
    years = list(range(year - rng.randint(2, 4), year + 1))
    ministry = rng.choice(MINISTRIES)
    indicators = [
        (quantitative if rng.random() < 0.75 else qualitative)(rng, str(at), years)
        for at in range(1, rng.randint(2, 6))
    ]
    reference = quantitative(rng, "0", years) if rng.random() < 0.4 else None
    several = rng.random() < 0.6
    goals: list[tuple[str | None, str]] = [
        (str(at) if several else None, sentence(rng))
        for at in range(1, rng.randint(2, 4) if several else 2)
    ]
    return Form(
        ministry=ministry,
        number=f"{rng.randint(1, 9)}－{rng.choice((CIRCLED[rng.randint(0, 9)], str(rng.randint(1, 12))))}",
        name=f"{rng.choice(PLACES)}の{rng.choice(DEEDS)}の推進",
        year=year,
        department=f"{rng.choice(PLACES)}局{rng.choice(DEEDS)}課",
        author=f"{rng.choice(DEEDS)}課長　{rng.choice(('沢', '浜', '峰'))}野　{rng.choice(('渚', '遥', '岳'))}",
        evaluated=f"{year + 1}-0{rng.randint(5, 9)}",
        overview=sentence(rng) + sentence(rng),
        goals=goals,
        policies=[
            (
                f"{rng.choice(PLACES)}基本計画",
                "令和３年６月15日",
                [f"第{rng.randint(1, 9)}章２「{phrase(rng)}」"],
            )
            for _ in range(rng.randint(1, 2))
        ],
        budgets=_budgets(rng, year),
        budget_unit=rng.choice(("百万円", "千円")),
        indicators=indicators,
        reference=reference,
        level=rng.choice(LEVELS),
        grade=None,
        basis=sentence(rng),
        analysis="\n".join(f"【測定指標{one.code}】\n{sentence(rng)}" for one in indicators),
        next_measure=sentence(rng),
        next_indicators=sentence(rng),
        preamble=f"{ministry}の懇談会（令和６年６月27日）において、次の意見を得た。",
        opinions=[sentence(rng) for _ in range(rng.randint(1, 3))],
        materials=[
            (
                f"{phrase(rng)}の報告書",
                f"{ministry}、令和５年３月",
                rng.choice((None, "https://www.kosho.example/a/b.html")),
            )
            for _ in range(rng.randint(1, 3))
        ],
        notes=[("※１", sentence(rng))] if rng.random() < 0.4 else [],
        policy=phrase(rng),
        goal_basis=sentence(rng),
        means=_means(rng, year, [one.code for one in indicators]),
    )


def _budgets(rng: random.Random, year: int) -> dict[int, dict[str, Fact]]:
    found: dict[int, dict[str, Fact]] = {}
    for one in range(year - 2, year + 1):
        initial, extra, moved = rng.randint(900, 99000), rng.randint(0, 900), rng.randint(-500, 500)
        total = initial + extra + moved
        found[one] = {
            "initial": _amount(initial),
            "supplementary": _amount(extra),
            "carryover": _amount(moved),
            "total": _amount(total),
            "executed": _amount(rng.randint(500, total)),
        }
    found[year + 1] = {"initial": _amount(rng.randint(900, 99000))}
    return found


def _amount(value: int) -> Fact:
    raw = f"{value:,}" if value >= 0 else f"△{-value:,}"
    return {"raw": raw, "value": value, "unit": None, "relation": None}


def _means(rng: random.Random, year: int, codes: list[str]) -> list[Fact]:
    found = []
    for at in range(1, rng.randint(2, 5)):
        budgets = {}
        for one in range(year - 3, year):
            if rng.random() < 0.15:
                budgets[one] = (words("－"), None)
            else:
                budgets[one] = (_amount(rng.randint(100, 9000)), _amount(rng.randint(50, 8000)))
        found.append(
            {
                "number": str(at),
                "name": f"{phrase(rng)}に要する経費",
                "start": rng.randint(1976, year),
                "budgets": budgets,
                "initial": _amount(rng.randint(100, 9000)),
                "indicators": sorted(rng.sample(codes, rng.randint(1, min(2, len(codes))))),
                "text": sentence(rng),
                "review": f"{year - 2}-空-{rng.randint(19, 24)}-{rng.randint(1, 999):04}",
            }
        )
    return found
