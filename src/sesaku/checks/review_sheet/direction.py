"""Whether more or less of an outcome is better, as the sheet says it."""

import re

from sesaku.model.review_goals import ProjectIndicator
from sesaku.text.width import narrow

_LESS = re.compile(
    r"以下(?!の)|以内|未満|下回る|超えない|上限|全廃|減らす|ゼロ(?=に|と|を)|"
    r"(?:減少|削減|低減|縮減|短縮|抑制|半減)(?:する|させ|率?を|、|,|。|\Z)"
)
_UNSURE = re.compile(
    r"事故|海難|被害|死者|死傷|違反|苦情|遅延|滞納|犯罪|待機|不適|漏れ|欠陥|コスト|費用|排出|"
    r"失業|廃棄|期間|時間|日数|順位|単価|依存|消費量|使用量|漁獲量|返送|返品|不良|通報|処分"
)


def more_is_better(outcome: ProjectIndicator) -> bool | None:
    """Return True for more, False for less, None where the sheet leaves it open."""
    if outcome.direction:
        return "下" not in outcome.direction and "減" not in outcome.direction
    words = narrow(f"{outcome.goal or ''}\n{outcome.indicator or ''}")
    if _LESS.search(words):
        return False
    return None if _UNSURE.search(words) else True
