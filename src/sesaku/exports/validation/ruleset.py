"""The standard ruleset of IATI: what a schema cannot say, as data (``ruleset_standard.json``).

The ruleset is that of the standard; here is what its kinds of rule mean. Rules that need the
register of organisations' identifiers are counted and not asked.
"""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from lxml import etree

from sesaku.exports.validation.verdict import Problem, Weight

Case = dict[str, Any]
Element = etree._Element  # noqa: SLF001 - the library names its element so
_LONGEST = dt.timedelta(days=366)
_LANGUAGE = "@xml:lang"
_NAMESPACES = {"xml": "http://www.w3.org/XML/1998/namespace"}


class Found(NamedTuple):
    """The problems, and how many rules could not be asked."""

    problems: tuple[Problem, ...]
    unchecked: int


@dataclass(frozen=True, slots=True)
class Ruleset:
    """Rules by the path of the elements that they are about."""

    rules: dict[str, dict[str, dict[str, list[Case]]]]

    @classmethod
    def of(cls, data: bytes) -> "Ruleset":
        """Return the ruleset of a JSON file."""
        return cls(json.loads(data))

    def problems(self, tree: Any) -> Found:  # noqa: ANN401 - the stubs name no class for a tree
        """Return which rules a file breaks."""
        found: list[Problem] = []
        unchecked = 0
        for path, kinds in self.rules.items():
            elements = tree.xpath(path, namespaces=_NAMESPACES)
            for kind, group in kinds.items():
                for case in group["cases"]:
                    unchecked += "idCondition" in case
                    for element in elements:
                        found += _asked(kind, case, element)
        return Found(tuple(found), unchecked)


def _asked(kind: str, case: Case, element: Element) -> Iterator[Problem]:
    if "idCondition" in case:
        return
    if kind == "loop":
        yield from _each(case, element)
        return
    condition = case.get("condition") or case.get("eval")
    if condition and not _xpath(element, condition):
        return
    if not _KINDS[kind](case, element):
        yield _problem(case, element)


def _each(case: Case, element: Element) -> Iterator[Problem]:
    """Ask the rules of a loop with ``$1`` put in for each value, once."""
    values = dict.fromkeys(str(value) for value in _xpath(element, case["foreach"]))
    for value in values:
        if "'" in value:
            continue  # no path can hold it
        for kind, group in case["do"].items():
            for inner in group["cases"]:
                yield from _asked(kind, _filled(inner, value), element)


def _filled(case: Case, value: str) -> Case:
    filled: Case = json.loads(json.dumps(case).replace("$1", value.replace('"', "")))
    return filled


def _problem(case: Case, element: Element) -> Problem:
    info = case.get("ruleInfo", {})
    weight: Weight = "rule" if info.get("severity") == "error" else "warning"
    place = f"{element.sourceline}行 {element.tag!s}"
    return Problem(weight, place, info.get("message", ""), info.get("id", ""))


def _xpath(element: Element, path: str) -> Any:  # noqa: ANN401 - an XPath may be of any type
    return element.xpath(path, namespaces=_NAMESPACES)


def _texts(element: Element, path: str) -> list[str]:
    found = _xpath(element, path)
    if not isinstance(found, list):
        return []
    return [one if isinstance(one, str) else "".join(one.itertext()) for one in found]


def _all_texts(case: Case, element: Element) -> list[str]:
    return [text for path in case["paths"] for text in _texts(element, path)]


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def _days(element: Element, path: str) -> list[dt.date]:
    if path == "NOW":
        return [dt.datetime.now(dt.UTC).date()]
    return [day for text in _texts(element, path) if (day := _day(text)) is not None]


def _some(case: Case, element: Element) -> bool:
    return any(_xpath(element, path) for path in case["paths"])


def _one_at_most(case: Case, element: Element) -> bool:
    return sum(len(_xpath(element, path)) for path in case["paths"]) <= 1


def _unique(case: Case, element: Element) -> bool:
    texts = _all_texts(case, element)
    return len(texts) == len(set(texts))


def _starts(case: Case, element: Element) -> bool:
    fronts = [text for path in case["prefix"] for text in _texts(element, path)]
    separator = case.get("separator", "")
    return not fronts or all(
        any(text.startswith(front + separator) for front in fronts)
        for text in _all_texts(case, element)
    )


def _one_or_all(case: Case, element: Element) -> bool:
    one, every = case["one"], case["all"]
    if _xpath(element, one):
        return True
    missing = {
        "lang": f".//narrative[not({_LANGUAGE})]",
        "sector": "self::*[not(transaction)] | transaction[not(sector)]",
        "currency": ".//value[not(@currency)] | .//loan-status[not(@currency)]",
    }
    return not _xpath(element, missing[every])


def _no_later_than_now(case: Case, element: Element) -> bool:
    today = dt.datetime.now(dt.UTC).date()
    return all(day <= today for day in _days(element, case["date"]))


def _ordered(case: Case, element: Element) -> bool:
    earlier, later = _days(element, case["less"]), _days(element, case["more"])
    return not earlier or not later or max(earlier) <= min(later)


def _within_a_year(case: Case, element: Element) -> bool:
    start, end = _days(element, case["start"]), _days(element, case["end"])
    return not start or not end or max(end) - min(start) <= _LONGEST


def _between(case: Case, element: Element) -> bool:
    start, end = _days(element, case["start"]), _days(element, case["end"])
    if not start or not end:
        return True
    return all(min(start) <= day <= max(end) for day in _days(element, case["date"]))


def _matches(case: Case, element: Element) -> bool:
    return all(re.search(case["regex"], text) for text in _all_texts(case, element))


def _unspaced(case: Case, element: Element) -> bool:
    return all(text == text.strip() for text in _all_texts(case, element))


def _sums(case: Case, element: Element) -> bool:
    numbers = [_float(text) for text in _all_texts(case, element)]
    return abs(sum(numbers) - float(case["sum"])) < 0.01  # noqa: PLR2004 - a hundredth of a per cent


def _in_range(case: Case, element: Element) -> bool:
    numbers = [_float(text) for text in _all_texts(case, element)]
    least, most = float(case["min"]), float(case["max"])
    return all(least <= number <= most for number in numbers)


def _follows(case: Case, element: Element) -> bool:
    return not _xpath(element, case["if"]) or bool(_xpath(element, case["then"]))


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")


_KINDS: dict[str, Callable[[Case, Element], bool]] = {
    "atleast_one": _some,
    "no_more_than_one": _one_at_most,
    "unique": _unique,
    "startswith": _starts,
    "one_or_all": _one_or_all,
    "date_now": _no_later_than_now,
    "date_order": _ordered,
    "time_limit": _within_a_year,
    "between_dates": _between,
    "regex_matches": _matches,
    "no_spaces": _unspaced,
    "strict_sum": _sums,
    "range": _in_range,
    "if_then": _follows,
}
