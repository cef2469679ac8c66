"""Withhold words in what is in scope: proposals one by one, words marked by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.desk.cases import access
from answerable.desk.cases.queries.case import head
from answerable.desk.cases.queries.places import Place, place
from answerable.desk.components.numbers import number_in
from answerable.desk.people.gate import actor_of, staff
from answerable.desk.review.actions.ask_copy import ask_copy
from answerable.desk.review.actions.mark_place import mark_place, unmark_place
from answerable.desk.review.actions.mark_words import Marking, mark_words
from answerable.desk.review.actions.propose import propose
from answerable.desk.review.actions.rule import Ruling, rule
from answerable.desk.review.forms import USUAL, PartForm, ground_choices
from answerable.desk.review.models import State
from answerable.desk.review.queries.marks import marks_page
from answerable.errors import AnswerableError, NotComplete
from answerable.registers import counted

Act = Callable[[HttpRequest, str, int], str]


@staff
def words(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    """What is in scope, with what is proposed and marked in it."""
    by, on = actor_of(request), timezone.localdate()
    asked = place(reference, position, by=by)
    page = marks_page(asked.key, case=asked.case, page=number_in(request.GET, "page", 1))
    context = {
        "head": head(access.for_reading(reference, by=by), by=by, on=on),
        "here": "records",
        "place": asked,
        "page": page,
        **grounds_of(request, asked, page.ground, on=on),
    }
    return render(request, "review/words.html", context)


def grounds_of(request: HttpRequest, asked: Place, last: str, *, on: date) -> dict[str, object]:
    """The grounds that can be chosen, and the one that is used from here on: as asked, as last used, as is usual."""
    grounds = ground_choices(asked.regime, on=on)
    offered = {key for _, rows in grounds for key, _ in rows}
    ground = next((key for key in (request.GET.get("ground", ""), last, *USUAL) if key in offered), "")
    return {"grounds": grounds, "ground": ground}


@staff
@require_POST
def act(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    """Any of the acts of the page, or of the page of a file; then that page again, at the next mark."""
    access.for_reading(reference, by=actor_of(request))
    ground = urlencode({"ground": request.POST.get("ground", ""), "page": number_in(request.POST, "page", 1)})
    file = number_in(request.POST, "file", 0)
    back = reverse("review:file", args=[reference, position, file]) if file else reverse("review:words", args=[reference, position])  # fmt: skip
    try:
        messages.success(request, ACTS[request.POST.get("do", "")](request, reference, position))
    except KeyError:
        pass
    except AnswerableError as error:
        messages.error(request, error.said)
    return redirect(f"{back}?{ground}#mark-{number_in(request.POST, 'next', 0)}")


def _propose(request: HttpRequest, reference: str, position: int) -> str:
    count = propose(reference=reference, position=position, by=actor_of(request), at=timezone.now())
    return f"{counted(count, 'place')} proposed. Nothing is withheld until somebody says so; and what was not found may still be there."


def _marking(is_kept: bool) -> Act:
    def mark(request: HttpRequest, reference: str, position: int) -> str:
        words, why = request.POST.get("words", ""), request.POST.get("why", "")
        only = number_in(request.POST, "file", 0) if request.POST.get("only") else 0
        marking = Marking(words, request.POST.get("ground", ""), why, is_kept=is_kept, item=only)
        count = mark_words(reference=reference, position=position, marking=marking, by=actor_of(request), at=timezone.now())  # fmt: skip
        return f"{'Kept' if is_kept else 'Withheld'} in {counted(count, 'place')}."

    return mark


def _place(is_kept: bool) -> Act:
    def marked(request: HttpRequest, reference: str, position: int) -> str:
        form = PartForm(request.POST)
        if not form.is_valid():
            raise NotComplete(
                thing="What is to be withheld", missing="the place or the area is not given", where=reference,
                why="Nothing was marked.", do="Choose a place; give an area in numbers from 0 to 100.",
            )  # fmt: skip
        part = form.part(is_kept=is_kept)
        mark_place(reference=reference, position=position, part=part, by=actor_of(request), at=timezone.now())
        return f"{part.place[:1].upper()}{part.place[1:]}: {'kept' if is_kept else 'withheld'}."

    return marked


def _take_back(request: HttpRequest, reference: str, position: int) -> str:
    unmark_place(reference=reference, position=position, mark=number_in(request.POST, "mark", 0), by=actor_of(request), at=timezone.now())  # fmt: skip
    return "Taken back."


def _copy(request: HttpRequest, reference: str, position: int) -> str:
    ask_copy(reference=reference, position=position, item=number_in(request.POST, "file", 0), by=actor_of(request), at=timezone.now())  # fmt: skip
    return "The released copy is being made. You can leave this page."


def _ruled(state: State) -> Act:
    def ruled(request: HttpRequest, reference: str, position: int) -> str:
        ground = request.POST.get("ground", "") if state == State.ACCEPTED else ""
        ruling = Ruling(state, ground, everywhere=bool(request.POST.get("everywhere")))
        mark = number_in(request.POST, "mark", 0)
        count = rule(reference=reference, position=position, mark=mark, ruling=ruling, by=actor_of(request), at=timezone.now())  # fmt: skip
        return f"{state.label} in {counted(count, 'place')}."

    return ruled


ACTS: dict[str, Act] = {
    "propose": _propose,
    "mark": _marking(is_kept=False),
    "keep": _marking(is_kept=True),
    "withhold-place": _place(is_kept=False),
    "keep-place": _place(is_kept=True),
    "take-back": _take_back,
    "copy": _copy,
    "accept": _ruled(State.ACCEPTED),
    "refuse": _ruled(State.REFUSED),
    "reopen": _ruled(State.PROPOSED),
}
