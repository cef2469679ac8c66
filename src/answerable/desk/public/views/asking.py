"""Make a request: the first page, the form, and what is published already beside it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import conditional_page, require_POST, require_safe

from answerable.desk.cases.actions.ask import ask as ask_act
from answerable.desk.disclosure.queries import latest
from answerable.desk.memory import offers
from answerable.desk.people.actors import APPLICANT
from answerable.desk.public import limits
from answerable.desk.public.forms import LONGEST, Ask
from answerable.desk.public.notices import TOO_OFTEN
from answerable.desk.public.proposing import Beside, beside
from answerable.errors import AnswerableError

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
    """The form. Looking what is published keeps what was typed; a request that is made goes to its own page."""
    if request.method != "POST":
        return _page(request, Ask())
    if not {"check", "answered"}.isdisjoint(request.POST):
        return _page(request, Ask(initial=request.POST.dict()))
    form = Ask(request.POST, request.FILES)
    if form.is_valid() and (secret := _asked(request, form)):
        offers.note_asked(_offer(request))
        return redirect("public:received", secret)
    return _page(request, form, status=422)


@never_cache
@require_POST
def already(request: HttpRequest) -> HttpResponse:
    """What is published already, for the place beside the box. Posted, so that no address holds what is typed.

    Where the page shows it already, nothing: what did not change is not moved, and not read out again.
    """
    shown = _shown(request)
    if shown["is_too_often"] or shown["mark"] == request.POST.get("mark"):
        return HttpResponse(status=204)
    return render(request, "public/already.html", shown)


@never_cache
@require_safe
def open_answer(request: HttpRequest, key: str, slug: str, place: int) -> HttpResponse:
    """To a published answer that the page with this key showed. A person's click counts, a browser's looking ahead does not."""
    if request.method == "GET" and "prefetch" not in request.headers.get("Sec-Purpose", ""):
        offers.note_opened(key, (slug, place))
    response = redirect(f"{reverse('public:entry', args=[slug])}#question-{place}")
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _page(request: HttpRequest, form: Ask, *, status: int = 200) -> HttpResponse:
    return render(request, "public/ask.html", {"form": form, **_shown(request)}, status=status)


def _shown(request: HttpRequest) -> dict[str, object]:
    """What stands beside the words that were typed. It is counted as shown; the words are not kept."""
    given, at = request.POST, timezone.now()
    words, key = given.get("words", "")[:LONGEST], _offer(request)
    is_too_often = bool(words.strip()) and not limits.take(request, "look", most=limits.LOOKS, at=at)
    found = Beside() if is_too_often else beside(words, on=timezone.localdate(at))
    is_answered, is_checked = "answered" in given, "check" in given
    if is_answered:
        offers.note_answered(key)
    elif found.places and (offers.is_known(key) or limits.take(request, "offer", most=limits.OFFERS, at=at)):
        offers.note_shown(key, found.places, on=timezone.localdate(at))
    said = {"is_answered": is_answered, "is_checked": is_checked, "is_too_often": is_too_often}
    return {
        "beside": found,
        "offer": key,
        "mark": found.mark + "".join(name[2:] for name in said if said[name]),
        **said,
    }


def _offer(request: HttpRequest) -> str:
    """What this page is known by while it is open: a number of its own, in no cookie."""
    given = request.POST.get("offer", "")
    return given if offers.is_key(given) else offers.new_key()


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
