from django.utils.safestring import SafeString

from sesaku_web.pages.kept import Parts


def test_a_part_is_made_once() -> None:
    parts, made = Parts(), []

    def make() -> SafeString:
        made.append(1)
        return SafeString("part")

    assert [parts.get("key", make), parts.get("key", make)] == ["part", "part"]
    assert len(made) == 1


def test_the_least_used_are_forgotten_first() -> None:
    parts = Parts(most=10)
    for key in ("a", "b"):
        parts.get(key, lambda: SafeString("1234"))
    parts.get("a", lambda: SafeString("new"))
    parts.get("c", lambda: SafeString("1234"))
    assert parts.get("a", lambda: SafeString("new")) == "1234"
    assert parts.get("b", lambda: SafeString("new")) == "new"


def test_a_part_that_is_too_large_is_shown_all_the_same() -> None:
    parts = Parts(most=2)
    assert parts.get("a", lambda: SafeString("large")) == "large"
    assert parts.get("a", lambda: SafeString("again")) == "again"
