"""Pages hold together: their length, their links, and the files that they name."""

import re
from pathlib import Path

import pytest
import yaml

from tests.docs.pages import DOCS, ROOT, anchors, codes, headings, links, pages

PAGES = [pytest.param(path, id=path.relative_to(ROOT).as_posix()) for path in pages()]
PLACES = ("src", "tests", "docs", "tools", "examples", "benchmarks", "changelog.d", ".ci")
OUTSIDE = re.compile(r"https?://|mailto:")


@pytest.mark.parametrize("page", PAGES)
def test_length_and_title(page: Path) -> None:
    text = page.read_text("utf-8")
    assert text.count("\n") < 500, "one page, one subject: split it"
    if page.parent.name != "changelog.d" or page.name == "README.md":
        assert text.startswith("# ")


@pytest.mark.parametrize("page", PAGES)
def test_links_resolve(page: Path) -> None:
    broken = []
    for target in links(page.read_text("utf-8")):
        if OUTSIDE.match(target):
            continue
        name, _, anchor = target.partition("#")
        there = (page.parent / name).resolve() if name else page
        if not there.exists() or (anchor and anchor not in anchors(there.read_text("utf-8"))):
            broken.append(target)
    assert broken == []


@pytest.mark.parametrize("page", PAGES)
def test_files_that_are_named_exist(page: Path) -> None:
    gone = [
        name
        for name in codes(page.read_text("utf-8"))
        if re.fullmatch(rf"(?:{'|'.join(map(re.escape, PLACES))})/[\w./-]+", name)
        and not (ROOT / name).exists()
    ]
    assert gone == []


def test_every_page_is_reached_from_the_index() -> None:
    reached: set[Path] = set()
    pending = [DOCS / "README.md"]
    while pending:
        page = pending.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        names = [target.partition("#")[0] for target in links(page.read_text("utf-8"))]
        pending += [
            (page.parent / name).resolve() for name in names if name and not OUTSIDE.match(name)
        ]
    assert set(DOCS.rglob("*.md")) - reached == set()


def test_decisions_say_what_would_change_our_mind() -> None:
    wanted = {"Context", "Choice", "What would change our mind"}
    found = sorted((DOCS / "decisions").glob("*.md"))
    numbers = [page.name[:4] for page in found]
    assert len(set(numbers)) == len(numbers)
    assert all(number.isdecimal() for number in numbers)
    assert [
        page.name for page in found if not wanted <= set(headings(page.read_text("utf-8")))
    ] == []


def test_glossary_is_whole() -> None:
    entries = yaml.safe_load((DOCS / "glossary.yml").read_text("utf-8"))
    terms = [entry["term"] for entry in entries]
    assert len(terms) == len(set(terms))
    assert [
        e["term"] for e in entries if set(e) != {"term", "identifier", "english", "source"}
    ] == []
    assert [e["term"] for e in entries if not e["english"] or not e["source"]] == []
