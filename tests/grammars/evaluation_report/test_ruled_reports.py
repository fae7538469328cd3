"""Made-up reports as ruled PDFs: the same facts, however the form is laid out and cut."""

from random import Random

import pytest

from sesaku.model.reading import Reading
from sesaku.model.walk import plain
from sesaku.readers.source import Source
from sesaku.reading import read
from sesaku.text.width import squeeze
from tests.grammars.evaluation_report.fiction.compare import differences
from tests.grammars.evaluation_report.fiction.content import Report
from tests.grammars.evaluation_report.fiction.facts import facts_of
from tests.grammars.evaluation_report.fiction.maker import Shape, make_report
from tests.grammars.evaluation_report.fiction.readback import facts_read
from tests.grammars.evaluation_report.fiction.sheet import Print
from tests.grammars.evaluation_report.fiction.style import OFFICIAL
from tests.grammars.evaluation_report.ruled.form import Look
from tests.grammars.evaluation_report.ruled.report import draw

AS_PRINTED = ("/name", "/text", "/target", "/result", "/midterm", "/url")


def look_of(seed: int, cut: str) -> Look:
    rng = Random(seed)  # noqa: S311 - fiction
    return Look(
        seed,
        size=rng.choice([8, 9, 10, 10.5]),
        pitch=rng.choice([1.2, 1.35, 1.5, 1.8]),
        pad=rng.choice([2, 4, 6]),
        cut="open" if cut == "open" else "closed",
        keeps=cut == "kept",
        rules=rng.choice(["line", "bar"]),
        side=rng.random() < 0.5,
        hang=rng.choice([0, 1, 1]),
        shuffled=rng.random() < 0.5,
        number=rng.choice(["- {} -", "{}", "{} / 90", ""]),
        head=rng.choice(["", "令和の評価書"]),
    )


def report_of(seed: int) -> Report:
    shape = Shape(fields=(0, 1, 2)[seed % 3], periods=(1, 2, 3)[seed % 3], worded=seed % 5 == 0)
    return make_report(seed, shape)


def opened(seed: int, cut: str) -> Reading:
    return read(Source("report.pdf", draw(report_of(seed), look_of(seed, cut))))


def lost(seed: int, reading: Reading) -> list[str]:
    content = reading.content
    read_back = plain(content.measure), plain(content.fields)
    return differences(report_of(seed), OFFICIAL, Print(""), *read_back)


@pytest.mark.parametrize("cut", ["open", "kept"])
@pytest.mark.parametrize("seed", [1, 2, 3, 4, 7, 8])
def test_every_fact_is_read(seed: int, cut: str) -> None:
    reading = opened(seed, cut)
    assert reading.detection.kind == "evaluation_report"
    assert lost(seed, reading) == []


@pytest.mark.parametrize("seed", [2, 4, 7])
def test_cites_say_what_was_read_and_where(seed: int) -> None:
    reading = opened(seed, "open")
    document, content = reading.document, reading.content
    for path, fact in facts_read(plain(content.measure), plain(content.fields)).items():
        if not (path.endswith(AS_PRINTED) and isinstance(fact.value, str) and fact.cite):
            continue
        quoted = "".join(document.text[start:end] for start, end, *_ in fact.cite)
        assert squeeze(fact.value) in squeeze(quoted), path
        assert all(document.page_at(start) == page for start, _, page in fact.cite)


def test_rows_that_are_cut_and_closed_lose_little() -> None:
    """Where lines close both parts of a cut row, the print may not tell that it is one."""
    seeds = (1, 3, 4, 6, 7)
    facts = sum(len(facts_of(report_of(seed), OFFICIAL)) for seed in seeds)
    assert sum(len(lost(seed, opened(seed, "closed"))) for seed in seeds) <= 0.005 * facts
