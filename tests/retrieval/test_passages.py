import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from sesaku.reading import read
from sesaku.retrieval.answers import answers_of, with_facts
from sesaku.retrieval.passages import LIMIT, Passage, ink_of, passages_of
from tests.conftest import ROOT

EXAMPLES = sorted((ROOT / "examples").rglob("*.txt"))
REPORT = ROOT / "examples" / "evaluation_report" / "umi_to_shima_r4.txt"


def made(path: Path = REPORT) -> tuple[str, dict[str, Any], list[Passage]]:
    reading = read(path)
    snapshot, text = reading.to_dict(), reading.document.text
    passages = [*with_facts(passages_of(snapshot, text), snapshot), *answers_of(snapshot, text)]
    return text, snapshot, passages


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_passage_is_what_its_cite_says_and_not_long(path: Path) -> None:
    text, _, passages = made(path)
    assert passages
    for passage in passages:
        quoted = "".join(text[start:end] for start, end in passage.spans)
        assert squeezed(passage.text) == squeezed(quoted)
        assert 0 < ink_of(passage.text) <= LIMIT


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_is_left_out_but_page_furniture(path: Path) -> None:
    text, snapshot, passages = made(path)
    left = set(range(len(text)))
    for passage in passages:
        for start, end in passage.spans:
            left -= set(range(start, end))
    for piece in snapshot["furniture"]:
        if piece["kind"] in ("page-number", "running-head", "navigation"):
            for span in piece["cite"]:
                left -= set(range(span[0], span[1]))
    assert "".join(text[at] for at in sorted(left)).split() == []


def test_a_passage_knows_its_cell() -> None:
    _, _, passages = made()
    kinds = {passage.cell.kind for passage in passages}
    assert {"target", "result", "analysis", "opinion", "rating"} <= kinds
    results = [passage.cell for passage in passages if passage.cell.kind == "result"]
    assert all(cell.code and cell.year for cell in results)
    assert all(any(cell.code in heading for heading in cell.headings) for cell in results)


def test_a_long_line_without_a_stop_is_cut() -> None:
    text = "岬" * 2500
    empty: dict[str, Any] = {"measure": None, "fields": [], "furniture": []}
    passages = list(passages_of(empty, text))
    assert all(ink_of(passage.text) <= LIMIT for passage in passages)
    assert {at for one in passages for span in one.spans for at in range(*span)} == set(
        range(len(text))
    )


def test_a_row_of_ratings_and_a_row_of_figures_answer_by_their_facts() -> None:
    _, snapshot, passages = made()
    rows = [one for one in passages if one.core and one.cell.kind == "rating"]
    assert len(rows) == len(snapshot["measure"]["rating_summary"])
    assert all(len(row.facts) == 1 for row in rows)
    figures = [one for one in passages if one.core and one.cell.kind == "indicator"]
    assert figures
    assert all(any(fact.startswith("rating:") for fact in one.facts) for one in figures)


def test_a_text_of_one_line_takes_time_in_proportion() -> None:
    def seconds(characters: int) -> float:
        text = "離島航路の維持" * (characters // 7)
        begun = time.process_time()
        found = list(passages_of({}, text))
        assert "".join(one.text for one in found)[:7] == "離島航路の維持"
        return time.process_time() - begun

    few = min(seconds(70_000) for _ in range(3))
    assert seconds(700_000) < few * 30  # a hundred times as long where each piece measures the rest
