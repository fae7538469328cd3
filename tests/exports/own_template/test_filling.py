"""An office's own template: what is filled, and what is refused with its place."""

import io
import zipfile

import docx
import pytest

from sesaku.exceptions import ExportError
from sesaku.exports.own_template import fill, troubles
from sesaku.exports.own_template.placeholders import placeholders
from tests.factories import report

GOOD = (
    "{{ measure.name }}（{{ measure.fiscal_year|fiscal }}）",
    "{%p for field in fields %}",
    "{{ field.number|wide }}　{{ field.name }}",
    "{%p for indicator in field.indicators %}",
    "{{ indicator.code|coded }} {{ indicator.name }} {{ indicator.rating.grade|graded }}",
    "{%p endfor %}",
    "{%p endfor %}",
)


def template(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr(name, content)
    return buffer.getvalue()


def test_a_template_is_filled_with_every_indicator() -> None:
    content = report().content
    said = docx.Document(io.BytesIO(fill(template(*GOOD), content)))
    text = "\n".join(paragraph.text for paragraph in said.paragraphs)
    assert content.measure is not None
    assert text.startswith(content.measure.name or "-")
    for policy_field in content.fields:
        assert policy_field.name in text
        for indicator in policy_field.indicators:
            assert indicator.name in text


@pytest.mark.parametrize(
    ("lines", "place", "message"),
    [
        (("題", "{{ measure.nmae }}"), "2 番目の段落", "measure.nmae"),
        (("{{ nothing }}",), "1 番目の段落", "nothing"),
        (("{{ fields.name }}",), "1 番目の段落", "for"),
        (("{%p for one in fields %}", "{{ one.name }}"), "1 番目の段落", "endfor"),
        (("{{ measure.name }}", "{%p endfor %}"), "2 番目の段落", "始まり"),
        (("{{ measure.cites }}",), "1 番目の段落", "measure.cites"),
        (("{{ measure.name.__class__ }}",), "1 番目の段落", "__class__"),
        (("{{ ''.join(measure.name) }}",), "1 番目の段落", "関数"),
        (("{{ measure.name|attr('x') }}",), "1 番目の段落", "attr"),
        (("{{ measure.name",), "", ""),
    ],
)
def test_a_trouble_names_placeholder_and_paragraph(
    lines: tuple[str, ...], place: str, message: str
) -> None:
    found = troubles(template(*lines))
    if not place:
        assert found == []  # no tag at all: it is printed as it stands, or refused when filled
        return
    assert found[0].place == place
    assert message in found[0].message
    with pytest.raises(ExportError, match="ひな形"):
        fill(template(*lines), report().content)


RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="a" Type="http://x/attachedTemplate" TargetMode="External" '
    b'Target="http://elsewhere.example/a.dotm"/></Relationships>'
)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("word/vbaProject.bin", b"x", "マクロ"),
        ("word/_rels/settings.xml.rels", RELATIONS, "外部のファイル"),
        ("word/extra.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "DOCTYPE"),
    ],
)
def test_what_could_do_harm_is_refused(name: str, content: bytes, message: str) -> None:
    found = troubles(with_part(template("{{ measure.name }}"), name, content))
    assert any(message in one.message for one in found)


def test_what_is_no_document_is_refused() -> None:
    assert troubles(b"not a document")[0].message.startswith("Word 文書")
    assert troubles(b"x" * (10 * 1024 * 1024 + 1))[0].message.endswith("超えています。")


def test_every_listed_placeholder_is_known() -> None:
    flat = [one.name for one in placeholders() if "[]" not in one.name and not one.listed]
    assert "measure.attainment.label" in flat
    assert troubles(template(*(f"{{{{ {name} }}}}" for name in flat))) == []
