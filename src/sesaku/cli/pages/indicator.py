"""The page of an indicator 「測定指標」: goal, targets and results by year, rating and the rest."""

from sesaku.cli.pages.page import INDENT, Page
from sesaku.cli.pages.record import amount, paragraphs
from sesaku.model.evaluation import PolicyField
from sesaku.model.indicator import Indicator, YearlyValue
from sesaku.model.values import ItemisedText, Quantity, YearlyContent

_SIDE_BY_SIDE = 120
"""Cells of width from which target and result texts stand beside each other."""


def write_indicator(page: Page, policy_field: PolicyField, indicator: Indicator) -> None:
    """Write an indicator and what its field says of it."""
    words = page.words
    page.heading(
        words("page.indicator", code=indicator.code) + f"  {indicator.name}", indicator.cite
    )
    page.value(words("page.in_field"), f"{policy_field.number} {policy_field.name}")
    kinds = [words.of("value", indicator.kind), words("page.main") if indicator.main else ""]
    page.value(words("page.kind"), words("page.list").join(filter(None, kinds)))
    if indicator.rating is None:
        page.value(words("page.rating"), words("page.unprinted"))
    else:
        page.value(words("page.rating"), indicator.rating.grade, indicator.rating.cite)
    _write_goal(page, indicator)
    if all(_is_figure(year.target) and _is_figure(year.result) for year in indicator.years):
        _write_figures(page, indicator)
    else:
        for year in indicator.years:
            _write_year(page, year)
    _write_rest(page, policy_field, indicator)


def _write_goal(page: Page, indicator: Indicator) -> None:
    goal = indicator.midterm_goal
    if goal is None:
        return
    page.blank()
    label = page.words("page.midterm_goal")
    if goal.term:
        label += f"（{page.words('page.term', term=goal.term)}）"
    page.value(label, goal.text or goal.raw or page.words("page.blank"), goal.cite)


def _is_figure(content: YearlyContent | None) -> bool:
    return content is None or isinstance(content, Quantity)


def _write_figures(page: Page, indicator: Indicator) -> None:
    """Write the years of a quantitative indicator as a table, or one below the other."""
    if not indicator.years:
        return
    words = page.words
    rows = [(words("page.fiscal_year"), words("page.target"), words("page.result_of_year"))]
    rows += [
        (page.year(year.fiscal_year), _figure(page, year.target), _figure(page, year.result))
        for year in indicator.years
    ]
    if page.grid(rows, indent=0, spaced=True):
        return
    for year in indicator.years:
        _write_year(page, year)


def _figure(page: Page, content: YearlyContent | None) -> str:
    if not isinstance(content, Quantity):
        return page.words("page.unprinted")
    return f"{amount(page, content)} {page.place(content.cite)}".rstrip()


def _write_year(page: Page, year: YearlyValue) -> None:
    page.blank()
    page.section(page.year(year.fiscal_year))
    target, result = year.target, year.result
    wide = page.width >= _SIDE_BY_SIDE
    if wide and isinstance(target, ItemisedText) and isinstance(result, ItemisedText):
        _write_beside(page, target, result)
        return
    for label, content in (("page.target", target), ("page.result_of_year", result)):
        _write_content(page, page.words(label), content)


def _write_content(page: Page, label: str, content: YearlyContent | None) -> None:
    if content is None:
        page.value(label, page.words("page.unprinted"), indent=INDENT)
    elif isinstance(content, Quantity):
        page.value(label, amount(page, content), content.cite, indent=INDENT)
    else:
        page.section(label, content.cite, indent=INDENT)
        for text in _texts(page, content):
            page.paragraph(text, indent=2 * INDENT)


def _texts(page: Page, content: ItemisedText) -> list[str]:
    """Return the items of a text; each but the first says where it stands."""
    first, *rest = paragraphs(content)
    return [first[0], *(f"{text} {page.place(cite)}" for text, cite in rest)]


def _write_beside(page: Page, target: ItemisedText, result: ItemisedText) -> None:
    left, right = (
        [f"{page.words(label)} {page.place(content.cite)}", *_texts(page, content)]
        for label, content in (("page.target", target), ("page.result_of_year", result))
    )
    page.beside(left, right)


def _write_rest(page: Page, policy_field: PolicyField, indicator: Indicator) -> None:
    words = page.words
    if indicator.notes or indicator.source is not None:
        page.blank()
    for note in indicator.notes:
        page.value(words("page.notes"), note.text, note.cite)
    if indicator.source is not None:
        page.value(words("page.source"), indicator.source.text, indicator.source.cite)
    for analysis in policy_field.analysis:
        if analysis.code == indicator.code:
            page.blank()
            page.section(words("page.analysis"), analysis.cite)
            page.paragraph(analysis.text)
    for following in policy_field.next_indicators:
        if following.code == indicator.code:
            page.blank()
            change = words.of("value", following.change) if following.change else ""
            page.section(f"{words('page.next_cycle')}（{change}）", following.name_cite)
            page.paragraph(following.name)
            page.value("", following.text, following.cite)
