"""Means of achievement 「達成手段」 of a report: each once, with all that it serves."""

from collections.abc import Iterator
from dataclasses import dataclass

from sesaku.document.cite import Cite
from sesaku.linking.money.names import ProjectName, project_name
from sesaku.model.means import FormMeans
from sesaku.model.reading import Reading
from sesaku.text.width import squeeze


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a report names a means.

    Attributes:
        subject: code of the indicator, or F and the number of the field that lists it.
        text: the name as printed there.
        cite: where it stands.
        number: the mark printed before it, or None.
        fiscal_years: the years printed beside it.
    """

    subject: str
    text: str
    cite: Cite
    number: str | None
    fiscal_years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Means:
    """A means of a report.

    Attributes:
        name: its name, taken apart.
        uses: where the report names it, in order.
        review_number: number of its review sheet, where the report prints it.
        review_cite: where that stands.
        form: the record with its money, where the report is a form that lists it.
    """

    name: ProjectName
    uses: tuple[Use, ...]
    review_number: str | None = None
    review_cite: Cite = ()
    form: FormMeans | None = None

    @property
    def fiscal_years(self) -> frozenset[int]:
        """All years printed beside it."""
        return frozenset(year for use in self.uses for year in use.fiscal_years)

    @property
    def subjects(self) -> tuple[str, ...]:
        """All that it serves, in order, each once."""
        return tuple(dict.fromkeys(use.subject for use in self.uses))


def means_of(reading: Reading) -> tuple[Means, ...]:
    """Return the means of a report, in the order of their first place."""
    uses: dict[str, list[Use]] = {}
    forms: dict[str, FormMeans] = {}
    for use, form in _uses(reading):
        key = squeeze(use.text).lower()
        uses.setdefault(key, []).append(use)
        if form is not None:
            forms.setdefault(key, form)
    return tuple(_means(found, forms.get(key)) for key, found in uses.items())


def _means(uses: list[Use], form: FormMeans | None) -> Means:
    number = form.review_number if form is not None else None
    cite = form.cites.get("review_number", ()) if form is not None else ()
    return Means(project_name(uses[0].text), tuple(uses), number, cite, form)


def _uses(reading: Reading) -> Iterator[tuple[Use, FormMeans | None]]:
    for policy_field in reading.content.fields:
        for analysis in policy_field.analysis:
            subject = analysis.code or f"F{policy_field.number}"
            for one in analysis.means:
                if one.name is None:
                    continue  # a mark that the list of means doesn't explain: nothing to look for
                years = tuple(one.fiscal_years)
                yield Use(subject, one.name, one.cite, one.number, years), None
        for form in policy_field.means:
            years = tuple(sorted({budget.fiscal_year for budget in form.budgets}))
            cite = form.cites.get("name", form.cite)
            field_itself = (f"F{policy_field.number}",)
            for subject in form.indicators or field_itself:
                yield Use(subject, form.name, cite, form.number, years), form
