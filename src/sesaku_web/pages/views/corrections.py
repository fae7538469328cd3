"""Corrections: the form, the list, and withdrawing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sesaku.exceptions import SesakuError
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.citer import Citer
from sesaku_web.pages.contents import Contents, contents_of
from sesaku_web.pages.forms import CorrectionForm, ReasonForm, parsed_value
from sesaku_web.pages.kinds import correction_label, state_label
from sesaku_web.pages.labels import describe
from sesaku_web.pages.lookup import reading_of
from sesaku_web.pages.places import parsed
from sesaku_web.pages.quoting import Occurrence, occurrences
from sesaku_web.pages.subjects import address_of, label_of
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, listed, offer
from sesaku_web.sources.actions.correct_value import Claim, correct_value
from sesaku_web.sources.actions.withdraw_correction import withdraw_correction
from sesaku_web.sources.models import Correction, StoredReading
from sesaku_web.sources.values import Value

_A_PAGE = 50


class _Ambiguous(Exception):  # noqa: N818 - no error of the program, but a question
    """A quote stands in several places; the person chooses one."""

    def __init__(self, places: list[Occurrence]) -> None:
        self.places = places


@page(Action.MAKE_CORRECTIONS)
def correct(request: PageRequest, sha: str) -> HttpResponse:
    """Ask which value is meant, show the form, or lay a correction beside the value."""
    reading = reading_of(sha)
    contents = contents_of(reading)
    subject, path = request.GET.get("subject", ""), request.GET.get("path", "")
    if not subject or not path:
        return _choice(request, reading, contents, subject)
    value = contents.values.get((subject, path), Value(None, ()))
    if request.method != "POST":
        return _form(request, reading, contents, CorrectionForm(initial=_initial(request, value)))
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        return _form(request, reading, contents, form, status=400)
    try:
        claim = _claim(form.cleaned_data, contents, (subject, path), value)
        correct_value(request.actor, reading.document, claim)
    except _Ambiguous as question:
        return _form(request, reading, contents, form, places=question.places)
    except SesakuError as error:
        form.add_error(None, str(error))
        return _form(request, reading, contents, form, status=400)
    messages.success(request, _("訂正を記録しました。読み取った値はそのまま残っています。"))
    return redirect(address_of(reading.document.short, subject) or Citer(reading.document).root)


@page()
def corrections(request: PageRequest) -> HttpResponse:
    """List the corrections of all documents, those that wait for review first."""
    state = request.GET.get("state", "")
    found = Correction.objects.select_related("document", "made_by").filter(
        document__withdrawn_at=None
    )
    found = found.filter(state=state) if state in Correction.State.values else found.standing()
    shown = listed(request, found.order_by("-state", "-made_at", "-pk"), _A_PAGE)
    table = _table(list(shown))
    download = offer(request, [table], "corrections")
    if download is not None:
        return download
    rows = [
        {
            "correction": one,
            "subject": label_of(one.subject),
            "label": describe(one.subject, one.path).label,
            "href": address_of(one.document.short, one.subject),
            "view": Citer(one.document).at(one.cite),
            "own": one.made_by_id == request.actor.user.pk,
        }
        for one in shown
    ]
    said = {
        "rows": rows,
        "shown": shown,
        "table": table,
        "state": state,
        "states": Correction.State.values,
        "may_withdraw": request.actor.may(Action.WITHDRAW_CORRECTIONS),
    }
    return render(request, "pages/corrections.html", said)


def _table(found: list[Correction]) -> PageTable:
    """Return corrections as they are downloaded."""
    heads = (
        _("文書"),
        _("対象"),
        _("値の名前"),
        _("種類"),
        _("状態"),
        _("読み取った値"),
        _("値"),
        _("理由"),
        _("利用者名"),
        _("日時"),
        _("典拠"),
    )
    rows = [
        [
            Cell(value)
            for value in (
                one.document.name,
                label_of(one.subject),
                describe(one.subject, one.path).label,
                correction_label(one.kind),
                state_label(one.state),
                one.under.get("value"),
                one.value,
                one.reason,
                str(one.made_by),
                one.made_at.isoformat(),
                Citer(one.document).at(one.cite),
            )
        ]
        for one in found
    ]
    columns = [Column(head) for head in heads]
    return PageTable("corrections", _("訂正の記録"), columns, [Group(rows)])


@require_POST
@page(Action.MAKE_CORRECTIONS)
def withdraw(request: PageRequest, number: int) -> HttpResponse:
    """Withdraw a correction."""
    found = Correction.objects.filter(pk=number).first()
    if found is None:
        raise NotFoundError(f"訂正 {number} はありません。")
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise ConditionError("取り下げる理由を記してください。")
    withdraw_correction(request.actor, found, reason=form.cleaned_data["reason"])
    messages.success(request, _("訂正を取り下げました。"))
    return redirect("pages:corrections")


def _choice(
    request: PageRequest, reading: StoredReading, contents: Contents, subject: str
) -> HttpResponse:
    """Ask which value is meant: first what it belongs to, then which part of that."""
    subjects = list(dict.fromkeys(key[0] for key in contents.values))
    if subject and subject not in subjects:
        raise NotFoundError(f"「{subject[:60]}」はこの文書にありません。")
    values = [
        (path, describe(subject, path).label, value)
        for (of, path), value in contents.values.items()
        if of == subject
    ]
    said = {
        "document": reading.document,
        "subject": subject,
        "subject_label": label_of(subject) if subject else "",
        "subjects": [(one, label_of(one)) for one in subjects],
        "values": values,
        "citer": Citer(reading.document),
        "at": request.GET.get("at", ""),
    }
    return render(request, "pages/correct_choice.html", said)


def _initial(request: PageRequest, value: Value) -> dict[str, Any]:
    empty = value.value in (None, "")
    shown = "" if value.value is None else value.value
    return {
        "kind": Correction.Kind.FILL if empty else Correction.Kind.CORRECT,
        "value": str(shown).lower() if isinstance(shown, bool) else shown,
        "at": request.GET.get("at", ""),
    }


def _claim(given: dict[str, Any], contents: Contents, key: tuple[str, str], value: Value) -> Claim:
    """Return what the person says, with the place that is meant.

    Raises:
        ConditionError: the value or the place is not valid.
        _Ambiguous: the quote stands in several places.
    """
    cite = parsed(given["at"], len(contents.text))
    if not cite and given["quote"]:
        places = occurrences(contents.text, given["quote"])
        if not places:
            raise ConditionError("その文字列は本文にありません。原文のとおりに入れてください。")
        if len(places) > 1:
            raise _Ambiguous(places)
        cite = [(places[0].start, places[0].end)]
    kinds = describe(*key).types
    if value.value is not None and not kinds:
        kinds = (type(value.value),)
    confirmed = given["kind"] == Correction.Kind.CONFIRM
    return Claim(
        subject=key[0],
        path=key[1],
        kind=given["kind"],
        reason=given["reason"],
        value=None if confirmed else parsed_value(given["value"], kinds),
        cite=cite,
    )


def _form(
    request: PageRequest,
    reading: StoredReading,
    contents: Contents,
    form: CorrectionForm,
    **said: Any,  # noqa: ANN401 - what the template shows beside
) -> HttpResponse:
    subject, path = request.GET["subject"], request.GET["path"]
    value = contents.values.get((subject, path), Value(None, ()))
    described = describe(subject, path)
    at = form["at"].value() or ""
    spans = parsed(at, len(contents.text))
    citer = Citer(reading.document)
    return render(
        request,
        "pages/correct.html",
        {
            "document": reading.document,
            "form": form,
            "subject": subject,
            "path": path,
            "subject_label": label_of(subject),
            "label": described.label,
            "yes_no": bool in described.types,
            "value": value,
            "shown": citer.value(value.value, value.cite, subject, path),
            "marked": " … ".join(contents.text[a:b] for a, b in spans),
            "view": citer.marking(spans or value.cite, subject, path),
            "back": address_of(reading.document.short, subject),
            "standing": reading.document.corrections.standing()
            .filter(subject=subject, path=path)
            .select_related("made_by")
            .first(),
            "places": said.get("places", ()),
        },
        status=said.get("status", 200),
    )
