"""One's own account: particulars, sign-ins, keys, and the second factor that a role asks for."""

from __future__ import annotations

from allauth.account.views import password_change
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from answerable.desk.people.actions.own_account import change_own, end_other_sessions, end_session
from answerable.desk.people.actions.tokens import end_token, issue
from answerable.desk.people.forms.people import Own
from answerable.desk.people.forms.tokens import NewToken
from answerable.desk.people.gate import actor_of, lacks_second_factor, staff
from answerable.desk.people.models import Person
from answerable.desk.people.queries import session_list, token_list
from answerable.desk.people.roles import Role, role_words
from answerable.desk.people.views.doing import done


@staff
@require_http_methods(["GET", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    by = actor_of(request)
    own = {name: getattr(by.person, name) for name in Own.base_fields}
    form = Own(request.POST if request.method == "POST" else None, initial=own)
    if form.is_valid():
        values = form.cleaned_data | {"by": by, "at": timezone.now()}
        if done(request, form, lambda: change_own(**values), says="The change is saved."):
            return redirect("people:me")
    context = {"person": by.person, "roles": role_words(by.roles), "is_administrator": by.has_role(Role.ADMINISTRATOR)}
    return render(request, "people/me.html", {"form": form, **context})


def change_password(request: HttpRequest) -> HttpResponse:
    """allauth's page, for those who have a password here."""
    person = request.user
    if isinstance(person, Person) and not person.has_usable_password():
        raise Http404
    return password_change(request)


@staff
@require_GET
def sessions(request: HttpRequest) -> HttpResponse:
    found = session_list(_person(request), current=request.session.session_key or "")
    return render(request, "people/sessions.html", {"sessions": found})


@staff
@require_POST
def session_end(request: HttpRequest, session: int) -> HttpResponse:
    end_session(session=session, by=actor_of(request), at=timezone.now())
    messages.success(request, "That sign-in has ended.")
    return redirect("people:sessions")


@staff
@require_POST
def sessions_end(request: HttpRequest) -> HttpResponse:
    end_other_sessions(current=request.session.session_key or "", by=actor_of(request), at=timezone.now())
    messages.success(request, "All other sign-ins have ended.")
    return redirect("people:sessions")


@staff
@require_http_methods(["GET", "POST"])
def keys(request: HttpRequest) -> HttpResponse:
    """The keys there are, and a new one, which is shown on the page that follows its making and never again."""
    by, at = actor_of(request), timezone.now()
    form = NewToken(request.POST if request.method == "POST" else None, on=timezone.localdate())
    made: list[str] = []
    if form.is_valid():
        values = form.cleaned_data | {"by": by, "at": at}
        if done(request, form, lambda: made.append(issue(**values)), says="The key is made."):
            return render(request, "people/key_made.html", {"key": made[0], "name": form.cleaned_data["name"]})
    found = token_list(_person(request), on=timezone.localdate())
    return render(request, "people/keys.html", {"form": form, "keys": found})


@staff
@require_POST
def key_end(request: HttpRequest, key: int) -> HttpResponse:
    end_token(token=key, by=actor_of(request), at=timezone.now())
    messages.success(request, "The key no longer works.")
    return redirect("people:keys")


@never_cache
def second_factor(request: HttpRequest) -> HttpResponse:
    """Where the gate sends someone whose role needs a second factor that this sign-in did not have."""
    person = request.user
    if not isinstance(person, Person):
        return redirect("account_login")
    if not lacks_second_factor(request, person):
        return redirect(settings.LOGIN_REDIRECT_URL)
    has_one = Authenticator.objects.filter(user=person, type__in=["totp", "webauthn"]).exists()
    return render(request, "people/second_factor.html", {"has_one": has_one})


def _person(request: HttpRequest) -> Person:
    person = actor_of(request).person
    assert person is not None  # noqa: S101, the gate stands before
    return person
