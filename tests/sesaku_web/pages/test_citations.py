import json
from dataclasses import replace

from django.utils import translation

from sesaku_web.pages.citations import Citation

TEXT = "前置き。参加者は 31,870 人\nであった。後書き。"

CITATION = Citation(
    publisher="海洋環境省",
    title="豊かな海の保全 {100%}",
    date="2022-08",
    spans=[(4, 18, 12)],
    text=TEXT,
    sha256="ab" * 32,
    version="3",
    address="http://localhost/documents/abababababab/view?at=4-18&version=3",
    source="http://localhost/documents/abababababab/",
    seen="2026-11-22",
)


def test_as_text() -> None:
    assert CITATION.as_text() == (
        "海洋環境省、「豊かな海の保全 {100%}」、2022年8月、12ページ、「参加者は 31,870 人」、"
        "http://localhost/documents/abababababab/view?at=4-18&version=3、（2026-11-22閲覧）"
    )


def test_in_english() -> None:
    with translation.override("en"):
        said = CITATION.as_text()
    assert said.startswith("海洋環境省, “豊かな海の保全 {100%}”, 2022-08, p. 12, “参加者は")
    assert said.endswith("(seen 2026-11-22)")


def test_what_the_document_does_not_say_is_left_out() -> None:
    bare = replace(CITATION, publisher="", date="", spans=[(4, 18, None)])
    assert bare.as_text().startswith("「豊かな海の保全 {100%}」、「参加者は")
    assert "author" not in bare.as_bibtex()
    assert "year" not in bare.as_bibtex()
    assert "pages" not in bare.as_bibtex()


def test_a_date_that_is_no_iso_date_stands_as_printed() -> None:
    assert "、令和４年夏、" in replace(CITATION, date="令和４年夏").as_text()


def test_as_bibtex() -> None:
    entry = CITATION.as_bibtex()
    assert entry.startswith("@misc{sesaku-abababababab-4,")
    assert "title = {{豊かな海の保全 \\{100\\%\\}}}," in entry
    assert "author = {{海洋環境省}}," in entry
    assert ("year = {2022}," in entry, "month = {08}," in entry) == (True, True)
    assert "url = {http://localhost/documents/abababababab/view?at=4-18&version=3}," in entry


def test_a_cite_over_pages_names_them() -> None:
    assert replace(CITATION, spans=[(0, 3, 4), (4, 9, 5)]).pages == "4–5"


def test_as_web_annotation() -> None:
    made = json.loads(CITATION.as_annotation())
    assert made["@context"] == "http://www.w3.org/ns/anno.jsonld"
    target = made["target"]
    position, quote, page = target["selector"]
    assert (position["start"], position["end"]) == (4, 18)
    assert quote["exact"] == TEXT[4:18]
    assert TEXT.startswith(quote["prefix"] + quote["exact"] + quote["suffix"][:3])
    assert page["value"] == "page=12"
    assert target["digest"] == f"sha256:{'ab' * 32}"


def test_a_cite_in_pieces_has_a_target_each() -> None:
    made = json.loads(replace(CITATION, spans=[(0, 3, None), (4, 9, None)]).as_annotation())
    assert [one["selector"][1]["exact"] for one in made["target"]] == [TEXT[0:3], TEXT[4:9]]


def test_a_long_quote_is_shortened_in_words_and_whole_in_the_annotation() -> None:
    long = replace(CITATION, text="あ" * 900, spans=[(0, 900, None)])
    assert f"{'あ' * 200}…" in long.as_text()
    assert json.loads(long.as_annotation())["target"]["selector"][1]["exact"] == "あ" * 900
