"""Identifiers: one way of writing each, check digits looked at."""

import pytest

from sateto.records.identifiers import identifier


@pytest.mark.parametrize(
    ("scheme", "printed", "value", "valid"),
    [
        ("kaken", "JP21K10000", "21K10000", True),
        ("kaken", "KAKENHI-21K10000", "21K10000", True),
        ("kaken", "15H05814", "15H05814", True),
        ("kaken", "18049069", "18049069", True),
        ("kaken", "K21", "K21", False),
        ("jgn", "jpmjpf9999", "JPMJPF9999", True),
        ("erad", "2021xxxx", "2021xxxx", False),
        ("ror", "https://ror.org/057zh3y96", "057zh3y96", True),
        ("ror", "057zh3y95", "057zh3y95", False),
        ("orcid", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097", True),
        ("orcid", "0000-0002-1825-0098", "0000-0002-1825-0098", False),
        ("isni", "0000 0001 2169 1048", "0000000121691048", True),
        ("doi", "https://doi.org/10.15017/ABC", "10.15017/abc", True),
        ("doi", "15017/64495", "15017/64495", False),
        ("corporate_number", "7000012050002", "7000012050002", True),
        ("corporate_number", "1000012050002", "1000012050002", False),
        ("issn", "0317-8471", "0317-8471", True),
        ("issn", "0317-8472", "0317-8472", False),
    ],
)
def test_identifiers(scheme: str, printed: str, value: str, *, valid: bool) -> None:
    found = identifier(scheme, printed)
    assert (found.value, found.valid) == (value, valid)
