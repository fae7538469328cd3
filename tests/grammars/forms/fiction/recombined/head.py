"""Title, name, goals and the other short sections of a recombined form."""

from tests.grammars.forms.fiction.content import CIRCLED, Form
from tests.grammars.forms.fiction.printing import era_year
from tests.grammars.forms.fiction.recombined.paper import Paper


def print_title(paper: Paper, form: Form, *, ex_ante: bool) -> None:
    """Print the number of the form and its title, which names the year."""
    code = f"（{form.ministry}{form.number}）"
    title = paper.words.of("sheet_title" if ex_ante else "title", era_year(form.year))
    if paper.choices.title == "beside":
        paper.put((paper.row, 0), title, 1, paper.right - 2)
        paper.put((paper.row, paper.right - 2), code, 1, 2)
        paper.row += 1
    else:
        for text in (title, code) if paper.choices.title == "title_first" else (code, title):
            paper.line(text)
    paper.facts |= {
        "ministry": form.ministry,
        "code": form.ministry + form.number,
        "fiscal_year": form.year,
    }


def print_authors(paper: Paper, form: Form, *, ex_ante: bool) -> None:
    """Print bureau, author and date, in one row or three."""
    year, month = form.evaluated.split("-")
    date = f"{era_year(int(year)).removesuffix('度')}{int(month)}月"
    pairs = [
        ("department", form.department),
        ("author", form.author),
        ("planned_on" if ex_ante else "evaluated_on", date),
    ]
    if paper.choices.head == "rows":
        for name, text in pairs:
            paper.section(name, text)
    elif paper.choices.head == "above":
        paper.columns(*pairs)
    else:
        paper.pairs(*pairs)
    paper.facts |= {
        "department": form.department,
        "author": form.author,
        "evaluated_on": form.evaluated,
    }


def print_name(paper: Paper, form: Form) -> None:
    """Print the name of the measure."""
    paper.section("measure_name", form.name)
    paper.facts["name"] = form.name


def print_overview(paper: Paper, form: Form) -> None:
    """Print the outline, where the form has one."""
    if "overview" in paper.choices.lacks:
        return
    paper.section("overview", form.overview)
    paper.facts["overview"] = form.overview


def print_goals(paper: Paper, form: Form) -> None:
    """Print the goals: on lines, in cells behind their numbers, or behind 目標１."""
    numbered = all(number for number, _ in form.goals)
    paper.facts["goals"] = [list(goal) for goal in form.goals]
    if not numbered or paper.choices.goals == "lines":
        lines = [f"{number}　{text}" if number else text for number, text in form.goals]
        paper.section("goals", "\n".join(lines))
        return
    start = paper.row
    for number, text in form.goals:
        mark = f"目標{number}" if paper.choices.goals == "labelled" else f"（{number}）"
        paper.put((paper.row, 1), mark)
        paper.put((paper.row, 2), text, 1, paper.right - 2)
        paper.row += 1
    paper.put((start, 0), paper.words.of("goals"), paper.row - start)


def print_policies(paper: Paper, form: Form) -> None:
    """Print the cabinet policies on lines, or in columns of their own."""
    if "policies" in paper.choices.lacks or not form.policies:
        return
    paper.facts["policies"] = [[title, date, *said] for title, date, said in form.policies]
    if paper.choices.merges:
        lines = [
            "\n".join([f"・{title}（{date}閣議決定）", *(f"　　{one}" for one in said)])
            for title, date, said in form.policies
        ]
        paper.section("cabinet_policies", "\n".join(lines))
        return
    start, half = paper.row, paper.right // 2
    widths = ((1, half - 1), (half, 2), (half + 2, paper.right - half - 2))
    heads = ("施政方針演説等の名称", "年月日", "関係部分（概要・記載箇所）")
    for texts in (heads, *((title, date, "".join(said)) for title, date, said in form.policies)):
        for (left, wide), text in zip(widths, texts, strict=True):
            paper.put((paper.row, left), text, 1, wide)
        paper.row += 1
    paper.put((start, 0), paper.words.of("cabinet_policies"), paper.row - start)


def print_unknown(paper: Paper) -> None:
    """Print a section that no vocabulary knows: what it says has no place."""
    if paper.choices.unknown:
        paper.put((paper.row, 0), "沿革")
        paper.put((paper.row, 1), "昔からの営みを引き継いだ。", 1, paper.right - 1)
        paper.row += 1


def print_notes(paper: Paper, form: Form) -> None:
    """Print notes below what stands above."""
    if paper.choices.notes == "none" or not form.notes:
        return
    text = form.notes[0][1]
    mark = "※１" if paper.choices.notes == "※" else "（注）"
    paper.line(f"{mark}　{text}")
    paper.facts["notes"] = [[mark, text]]


def entries(paper: Paper, texts: list[str]) -> str:
    """Return texts as the entries of a list, each behind the form's sign."""
    sign = paper.choices.entries
    numbers = {"①": CIRCLED, "（１）": [f"（{at + 1}）" for at in range(len(texts))]}
    signs = numbers.get(sign, ["" if sign == "none" else sign] * len(texts))
    return "\n".join(mark + text for mark, text in zip(signs, texts, strict=False))
