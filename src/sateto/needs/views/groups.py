"""Groups: one's own, their people."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sateto.needs.access import group_for, groups_of, member_of
from sateto.needs.actions.change_group import remove_member, set_member, start_group
from sesaku_web.accounts.models import User
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.people.outcome import done


@page(Action.ASSESS)
def groups(request: PageRequest) -> HttpResponse:
    """List one's groups; start one."""
    if request.method == "POST":
        try:
            made = start_group(request.actor, request.POST.get("name", ""))
        except ConditionError as error:
            messages.error(request, str(error))
            return redirect("needs:groups")
        messages.success(request, _("検討グループを作りました。"))
        return redirect("needs:group", made.pk)
    said = {
        "groups": list(groups_of(request.actor).prefetch_related("members__user")),
        "may_start": request.actor.may(Action.START_GROUPS),
    }
    return render(request, "needs/groups.html", said)


@page(Action.ASSESS)
def group(request: PageRequest, number: int) -> HttpResponse:
    """Show a group and its people."""
    one = group_for(request.actor, number)
    said = {
        "group": one,
        "members": list(one.members.select_related("user")),
        "lead": member_of(request.actor, one).lead,
    }
    return render(request, "needs/group.html", said)


@require_POST
@page(Action.ASSESS)
def member(request: PageRequest, number: int) -> HttpResponse:
    """Take a person in, change their part, or take them out."""
    one = group_for(request.actor, number)
    username, act = request.POST.get("username", ""), request.POST.get("act", "")

    def change() -> None:
        if act == "remove":
            user = User.objects.filter(username=username).first()
            if user is None:
                raise NotFoundError("その利用者はいません。")
            remove_member(request.actor, one, user)
        else:
            set_member(request.actor, one, username, lead=act == "lead")

    going = "/assessments/groups/" if act == "remove" else f"/assessments/groups/{one.pk}/"
    return done(request, change, _("変更しました。"), going)
