"""Fictional review sheets, as the files that print them."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import sesaku
from sesaku.model.reading import Reading
from sesaku.readers.source import Source

Money = Sequence[tuple[int, float | None, float | None]]


def sheet(
    name: str, year: int = 2021, ministry: str = "海洋環境省", money: Money = (), **more: object
) -> dict[str, Any]:
    """Return a review sheet; ``money`` is year, budget and execution in 百万円."""
    budgets: list[Mapping[str, object]] = [
        {"年度": of, "予算計": budget, "執行額": executed}
        for of, budget, executed in money or [(year - 1, 10.0, 9.0)]
    ]
    return {
        "公開年度": year,
        "事業名": name,
        "府省庁": ministry,
        "事業番号2": "0001",
        "予算": budgets,
        "支出先": [],
        **more,
    }


def sheets(*records: Mapping[str, Any], name: str = "sheets.jsonl") -> Reading:
    """Return the reading of a file of review sheets."""
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    return sesaku.read(Source(name, lines.encode()), kind="review_sheet")
