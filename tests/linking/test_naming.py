"""Names that mean the same, and short forms with a meaning of their own."""

from sesaku.document.document import Document
from sesaku.linking.naming import contradicted, definitions, names_of
from sesaku.linking.tight import tight
from tests.factories import Writer


def document(text: str) -> Document:
    writer = Writer()
    writer.put(text)
    return writer.document("文.txt")


def applied(text: str, **options: str) -> str:
    made = document(text)
    return names_of(text, **options).applied(tight(made, made.cite(0, len(text)))).text


def test_forms_of_a_name_become_one_sign() -> None:
    assert applied("ＱＵＡＤの会合") == applied("クアッド の会合") == applied("日米豪印の会合")


def test_signs_are_read_as_names_again() -> None:
    assert names_of("").shown(applied("QUADの会合")) == "日米豪印の会合"


def test_a_name_is_not_found_inside_a_word() -> None:
    assert applied("東海自動車道") == "東海自動車道"
    assert applied("QUADRATIC") == "QUADRATIC"


def test_a_short_form_defined_otherwise_stays_as_it_is() -> None:
    assert "TPP" in applied("国連三角協力計画（TPP）のTPP")
    assert "TPP" not in applied("環太平洋パートナーシップ協定（TPP）のTPP")


def test_two_definitions_of_a_short_form_are_told_apart() -> None:
    first, second = definitions("島の道計画（ABC）"), definitions("鳥の巣調査（ABC）")
    assert contradicted(first, second) == {"ABC"}
    assert contradicted(first, definitions("新しい島の道計画（ABC）")) == frozenset()
    other = "鳥の巣調査（ABC）"
    assert applied("島の道計画（ABC）", apart_from=other) != "島の道計画(ABC)"
