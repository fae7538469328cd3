"""The family of exports."""

import io

import pytest

from sesaku.exceptions import ExportError
from sesaku.exports import EXPORTS, Export, export_of
from tests.factories import report


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.NAME)
def test_every_export_offers_the_interface(export: Export) -> None:
    stream = io.BytesIO()
    export.write([report()], stream)
    assert stream.getvalue()
    assert export.SUFFIX.startswith(".")
    assert export.MEDIA_TYPE.startswith("application/")
    assert export_of(export.NAME) is export


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(ExportError, match="csv, xlsx, json"):
        export_of("ods")
