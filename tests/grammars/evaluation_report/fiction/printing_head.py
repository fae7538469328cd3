"""Prints the head of a report."""

from tests.grammars.evaluation_report.fiction.content import PARTS, Budget, Report
from tests.grammars.evaluation_report.fiction.sheet import Piece, Sheet
from tests.grammars.evaluation_report.fiction.years import era_of, fiscal, spoken

WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")
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
_NAMES = 68


def label(sheet: Sheet, text: str, size: int = 5) -> None:
    """Print a label, a few characters a line and the last letter-spaced, or in one line."""
    if not sheet.style.spread:
        sheet.add(text)
        return
    lines = [text[start : start + size] for start in range(0, len(text), size)]
    for place, line in enumerate(lines):
        spaced = place == len(lines) - 2 and len(lines) > 2
        sheet.add(" ".join(line) if spaced else line)


def coded(code: str) -> str:
    """Return a code as printed: ３－２, 10－２."""
    parts = code.split("-")
    return "－".join(part if len(part) > 1 else part.translate(WIDE) for part in parts)


def print_head(sheet: Sheet, report: Report) -> None:
    """Print everything before the fields."""
    head = report.head
    style = sheet.style
    year = Piece(fiscal(head.fiscal_year, style).strip(), ("fiscal_year",))
    number = ["(", Piece(head.ministry, ("ministry", "code")), Piece(head.number, ("code",)), ")"]
    sheet.add(f"施策{head.code}{sheet.blank()}", Piece(head.name, ("title",)), lead=" ")
    if sheet.rng.random() < 0.3:
        sheet.add(year, "政策評価書", sheet.blank(), *number, lead=" ")
    else:
        sheet.add(year, "政策評価書", lead=" ")
        sheet.add(*number)
    sheet.add(f"施策名（※）{sheet.blank()}", Piece(head.name, ("name",)))
    _goals(sheet, report)
    for table in head.budgets:
        _budget(sheet, table)
    notes = list(enumerate(head.notes))
    marks = ("（※）", "（注１）", "（注２）")
    for place, text in notes[:1]:
        sheet.add(marks[place], text, under=(f"notes/{place}",))
    _attainment(sheet, report)
    _ratings(sheet, report)
    for place, text in notes[1:]:
        sheet.add(marks[place], text, under=(f"notes/{place}",))
    _opinions(sheet, report)
    if head.department:
        narrow = 24 if sheet.style.wrap and sheet.rng.random() < 0.3 else None
        name = Piece(head.department, ("department",))
        sheet.add(f"担当部局名{sheet.blank()}", name, wrap=narrow)
    if head.evaluated:
        label(sheet, "政策評価実施時期", 4)
        when, month = head.evaluated
        era, count = era_of(when)
        day = f"{era}{'元' if count == 1 else str(count)}年{month}月".translate(WIDE)
        sheet.add(Piece(day, ("evaluated_on",)))


def _goals(sheet: Sheet, report: Report) -> None:
    head = report.head
    if not head.goals:
        return
    label(sheet, "施策目標")
    if head.purposes and head.goals[0].number is not None:
        first, second = head.purposes
        sheet.add(
            Piece(first, ("purposes/①",)),
            "（①）とともに、",
            Piece(second, ("purposes/②",)),
            "（②）するため、以下を達成する。",
            under=("goals/preamble",),
        )
    for goal in head.goals:
        front = "" if goal.number is None else f"{_numbered(goal.number).strip()} "
        sheet.add(front, Piece(goal.text, (f"goals/{goal.number}",)))


def _budget(sheet: Sheet, table: Budget) -> None:
    label(sheet, _LABELS[table.scope], 6)
    sheet.add("区分 " + " ".join(fiscal(year, sheet.style) for year in table.years), wrap=0)
    label(sheet, "予算の状況", 3)
    sheet.add("(百万円)")
    for part in PARTS:
        if part not in table.rows:
            continue
        cells = [
            Piece(f"{' ' if place else ''}{cell.raw}", (f"budgets/{table.scope}/{year}/{part}",))
            for place, (year, cell) in enumerate(zip(table.years, table.rows[part], strict=False))
        ]
        sheet.add(f"{_ROWS[part]} ", *cells, wrap=0)


def _attainment(sheet: Sheet, report: Report) -> None:
    head = report.head
    if sheet.style.spread:
        for sign in ("評", "価", "結", "果(", "注", "１)"):
            sheet.add(sign, closes=False)
    else:
        sheet.add("評価結果(注１)")
    label(sheet, "目標達成度合いの測定結果")
    sheet.add("（各行政機関共通区分）")
    if head.label:
        grade = f"（{head.grade}）" if head.grade else ""
        sheet.add(head.label, grade, under=("attainment",))
    if head.basis:
        sheet.add("（判断根拠）")
        sheet.add(head.basis, under=("attainment/basis",), wrap=56 if sheet.style.wrap else 0)


def _ratings(sheet: Sheet, report: Report) -> None:
    label(sheet, f"測定指標の{spoken(report.years, sheet.style)}目標の達成状況(注2)", 7)
    index = 0
    for field in report.fields:
        if sheet.style.headings and "-" in field.indicators[0].code:
            sheet.add(f"個別分野{_numbered(field.number)}{sheet.blank()}{field.name}")
        for indicator in field.indicators:
            key = (f"ratings/{index}",)
            mark = "＊" if indicator.main else ""
            columns = _NAMES if sheet.style.wrap else 0
            grade = Piece(indicator.grade or "", (f"ratings/{index}/grade",))
            front = f"{mark}{coded(indicator.code)}{sheet.blank()}{indicator.name}"
            if len(indicator.name) > 20 and sheet.rng.random() < 0.5:
                sheet.add(front, under=key, wrap=columns)
                sheet.add(grade, under=key)
            else:
                sheet.add(front, " ", grade, under=key, wrap=columns)
            index += 1


def _numbered(number: int) -> str:
    return str(number).translate(WIDE) if number < 10 else f" {number}"


def _opinions(sheet: Sheet, report: Report) -> None:
    head = report.head
    if not head.opinions:
        return
    label(sheet, "学識経験を有する者の知見の活用")
    if head.opinion_preamble:
        sheet.add(head.opinion_preamble, under=("opinions/preamble",))
    bullet = sheet.rng.choice("・・○●")
    for place, opinion in enumerate(head.opinions):
        sheet.add(bullet, Piece(opinion.text, (f"opinions/{place}",)))
