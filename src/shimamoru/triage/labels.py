"""What codes are called on the pages of those on duty."""

from django.utils.translation import gettext_lazy as _

URGENCY = {3: _("至急"), 2: _("きょう中"), 1: _("順に")}
STATES = {
    "received": _("受付"),
    "checking": _("確認中"),
    "passed": _("引き継ぎ済み"),
    "closed": _("終了"),
}
OUTCOMES = {
    "resolved": _("対応済み"),
    "no_concern": _("問題なし"),
    "unknown": _("確認できず"),
    "false": _("事実と異なる"),
}
PLACES = {
    "device": _("端末の位置"),
    "map": _("地図・数字"),
    "island": _("島の一覧"),
    "none": _("場所なし"),
}
WARNINGS = {
    "place-differs": _("写真の場所が、入力された場所から 5 km より離れています"),
    "time-differs": _("写真の日時が、入力された日時と 1 日より違います"),
    "future": _("写真の日時が未来です"),
    "no-camera-data": _("写真に撮影の情報がありません"),
}
SUSPICIONS = {
    "many-from-place": _("同じ場所から短時間に多数"),
    "many-in-all": _("証明のない通報が全体で多数"),
    "links": _("リンクが多い"),
    "same-words": _("同じ文の通報が続いている"),
}
SOURCES = {"page": _("ページ"), "form": _("フォーム"), "open311": "Open311"}
EVENTS = {
    "report.submit": _("通報"),
    "report.edit": _("通報者が変更"),
    "report.add-photos": _("通報者が写真を追加"),
    "report.withdraw": _("通報者が取り下げ"),
    "report.take": _("確認開始"),
    "report.pass": _("引き継ぎ"),
    "report.close": _("終了"),
    "report.return": _("確認に戻す"),
    "report.reopen": _("再開"),
    "report.assign": _("担当"),
    "report.note": _("メモ"),
    "report.answer": _("回答"),
    "report.sort": _("種類・急ぎの変更"),
    "report.put-aside": _("保留"),
    "report.take-in": _("保留を解く"),
    "report.join": _("まとめる"),
    "report.part": _("分ける"),
    "report.sheet": _("引き継ぎ票の出力"),
    "report.publish": _("公開"),
    "report.unpublish": _("公開の取りやめ"),
    "report.erase": _("期限による消去"),
}
