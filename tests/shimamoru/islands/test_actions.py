"""Correcting, importing, grading: one mutation one action, with its entry in the history."""

from typing import Any

import pytest

from sesaku_web.accounts.permissions import Role
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.history.log import verify
from sesaku_web.history.models import Entry
from shimamoru.islands.actions.correct_island import Correction, correct_island
from shimamoru.islands.actions.import_islands import import_islands
from shimamoru.islands.actions.save_grading import save_grading
from shimamoru.islands.grades import gradings, scheme
from shimamoru.islands.importing import decoded, preview
from shimamoru.islands.models import GradingVersion, Island
from shimamoru.planning.catalogue import shipped
from tests.sesaku_web.factories import actor

pytestmark = pytest.mark.django_db


def editor() -> Any:  # noqa: ANN401 - an actor
    return actor(Role.EDITOR)


def test_a_correction_keeps_what_was_and_says_who_and_why() -> None:
    said = Correction("population", "1,612", "町の月報", "2026-04-01", "新しい統計")
    correct_island(editor(), "yonagunijima", said)
    island = Island.objects.get(slug="yonagunijima")
    assert island.population == 1612
    assert island.source_of("population") == {"source": "町の月報", "date": "2026-04-01"}
    entry = Entry.objects.get(action="island.correct")
    assert entry.reason == "新しい統計"
    assert entry.payload["before"]["value"] == 1676
    assert entry.payload["after"]["value"] == 1612
    verify()


def test_a_value_can_become_unknown_again() -> None:
    correct_island(
        editor(), "yonagunijima", Correction("area_km2", "", "", reason="確かめられない")
    )
    island = Island.objects.get(slug="yonagunijima")
    assert island.area_km2 is None
    assert "area_km2" not in island.sources


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (Correction("population", "たくさん", "町", reason="x"), "数ではありません"),
        (Correction("population", "-5", "町", reason="x"), "0 以上"),
        (Correction("population", "1.5", "町", reason="x"), "整数"),
        (Correction("area_km2", "nan", "町", reason="x"), "以上"),
        (Correction("lat", "95", "町", reason="x"), "以上"),
        (Correction("population", "5", "", reason="x"), "出典"),
        (Correction("population", "5", "町"), "理由"),
        (Correction("removed", "1", "町", reason="x"), "項目はありません"),
        (Correction("name", "", "町", reason="x"), "島名"),
        (Correction("name", "あ" * 61, "町", reason="x"), "60 字"),
    ],
)
def test_what_is_no_value_changes_nothing(said: Correction, message: str) -> None:
    before = Island.objects.filter(slug="yonagunijima").values().get()
    with pytest.raises(ConditionError, match=message):
        correct_island(editor(), "yonagunijima", said)
    assert Island.objects.filter(slug="yonagunijima").values().get() == before
    assert not Entry.objects.exists()


def test_no_such_island() -> None:
    with pytest.raises(NotFoundError):
        correct_island(editor(), "atlantis", Correction("population", "1", "町", reason="x"))


LIST = """島名,市町村,人口,面積 (km²),出典: 人口,備考
与那国島,与那国町,1650,28.9,町の月報,写し
夢の島,空想町,12,3.5,,
"""


def test_a_list_is_looked_at_before_anything_changes() -> None:
    found = preview(LIST, "離島の一覧")
    assert found.ignored == ["備考"]
    assert found.troubles == []
    known, new = found.changing
    assert [(one.field.name, one.before, one.after, one.source) for one in known.changes] == [
        ("population", 1676, 1650, "町の月報"),
        ("area_km2", 28.82, 28.9, "離島の一覧"),
    ]
    assert new.known is None
    assert Island.objects.get(slug="yonagunijima").population == 1676


def test_a_list_is_taken_over_as_a_whole() -> None:
    import_islands(editor(), LIST, source="離島の一覧", reason="令和 8 年の更新")
    assert Island.objects.get(slug="yonagunijima").population == 1650
    new = Island.objects.get(name="夢の島")
    assert (new.slug, new.municipality, new.coasts.count()) == ("island-1", "空想町", 4)
    assert new.source_of("population") == {"source": "離島の一覧"}
    entry = Entry.objects.get(action="islands.import")
    assert len(entry.payload["rows"]) == 2


def test_errors_name_the_cell_and_nothing_is_taken_over() -> None:
    wrong = "島名,人口\n与那国島,千人\n大島,5\n,7\n"
    found = preview(wrong, "一覧")
    assert [one.column for one in found.troubles] == ["B2（人口）", "A3（島名）", "A4（島名）"]
    assert "台帳に" in found.troubles[1].reason
    with pytest.raises(ConditionError, match="B2（人口）"):
        import_islands(editor(), wrong, source="一覧", reason="x")
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "行がありません"), ("人口\n5\n", "見出し"), ("島名\0\n", "NUL")],
)
def test_what_is_no_list(text: str, message: str) -> None:
    with pytest.raises(ConditionError, match=message):
        preview(text, "")


def test_encodings() -> None:
    assert decoded("島名".encode("cp932")) == "島名"
    assert decoded("\ufeff島名".encode()) == "島名"
    with pytest.raises(ConditionError, match="文字コード"):
        decoded(b"\xff\xfe\x00\x80\x81")
    with pytest.raises(ConditionError, match="大きすぎ"):
        decoded(b" " * (5 * 1024 * 1024 + 1))


def test_an_empty_cell_takes_nothing_away() -> None:
    assert preview("識別子,人口\nyonagunijima,\n", "一覧").changing == []


def test_a_saved_scheme_counts_and_the_one_before_stays() -> None:
    heavier = {**shipped("criteria"), "grades": {"A": 90, "B": 80, "C": 70, "D": 0}}
    islands = list(Island.objects.all())
    before = gradings(islands, scheme())
    save_grading(editor(), heavier, reason="厳しくする")
    save_grading(editor(), shipped("criteria"), reason="元に戻す")
    assert GradingVersion.objects.count() == 2
    assert gradings(islands, scheme()) == before
    assert [one.reason for one in GradingVersion.objects.all()] == ["元に戻す", "厳しくする"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"weight": -1}, "重み"),
        ({"weight": float("nan")}, "重み"),
        ({"field": "secret"}, "項目"),
        ({"points": [[0, 5]]}, "2 個以上"),
        ({"points": [[5, 0], [0, 5]]}, "小さい順"),
        ({"points": [[0, 0], [5, 101]]}, "得点"),
    ],
)
def test_what_is_no_scheme(change: dict[str, Any], message: str) -> None:
    content = shipped("criteria")
    criteria = {**content["criteria"], "foreign": {**content["criteria"]["foreign"], **change}}
    with pytest.raises(ConditionError, match=message):
        save_grading(editor(), {**content, "criteria": criteria}, reason="x")
    assert not GradingVersion.objects.exists()


def test_bounds_of_grades_fall() -> None:
    wrong = {**shipped("criteria"), "grades": {"A": 50, "B": 60, "C": 30, "D": 0}}
    with pytest.raises(ConditionError, match="下限"):
        save_grading(editor(), wrong, reason="x")
