"""One link or remark with its evidence, the form of a decision, and the decisions before."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sesaku.exceptions import SesakuError
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.lookup import reading_of
from sesaku_web.sources.models import StoredDocument
from workbench.comparisons import querysets
from workbench.comparisons.actions.judge import Decided, judge, withdraw
from workbench.comparisons.derived import links_between
from workbench.comparisons.linked import Linked, key_of
from workbench.comparisons.models import Judgement
from workbench.comparisons.views.remarks import remarks_of
from workbench.comparisons.vocabulary import CHOICES, part_label, value_label


class JudgementForm(forms.Form):
    """What a person decides; the part says what of the link or remark."""

    part = forms.ChoiceField(choices=[(part, part) for part in CHOICES])
    decision = forms.ChoiceField(choices=[(each, each) for each in Judgement.Decision.values])
    value = forms.CharField(max_length=200, required=False)
    reason = forms.CharField(max_length=2000)


@page()
def link(request: PageRequest, first: str, second: str) -> HttpResponse:
    """Show one link with its reasons on both sides, and take a decision on it."""
    one, two = reading_of(first), reading_of(second)
    key = request.GET.get("of", "")
    decided = querysets.standing(one.document, two.document)
    found = [each for each in links_between(one, two)["links"] if key_of(each) == key]
    if not found:
        raise NotFoundError(f"「{key[:60]}」というつながりはありません。")
    linked = Linked(one, two, decided)
    shown = [linked.shown(each) for each in found]
    back = reverse("comparisons:pair", args=(first, second))
    saying = {"relation": shown[0].relation}
    trouble = ""
    if request.method == "POST":
        trouble = _take(request, (one.document, two.document), key, saying)
        if not trouble:
            return redirect(f"{back}#crosswalk")
    said = {
        "trouble": trouble,
        "links": shown,
        "first": one,
        "second": two,
        "back": back,
        "key": key,
        **_form(request, saying, (one.document, two.document), key),
    }
    return render(request, "comparisons/link.html", said, status=400 if trouble else 200)


@page()
def remark(request: PageRequest, sha: str, subject: str) -> HttpResponse:
    """Show one remark with its answers, and take a decision on its stance or status."""
    document = reading_of(sha).document
    own = [each for each in remarks_of(sha) if each.sha == document.short]
    found = next((each for each in own if each.subject == subject), None)
    if found is None:
        raise NotFoundError(f"「{subject[:60]}」は {document.name} にありません。")
    saying = {"stance": found.stance_said, "status": found.status_said}
    trouble = ""
    if request.method == "POST":
        trouble = _take(request, (document, None), subject, saying)
        if not trouble:
            back = reverse("comparisons:remarks", args=(sha,))
            return redirect(f"{back}#{document.short}-{found.number}")
    said = {
        "trouble": trouble,
        "remark": found,
        "sha": sha,
        "reading": reading_of(sha),
        **_form(request, saying, (document, None), subject),
    }
    return render(request, "comparisons/remark.html", said, status=400 if trouble else 200)


@require_POST
@page(Action.MAKE_CORRECTIONS)
def withdrawn(request: PageRequest, number: int) -> HttpResponse:
    """Take a decision back, and lead to what it was about."""
    found = Judgement.objects.select_related("first", "second").filter(pk=number).first()
    if found is None:
        raise NotFoundError(f"判断 {number} はありません。")
    withdraw(request.actor, found, reason=request.POST.get("reason", ""))
    messages.success(request, _("判断を取り下げました。プログラムの答えが再び有効です。"))
    if found.second is None:
        return redirect("comparisons:remark", sha=found.first.short, subject=found.subject)
    address = reverse("comparisons:link", args=(found.first.short, found.second.short))
    return redirect(f"{address}?{urlencode({'of': found.subject})}")


def _form(
    request: PageRequest,
    saying: dict[str, str],
    documents: tuple[StoredDocument, StoredDocument | None],
    subject: str,
) -> dict[str, Any]:
    """Return what the form and the list of earlier decisions need."""
    history = Judgement.objects.of(*documents).filter(subject=subject).select_related("made_by")
    return {
        "parts": [
            (
                part,
                part_label(part),
                value_label(part, value),
                [(name, value_label(part, name)) for name in CHOICES[part] if name != value],
            )
            for part, value in saying.items()
        ],
        "history": history,
        "may_judge": request.actor.may(Action.MAKE_CORRECTIONS),
    }


def _take(
    request: PageRequest,
    documents: tuple[StoredDocument, StoredDocument | None],
    subject: str,
    saying: dict[str, str],
) -> str:
    """Take the decision that a form holds; return what is wrong with it, or ""."""
    form = JudgementForm(request.POST)
    if not form.is_valid() or form.cleaned_data["part"] not in saying:
        return _("判断と理由を記してください。")
    given = form.cleaned_data
    decided = Decided(subject=subject, said=saying[given["part"]], **given)
    try:
        judge(request.actor, *documents, decided)
    except SesakuError as error:
        return str(error)
    messages.success(request, _("判断を記録しました。プログラムの答えはそのまま残っています。"))
    return ""
