import random
from pathlib import Path

import pytest

from sesaku.retrieval.folder import pairs, pairs_of_each
from sesaku.retrieval.index import SearchIndex
from sesaku.retrieval.record import Field, Record
from sesaku.text.folding import fold

FIELDS = (Field("kind", "種別", "kind", facet=True), Field("doc", "文書", "document"))
SIGNS = "海島港灯台航路のをにＡBc12３ｶﾞデー國 "


def record(text: str, group: str = "g", **values: str) -> Record:
    return Record(group, text, values={name: (value,) for name, value in values.items()})


@pytest.mark.parametrize("texts", [["海島", "", "灯", "航路"], [""], [], ["", "a"], ["a", ""]])
def test_pairs_of_several_texts_are_those_of_each(texts: list[str]) -> None:
    assert pairs_of_each(texts) == [pairs(text) for text in texts]


def found(index: SearchIndex, form: str) -> set[str]:
    return {one.text for one in index.find(index.text_query(fold(form)), 10_000).candidates}


def test_every_stretch_of_one_to_twelve_characters_is_found_exactly() -> None:
    """The index finds what a scan finds: none missing, none wrong."""
    chance = random.Random(5)  # noqa: S311 - of a test
    texts = {"".join(chance.choices(SIGNS, k=chance.randint(1, 60))) for _ in range(400)}
    index = SearchIndex(FIELDS)
    index.update(record(text, f"g{number}") for number, text in enumerate(sorted(texts)))
    folded = {fold(text) for text in texts} - {""}
    for _ in range(600):
        length = chance.randint(1, 12)
        if chance.random() < 0.7:
            source = chance.choice(sorted(folded))
            start = chance.randrange(len(source))
            form = source[start : start + length]
        else:
            form = fold("".join(chance.choices(SIGNS, k=length)))
        if form:
            assert found(index, form) == {text for text in folded if form in text}, form


@pytest.mark.parametrize("form", [".", "*", "[", "\\", "(", "a|b", "^", "?"])
def test_signs_of_patterns_are_signs(form: str) -> None:
    index = SearchIndex(FIELDS)
    index.update([record(f"港{form}の道", "one"), record("島", "other")])
    assert found(index, form) == {fold(f"港{form}の道")}


def test_groups_are_replaced_and_taken_out(tmp_path: Path) -> None:
    index = SearchIndex(FIELDS, tmp_path)
    index.update([record("海の道", "a"), record("島の港", "a"), record("灯台", "b")])
    index.update([record("新しい海図", "a")], without=["b"])
    assert index.groups() == {"a"}
    assert found(index, "海") == {"新しい海図"}
    assert SearchIndex(FIELDS, tmp_path).groups() == {"a"}


def test_what_fails_half_way_changes_nothing(tmp_path: Path) -> None:
    index = SearchIndex(FIELDS, tmp_path)
    index.update([record("海の道", "a")])

    def broken() -> object:
        yield record("港", "b")
        raise KeyError

    for write in (index.update, index.rebuild):
        with pytest.raises(KeyError):
            write(broken())  # type: ignore[arg-type] # it breaks
        assert index.groups() == {"a"}
    index.update([record("灯台", "c")])
    assert index.groups() == {"a", "c"}


def test_a_damaged_folder_is_made_anew(tmp_path: Path) -> None:
    SearchIndex(FIELDS, tmp_path).update([record("海の道", "a")])
    (folder,) = tmp_path.iterdir()
    (folder / "meta.json").write_text("{")
    index = SearchIndex(FIELDS, tmp_path)
    assert index.groups() == frozenset()
    index.update([record("海の道", "a")])
    assert found(index, "海の") == {"海の道"}


def test_values_are_counted() -> None:
    index = SearchIndex(FIELDS)
    index.update(
        [
            record("海", "a", kind="target"),
            record("海", "b", kind="target"),
            record("海", "c", kind="note"),
            record("島", "d", kind="note"),
        ]
    )
    assert index.count(index.text_query("海")) == {"kind": {"target": 2, "note": 1}}
