"""The pages of checking: any letter, what sent letters lack, and the rules."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from answerable.desk.cases.access import READERS
from answerable.desk.checks.forms import Letter, Which
from answerable.desk.checks.given import checked_pages
from answerable.desk.checks.queries import page_of, rules_found
from answerable.desk.people.gate import role_required, staff
from answerable.errors import AnswerableError


@role_required(*READERS)
def check_a_letter(request: HttpRequest) -> HttpResponse:
    """A letter in words or files, checked while the page is made; nothing of it is kept."""
    form = Letter(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "checks/check.html", {"form": form}, status=422 if form.is_bound else 200)
    try:
        pages = checked_pages(form, on=timezone.localdate())
    except AnswerableError as error:
        form.add_error("chosen" if form.uploads else "text", f"{error.part('what')} {error.part('do')}")
        return render(request, "checks/check.html", {"form": form}, status=422)
    return render(request, "checks/checked.html", {"pages": pages})


@staff
def rules(request: HttpRequest) -> HttpResponse:
    """The rules by duty."""
    form = Which(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = rules_found(words=asked.get("q", ""), family=asked.get("duty", ""), stance=asked.get("stance", ""))
    clear = request.path if any(asked.values()) else ""
    context = {"form": form, "found": found, "count": sum(len(rows) for _, rows in found), "clear": clear}
    return render(request, "checks/rules.html", context)


@staff
def rule(request: HttpRequest, code: str) -> HttpResponse:
    """The page of one rule."""
    return render(request, "checks/rule.html", {"rule": page_of(code)})
