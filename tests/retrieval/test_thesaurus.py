from pathlib import Path

import pytest

from sesaku.retrieval.thesaurus import Group, Thesaurus, ThesaurusError, load
from sesaku.text.folding import fold


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("QUAD", "日米豪印"),
        ("クアッド", "QUAD"),
        ("核禁条約", "核兵器禁止条約"),
        ("再検討会議", "運用検討会議"),
        ("コロナ", "新型コロナウイルス感染症"),
    ],
)
def test_names_find_one_another(form: str, other: str) -> None:
    assert fold(other) in load().alternatives(fold(form))


def test_every_group_has_a_source_and_two_forms() -> None:
    for group in load().groups:
        assert group.source
        assert len(group.forms) + len(group.loosely) > 1, group


def test_an_abbreviation_is_not_found_within_a_longer_word() -> None:
    thesaurus = Thesaurus([Group(("isc", "科学会議"), (), "fiction")])
    assert thesaurus.longest_at("isc会合", 0) == "isc"
    assert thesaurus.longest_at("discuss", 1) is None


def test_users_add_names_by_a_file(tmp_path: Path) -> None:
    own = tmp_path / "thesaurus.yml"
    own.write_text("groups:\n- {forms: [海道計画, 海の道], source: 社内}\n", "utf-8")
    assert fold("海の道") in load(own).alternatives(fold("海道計画"))
    assert fold("日米豪印") in load(own).alternatives("quad")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- a", "groups"),
        ("groups: [{forms: 海}]", "forms"),
        ("groups: [{forms: [海, 洋]}]", "source"),
        ("groups: [", "YAML"),
    ],
)
def test_a_file_that_is_wrong_is_said_to_be(tmp_path: Path, text: str, said: str) -> None:
    own = tmp_path / "thesaurus.yml"
    own.write_text(text, "utf-8")
    with pytest.raises(ThesaurusError, match=said):
        load(own)
