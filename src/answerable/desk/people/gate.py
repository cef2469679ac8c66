"""The gate before staff pages: who is signed in, with a second factor where it is asked for, and in which role.

    @staff                                   anyone on the staff
    @role_required(Role.OFFICER, Role.AUDITOR)   someone who holds one of these roles

Either also takes a class-based view: staff(Page.as_view()). A role is looked at before anything is looked up, so
the answer to someone without it never tells whether the thing exists.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.views.decorators.cache import never_cache
from django_htmx.http import HttpResponseClientRedirect

from answerable.desk.people.actors import Actor, acting
from answerable.desk.people.models import Person
from answerable.desk.people.preferences import preference
from answerable.desk.people.roles import Role
from answerable.desk.people.sessions import SECOND_FACTOR
from answerable.registers import listed

View = Callable[..., HttpResponse]
SECOND_FACTOR_ROLES = (Role.OFFICER, Role.APPROVER, Role.DATA_PROTECTION, Role.ADMINISTRATOR)


def staff(view: View) -> View:
    """A page for anyone on the staff who holds a role."""
    return _gated(view, tuple(Role))


def role_required(*roles: Role) -> Callable[[View], View]:
    """A page for those who hold one of these roles."""
    return lambda view: _gated(view, roles)


def actor_of(request: HttpRequest) -> Actor:
    """The signed-in person behind the gate, as the one who acts."""
    person = request.user
    if not isinstance(person, Person):
        raise TypeError("this page stands before the gate: nobody is signed in")
    return acting(person)


def lacks_second_factor(request: HttpRequest, person: Person) -> bool:
    """True where the person's roles ask for a second factor, and this session began without one."""
    return (
        person.has_role(*SECOND_FACTOR_ROLES) and not request.session.get(SECOND_FACTOR) and preference("mfa_required")
    )


def _gated(view: View, roles: tuple[Role, ...]) -> View:
    @wraps(view)
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = request.user
        if not isinstance(person, Person):
            return _to(request, f"{resolve_url('account_login')}?{urlencode({'next': _here(request)})}")
        if lacks_second_factor(request, person):
            return _to(request, resolve_url("people:second-factor"))
        if not person.has_role(*roles):
            return render(request, "people/not_allowed.html", {"roles": _words(roles)}, status=403)
        return view(request, *args, **kwargs)

    gated.is_gated = True  # type: ignore[attr-defined]  # read by the test that no staff page lacks the gate
    return never_cache(gated)


def _here(request: HttpRequest) -> str:
    """Where to go on after signing in: this page, or for what was sent the page it was sent from."""
    return (
        request.get_full_path()
        if request.method == "GET" and not _htmx(request)
        else resolve_url(settings.LOGIN_REDIRECT_URL)
    )


def _to(request: HttpRequest, address: str) -> HttpResponse:
    return HttpResponseClientRedirect(address) if _htmx(request) else HttpResponseRedirect(address)


def _htmx(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False))


def _words(roles: tuple[Role, ...]) -> str:
    """The roles as a sentence lists them; nothing where any would do."""
    labels = [role.label for role in roles] if len(roles) < len(Role) else []
    return listed(labels, joint="or")
