"""Prints a report in a style."""

from tests.grammars.evaluation_report.fiction.content import Report
from tests.grammars.evaluation_report.fiction.printing_field import FieldPrinter
from tests.grammars.evaluation_report.fiction.printing_head import print_head
from tests.grammars.evaluation_report.fiction.sheet import Print, Sheet
from tests.grammars.evaluation_report.fiction.style import Style
from tests.grammars.evaluation_report.fiction.years import fiscal


def print_report(report: Report, style: Style) -> Print:
    """Return the print of a report and the places of its values."""
    sheet = Sheet(style)
    head = report.head
    sheet.running = [f"令和の政策評価 施策{head.code} {head.name}"]
    if sheet.rng.random() < 0.5:
        sheet.running = [f"{fiscal(head.fiscal_year, style)}政策評価書"]
    print_head(sheet, report)
    printers = [FieldPrinter(sheet, report, field) for field in report.fields]
    if style.shuffle == "fields":
        sheet.rng.shuffle(printers)
    for printer in printers:
        inside = style.heading_inside and not printer.field.indicators[0].table
        inside = inside and style.shuffle == "nothing"
        if not inside:
            printer.opening()
        printer.indicators(opening=inside)
        if style.shuffle != "evaluations":
            printer.evaluation()
            printer.materials()
    if style.shuffle == "evaluations":
        for printer in printers:
            printer.evaluation()
            printer.materials()
    return sheet.printed()
