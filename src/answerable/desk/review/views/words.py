"""Withhold words in what is in scope: proposals one by one, words marked by hand."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.desk.cases import access
from answerable.desk.cases.queries.case import head
from answerable.desk.cases.queries.places import place
from answerable.desk.components.numbers import number_in
from answerable.desk.people.gate import actor_of, staff
from answerable.desk.review.actions.mark_words import mark_words
from answerable.desk.review.actions.propose import propose
from answerable.desk.review.actions.rule import Ruling, rule
from answerable.desk.review.forms import USUAL, ground_choices
from answerable.desk.review.models import State
from answerable.desk.review.queries.marks import marks_page
from answerable.errors import AnswerableError
from answerable.registers import counted


@staff
def words(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    """What is in scope, with what is proposed and marked in it."""
    by, on = actor_of(request), timezone.localdate()
    asked = place(reference, position, by=by)
    page = marks_page(asked.key, case=asked.case, page=number_in(request.GET, "page", 1))
    grounds = ground_choices(asked.regime, on=on)
    offered = {key for _, rows in grounds for key, _ in rows}
    chosen = next((key for key in (request.GET.get("ground", ""), page.ground, *USUAL) if key in offered), "")
    context = {
        "head": head(access.for_reading(reference, by=by), by=by, on=on),
        "here": "records",
        "place": asked,
        "page": page,
        "grounds": grounds,
        "ground": chosen,
    }
    return render(request, "review/words.html", context)


@staff
@require_POST
def act(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    """Any of the acts of the page; then the page again, at the next mark."""
    access.for_reading(reference, by=actor_of(request))
    ground = request.POST.get("ground", "")
    back = f"{reverse('review:words', args=[reference, position])}?ground={ground}&page={number_in(request.POST, 'page', 1)}"
    try:
        messages.success(request, ACTS[request.POST.get("do", "")](request, reference, position))
    except KeyError:
        pass
    except AnswerableError as error:
        messages.error(request, error.said)
    return redirect(f"{back}#mark-{number_in(request.POST, 'next', 0)}")


def _propose(request: HttpRequest, reference: str, position: int) -> str:
    count = propose(reference=reference, position=position, by=actor_of(request), at=timezone.now())
    return f"{counted(count, 'place')} proposed. Nothing is withheld until somebody says so; and what was not found may still be there."


def _mark(request: HttpRequest, reference: str, position: int) -> str:
    given = {name: request.POST.get(name, "") for name in ("words", "why")}
    count = mark_words(
        reference=reference, position=position, provision=request.POST.get("ground", ""), by=actor_of(request), at=timezone.now(), **given,
    )  # fmt: skip
    return f"Withheld in {counted(count, 'place')}."


def _ruled(state: State) -> Callable[[HttpRequest, str, int], str]:
    def ruled(request: HttpRequest, reference: str, position: int) -> str:
        ground = request.POST.get("ground", "") if state == State.ACCEPTED else ""
        ruling = Ruling(state, ground, everywhere=bool(request.POST.get("everywhere")))
        mark = number_in(request.POST, "mark", 0)
        count = rule(reference=reference, position=position, mark=mark, ruling=ruling, by=actor_of(request), at=timezone.now())  # fmt: skip
        return f"{state.label} in {counted(count, 'place')}."

    return ruled


ACTS: dict[str, Callable[[HttpRequest, str, int], str]] = {
    "propose": _propose,
    "mark": _mark,
    "accept": _ruled(State.ACCEPTED),
    "refuse": _ruled(State.REFUSED),
    "reopen": _ruled(State.PROPOSED),
}
