"""The headings of the columns in which some forms print cabinet policies: name, date, part."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sesaku.grammars.forms.form_cell import FormCell

_PAPERS = (
    r"(?:(?:施政方針演説|演説|閣議決定|重要政策|政策|計画|方針|戦略|大綱|文書|決定)等?"
    r"(?:・|、|及び|や|又は)?)"
)
_NAME = re.compile(rf"{_PAPERS}*の?(?:名称|名|件名|題名)(?:等)?|施政方針演説等")
_PAPER = re.compile(rf"{_PAPERS}+")
_DATE = re.compile(rf"(?:{_PAPERS}|策定|公表)*(?:の)?(?:年月日?|日付?|時期)(?:等)?")
_PLACES = re.compile(
    r"(?:(?:(?:本|当該)?(?:施策|政策)(?:に|と|の))?(?:関係|関連|該当|関する|係る)(?:する|のある)?"
    r"(?:主な)?(?:部分|箇所|記述|記載|内容)|記載(?:箇所|事項|内容)|"
    r"(?:主な)?(?:概要|内容|抜粋|記述|記載))"
    r"(?:等)?(?:\(.*\))?"
)


class Columns(NamedTuple):
    """The headings of the columns, where the form prints them."""

    name: FormCell
    date: FormCell | None
    places: FormCell | None


def columns_of(cells: Sequence[FormCell]) -> Columns | None:
    """Return the headings in the first row of a section; None where it has no columns."""
    top = min((cell.top for cell in cells), default=0)
    row = [cell for cell in cells if cell.top == top and cell.in_table]
    found = {
        kind: next((cell for cell in row if pattern.fullmatch(cell.key)), None)
        for kind, pattern in (("name", _NAME), ("date", _DATE), ("places", _PLACES))
    }
    name, date, places = found["name"], found["date"], found["places"]
    if name is None and date is not None:  # 計画等 | 決定日, behind the heading 重要政策
        name = next((cell for cell in reversed(row) if _PAPER.fullmatch(cell.key)), None)
    if name is None or (date is None and places is None):
        return None
    return Columns(name, date, places)
