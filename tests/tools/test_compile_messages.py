import gettext
import io

import pytest

from tools.compile_messages import compiled, messages, sources


@pytest.mark.parametrize("source", sources(), ids=lambda path: path.parts[-5])
def test_the_compiled_translations_are_up_to_date(source: object) -> None:
    from pathlib import Path  # noqa: PLC0415 - for this test alone

    path = Path(str(source))
    assert path.with_suffix(".mo").read_bytes() == compiled(messages(path.read_text("utf-8")))


@pytest.mark.parametrize("source", sources(), ids=lambda path: path.parts[-5])
def test_nothing_is_left_untranslated(source: object) -> None:
    from pathlib import Path  # noqa: PLC0415 - for this test alone

    text = Path(str(source)).read_text("utf-8")
    assert text.count("\nmsgid ") + text.startswith("msgid ") == len(messages(text))
    assert "#~" not in text


def test_there_are_catalogues() -> None:
    assert len(sources()) >= 2


def test_what_is_compiled_is_read_by_gettext() -> None:
    catalogue = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

#, python-format
msgid "%(number)s 件"
msgstr "%(number)s in all"

#, fuzzy
msgid "疑わしい"
msgstr "doubtful"

msgid "長い"
"文"
msgstr "a long "
"text"
""".strip()
    found = gettext.GNUTranslations(io.BytesIO(compiled(messages(catalogue))))
    assert found.gettext("%(number)s 件") == "%(number)s in all"
    assert found.gettext("長い文") == "a long text"
    assert found.gettext("疑わしい") == "疑わしい"


def test_contexts_are_refused() -> None:
    with pytest.raises(ValueError, match="contexts"):
        messages('msgctxt "x"\nmsgid "a"\nmsgstr "b"')
