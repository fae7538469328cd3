"""Accounts and organisations, for administrators."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from sesaku_web.accounts.actions.change_account import Change, change_account
from sesaku_web.accounts.actions.create_account import Profile, create_account
from sesaku_web.accounts.actions.create_organisation import create_organisation
from sesaku_web.accounts.actions.set_password import set_password
from sesaku_web.accounts.actions.set_second_factor import end_second_factor
from sesaku_web.accounts.models import Organisation, User
from sesaku_web.accounts.models.user import NOT_PEOPLE
from sesaku_web.accounts.permissions import Action, Role
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.people.labels import LEVELS, ROLES
from sesaku_web.people.outcome import done

_A_PAGE = 100


@page(Action.MANAGE_ACCOUNTS)
def people(request: PageRequest) -> HttpResponse:
    """List the accounts, with forms to make one and to make an organisation."""
    found = User.objects.exclude(username__in=NOT_PEOPLE).select_related("organisation")
    shown = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    said = {
        "shown": shown,
        "rows": [(user, ROLES[Role(user.role)]) for user in shown],
        "roles": list(ROLES.items()),
        "levels": list(LEVELS.items()),
        "organisations": _organisations(),
    }
    return render(request, "people/people.html", said)


@require_POST
@sensitive_post_parameters()
@page(Action.MANAGE_ACCOUNTS)
def add(request: PageRequest) -> HttpResponse:
    """Make an account."""

    def act() -> None:
        given = {name: request.POST.get(name, "") for name in ("username", "name", "email")}
        profile = Profile(
            **given, role=_role(request), organisation=_organisation(request, "organisation")
        )
        create_account(request.actor, profile, request.POST.get("password", ""))

    return done(request, act, _("利用者を登録しました。"), reverse("people:people"))


@require_POST
@page(Action.MANAGE_ORGANISATIONS)
def add_organisation(request: PageRequest) -> HttpResponse:
    """Make an organisation."""
    name, level = request.POST.get("name", ""), request.POST.get("level", "")

    def act() -> None:
        create_organisation(request.actor, name, level, _organisation(request, "parent"))

    return done(request, act, _("組織を登録しました。"), reverse("people:people"))


@page(Action.MANAGE_ACCOUNTS)
def person(request: PageRequest, number: int) -> HttpResponse:
    """Show an account, or change it."""
    user = _user(number)
    if request.method != "POST":
        said = {"person": user, "roles": list(ROLES.items()), "organisations": _organisations()}
        return render(request, "people/person.html", said)

    def act() -> None:
        change = Change(
            role=_role(request),
            is_active=request.POST.get("active") == "1",
            organisation=_organisation(request, "organisation"),
        )
        change_account(request.actor, user, change, reason=request.POST.get("reason", "").strip())

    going = reverse("people:person", args=(number,))
    return done(request, act, _("利用者を変更しました。"), going)


@require_POST
@sensitive_post_parameters()
@page(Action.MANAGE_ACCOUNTS)
def password(request: PageRequest, number: int) -> HttpResponse:
    """Set the password of another; all sessions of that person end."""
    user, given = _user(number), request.POST.get("new", "")
    return done(
        request,
        lambda: set_password(request.actor, user, given),
        _("パスワードを変更しました。"),
        reverse("people:person", args=(number,)),
    )


@require_POST
@page(Action.MANAGE_ACCOUNTS)
def end_factor(request: PageRequest, number: int) -> HttpResponse:
    """Ask another for no codes any more, after a loss."""
    user, reason = _user(number), request.POST.get("reason", "").strip()
    return done(
        request,
        lambda: end_second_factor(request.actor, user, reason=reason),
        _("二段階認証を外しました。"),
        reverse("people:person", args=(number,)),
    )


def _user(number: int) -> User:
    user = User.objects.exclude(username__in=NOT_PEOPLE).filter(pk=number).first()
    if user is None:
        raise NotFoundError(_("その利用者はありません。"))
    return user


def _role(request: PageRequest) -> Role:
    given = request.POST.get("role", "")
    if given not in set(Role):
        raise ConditionError(_("役割を選んでください。"))
    return Role(given)


def _organisation(request: PageRequest, field: str) -> Organisation | None:
    given = request.POST.get(field, "")
    if not given:
        return None
    number = int(given) if given.isascii() and given.isdecimal() else 0
    found = Organisation.objects.filter(pk=number).first()
    if found is None:
        raise ConditionError(_("その組織はありません。"))
    return found


def _organisations() -> list[tuple[int, str]]:
    """Return all organisations with the names of those above, in order of those names."""
    every = {one.pk: one for one in Organisation.objects.all()}

    def named(one: Organisation) -> str:
        above = every.get(one.parent_id or 0)
        return f"{named(above)} {one.name}" if above else one.name

    return sorted(((pk, named(one)) for pk, one in every.items()), key=lambda pair: pair[1])
