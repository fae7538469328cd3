"""Why a cell of a workbook has no place, and what to do, in both languages."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_REASONS: Mapping[str, tuple[Promise, Promise]] = {
    "unknown-sheet": (
        _("このシートはブックの様式にありません。"),
        _("様式のシートに移してください。要らないシートなら、そのままで構いません。"),
    ),
    "no-headings": (
        _("見出しの行（%(about)s）がありません。"),
        _("様式の見出しの行を、表の一番上に置いてください。"),
    ),
    "above-headings": (
        _("見出しの行より上にあります。"),
        _("読み込む値なら、見出しの下に移してください。"),
    ),
    "unknown-column": (
        _("この見出しの列は様式にありません。"),
        _("様式の見出しに直してください。要らない列なら、そのままで構いません。"),
    ),
    "column-twice": (_("見出し「%(about)s」の列が二つあります。"), _("一つにまとめてください。")),
    "no-heading": (_("この列には見出しがありません。"), _("様式の見出しを付けてください。")),
    "no-key": (_("この行には「%(about)s」がありません。"), _("「%(about)s」を書いてください。")),
    "row-twice": (
        _("同じものについての行が既にあります（%(about)s）。"),
        _("一つの行にまとめてください。"),
    ),
    "not-a-year": (
        _("年度として読めません。"),
        _("令和7年度、R7、2025 のどれかの形で、一つの年度を書いてください。"),
    ),
    "not-an-amount": (
        _("金額として読めません。"),
        _("単位を除いて、1,234 や △56 のように書いてください。"),
    ),
    "not-a-choice": (_("決まった言葉のどれでもありません。"), _("次から選んでください: %(about)s")),
    "not-a-flag": (_("○ か × ではありません。"), _("○ か × を書いてください。")),
    "formula-uncomputed": (
        _("計算式の結果が保存されていません。"),
        _("Excel で開いて計算し、保存し直してください。"),
    ),
    "text-struck": (
        _("取り消し線の付いた文字です。"),
        _("残すなら取り消し線を外し、消すなら文字を消してください。"),
    ),
    "merged": (
        _("いくつものセルを結合しています。"),
        _("結合を解いて、行ごとに書いてください。"),
    ),
    "unknown-unit": (
        _("この番号は、この評価の作業にありません。"),
        _("番号を確かめてください（あるもの: %(about)s）。新しいものは、先に画面で足します。"),
    ),
    "unknown-year": (
        _("この年度は、評価の期間（%(about)s）にありません。"),
        _("年度を確かめてください。"),
    ),
    "not-of-the-cycle": (
        _("事前分析表のこのセルには、評価の作業に置き場所がありません。"),
        _("要るものなら、画面で書いてください。"),
    ),
    "refused": (_("%(about)s"), _("担当と状態を確かめてください。")),
    "no-value": (_("%(about)s"), _("書き方を直してください。")),
}


def reason_of(code: str, about: str) -> tuple[str, str]:
    """Return why a cell has no place, and what to do."""
    why, what = _REASONS[code]
    said = {"about": about}
    return str(why) % said, str(what) % said
