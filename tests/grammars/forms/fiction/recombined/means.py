"""The means of a recombined sheet, the columns in any order, the money of years in any way."""

from tests.grammars.forms.fiction.content import Fact, Form
from tests.grammars.forms.fiction.printing import era_year
from tests.grammars.forms.fiction.recombined.paper import Paper, money_of

_NAME = 3


def print_means(paper: Paper, form: Form) -> None:
    """Print the means, a row each, and perhaps their sums."""
    if "means" in paper.choices.lacks or not form.means:
        return
    years = sorted({year for one in form.means for year in one["budgets"]})
    if paper.choices.means_money == "budget_only":
        for one in form.means:
            one["budgets"] = {year: (both[0], None) for year, both in one["budgets"].items()}
    _head(paper, form, years)
    for at, one in enumerate(form.means, 1):
        start = f"（{era_year(one['start'])}）"
        paper.put((paper.row, 0), f"（{one['number']}）{one['name']}\n{start}", 1, _NAME)
        _cells(paper, years, one)
        _say(paper, form, f"means {at}", one)
        paper.row += 1
    if paper.choices.means_sum:
        paper.put((paper.row, 0), "合　計", 1, _NAME)
        for place in range(_NAME, _NAME + _wide(paper, years)):
            paper.put((paper.row, place), "12,345")
        paper.row += 1


def _wide(paper: Paper, years: list[int]) -> int:
    return len(years) * (2 if paper.choices.means_money in {"pairs", "groups"} else 1)


def _head(paper: Paper, form: Form, years: list[int]) -> None:
    choices, words, row = paper.choices, paper.words, paper.row
    paper.put((row, 0), words.of("means"), 2, _NAME)
    column = _NAME
    unit = f"（{form.budget_unit}）"
    heads = {"text": words.of("means_text"), "related": words.of("related")}
    heads |= {"review": words.of("review", "２年"), "initial": _initial(paper, form) + unit}
    for name in choices.means_order:
        if name != "money":
            paper.put((row, column), heads[name], 2)
            column += 1
            continue
        wide, said = _wide(paper, years), words.of("means_both") + unit
        if choices.means_money == "pairs":
            for at, year in enumerate(years):
                paper.put((row, column + 2 * at), choices.year(year) + unit, 1, 2)
                paper.put((row + 1, column + 2 * at), "予算額")
                paper.put((row + 1, column + 2 * at + 1), "執行額")
        elif choices.means_money == "groups":
            for at, group in enumerate(("予算額", "執行額")):
                paper.put((row, column + at * len(years)), group + unit, 1, len(years))
            for at, year in enumerate((*years, *years)):
                paper.put((row + 1, column + at), choices.year(year))
        else:
            only = choices.means_money == "budget_only"
            paper.put((row, column), f"補正後予算額{unit}" if only else said, 1, wide)
            for at, year in enumerate(years):
                paper.put((row + 1, column + at), choices.year(year))
        column += wide
    paper.row += 2


def _initial(paper: Paper, form: Form) -> str:
    return paper.words.of("means_initial", paper.choices.year(form.year))


def _cells(paper: Paper, years: list[int], one: Fact) -> None:
    row, column = paper.row, _NAME
    texts = {
        "initial": one["initial"]["raw"],
        "related": "、".join(one["indicators"]),
        "text": one["text"],
        "review": one["review"],
    }
    for name in paper.choices.means_order:
        if name != "money":
            paper.put((row, column), texts[name])
            column += 1
            continue
        for at, year in enumerate(years):
            budget, executed = one["budgets"][year]
            if paper.choices.means_money in {"pairs", "groups"}:
                pairs = paper.choices.means_money == "pairs"
                first = column + (2 * at if pairs else at)
                paper.put((row, first), budget["raw"])
                if executed:
                    paper.put((row, first + (1 if pairs else len(years))), executed["raw"])
            else:
                text = budget["raw"] + (f"（{executed['raw']}）" if executed else "")
                paper.put((row, column + at), text)
        column += _wide(paper, years)


def _say(paper: Paper, form: Form, key: str, one: Fact) -> None:
    keys = ("number", "name", "start", "text", "review")
    paper.facts[key] = [one[name] for name in keys]
    paper.facts[f"{key} indicators"] = one["indicators"]
    paper.facts[f"{key} initial"] = [form.year, *money_of(one["initial"])]
    for year, (budget, executed) in one["budgets"].items():
        paper.facts[f"{key} {year} budget"] = money_of(budget)
        if executed is not None:
            paper.facts[f"{key} {year} executed"] = money_of(executed)
