"""What is wrong with the input of a request, in words: a table over what the validator reports."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_WORDS = {
    "missing": "指定してください。",
    "unknown": "この名前の指定はありません。綴りを確かめてください。",
    "extra_forbidden": "この名前の指定はありません。綴りを確かめてください。",
    "greater_than": "{gt} より大きくしてください。",
    "greater_than_equal": "{ge} 以上にしてください。",
    "less_than": "{lt} より小さくしてください。",
    "less_than_equal": "{le} 以下にしてください。",
    "string_too_short": "{min_length} 字以上にしてください。",
    "string_too_long": "{max_length} 字以内にしてください。",
    "string_pattern_mismatch": "形が違います（正規表現 {pattern}）。",
    "string_type": "文字列にしてください。",
    "string_unicode": "正しい文字列にしてください。",
    "int_type": "整数にしてください。",
    "int_parsing": "整数にしてください。",
    "int_parsing_size": "数が大きすぎます。",
    "int_from_float": "整数にしてください。",
    "bool_type": "true か false にしてください。",
    "bool_parsing": "true か false にしてください。",
    "literal_error": "{expected} のどれかにしてください。",
    "enum": "{expected} のどれかにしてください。",
    "list_type": "並び（配列）にしてください。",
    "too_short": "{min_length} 個以上にしてください。",
    "too_long": "{max_length} 個以内にしてください。",
    "model_attributes_type": "JSON のオブジェクトにしてください。",
    "model_type": "JSON のオブジェクトにしてください。",
}
_OTHER = "値の形が違います。"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong.

    Attributes:
        place: where the input stands: query, path, body, form, file or header.
        name: what it is called there, parts joined by a full stop.
        code: what is wrong, as the validator names it.
        detail: the same in words.
    """

    place: str
    name: str
    code: str
    detail: str

    def members(self) -> dict[str, str]:
        """Return the fault as the answer lists it."""
        return {"in": self.place, "name": self.name, "code": self.code, "detail": self.detail}


def unknown(names: Iterable[str]) -> list[dict[str, Any]]:
    """Return what is reported of parameters that an address does not have."""
    return [{"type": "unknown", "loc": ("query", name[:100])} for name in sorted(names)]


def faults(reported: Iterable[Mapping[str, Any]]) -> list[Fault]:
    """Return what is wrong, from what the validator reports."""
    return [_fault(one) for one in reported]


def _fault(reported: Mapping[str, Any]) -> Fault:
    place, *names = reported["loc"]
    code = str(reported["type"])
    # The first part is what our own code calls the whole; the sender does not know that name.
    shown = names[1:] if place == "body" or len(names) > 1 else names
    words = _WORDS.get(code, _OTHER).format_map(reported.get("ctx", {}))
    return Fault(str(place), ".".join(map(str, shown)), code, words)
