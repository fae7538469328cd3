"""The head of a report, made up by chance to suit its fields."""

from tests.grammars.evaluation_report.fiction.content import (
    PARTS,
    Budget,
    Cell,
    Goal,
    Head,
    Opinion,
    PolicyField,
)
from tests.grammars.evaluation_report.fiction.words import Words

_WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")


def make_head(
    words: Words, years: tuple[int, ...], fields: tuple[PolicyField, ...], *, gaps: bool
) -> Head:
    """Return the head; with ``gaps`` parts of it may be missing."""
    rng = words.rng

    def here() -> bool:
        return not (gaps and rng.random() < 0.15)

    roman, count = rng.choice("ⅠⅡⅢⅣ"), rng.randint(1, 9)
    fiscal_year = years[-1] + 1
    purposes = ("次の世代に豊かな海を引き継ぐ", "島のくらしを支えることに寄与")
    label, grade = words.one("levels")
    preamble = f"({words.one('ministries')}政策評価懇談会の委員の所見)" if here() else None
    return Head(
        ministry=words.one("ministries"),
        number=f"{rng.randint(1, 9)}－{roman}－{count}".translate(_WIDE),
        code=f"{roman}-{count}".translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        name=words.one("measures"),
        fiscal_year=fiscal_year,
        purposes=purposes if here() else (),
        goals=_goals(words, len(fields), numbered=rng.random() < 0.9) if here() else (),
        budgets=_budgets(words, years) if here() else (),
        grade=grade if here() else None,
        label=label,
        basis=words.one("bases") if here() else None,
        opinion_preamble=preamble,
        opinions=_opinions(words, fields) if here() else (),
        notes=tuple(words.filled(note) for note in words.some("head_notes", 3)),
        department=words.one("departments") if here() else None,
        evaluated=(fiscal_year, rng.randint(6, 11)) if here() else None,
    )


def _goals(words: Words, fields: int, *, numbered: bool) -> tuple[Goal, ...]:
    if not numbered:
        return (Goal(None, words.one("aims"), ()),)
    goals = []
    for index in range(1, max(fields, 2) + 1):
        marks = words.rng.choice((("①",), ("②",), ("①", "②")))
        aim = words.one("aims")
        text = f"{aim}（{'、'.join(marks)}）"
        goals.append(Goal(index, text, marks))
    return tuple(goals)


def _budgets(words: Words, years: tuple[int, ...]) -> tuple[Budget, ...]:
    span = (*years, years[-1] + 1)[-4:]
    return (
        _budget(words, Budget("excluding_contributions", span, {})),
        _budget(words, Budget("contributions", span, {}), words.rng.randint(0, 2)),
    )


def _budget(words: Words, table: Budget, dashes: int = 0) -> Budget:
    """Return a table whose first ``dashes`` years are dashes and whose last is not closed yet."""
    rng = words.rng
    for place in range(len(table.years)):
        initial, extra = rng.randint(100, 90000), rng.choice((0, 0, rng.randint(1, 500)))
        carried = rng.choice((0, 0, -rng.randint(1, 90), rng.randint(1, 90)))
        total = initial + extra + carried
        amounts = (initial, extra, carried, total, total - rng.randint(0, 50))
        for part, amount in zip(PARTS, amounts, strict=True):
            open_year = place == len(table.years) - 1 and part != "initial"
            cell = Cell("－") if place < dashes else _amount(amount)
            if not open_year:
                table.rows[part] = (*table.rows.get(part, ()), cell)
            else:
                table.rows.setdefault(part, ())
    return table


def _amount(value: int) -> Cell:
    sign = "△" if value < 0 else ""
    printed = f"{abs(value):,}"
    return Cell(sign + printed, value)


def _opinions(words: Words, fields: tuple[PolicyField, ...]) -> tuple[Opinion, ...]:
    codes = [
        indicator.code
        for field in fields
        for indicator in field.indicators
        if "-" in indicator.code
    ]
    found = []
    for _ in range(words.rng.randint(1, 6)):
        text = words.paragraph("opinions", 1, 3)
        about: tuple[str, ...] = ()
        if codes and words.rng.random() < 0.5:
            about = tuple(words.rng.sample(codes, min(len(codes), words.rng.choice((1, 1, 2)))))
            printed = "及び".join(code.translate(_WIDE) for code in about)
            text = f"測定指標{printed}に関し、{text}"
        found.append(Opinion(text, about))
    return tuple(found)


__all__ = ["make_head"]
