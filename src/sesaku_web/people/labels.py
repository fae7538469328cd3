"""What roles and permissions are called on pages."""

from django.utils.translation import gettext_lazy as _

from sesaku_web.accounts.permissions import Action, Role

ROLES = {
    Role.READER: _("閲覧者"),
    Role.CONTRIBUTOR: _("登録者（文書の追加、訂正）"),
    Role.EDITOR: _("編集者（取り下げ、読み直し、履歴）"),
    Role.EVALUATOR: _("評価者"),
    Role.ADMINISTRATOR: _("管理者"),
}
ACTIONS = {
    Action.READ_DOCUMENTS: _("文書を読む"),
    Action.ADD_DOCUMENTS: _("文書を加える"),
    Action.WITHDRAW_DOCUMENTS: _("文書を取り下げる"),
    Action.RENEW_READINGS: _("文書を読み直す"),
    Action.MAKE_CORRECTIONS: _("訂正する"),
    Action.WITHDRAW_CORRECTIONS: _("他の人の訂正を取り下げる"),
    Action.JUDGE_FINDINGS: _("点検結果を判断する"),
    Action.JUDGE_MONEY: _("達成手段と事業の対応を判断する"),
    Action.KEEP_SPENDING: _("支出の主題を保存する"),
    Action.IMPORT_RESEARCH: _("研究課題を取り込む"),
    Action.JOIN_RESEARCH: _("研究課題をまとめる"),
    Action.READ_HISTORY: _("履歴を見る"),
    Action.MAKE_TOKENS: _("トークンを作る"),
    Action.KEEP_SEARCHES: _("検索を保存する"),
    Action.READ_CYCLES: _("評価の作業を見る"),
    Action.WORK_IN_CYCLES: _("評価の作業をする（役割は作業ごと）"),
    Action.START_CYCLES: _("評価の作業を始める"),
    Action.MANAGE_ACCOUNTS: _("利用者を管理する"),
    Action.MANAGE_ORGANISATIONS: _("組織を管理する"),
}
LEVELS = {"ministry": _("府省"), "bureau": _("局"), "division": _("課")}
