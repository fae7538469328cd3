"""The addresses of people and the history."""

from django.urls import path

from sesaku_web.people.views import account, accounts, history

app_name = "people"

urlpatterns = [
    path("account/", account.account, name="account"),
    path("account/password", account.password, name="password"),
    path("account/second-factor", account.second_factor, name="second-factor"),
    path("account/second-factor/confirm", account.confirm, name="confirm"),
    path("account/second-factor/end", account.end_own, name="end-own"),
    path("account/tokens", account.issue, name="issue"),
    path("account/tokens/<int:number>/revoke", account.revoke, name="revoke"),
    path("people/", accounts.people, name="people"),
    path("people/add", accounts.add, name="add"),
    path("people/organisations", accounts.add_organisation, name="add-organisation"),
    path("people/<int:number>/", accounts.person, name="person"),
    path("people/<int:number>/password", accounts.password, name="person-password"),
    path("people/<int:number>/second-factor/end", accounts.end_factor, name="end-factor"),
    path("history/", history.history, name="history"),
]
