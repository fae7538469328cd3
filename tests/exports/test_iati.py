"""IATI: valid against the standard's own schema, and the same facts."""

import io
from pathlib import Path

import pytest
from lxml import etree

from sesaku.exceptions import ExportError
from sesaku.exports import Options, iati
from sesaku.exports.iati.markup import OWN
from sesaku.exports.validation import validate
from sesaku.model.reading import Reading
from sesaku.model.values import Quantity
from sesaku.reading import read
from tests.factories import position_paper

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMED = {"s": OWN}


def example(name: str = "evaluation_report/umi_to_shima_r4.txt") -> Reading:
    return read(EXAMPLES / name)


def tree_of(*readings: Reading) -> etree._Element:
    stream = io.BytesIO()
    iati.write(readings, stream)
    return etree.fromstring(stream.getvalue())


def text_at(element: etree._Element, path: str) -> list[str]:
    found = element.xpath(path)
    return [str(one) for one in found] if isinstance(found, list) else []


@pytest.mark.parametrize(
    "name",
    [
        "evaluation_report/umi_to_shima_r4.txt",
        "evaluation_report/sora_no_michi_r2.txt",
        "evaluation_summary/kowan_bosai.txt",
        "standard_form/satoyama.xlsx",
        "standard_form/ryokai.xlsx",
        "ex_ante_sheet/hoshizora.xlsx",
    ],
)
def test_an_example_is_valid_and_keeps_the_rules(name: str, tmp_path: Path) -> None:
    path = tmp_path / "iati.xml"
    iati.write([example(name)], path)
    verdict = validate(path)
    assert verdict.problems == () or verdict.keeps_rules, verdict.problems
    assert verdict.valid


@pytest.mark.shared
def test_the_real_report_is_valid_and_keeps_the_rules(shared: Path, tmp_path: Path) -> None:
    path = tmp_path / "iati.xml"
    iati.write([read(next((shared / "corpus").glob("004_*")))], path)
    verdict = validate(path)
    assert verdict.valid
    assert verdict.keeps_rules


def test_every_number_stands_in_its_period() -> None:
    reading = example("standard_form/satoyama.xlsx")
    found = {
        (title, int(start[:4]), tag): float(value)
        for indicator in tree_of(reading).iter("indicator")
        for title in [indicator.findtext("title/narrative")]
        for period in indicator.iter("period")
        for start in text_at(period, "period-start/@iso-date")
        for tag in ("target", "actual")
        for value in text_at(period, f"{tag}/@value")
    }
    expected = {
        (indicator.name, year.fiscal_year, tag): float(part.value)
        for policy_field in reading.content.fields
        for indicator in policy_field.indicators
        for year in indicator.years
        for tag, part in (("target", year.target), ("actual", year.result))
        if isinstance(part, Quantity) and part.value is not None
    }
    assert found == expected
    assert expected


def test_ratings_attainment_and_cites_are_in_our_own_namespace() -> None:
    reading = example()
    tree = tree_of(reading)
    grades = [one.get("grade") for one in tree.iterfind(".//s:rating", NAMED)]
    assert grades == [
        indicator.rating.grade
        for policy_field in reading.content.fields
        for indicator in policy_field.indicators
        if indicator.rating
    ]
    measure = reading.content.measure
    assert measure is not None
    assert measure.attainment is not None
    assert tree.findtext(".//s:attainment/s:level", namespaces=NAMED) == measure.attainment.label
    cite = tree.find(".//indicator/period/actual/s:cite", NAMED)
    assert cite is not None
    span = slice(int(cite.get("start", "")), int(cite.get("end", "")))
    said = cite.getparent()
    assert said is not None
    words = "".join((said.findtext("comment/narrative") or "").split())
    assert words.startswith("".join(reading.document.text[span].split()))


def test_a_document_without_a_measure_is_refused() -> None:
    with pytest.raises(ExportError, match="施策"):
        iati.write([position_paper()], io.BytesIO())
    with pytest.raises(ExportError, match="表の指定"):
        iati.write([example()], io.BytesIO(), Options(table="indicators"))
