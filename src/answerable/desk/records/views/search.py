"""The pages of the search over captured messages, and a message in its conversation."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from answerable.desk.people.actors import Actor
from answerable.desk.people.gate import actor_of, role_required
from answerable.desk.records import access
from answerable.desk.records.actions.look_for import look_for
from answerable.desk.records.actions.read_around import read_around
from answerable.desk.records.actions.remove_search import remove_search
from answerable.desk.records.actions.rename_search import rename_search
from answerable.desk.records.actions.save_search import save_search
from answerable.desk.records.queries.coverage import asked_in_words, titles_of
from answerable.desk.records.queries.find import Found
from answerable.desk.records.queries.saved import saved_searches
from answerable.desk.records.search_forms import NameForm, SearchForm, query_of
from answerable.errors import AnswerableError

BESIDE = 2  # messages before and after a hit, where it stands in the list
AROUND = 10  # on its own page

gate = role_required(*access.READERS)


@gate
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Look for messages. What was looked for stands in the address, so that it can be kept and come back to."""
    by = actor_of(request)
    form = SearchForm(request.GET, by=by)
    found = None
    if form.is_bound and form.is_valid() and not form.asked().is_empty:
        found = look_for(asked=form.asked(), by=by, at=timezone.now())
    runs = [(one, query_of(one.asked)) for one in saved_searches(by=by)]
    return render(request, "records/search.html", {**_context(form, found, by), "runs": runs})


def _context(form: SearchForm, found: Found | None, by: Actor) -> dict[str, object]:
    shared: dict[str, object] = {"form": form, "found": found, "may_save": access.may_save(by)}
    if found is None:
        return shared
    asked = found.asked
    following = {"place" if asked.order == "best" else "before": found.next}
    return {
        **shared,
        "query": query_of(asked),
        "following": f"{query_of(asked)}&{next(iter(following))}={found.next}" if found.next is not None else "",
        "is_first": asked.before is None and not asked.place,
        "said": asked_in_words(asked, found.understood, chats=titles_of(asked, by=by)),
        "name_form": NameForm(),
    }


@gate
@require_GET
def message(request: HttpRequest, number: int) -> HttpResponse:
    """A message in its conversation, and where it comes from."""
    by = actor_of(request)
    thread = read_around(number=number, before=AROUND, after=AROUND, by=by, at=timezone.now())
    back = QueryDict(request.GET.get("of", "")).urlencode()
    return render(request, "records/message.html", {"thread": thread, "back": back})


@gate
@require_GET
def around(request: HttpRequest, number: int) -> HttpResponse:
    """The two messages before and after one, to be put into the list of hits."""
    by = actor_of(request)
    thread = read_around(number=number, before=BESIDE, after=BESIDE, by=by, at=timezone.now())
    return render(request, "records/_around.html", {"thread": thread})


@gate
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the search of the page under a name."""
    by = actor_of(request)
    name, form = NameForm(request.POST), SearchForm(QueryDict(request.POST.get("query", "")), by=by)
    access.require_saving(by)
    if not (form.is_bound and form.is_valid() and name.is_valid()):
        messages.error(request, "The search was not kept: enter a name for it.")
        return redirect(f"{reverse('records:search')}?{request.POST.get('query', '')}")
    asked = replace(form.asked(), before=None, place=0)
    try:
        save_search(name=name.cleaned_data["name"], asked=asked, by=by, at=timezone.now())
        messages.success(request, "The search is kept under its name.")
    except AnswerableError as error:
        messages.error(request, error.said)
    return redirect(f"{reverse('records:search')}?{query_of(asked)}")


@gate
@require_GET
def searches(request: HttpRequest) -> HttpResponse:
    """The searches that somebody gave a name."""
    by = actor_of(request)
    rows = [
        (one, query_of(one.asked), NameForm(initial={"name": one.name}, prefix=f"s{one.number}"))
        for one in saved_searches(by=by)
    ]
    return render(request, "records/searches.html", {"rows": rows})


@gate
@require_POST
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Call a kept search something else, or remove it."""
    by, at = actor_of(request), timezone.now()
    if request.POST.get("do") == "remove":
        remove_search(number=number, by=by, at=at)
        messages.success(request, "The search is removed. What it found stays where it is.")
        return redirect("records:searches")
    access.require_saving(by)
    form = NameForm(request.POST, prefix=f"s{number}")
    try:
        if form.is_valid():
            rename_search(number=number, name=form.cleaned_data["name"], by=by, at=at)
            messages.success(request, "The search has its new name.")
        else:
            messages.error(request, "Enter a name for this search.")
    except AnswerableError as error:
        messages.error(request, error.said)
    return redirect("records:searches")
