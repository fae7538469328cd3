"""What cells are called: the model's own labels."""

import dataclasses

from workbench.cycle.layout import RATING_REASON, RECORDS, SPOKEN_OF, year_of
from workbench.cycle.workflow import Kind

_OWN = {
    RATING_REASON: "評価区分の理由",
    "title": "題名",
    "publisher": "公表者",
    "date": "日付",
    "analysis": "施策の分析",
    "next_indicators": "次期の方向性（測定指標）",
}
_SIDES = {"target": "年度目標", "result": "実績", "mark": "達成の印"}


def label_of(kind: Kind, key: str) -> str:
    """Return a cell's label in Japanese, e.g. 「2024年度 年度目標」."""
    name, _, rest = key.partition("/")
    year = year_of(key)
    if year is not None:
        return f"{year}年度 {_SIDES[rest.rpartition('/')[2]]}"
    fields = {one.name: one.metadata["label"] for one in dataclasses.fields(RECORDS[kind])}
    label = fields.get(name) or _OWN.get(name, name)
    return f"{label} {rest}" if rest and name not in SPOKEN_OF else label
