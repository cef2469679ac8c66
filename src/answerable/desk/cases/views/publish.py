"""Publish an answer, after a look for personal data at the copy that anyone will read."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.desk.cases import access
from answerable.desk.cases.actions.publish import publish as put_in_log
from answerable.desk.cases.actions.send import send
from answerable.desk.cases.forms.publishing import Publish
from answerable.desk.cases.queries.case import head
from answerable.desk.cases.queries.public_copies import Publication, PublicLook, public_look
from answerable.desk.disclosure.queries import in_the_log
from answerable.desk.people.actors import Actor
from answerable.desk.people.gate import actor_of, role_required
from answerable.desk.people.roles import Role
from answerable.errors import AnswerableError


@role_required(Role.OFFICER)
def publish(request: HttpRequest, reference: str) -> HttpResponse:
    """The public copy, and what is decided about it. Of a letter that has not gone yet, sending it is the same step."""
    by, on, posted = actor_of(request), timezone.localdate(), request.POST
    case = access.for_reading(reference, by=by)
    typed = Publication(posted.get("title", ""), posted.get("summary", ""), posted.get("subject", ""))
    look = public_look(case, on=on, publication=typed)
    sends = access.may(case, by=by, to="send")
    initial = {"title": "", "attached": [file.stored for file in look.files], **in_the_log(reference)}
    form = Publish(posted if request.method == "POST" else None, look=look, initial=initial)
    if form.is_valid():
        try:
            return _done(request, reference, form.publication(look.findings), by, sends=sends)
        except AnswerableError as error:
            form.add_error(None, error.said)
    context = {"head": head(case, by=by, on=on), "here": "letter", "look": look, "form": form, "sends": sends}
    context |= {"decisions": _decisions(look, posted)}
    return render(request, "cases/publish.html", context, status=422 if form.errors else 200)


def _done(request: HttpRequest, reference: str, publication: Publication, by: Actor, *, sends: bool) -> HttpResponse:
    if sends:
        send(reference=reference, publication=publication, by=by, at=timezone.now())
        messages.success(request, "The letter is on its way, and the answer is in the disclosure log.")
        return redirect("cases:letter", reference)
    slug = put_in_log(reference=reference, publication=publication, by=by, at=timezone.now())
    messages.success(request, "The answer is in the disclosure log.")
    return redirect("public:entry", slug)


def _decisions(look: PublicLook, posted: QueryDict) -> list[tuple[object, str, str]]:
    """Each finding with what was chosen and typed for it, so that nothing is lost when a form comes back."""
    return [(one, posted.get(f"deal-{one.key}", ""), posted.get(f"why-{one.key}", "")) for one in look.findings]
