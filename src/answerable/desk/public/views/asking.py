"""Make a request: the first page, the form, and what is published already beside it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import conditional_page, require_POST, require_safe

from answerable.desk.cases.actions.ask import ask as ask_act
from answerable.desk.disclosure.queries import alike, latest
from answerable.desk.people.actors import APPLICANT
from answerable.desk.public import limits
from answerable.desk.public.forms import LONGEST, Ask
from answerable.desk.public.notices import TOO_OFTEN, is_about_oneself
from answerable.desk.public.scheme import near
from answerable.desk.registers.authority import authority
from answerable.errors import AnswerableError

SHOWN = 5
NEWEST = 3


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The first page for anyone; staff who are signed in go to their desk."""
    return redirect("cases:desk") if request.user.is_authenticated else _start(request)


@conditional_page
@cache_control(public=True, max_age=60)
def _start(request: HttpRequest) -> HttpResponse:
    return render(request, "public/start.html", {"newest": latest()[:NEWEST]})


@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """The form. Checking what is published keeps what was typed; a request that is made goes to its own page."""
    if request.method != "POST":
        return render(request, "public/ask.html", {"form": Ask()})
    if "check" in request.POST:
        return render(request, "public/ask.html", {"form": Ask(initial=request.POST.dict()), **_beside(request)})
    form = Ask(request.POST, request.FILES)
    if form.is_valid() and (secret := _asked(request, form)):
        return redirect("public:received", secret)
    return render(request, "public/ask.html", {"form": form, **_beside(request)}, status=422)


@never_cache
@require_POST
def already(request: HttpRequest) -> HttpResponse:
    """What is published already, for the place beside the box. Posted, so that no address holds what is typed."""
    return render(request, "public/already.html", _beside(request))


def _beside(request: HttpRequest) -> dict[str, object]:
    words = request.POST.get("words", "")[:LONGEST]
    return {
        "looked": bool(words.strip()),
        "found": alike(words, limit=SHOWN),
        "listed": near(words, authority=authority(), on=timezone.localdate()),
        "is_about_oneself": is_about_oneself(words),
    }


def _asked(request: HttpRequest, form: Ask) -> str:
    """The secret of the request that was made; empty where it could not be, which the form then says."""
    given, at = form.cleaned_data, timezone.now()
    if not limits.take(request, "ask", most=limits.REQUESTS, at=at):
        form.add_error(None, TOO_OFTEN)
        return ""
    try:
        return ask_act(words=given["words"], applicant=form.applicant(), uploads=form.uploads(), by=APPLICANT, at=at)
    except AnswerableError as error:
        form.add_error(None, error.said)
        return ""
