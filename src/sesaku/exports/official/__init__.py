"""The official documents of an evaluation: forms, laid out once, printed in several formats."""

from typing import Protocol

from sesaku.exceptions import ExportError
from sesaku.exports.official import (
    budget_form,
    ex_ante_sheet,
    report,
    standard_form,
    summary,
)
from sesaku.exports.official.layout import Sheet
from sesaku.model.reading import Content


class Form(Protocol):
    """What a module of a form offers."""

    NAME: str
    LABEL: str

    def lay_out(self, content: Content) -> Sheet:
        """Return the form of a content."""
        ...


FORMS: tuple[Form, ...] = (report, summary, standard_form, ex_ante_sheet, budget_form)
"""All forms; a new one adds its line here."""

_OF_KIND: dict[str, Form] = {
    "evaluation_report": report,
    "evaluation_summary": summary,
    "standard_form": standard_form,
    "ex_ante_sheet": ex_ante_sheet,
    "budget_form": budget_form,
}


def form_of(name: str | None, kind: str = "") -> Form:
    """Return the form of a name, or that in which a kind of document is printed.

    Raises:
        ExportError: there is none; the message lists those there are.
    """
    if name is None:
        if kind in _OF_KIND:
            return _OF_KIND[kind]
        raise ExportError(
            "この種類の文書に決まった様式はありません。pdf:report のように様式を指定してください（"
            + "、".join(form.NAME for form in FORMS)
            + "）。"
        )
    for form in FORMS:
        if name == form.NAME:
            return form
    known = ", ".join(form.NAME for form in FORMS)
    raise ExportError(f"様式 {name} はありません。指定できるのは {known} です。")


def forms_for(content: Content, kind: str) -> list[Form]:
    """Return the forms in which a content can be printed, that of its kind first."""
    first = _OF_KIND.get(kind)
    possible = [form for form in FORMS if _possible(form, content)]
    return sorted(possible, key=lambda form: form is not first)


def _possible(form: Form, content: Content) -> bool:
    try:
        form.lay_out(content)
    except ExportError:
        return False
    return True


__all__ = ["FORMS", "Form", "form_of", "forms_for"]
