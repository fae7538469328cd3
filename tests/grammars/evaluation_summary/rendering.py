"""One fictional summary, printed in as many ways as ministries print theirs."""

from dataclasses import dataclass, field

from sesaku.document.document import Document, Page, lines_of

SUBJECTS = (
    "水源の森の手入れ",
    "里山の道しるべの更新",
    "渡り鳥の休み場の見守り",
    "棚田の石垣の積み直し",
    "海辺の松林の植え継ぎ",
    "古い水門の点検",
    "雪国の見守り当番",
    "離島の船着場の改修",
    "山小屋の水の確保",
    "湿原の木道の架け替え",
    "河口の干潟の調べ",
    "峠の茶屋の再開",
    "用水路の泥上げ",
    "鎮守の森の記録",
    "夜空の明るさの測定",
    "炭焼き窯の保存",
    "渓流の魚の放流",
    "果樹園の受粉の手助け",
    "高原の放牧地の囲い",
    "入江の藻場の再生",
)
"""What the goals are about; none holds another, and none is a heading."""

OPENINGS = ("地域の人々と力を合わせて", "専門の技術者の助けを得ながら", "これまでの経験を生かし")
CLOSINGS = (
    "を計画に沿って進め、暮らしの安心を確かなものにする。",
    "を続ける。また、若い担い手が学べる場を年に2回以上設け、技を次の世代に渡す。",
    "に取り組み、訪れる人が10年後にも変わらず楽しめるようにする。",
)
RESULTS = (
    "では予定した作業を終え、満足と答えた人は全体の八割に上った。",
    "は天候のため遅れたが、31か所のうち24か所で終えることができた。他方、費用の見通しには課題が残る。",
    "について、参加者は延べ1,204人となり、前の期の1.5倍となった。",
)
REMARKS = (
    "全体として読みやすく、次の計画に生かせる評価である。",
    "数字の出どころを示すと、なお説得力が増すのではないか。他の地域との比較も望まれる。",
    "担い手の年齢の構成を調べてほしい。",
    "費用の増えた理由を、天候と物価に分けて書くべきである。",
)


@dataclass(frozen=True)
class Style:
    """How a summary is printed."""

    bullet: str = "- {n} "
    remark: str = "- "
    heading: str = "{}"
    names: tuple[str, str, str, str, str] = (
        "施策目標",
        "主な評価結果",
        "次期施策目標",
        "予算額・執行額等",
        "外部有識者の所見",
    )
    width: int = 0
    blank: str = "sections"
    page: int = 0
    page_mark: str = "- {} -"
    repeat: bool = False
    tabs: bool = True
    unit: str = "note"
    years: str = "令和{}年度"
    indent: str = ""
    feed: bool = False


@dataclass(frozen=True)
class Plan:
    """What the summary says."""

    name: str
    preamble: str
    goals: tuple[str, ...]
    overall: str
    results: tuple[str, ...]
    next_goals: tuple[str, ...]
    remarks: tuple[str, ...]
    budgets: dict[int, tuple[str, str]] = field(default_factory=dict)


def plan(count: int, seed: int, *, phrases: bool = False) -> Plan:
    """Return a summary with ``count`` goals; as noun phrases without a full stop, if wanted."""
    chosen = [SUBJECTS[(seed + place) % len(SUBJECTS)] for place in range(count)]
    return Plan(
        name=f"{SUBJECTS[seed % len(SUBJECTS)]}などによる国土の守り",
        preamble="豊かな国土を次の世代に引き継ぐため、以下を達成する。",
        goals=tuple(f"{subject}の計画的な推進" for subject in chosen)
        if phrases
        else tuple(
            OPENINGS[(seed + n) % 3] + "、" + subject + CLOSINGS[(seed + n) % 3]
            for n, subject in enumerate(chosen)
        ),
        overall="気候の変わり目にあって、国土の手入れの大切さが増している。取組はおおむね前に進んだ。",
        results=tuple(subject + RESULTS[(seed + n) % 3] for n, subject in enumerate(chosen)),
        next_goals=tuple(
            "引き続き" + subject + CLOSINGS[n % 3] for n, subject in enumerate(chosen)
        ),
        remarks=tuple(REMARKS[(seed + n) % 4] for n in range(1 + seed % 4)),
        budgets={
            2020: ("1,204", "1,180"),
            2021: ("987", "0"),
            2022: ("△15", "－"),
            2023: ("2,310", ""),
        },
    )


def render(said: Plan, style: Style) -> str:
    """Print a summary."""
    goals, results, following, money, opinions = (style.heading.format(h) for h in style.names)
    parts: list[tuple[str, list[str]]] = [
        (f"施策名：{said.name}", []),
        (goals, [said.preamble, *_numbered(said.goals, style.bullet)]),
        (results, [said.overall, *_numbered(said.results, style.bullet)]),
        (following, [said.preamble, *_numbered(said.next_goals, style.bullet)]),
        (money, _table(said, style)),
        (opinions, [style.remark + remark for remark in said.remarks]),
    ]
    lines: list[str] = []
    number = 1
    for heading, body in parts:
        if lines and style.blank != "none":
            lines.append("")
        lines.append(heading)
        if style.blank != "none":
            lines.append("")
        table = heading == money
        for text in body:
            wrapped = [text] if table else _wrapped(text, style)
            for place, line in enumerate(wrapped):
                if (
                    style.page
                    and not table
                    and sum(map(bool, lines)) % style.page == style.page - 1
                ):
                    lines.extend(_page_break(style, number, heading if place else ""))
                    number += 1
                lines.append(line)
                if style.blank == "all":
                    lines.append("")
    return "\n".join(lines) + "\n"


def document_of(text: str) -> Document:
    """Return a text as a document; a form feed ends a page."""
    pages: tuple[Page, ...] = ()
    if "\f" in text:
        ends = [at + 1 for at, character in enumerate(text) if character == "\f"] + [len(text)]
        starts = [0, *ends[:-1]]
        pages = tuple(
            Page(number, start, end)
            for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
        )
    return Document(
        name="summary.txt",
        path="summary.txt",
        text=text,
        sha256="0" * 64,
        media_type="text/plain",
        lines=lines_of(text, pages),
        pages=pages,
    )


def _numbered(texts: tuple[str, ...], bullet: str) -> list[str]:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    return [
        bullet.format(n=n, w=str(n).translate(wide), c=chr(0x245F + n) if n <= 20 else str(n))
        + text
        for n, text in enumerate(texts, 1)
    ]


def _wrapped(text: str, style: Style) -> list[str]:
    if not style.width:
        return [text]
    lines = [text[at : at + style.width] for at in range(0, len(text), style.width)]
    return [lines[0], *(style.indent + line for line in lines[1:])]


def _page_break(style: Style, number: int, heading: str) -> list[str]:
    mark = style.page_mark.format(number)
    again = [f"{heading}（続）", ""] if style.repeat and heading else []
    blank = [] if style.blank == "none" else [""]
    if style.feed:
        return [*blank, mark + "\f", *again] if mark else ["\f", *again]
    return [*blank, mark, *blank, *again]


def _table(said: Plan, style: Style) -> list[str]:
    era = {year: style.years.format(year - 2018, western=year) for year in said.budgets}
    rows = [
        ["区分", *era.values()],
        ["予算の状況", *(total for total, _ in said.budgets.values())],
        ["執行額", *(executed for _, executed in said.budgets.values())],
    ]
    if style.tabs:
        table = ["\t".join(row) for row in rows]
    else:
        table = [
            "  ".join([row[0].ljust(8, "　"), *(_right(cell, 12) for cell in row[1:])]).rstrip()
            for row in rows
        ]
    if style.unit == "label":
        return ["（単位：百万円）", *table]
    note = "（注）百万円単位。繰越し等を含む。"
    return [note, *table] if style.unit == "before" else [*table, note]


def _right(cell: str, columns: int) -> str:
    wide = sum(2 if ord(character) > 0x2000 else 1 for character in cell)
    return " " * (columns - wide) + cell
