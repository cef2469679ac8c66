"""Follow a request by its secret link: how far it is, letters, a message, a review, withdrawing. Told to nobody, kept by nobody."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from answerable.desk.cases.actions.ask_review import ask_review
from answerable.desk.cases.actions.reply import reply
from answerable.desk.cases.actions.withdraw import withdraw
from answerable.desk.cases.queries.followed import Followed, file_sent, followed
from answerable.desk.files.serving import download
from answerable.desk.people.actors import APPLICANT
from answerable.desk.people.preferences import preference
from answerable.desk.public import limits
from answerable.desk.public.addresses import absolute
from answerable.desk.public.forms import AskReview, Reply
from answerable.desk.public.notices import TOO_OFTEN
from answerable.errors import AnswerableError, NoSuchThing

View = Callable[..., HttpResponse]


def secret_page(view: View) -> View:
    """A page behind a secret link. What opens nothing is counted, and no more is looked up after many of these."""

    @wraps(view)
    @never_cache
    def private(request: HttpRequest, secret: str, **more: object) -> HttpResponse:
        if not limits.take(request, "follow", most=limits.MISSES, at=timezone.now()):
            response = render(request, "public/too_often.html", {"words": TOO_OFTEN}, status=429)
        else:
            try:
                response = view(request, secret, **more)
                limits.give_back(request, "follow")
            except NoSuchThing:
                response = render(request, "public/no_request.html", _until(), status=404)
        response["Referrer-Policy"] = "same-origin"  # none at all, and browsers send forms as if from elsewhere
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return private


@secret_page
def follow(request: HttpRequest, secret: str) -> HttpResponse:
    """How far the request is; a message to us is sent from here."""
    page = followed(secret, on=timezone.localdate())
    form = Reply(request.POST, request.FILES) if request.method == "POST" else Reply()
    if request.method == "POST" and page.may_reply and form.is_valid():
        given = form.cleaned_data["words"]
        if _done(
            request,
            form,
            lambda: reply(
                reference=page.reference, words=given, uploads=form.uploads(), by=APPLICANT, at=timezone.now()
            ),
        ):
            messages.success(request, "We have your message.")
            return redirect("public:follow", secret)
    return _shown(request, "public/follow.html", page, secret, form)


@secret_page
def received(request: HttpRequest, secret: str) -> HttpResponse:
    """What somebody sees when their request is made: its reference, the last day, the link to keep."""
    page = followed(secret, on=timezone.localdate())
    context = {"page": page, "secret": secret, "link": absolute("public:follow", secret), **_until()}
    return render(request, "public/received.html", context)


@secret_page
def review(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask for an internal review."""
    page = followed(secret, on=timezone.localdate())
    if not page.may_ask_review:
        return redirect("public:follow", secret)
    form = AskReview(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        at, reasons = timezone.now(), form.cleaned_data["reasons"]
        if _done(
            request,
            form,
            lambda: ask_review(
                reference=page.reference, asked_on=timezone.localdate(at), reasons=reasons, by=APPLICANT, at=at
            ),
        ):
            messages.success(request, "We have your request for a review.")
            return redirect("public:follow", secret)
    return _shown(request, "public/review.html", page, secret, form)


@secret_page
def leave(request: HttpRequest, secret: str) -> HttpResponse:
    """Withdraw the request, after being asked once."""
    page = followed(secret, on=timezone.localdate())
    if not page.may_withdraw:
        return redirect("public:follow", secret)
    form = Form(request.POST if request.method == "POST" else None)
    if form.is_bound and _done(
        request, form, lambda: withdraw(reference=page.reference, how="", by=APPLICANT, at=timezone.now())
    ):
        messages.success(request, "Your request is withdrawn.")
        return redirect("public:follow", secret)
    return _shown(request, "public/withdraw.html", page, secret, form)


@secret_page
def file(request: HttpRequest, secret: str, key: int) -> HttpResponse:
    """A letter that was sent to them, to be saved."""
    if request.method not in ("GET", "HEAD"):
        raise Http404
    return download(file_sent(secret, key, on=timezone.localdate()))


def _until() -> dict[str, object]:
    return {"months": preference("follow_months")}


def _shown(request: HttpRequest, template: str, page: Followed, secret: str, form: Form) -> HttpResponse:
    return render(request, template, {"page": page, "secret": secret, "form": form}, status=422 if form.errors else 200)


def _done(request: HttpRequest, form: Form, act: Callable[[], object]) -> bool:
    """Do it, where it was not done too often; False where the form now says what stood against it."""
    if not limits.take(request, "ask", most=limits.REQUESTS, at=timezone.now()):
        form.add_error(None, TOO_OFTEN)
        return False
    try:
        act()
    except AnswerableError as error:
        form.add_error(None, error.said)
        return False
    return True
