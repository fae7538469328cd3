"""The page of a policy field 「個別分野」: its indicators as a list, the rest in full."""

from sesaku.cli.pages.page import Page
from sesaku.cli.pages.record import parts_of, write_part
from sesaku.model.evaluation import PolicyField
from sesaku.model.indicator import Indicator


def write_field(page: Page, policy_field: PolicyField) -> None:
    """Write a policy field; of its indicators code, name, rating and place."""
    title = page.words("page.field", number=policy_field.number)
    page.heading(f"{title}  {policy_field.name}", policy_field.cite)
    for part in parts_of(page, policy_field):
        if part.name in ("number", "name"):
            continue
        if part.name == "indicators":
            page.section(part.label)
            for indicator in policy_field.indicators:
                page.value(indicator.code, _line(page, indicator), indicator.cite, indent=2)
        else:
            write_part(page, part)


def _line(page: Page, indicator: Indicator) -> str:
    rating = indicator.rating.grade if indicator.rating else page.words("page.unprinted")
    mark = f"（{page.words('page.main')}）" if indicator.main else ""
    return f"{indicator.name}{mark}  {page.words('page.rating')} {rating}"
