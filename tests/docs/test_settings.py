"""Every variable that the code looks at has its row, and none that it does not."""

import re

from tests.docs.pages import REFERENCE, ROOT, codes
from tools.reference.settings import variables

FORM = re.compile(r"[\"'](SESAKU_[A-Z_]+|DATABASE_URL)[\"']")
OF_SERVE_ALONE = {"SESAKU_SINGLE_USER"}


def test_every_variable_is_described() -> None:
    used = {
        name
        for path in (ROOT / "src").rglob("*.py")
        for name in FORM.findall(path.read_text("utf-8"))
    }
    assert used - OF_SERVE_ALONE == set(variables())
    assert set(variables()) <= set(codes((REFERENCE / "settings.md").read_text("utf-8")))
    assert [
        name for name, each in variables().items() if set(each) != {"default", "en", "ja"}
    ] == []
