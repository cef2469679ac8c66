"""The questions of a case, as a whole: split, merge, renumber, edit."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.casefile import Regime
from answerable.desk.cases import access
from answerable.desk.cases.actions.edit_question import edit_question
from answerable.desk.cases.actions.merge import merge
from answerable.desk.cases.actions.renumber import renumber
from answerable.desk.cases.actions.split import split
from answerable.desk.cases.queries.case import head
from answerable.desk.cases.queries.questions import question_rows
from answerable.desk.cases.queries.words import REGIMES
from answerable.desk.components.numbers import number_in
from answerable.desk.people.actors import Actor
from answerable.desk.people.gate import actor_of, staff
from answerable.errors import AnswerableError


@staff
def questions(request: HttpRequest, reference: str) -> HttpResponse:
    do = DO.get(request.POST.get("do", ""))
    if request.method != "POST" or do is None:
        return _shown(request, reference)
    try:
        says = do(reference, actor_of(request), request.POST)
    except AnswerableError as error:
        return _shown(request, reference, [error.said])
    messages.success(request, says)
    return redirect("cases:questions", reference)


def _shown(request: HttpRequest, reference: str, faults: list[str] | None = None) -> HttpResponse:
    by = actor_of(request)
    case = access.for_reading(reference, by=by)
    shown = head(case, by=by, on=timezone.localdate())
    context = {"head": shown, "here": "questions", "rows": question_rows(case), "regimes": REGIMES.items(), "faults": faults}  # fmt: skip
    return render(request, "cases/questions.html", context, status=422 if faults else 200)


def _split(reference: str, by: Actor, posted: QueryDict) -> str:
    first, second = split(
        reference=reference,
        number=posted.get("number", ""),
        place=number_in(posted, "place", 0),
        version=number_in(posted, "version", 0),
        by=by,
        at=timezone.now(),
    )
    return f"There are now questions {first.number} and {second.number}."


def _merge(reference: str, by: Actor, posted: QueryDict) -> str:
    kept = merge(reference=reference, numbers=posted.getlist("numbers"), by=by, at=timezone.now())
    return f"They are now one question, {kept.number}."


def _renumber(reference: str, by: Actor, posted: QueryDict) -> str:
    rows = [
        (number_in(posted, f"order-{old}", 0), old, posted.get(f"new-{old}", "").strip())
        for old in posted.getlist("old")
    ]
    renumber(reference=reference, numbers=[(old, new) for _, old, new in sorted(rows)], by=by, at=timezone.now())
    return "The questions have their new numbers and order."


def _edit(reference: str, by: Actor, posted: QueryDict) -> str:
    regime = posted.get("regime", "")
    edited = edit_question(
        reference=reference,
        number=posted.get("number", ""),
        text=posted.get("text", ""),
        regime=Regime(regime) if regime in set(Regime) else Regime.FOIA,
        is_own_data=posted.get("is_own_data") == "yes",
        version=number_in(posted, "version", 0),
        by=by,
        at=timezone.now(),
    )
    return f"Question {edited.number} is changed."


DO: dict[str, Callable[[str, Actor, QueryDict], str]] = {"split": _split, "merge": _merge, "renumber": _renumber, "edit": _edit}  # fmt: skip
