"""The money of a recombined form: a row or a column a part, in any usual choice of parts."""

from tests.grammars.forms.fiction.content import Form
from tests.grammars.forms.fiction.recombined.paper import Paper, money_of

EXTRA = {"執行率（％）": "98.2", "不用額（百万円）": "12", "翌年度繰越額（百万円）": "34"}


def print_budgets(paper: Paper, form: Form) -> None:
    """Print the budgets of an evaluated form."""
    choices, words = paper.choices, paper.words
    if "budgets" in choices.lacks:
        return
    years = sorted(form.budgets)
    labels = {part: words.of(part) for part in choices.budget_parts}
    extra = dict(EXTRA) if choices.budget_extra else {}
    start = paper.row
    heading = f"{words.of('budgets')}（{form.budget_unit}）"
    cells = {(part, year): form.budgets[year].get(part) for part in labels for year in years}
    for (part, year), fact in cells.items():
        if fact is not None:
            paper.facts[f"budget {year} {part}"] = money_of(fact)
    shown = {place: fact["raw"] for place, fact in cells.items() if fact is not None}
    if choices.merges:
        for part, year in cells.keys() - shown.keys():
            shown[part, year] = choices.dash
            paper.facts[f"budget {year} {part}"] = [choices.dash, None]
    shown |= {(name, year): said for name, said in extra.items() for year in years[:-1]}
    rows = [*labels, *extra]
    said = labels | {name: name for name in extra}
    if choices.budget_down:
        paper.put((start, 1), "年度")
        for at, part in enumerate(rows):
            paper.put((start, 2 + at), said[part])
        for down, year in enumerate(years, 1):
            paper.put((start + down, 1), choices.year(year))
            for at, part in enumerate(rows):
                if (part, year) in shown:
                    paper.put((start + down, 2 + at), shown[part, year])
        paper.row += len(years) + 1
    else:
        paper.put((start, 1), "区分", 1, 2)
        inner = [part for part in rows if part not in {"executed", *extra}]
        for at, year in enumerate(years):
            paper.put((start, 3 + at), choices.year(year))
        if inner:
            paper.put((start + 1, 1), "予算の\n状況", len(inner))
        for down, part in enumerate([*inner, *(one for one in rows if one not in inner)], 1):
            left, wide = (2, 1) if part in inner else (1, 2)
            paper.put((start + down, left), said[part], 1, wide)
            for place, year in enumerate(years):
                if (part, year) in shown:
                    paper.put((start + down, 3 + place), shown[part, year])
        paper.row += len(rows) + 1
    paper.put((start, 0), heading, paper.row - start)
    paper.facts["unit"] = form.budget_unit


def print_measure_budget(paper: Paper, form: Form) -> None:
    """Print the budget of the measure as ex-ante sheets do: 22,844（20,697）, or in two rows."""
    choices = paper.choices
    if "budgets" in choices.lacks:
        return
    start, apart = paper.row, choices.budget_down
    heading = "施策の予算額・執行額" if apart else "施策の予算額（執行額）"
    for at, year in enumerate(sorted(form.budgets)):
        parts = form.budgets[year]
        place = (2 if apart else 1) + 2 * at
        part = "total" if "total" in parts else "initial"
        said = choices.year(year) + ("" if part == "total" else "当初")
        paper.put((start, place), said, 1, 2)
        paper.facts[f"budget {year} {part}"] = money_of(parts[part])
        text = parts[part]["raw"]
        executed = parts.get("executed")
        if executed is not None:
            paper.facts[f"budget {year} executed"] = money_of(executed)
            if apart:
                paper.put((start + 2, place), executed["raw"], 1, 2)
            else:
                text += f"（{executed['raw']}）"
        paper.put((start + 1, place), text, 1, 2)
    if apart:
        paper.put((start, 1), "区分")
        paper.put((start + 1, 1), "予算額")
        paper.put((start + 2, 1), "執行額")
    paper.put((start, 0), f"{heading}\n（{form.budget_unit}）", 3 if apart else 2)
    paper.row += 3 if apart else 2
    paper.facts["unit"] = form.budget_unit
