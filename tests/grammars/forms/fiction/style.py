"""How a fictional form is printed: the wording of its headings, its layout, its years, its units."""

import random
from dataclasses import dataclass, field

HEADINGS = {
    "measure_name": ("施策名", "施　策　名", "施策の名称", "対象施策名"),
    "overview": ("施策の概要", "施 策 の 概 要", "施策の目的・概要", "施策の内容"),
    "goals": ("達成すべき目標", "施策の目標", "達成\nすべき\n目標", "施策が目指すべき姿"),
    "budgets": (
        "施策の予算額・執行額等",
        "施策の予算額・\n執行額等",
        "施策に係る予算額・執行額",
        "予算額及び執行額の状況",
    ),
    "cabinet_policies": (
        "施策に関係する内閣の重要政策（施政方針演説等のうち主なもの）",
        "施策に関係する内閣の重要政策",
        "関連する閣議決定等",
    ),
    "indicators": ("測定指標", "測 定 指 標", "測\n定\n指\n標", "業績指標"),
    "attainment": ("目標達成度合いの測定結果", "目標達成度合いの\n測定結果", "目標の達成度合い"),
    "analysis": ("施策の分析", "施策の\n分析", "評価結果の分析", "要因分析"),
    "next": (
        "次期目標等への反映の方向性",
        "次期目標等への\n反映の方向性",
        "評価結果の政策への反映の方向性",
        "今後の課題と取組の方向性",
    ),
    "opinions": (
        "学識経験を有する者の知見の活用",
        "有識者の意見",
        "外部有識者の知見の活用",
        "学識経験者の所見",
    ),
    "materials": (
        "政策評価を行う過程において使用した資料その他の情報",
        "評価に使用した資料等",
        "使用した資料",
    ),
    "department": ("担当部局名", "担当部局課名", "主管課", "担当課室名"),
    "author": ("作成責任者名", "作成責任者", "評価責任者"),
    "evaluated_on": ("政策評価実施時期", "評価実施時期", "政策評価の実施時期"),
    "planned_on": ("政策評価実施予定時期", "政策評価実施\n予定時期", "評価予定時期"),
    "policy": ("政策体系上の\n位置付け", "政策体系上の位置づけ", "上位政策"),
    "goal_basis": ("目標設定の\n考え方・根拠", "目標設定の考え方", "目標設定の根拠"),
    "means": ("達成手段\n（開始年度）", "達成手段（開始年度）", "達成手段"),
    "baseline": ("基準値", "基準", "現状値"),
    "target": ("目標値", "目標", "最終目標値"),
    "result": ("実績値", "実績"),
    "yearly_target": ("年度ごとの\n目標値", "年度ごとの目標値", "各年度の目標値", "年度目標値"),
    "yearly_result": ("年度ごとの実績値", "各年度の実績値", "年度ごとの\n実績値"),
    "mark": ("達成", "達成度", "判定"),
    "yearly_mark": ("達成状況", "年度ごとの達成状況"),
    "text_target": ("施策の進捗状況（目標）", "進捗状況（目標）", "年度ごとの目標"),
    "text_result": ("施策の進捗状況（実績）", "進捗状況（実績）", "年度ごとの実績"),
    "rationale": (
        "測定指標の選定理由及び目標値（水準・目標年度）の設定の根拠",
        "選定理由及び目標値の設定の根拠",
        "指標の選定理由・目標値の設定根拠",
    ),
    "initial": ("当初予算（a）", "当初予算額", "当初"),
    "supplementary": ("補正予算（b）", "補正予算額", "補正"),
    "carryover": ("繰越し等（c）", "繰越し等", "前年度からの繰越し等"),
    "total": ("合計（a＋b＋c）", "計", "合計(a+b+c)"),
    "executed": ("執行額", "執行済額", "決算額"),
    "related": ("関連する\n指標", "関連する指標", "関連指標"),
    "means_text": ("達成手段の概要等", "達成手段の概要", "事業の概要"),
    "review": (
        "行政事業レビュー\n事業番号",
        "行政事業レビューシート番号",
        "予算事業ID（行政事業レビュー）",
    ),
    "means_budget": ("予算額計（執行額）", "補正後予算額（執行額）", "予算額（執行額）"),
}
ERAS = (("令和", 2018), ("平成", 1988), ("昭和", 1925))
NUMBERS = ("{}　", "（{}）", "({}) ", "{}．", "①", "指標{}　", "{} ")
LAYOUTS = ("own_headings", "row_labels", "stacked", "year_rows", "pairs", "one_cell")


@dataclass
class Style:
    """The choices of one print; what is not chosen is as in the plainest form."""

    rng: random.Random
    headings: dict[str, str] = field(default_factory=dict)
    layout: str = "own_headings"
    number: str = "{}　"
    years: str = "bare"
    units: str = "cell"
    target_first: bool = False
    label_column: bool = True
    yearly_marks: bool = False
    mark_column: bool = True
    merge_same: bool = True
    year_in_cell: bool = False
    head_last: bool = False
    two_sheets: bool = False
    notes_last: bool = False
    unit_line: bool = False
    transposed: bool = False
    formatted: bool = False
    grade: str = "none"
    shuffled: bool = False
    full_width: bool = False
    unknown: bool = False
    number_column: bool = False
    means_split: bool = False
    all_levels: bool = False
    struck: bool = False

    def heading(self, name: str) -> str:
        """Return the wording of a heading, the same all through the form."""
        if name not in self.headings:
            self.headings[name] = self.rng.choice(HEADINGS[name])
        return self.headings[name]

    def year(self, year: int) -> str:
        """Return a fiscal year as the form prints it."""
        era, first = next((era, first) for era, first in ERAS if year > first)
        count = "元" if year == first + 1 else str(year - first)
        if self.years == "wide" and count.isdecimal():
            count = count.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        if self.years in {"era", "wide"}:
            return f"{era}{count}年度"
        if self.years == "letter":
            letter = {"令和": "R", "平成": "H", "昭和": "S"}[era]
            return f"{letter}{count}年度"
        if self.years == "civil":
            return f"{year}年度"
        return f"{count}年度"

    def numbered(self, code: str, name: str) -> str:
        """Return a name with its number."""
        if self.number == "①":
            return chr(0x245F + int(code)) + name
        return self.number.format(code) + name


def make_style(rng: random.Random) -> Style:
    """Return a style made at random."""
    style = Style(rng)
    style.layout = rng.choice(LAYOUTS)
    style.number = rng.choice(NUMBERS)
    style.years = rng.choice(("bare", "bare", "era", "wide", "letter", "civil"))
    style.units = rng.choice(("cell", "cell", "name", "column"))
    if style.layout == "own_headings" and style.units == "column":
        style.units = "name"
    style.target_first = rng.random() < 0.3
    style.label_column = rng.random() < 0.7
    style.yearly_marks = rng.random() < 0.3
    style.mark_column = rng.random() < 0.8
    style.merge_same = rng.random() < 0.7
    style.year_in_cell = rng.random() < 0.5
    style.head_last = rng.random() < 0.3
    style.two_sheets = rng.random() < 0.3
    style.notes_last = rng.random() < 0.3
    style.unit_line = rng.random() < 0.4
    style.transposed = rng.random() < 0.2
    style.formatted = rng.random() < 0.3
    style.shuffled = rng.random() < 0.4
    style.full_width = rng.random() < 0.2
    style.unknown = rng.random() < 0.3
    style.number_column = rng.random() < 0.2
    style.means_split = rng.random() < 0.4
    style.all_levels = rng.random() < 0.2
    style.struck = rng.random() < 0.2
    style.grade = rng.choice(("none", "circled", "letter"))
    return style
