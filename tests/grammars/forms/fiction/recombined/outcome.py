"""The results of the evaluation, opinions and materials of a recombined form."""

from tests.grammars.forms.fiction.content import CIRCLED, LEVELS, Form
from tests.grammars.forms.fiction.recombined.head import entries
from tests.grammars.forms.fiction.recombined.paper import Paper

LETTERS = "SABCD"


def print_results(paper: Paper, form: Form) -> None:
    """Print attainment, analysis and what changes next: below one heading, or each with its own."""
    if form.level is None:
        return
    choices = paper.choices
    start = paper.row
    left = 1 if choices.results_layout == "two_levels" else 0
    if choices.results_layout == "above":
        paper.line(f"【{paper.words.of('results')}】")
        start = paper.row
    _attainment(paper, form, left)
    wide = paper.right - left - 1
    paper.put((paper.row, left), paper.words.of("analysis"))
    paper.put((paper.row, left + 1), str(form.analysis), 1, wide)
    paper.facts["analysis"] = form.analysis
    paper.row += 1
    _next(paper, form, left)
    if left:
        paper.put((start, 0), paper.words.of("results"), paper.row - start)


def _attainment(paper: Paper, form: Form, left: int) -> None:
    level = str(form.level)
    at = LEVELS.index(level)
    texts = {
        "plain": level,
        "circled": f"{CIRCLED[at]}{level}",
        "letter": f"{LETTERS[at]}（{level}）",
        "all": "\n".join(("■" if one == level else "□") + one for one in LEVELS),
        "cell": level,
        "colon": f"{LETTERS[at]}：{level}",
        "framed": f"【{at + 1}】{level}",
    }
    grades = {"circled": str(at + 1), "framed": str(at + 1)}
    grades |= dict.fromkeys(("letter", "cell", "colon"), LETTERS[at])
    paper.facts["level"] = [grades.get(paper.choices.level), level]
    paper.facts["basis"] = form.basis
    wide = paper.right - left - 1
    paper.put((paper.row, left), paper.words.of("attainment"), 2)
    text = f"（各行政機関共通区分）\n{texts[paper.choices.level]}"
    if paper.choices.level == "cell":
        paper.put((paper.row, left + 1), LETTERS[at])
        paper.put((paper.row, left + 2), level, 1, wide - 1)
    else:
        paper.put((paper.row, left + 1), text, 1, wide)
    basis = f"（判断根拠）\n{form.basis}"
    if paper.choices.next_layout == "cells":
        paper.put((paper.row + 1, left + 1), "判断根拠")
        paper.put((paper.row + 1, left + 2), str(form.basis), 1, wide - 1)
    else:
        paper.put((paper.row + 1, left + 1), basis, 1, wide)
    paper.row += 2


def _next(paper: Paper, form: Form, left: int) -> None:
    wide = paper.right - left - 1
    sides = {"施策": str(form.next_measure), "測定指標": str(form.next_indicators)}
    paper.facts["next_measure"] = form.next_measure
    if paper.choices.next_layout == "plain":
        paper.put((paper.row, left), paper.words.of("next"))
        paper.put((paper.row, left + 1), str(form.next_measure), 1, wide)
        paper.row += 1
        return
    paper.facts["next_indicators"] = form.next_indicators
    if paper.choices.next_layout == "framed":
        paper.put((paper.row, left), paper.words.of("next"))
        text = "\n".join(f"【{name}】\n{text}" for name, text in sides.items())
        paper.put((paper.row, left + 1), text, 1, wide)
        paper.row += 1
        return
    paper.put((paper.row, left), paper.words.of("next"), 2)
    for name, text in sides.items():
        paper.put((paper.row, left + 1), name)
        paper.put((paper.row, left + 2), text, 1, wide - 1)
        paper.row += 1


def print_opinions(paper: Paper, form: Form) -> None:
    """Print the opinions below the sentence that leads in."""
    if "opinions" in paper.choices.lacks or not form.opinions:
        return
    paper.section("opinions", f"{form.preamble}\n{entries(paper, form.opinions)}")
    paper.facts |= {"preamble": form.preamble, "opinions": form.opinions}


def print_materials(paper: Paper, form: Form) -> None:
    """Print the materials."""
    if "materials" in paper.choices.lacks or not form.materials:
        return
    said = [
        f"「{title}」（{publisher}）" + (f"\n　{url}" if url else "")
        for title, publisher, url in form.materials
    ]
    paper.section("materials", entries(paper, said))
    paper.facts["materials"] = [list(material) for material in form.materials]
