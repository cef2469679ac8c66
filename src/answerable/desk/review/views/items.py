"""Look through what was gathered on a question: a page of records, and one decision at a time."""

from __future__ import annotations

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
from answerable.desk.review.actions.decide import decide
from answerable.desk.review.forms import DecideForm, ground_choices
from answerable.desk.review.queries.items import SHOWN, items_page
from answerable.errors import AnswerableError


@staff
def items(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    """A page of what was gathered, those to be looked at first."""
    by, on = actor_of(request), timezone.localdate()
    asked = place(reference, position, by=by)
    shown = request.GET.get("shown", "open")
    page = items_page(asked.key, shown=shown if shown in SHOWN else "open", page=number_in(request.GET, "page", 1))
    context = {
        "head": head(access.for_reading(reference, by=by), by=by, on=on),
        "here": "records",
        "place": asked,
        "page": page,
        "shown": SHOWN,
        "grounds": ground_choices(asked.regime, on=on),
    }
    return render(request, "review/items.html", context)


@staff
@require_POST
def decision(request: HttpRequest, reference: str, position: int, item: int) -> HttpResponse:
    """Keep a decision, and go on to the next record."""
    access.for_reading(reference, by=actor_of(request))
    form = DecideForm(request.POST)
    back = f"{reverse('review:items', args=[reference, position])}?shown={request.POST.get('shown', 'open')}&page={number_in(request.POST, 'page', 1)}"
    if form.is_valid():
        try:
            decide(
                reference=reference,
                position=position,
                item=item,
                version=form.cleaned_data["version"],
                decided=form.decided(),
                by=actor_of(request),
                at=timezone.now(),
            )
            return redirect(f"{back}#item-{number_in(request.POST, 'next', item)}")
        except AnswerableError as error:
            messages.error(request, error.said)
    return redirect(f"{back}#item-{item}")
