"""Policies, materials and the next cycle of a field, made up by chance."""

from tests.grammars.evaluation_report.fiction.content import (
    Indicator,
    Material,
    Next,
    Policy,
)
from tests.grammars.evaluation_report.fiction.words import Words


def make_policies(words: Words) -> tuple[Policy, ...]:
    """Return the policies that a field names."""
    return tuple(
        Policy(title, date, tuple(words.some("details", 2)))
        for title, date in words.some("policies", 4)
    )


def make_materials(words: Words) -> tuple[Material, ...]:
    """Return the materials of a field, those of one site together."""
    found: list[Material] = []
    for site in words.some("publishers", 2):
        for _ in range(words.rng.randint(1, 2)):
            found.append(Material(site, words.sentence("titles"), _address(words)))
    for _ in range(words.rng.randint(0, 2)):
        address = _address(words) if words.rng.random() < 0.6 else None
        found.append(Material(None, words.sentence("titles"), address))
    return tuple(found)


def _address(words: Words) -> str:
    rng = words.rng
    parts = rng.sample(("kaiyo", "koro", "nenpo", "r3", "index_001", "chiiki-renkei", "data"), 3)
    deep = "/".join(parts * rng.choice((1, 1, 2, 3)))
    return f"https://www.{rng.choice(parts)}.example.go.jp/{deep}.html"


def make_following(
    words: Words, number: int, indicators: tuple[Indicator, ...]
) -> tuple[tuple[str, ...], tuple[Next, ...]]:
    """Return what the field says of the next cycle, and what becomes of its indicators.

    A renamed, new or ended indicator is announced in the text, as the form's writers do.
    """
    rng = words.rng
    measure = [words.paragraph("measures_next", 1, 3) for _ in range(rng.randint(1, 2))]
    found: list[Next] = []
    last = indicators[-1]
    for indicator in indicators:
        fate = rng.choice(("kept",) * 6 + ("renamed", "retired"))
        if fate == "retired" and (indicator is not last or len(indicators) == 1):
            fate = "kept"
        if fate == "retired":
            found.append(_retired(indicator))
            if rng.random() < 0.5:
                found.append(_new(words, indicator.code))
        elif fate == "renamed":
            found.append(_renamed(words, indicator))
        else:
            said = tuple(words.paragraph("nexts", 1, 3) for _ in range(rng.randint(1, 2)))
            found.append(Next(indicator.code, indicator.name, indicator.main, "kept", said))
    if found[-1].change == "kept" and rng.random() < 0.15:
        found.append(_new(words, _after(last.code)))
    announced = "".join(entry.announced for entry in found if entry.announced)
    measure[-1] += announced
    return tuple(measure), tuple(found)


def _printed(code: str) -> str:
    return code.replace("-", "－").translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def _retired(indicator: Indicator) -> Next:
    said = f"なお、所掌の変更により、測定指標{_printed(indicator.code)} {indicator.name}の設定は終了する。"
    return Next(indicator.code, indicator.name, indicator.main, "retired", (), said)


def _renamed(words: Words, indicator: Indicator) -> Next:
    name = indicator.name + words.rng.choice(("（広域を含む）", "と普及", "（改訂）"))
    said = (
        f"測定指標{_printed(indicator.code)}は、範囲を明らかにするため「{name}」に名称を変更する。"
    )
    return Next(
        indicator.code, name, indicator.main, "renamed", (words.paragraph("nexts", 1, 2),), said
    )


def _new(words: Words, code: str) -> Next:
    name = words.rng.choice(
        ("無人艇の活用に関する技術の普及", "海の文化遺産の登録の推進", "島の医療船の巡回日数")
    )
    said = f"新たに測定指標{_printed(code)}「{name}」を追加する。"
    return Next(code, name, False, "new", (words.paragraph("nexts", 1, 2),), said)  # noqa: FBT003 - a record of fiction


def _after(code: str) -> str:
    *front, last = code.split("-")
    return "-".join([*front, str(int(last) + 1)])
