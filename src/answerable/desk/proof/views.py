"""The pages of the log for those who audit it, and what anyone may fetch: checkpoints and keys."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from answerable.desk.components.numbers import numbers_in
from answerable.desk.ledger import proofs, sealing, verifying
from answerable.desk.people.gate import role_required
from answerable.desk.people.roles import Role
from answerable.desk.proof.forms import Which
from answerable.desk.proof.queries import Filters, entry_of, entry_page, log_page, state
from answerable.errors import NoSuchThing

READERS = (Role.AUDITOR, Role.DATA_PROTECTION, Role.RECORDS, Role.OFFICER, Role.REVIEWER, Role.APPROVER)


@role_required(*READERS)
def index(request: HttpRequest) -> HttpResponse:
    page = log_page(Filters.of(request.GET.dict()))
    return render(request, "proof/log.html", {"page": page, "form": Which(page)})


@role_required(*READERS)
def entry(request: HttpRequest, uid: UUID) -> HttpResponse:
    return render(request, "proof/entry.html", {"page": entry_page(uid), "state": state()})


@role_required(*READERS)
def receipt(request: HttpRequest, uid: UUID) -> HttpResponse:
    text = proofs.receipt_of(entry_of(uid))
    return _text(str(text), name=f"receipt-{uid}.txt")


@role_required(Role.AUDITOR, Role.DATA_PROTECTION, Role.RECORDS)
@require_POST
def check(request: HttpRequest) -> HttpResponse:
    return render(request, "proof/check.html", {"found": verifying.verify()})


@require_GET
def checkpoint(request: HttpRequest) -> HttpResponse:
    note = sealing.latest()
    if note is None:
        raise NoSuchThing(thing="checkpoint yet", where="the evidence log")
    return _text(str(note))


@require_GET
def published_keys(request: HttpRequest) -> HttpResponse:
    return _text(proofs.published_keys())


@require_GET
def update(request: HttpRequest) -> HttpResponse:
    """What a witness is brought that holds the checkpoint at the size in old."""
    found = numbers_in({"old": request.GET.get("old", "0")}, "old")
    if not found:
        raise NoSuchThing(thing="checkpoint of that size", where="the evidence log")
    return _text(str(proofs.update_for(found["old"])))


def _text(text: str, *, name: str = "") -> HttpResponse:
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    if name:
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
