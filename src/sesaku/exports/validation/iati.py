"""IATI files: against the schema of version 2.03, then against the standard's ruleset.

A file with a document type declaration is refused: entities may hide other files, or be made to
fill the memory. Nothing is fetched from anywhere.
"""

from functools import cache
from importlib.resources import files
from typing import Any

from lxml import etree

from sesaku.exports.validation.ruleset import Ruleset
from sesaku.exports.validation.verdict import Problem, Verdict

FORM = "IATI 2.03"
_SCHEMAS = {
    "iati-activities": "iati-activities-schema.xsd",
    "iati-organisations": "iati-organisations-schema.xsd",
}


def check(data: bytes) -> Verdict:
    """Return what is wrong with an IATI file."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        tree: Any = etree.fromstring(data, parser).getroottree()  # the stubs lack its parts
    except etree.XMLSyntaxError as error:
        place = f"{error.lineno or 1}行"
        return Verdict(FORM, (Problem("error", place, f"XML として読めません（{error.msg}）。"),))
    if tree.docinfo.doctype or tree.docinfo.internalDTD is not None:
        message = (
            "文書型宣言（DOCTYPE）のある XML は受け付けません。宣言と実体参照を除いてください。"
        )
        return Verdict(FORM, (Problem("error", "1行", message),))
    name = etree.QName(tree.getroot()).localname
    if name not in _SCHEMAS:
        message = f"根の要素 {name} は IATI のものではありません。"
        return Verdict(FORM, (Problem("error", "1行", message),))
    schema = _schema(_SCHEMAS[name])
    if not schema.validate(tree):
        log: Any = schema.error_log  # the stubs do not know that it can be gone through
        return Verdict(FORM, tuple(_problem(entry) for entry in log))
    found = _ruleset().problems(tree)
    return Verdict(FORM, found.problems, found.unchecked)


def _problem(entry: Any) -> Problem:  # noqa: ANN401 - the stubs have no class for it
    return Problem("error", f"{entry.line}行", entry.message)


@cache
def _schema(name: str) -> etree.XMLSchema:
    path = files("sesaku.exports.validation") / "iati_2_03" / name
    return etree.XMLSchema(etree.parse(str(path)))


@cache
def _ruleset() -> Ruleset:
    path = files("sesaku.exports.validation") / "iati_2_03" / "ruleset_standard.json"
    return Ruleset.of(path.read_bytes())
