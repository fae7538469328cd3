"""Made-up records of research as KAKEN's XML has them, the same for the same seed.

usage: python -m benchmarks.research.fiction RECORDS FILE [--seed 1]

Compounds, loan words and phrases have the frequencies of a language (Zipf); people and institutions
come up again over the years, a few in many projects and most in one or two. A third of the records
has only a purpose, as projects have that are still running; the others say what was found.
"""

import argparse
import itertools
import random
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from xml.sax.saxutils import escape

import yaml

T = TypeVar("T")
_HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n<grantAwardList>\n'
_FOOTER = "</grantAwardList>\n"
_SECTIONS = 320
_PEOPLE = 60_000
_BAGS = 4000
"""Phrases that come together: a topic, of which a record takes one or two."""


class Person(NamedTuple):
    """A made-up researcher."""

    number: str
    ja: str
    en: str
    home: int
    department: str
    job: str


class Topic(NamedTuple):
    """Terms that come together, the most frequent first."""

    terms: tuple[str, ...]
    section: int


class Fiction:
    """Makes records."""

    def __init__(self, seed: int = 1) -> None:
        """Take the seed, by which all is decided."""
        source = Path(__file__).with_name("words.yml").read_text("utf-8")
        self._words: dict[str, Any] = yaml.safe_load(source)
        self._chance = random.Random(seed)  # noqa: S311 - texts, not secrets
        self._lists = {
            name: held.split() for name, held in self._words.items() if isinstance(held, str)
        }

    def _frequent(
        self, things: Sequence[T], offset: float = 3.0
    ) -> tuple[Sequence[T], list[float]]:
        """Return things in a random order, with sums of weights that fall with their rank."""
        mixed = self._chance.sample(list(things), len(things))
        return mixed, list(itertools.accumulate(1 / (rank + offset) for rank in range(len(mixed))))

    @cached_property
    def terms(self) -> tuple[Sequence[str], list[float]]:
        """The terms of all fields, the most frequent first."""
        heads, tails, loans = (self._lists[name] for name in ("heads", "tails", "loans"))
        made = [head + tail for head in heads for tail in tails]
        made += [loan + tail for loan in loans for tail in tails] + loans
        return self._frequent(made, 40.0)

    @cached_property
    def _topics(self) -> tuple[Sequence[Topic], list[float]]:
        terms, sums = self.terms
        made = [
            Topic(
                tuple(self._chance.choices(terms, cum_weights=sums, k=24)),
                self._chance.randrange(_SECTIONS),
            )
            for _ in range(_BAGS)
        ]
        return self._frequent(made, 20.0)

    @cached_property
    def _homes(self) -> tuple[Sequence[tuple[str, str, str]], list[float]]:
        places = zip(self._lists["places"], self._lists["places_en"], strict=True)
        made = [
            (f"{ja}{school}", f"{en} Institution {number}", f"{10000 + 37 * place + number:05d}")
            for place, (ja, en) in enumerate(places)
            for number, school in enumerate(self._lists["schools"])
        ]
        return self._frequent(made, 5.0)

    @cached_property
    def _people(self) -> tuple[Sequence[Person], list[float]]:
        family = list(zip(self._lists["families"], self._lists["families_en"], strict=True))
        given = list(zip(self._lists["givens"], self._lists["givens_en"], strict=True))
        homes, sums = self._homes
        made = []
        for number in range(_PEOPLE):
            (family_ja, family_en) = self._chance.choice(family)
            (given_ja, given_en) = self._chance.choice(given)
            home = self._chance.choices(range(len(homes)), cum_weights=sums)[0]
            made.append(
                Person(
                    f"{10_000_000 + 7 * number}",
                    f"{family_ja} {given_ja}",
                    f"{family_en} {given_en}",
                    home,
                    self._chance.choice(self._lists["departments"]),
                    self._chance.choice(self._lists["jobs"]),
                )
            )
        return self._frequent(made, 200.0)

    def records(self, number: int) -> Iterator[str]:
        """Yield so many ``grantAward`` elements."""
        for place in range(number):
            yield self._record(place)

    def _said(self, patterns: str, count: int, topic: Sequence[str]) -> str:
        chance = self._chance
        said = []
        for pattern in chance.choices(self._words[patterns], k=count):
            a, b, c = chance.choices(topic, k=3)
            said.append(pattern.format(a=a, b=b, c=c, n=chance.randint(2, 300)))
        return "".join(said)

    def _record(self, place: int) -> str:
        chance = self._chance
        topics, sums = self._topics
        topic = chance.choices(topics, cum_weights=sums)[0]
        terms, term_sums = self.terms
        words = (*topic.terms, *chance.choices(terms, cum_weights=term_sums, k=10))
        year = chance.randint(2000, 2024)
        programme, programme_en, most = chance.choice(self._words["programmes"])
        yearly = [
            chance.randint(most // 20, most // 5) // 1000 * 1000
            for _ in range(chance.randint(1, 5))
        ]
        people, people_sums = self._people
        chosen = chance.choices(people, cum_weights=people_sums, k=chance.randint(1, 4))
        plan = _Plan(place, year, yearly, list(dict.fromkeys(chosen)), words, topic)
        funder, funder_en = chance.choices(self._words["funders"], (70, 15, 10, 5))[0]
        letter = "ABCDEFGHJKLMNPQRSTUVWXYZ"[place // 1_000_000 % 24]
        number = f"{year % 100:02d}{letter}{place % 1_000_000:06d}"
        national = tag(
            "identifier", tag("normalizedValue", f"JP{number}"), type="nationalAwardNumber"
        )
        english = (
            tag("title", f"Study {place} on topic {topic.section}"),
            tag("category", programme_en),
            tag("agency", funder_en),
            *self._members(plan.team, "en"),
        )
        award = {"id": f"KAKENHI-PROJECT-{number}", "awardNumber": number, "recordSet": "kakenhi"}
        return (
            tag(
                "grantAward",
                national,
                tag("created", f"{year}-04-01T00:00:00Z"),
                tag("summary", *self._summary(plan, programme, funder), **{"xml:lang": "ja"}),
                tag("summary", *english, **{"xml:lang": "en"}),
                self._products(plan),
                self._amounts(plan),
                **award,
            )
            + "\n"
        )

    def _summary(self, plan: "_Plan", programme: str, funder: str) -> Iterator[str]:
        chance = self._chance
        section = f"{90000 + plan.topic.section}"
        yield tag("title", escape(self._said("titles", 1, plan.words)))
        yield tag("category", programme)
        name = f"{self.terms[0][plan.topic.section]}関連"
        yield tag("review_section", name, sequence="1", niiCode=section)
        yield tag("agency", funder, niiCode="kakenhi")
        yield from self._members(plan.team, "ja")
        yield tag("projectStatus", statusCode=chance.choice(self._words["statuses"]))
        keywords = plan.words[: chance.randint(3, 7)]
        yield tag("keywordList", *_numbered("keyword", keywords))
        yield from self._paragraphs(plan.words)
        yield tag(
            "periodOfAward",
            tag("startFiscalYear", str(plan.year)),
            tag("endFiscalYear", str(plan.year + len(plan.yearly) - 1)),
        )
        whole = tag("totalCost", str(sum(plan.yearly)))
        yield tag("overallAwardAmount", whole, sequence="1", caption="総額")

    def _members(self, team: Sequence[Person], language: str) -> Iterator[str]:
        homes = self._homes[0]
        for place, person in enumerate(team, 1):
            ja, en, code = homes[person.home]
            role = "principal_investigator" if place == 1 else "co_investigator_buntan"
            japanese = language == "ja"
            home = [tag("institution", ja if japanese else en, niiCode=code)]
            if japanese:
                home += [tag("department", person.department), tag("jobTitle", person.job)]
            yield tag(
                "member",
                tag("affiliation", *home, sequence="1"),
                tag("personalName", tag("fullName", person.ja if japanese else person.en)),
                sequence=str(place),
                eradCode=person.number,
                role=role,
            )

    def _paragraphs(self, words: Sequence[str]) -> Iterator[str]:
        chance = self._chance
        kinds = [("purpose", "purposes", chance.randint(3, 7))]
        if chance.random() > 1 / 3:
            kinds += [
                ("outline_of_research_achievement", "achievements", chance.randint(4, 10)),
                ("significance_of_research_achievement", "significances", chance.randint(1, 4)),
            ]
        for place, (kind, patterns, count) in enumerate(kinds, 1):
            said = escape(self._said(patterns, count, words))
            yield tag(
                "paragraphList", *_numbered("paragraph", [said]), sequence=str(place), type=kind
            )

    def _products(self, plan: "_Plan") -> str:
        chance = self._chance
        kinds = ("journal_article", "presentation", "patent", "book", "database")
        made = []
        chosen = chance.choices(kinds, (50, 30, 6, 9, 5), k=chance.randint(0, 3))
        for number, kind in enumerate(chosen):
            title = escape(self._said("titles", 1, plan.words))
            paper = kind == "journal_article"
            made.append(
                tag(
                    "product",
                    tag("doi", f"10.99999/f.{plan.place}.{number}") if paper else "",
                    tag("author", plan.team[0].ja),
                    tag("title", title),
                    tag("year", str(plan.year + number)),
                    type=kind,
                    sequence=str(number + 1),
                )
            )
        return tag("productList", *made) if made else ""

    @staticmethod
    def _amounts(plan: "_Plan") -> str:
        made = (
            tag("awardAmount", tag("totalCost", str(amount)), fiscalYear=str(plan.year + place))
            for place, amount in enumerate(plan.yearly)
        )
        return tag("awardAmountList", *made)


class _Plan(NamedTuple):
    """What was drawn for a record."""

    place: int
    year: int
    yearly: list[int]
    team: list[Person]
    words: tuple[str, ...]
    topic: Topic


def tag(name: str, *content: str, **attributes: str) -> str:
    """Return an element of XML; its content is XML already."""
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{written}>{''.join(content)}</{name}>"


def _numbered(name: str, contents: Sequence[str]) -> Iterator[str]:
    for place, content in enumerate(contents, 1):
        yield tag(name, content, sequence=str(place))


def write(records: int, path: Path, seed: int = 1) -> None:
    """Write so many records to a file."""
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEADER)
        file.writelines(Fiction(seed).records(records))
        file.write(_FOOTER)


def main() -> None:
    """Write a file of records."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.records, options.file, options.seed)


if __name__ == "__main__":
    main()
