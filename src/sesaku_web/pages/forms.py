"""Forms of the pages."""

import re
import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

from sesaku_web.exceptions import ConditionError
from sesaku_web.sources.models import Correction
from sesaku_web.sources.values import Scalar

_MINUS = str.maketrans("△▲−－", "----")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_TRUE_FALSE = {"true": True, "false": False}


class CorrectionForm(forms.Form):
    """What a person says of a value; ``choices`` of places where a quote stands more than once."""

    kind = forms.ChoiceField(
        label=_("種類"), choices=Correction.Kind.choices, widget=forms.RadioSelect
    )
    value = forms.CharField(label=_("値"), required=False, max_length=20_000, strip=True)
    at = forms.CharField(required=False, max_length=10_000, widget=forms.HiddenInput)
    quote = forms.CharField(label=_("原文の該当箇所"), required=False, max_length=2_000)
    reason = forms.CharField(label=_("理由"), max_length=20_000, widget=forms.Textarea)


class ReasonForm(forms.Form):
    """Why something is withdrawn."""

    reason = forms.CharField(label=_("理由"), max_length=20_000)


def parsed_value(text: str, kinds: tuple[type, ...]) -> Scalar:
    """Return what a person typed as a value of one of the types.

    Args:
        text: as typed; a number may be full-width, with commas, and with △ for minus.
        kinds: the types that the value may have; text where none is known.

    Raises:
        ConditionError: it is no number, though the value is one.
    """
    if text == "":
        return None
    if bool in kinds:
        if text in _TRUE_FALSE:
            return _TRUE_FALSE[text]
        raise ConditionError("「はい」か「いいえ」を選んでください。")
    if (int in kinds or float in kinds) and str not in kinds:
        plain = unicodedata.normalize("NFKC", text).translate(_MINUS).replace(",", "").strip()
        if not _NUMBER.fullmatch(plain):
            raise ConditionError(f"「{text[:40]}」は数ではありません。単位を除いて入れてください。")
        return float(plain) if "." in plain else int(plain)
    return text
