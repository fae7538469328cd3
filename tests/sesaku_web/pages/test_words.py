"""Words of templates: looked up once, and the same as Django's own tag says."""

import pytest
from django.template import Context, engines
from django.template.base import Template
from django.utils.translation import override

from sesaku_web.pages.templatetags.words import Word


def template(source: str) -> Template:
    made: Template = engines["django"].from_string(f"{{% load i18n %}}{source}").template  # type: ignore[attr-defined] # of Django's own engine
    return made


@pytest.mark.parametrize(("language", "said"), [("ja", "施策"), ("en", "Measures")])
def test_a_word_is_said_in_the_language_of_the_page(language: str, said: str) -> None:
    with override(language):
        assert WORD.render(Context()) == said


WORD = template('{% translate "施策" %}')


def test_only_a_plain_word_is_kept() -> None:
    plain = template("{% trans '施策' %}")
    assert isinstance(plain.nodelist[-1], Word)
    others = (
        "{% translate word %}",
        '{% translate "施策" as word %}',
        '{% translate "施策" noop %}',
        '{% translate "施策"|upper %}',
        '{% translate "施策" context "title" %}',
    )
    assert [isinstance(template(one).nodelist[-1], Word) for one in others] == [False] * len(others)


def test_signs_of_html_and_per_cent_stay() -> None:
    with override("ja"):
        assert template('{% translate "<b>100%</b>" %}').render(Context()) == "<b>100%</b>"


def test_a_word_from_a_document_is_escaped() -> None:
    with override("ja"):
        assert template("{% translate word %}").render(Context({"word": "<b>"})) == "&lt;b&gt;"
