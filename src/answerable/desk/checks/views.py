"""The pages of checking: any letter, what sent letters lack, and the rules."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header

from answerable.desk.cases.access import READERS
from answerable.desk.checks.forms import Letter, Sent, Which
from answerable.desk.checks.given import checked_pages, with_comments
from answerable.desk.checks.lacking import SIZE, Sought, lacking, letters_sent
from answerable.desk.checks.queries import page_of, rule_titles, rules_found
from answerable.desk.people.gate import actor_of, role_required, staff
from answerable.errors import AnswerableError
from answerable.letters import to_chart

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@role_required(*READERS)
def check_a_letter(request: HttpRequest) -> HttpResponse:
    """A letter in words or files, checked while the page is made; nothing of it is kept."""
    form = Letter(request.POST, request.FILES) if request.method == "POST" else Letter()
    if not form.is_valid():
        return render(request, "checks/check.html", {"form": form}, status=422 if form.is_bound else 200)
    try:
        return _commented(request, form) if request.POST.get("do") == "comments" else _shown(request, form)
    except AnswerableError as error:
        return _refused(request, form, f"{error.part('what')} {error.part('do')}")


def _shown(request: HttpRequest, form: Letter) -> HttpResponse:
    return render(request, "checks/checked.html", {"pages": checked_pages(form, on=timezone.localdate())})


def _commented(request: HttpRequest, form: Letter) -> HttpResponse:
    made = with_comments(form, on=timezone.localdate(), at=timezone.now())
    if made is None:
        return _refused(request, form, "Choose a Word file (.docx): only it can be given back with comments")
    return _file(made[0], WORD, made[1])


def _refused(request: HttpRequest, form: Letter, says: str) -> HttpResponse:
    form.add_error("chosen" if form.uploads or request.POST.get("do") == "comments" else "text", says)
    return render(request, "checks/check.html", {"form": form}, status=422)


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


@role_required(*READERS)
def letters_lack(request: HttpRequest) -> HttpResponse:
    """What the letters sent in a period lack: by rule, by team, by month."""
    found = lacking(Sought.of(request.GET.dict()), by=actor_of(request), on=timezone.localdate())
    return render(request, "checks/lacking.html", {"found": found, "form": Sent(found.sought)})


@role_required(*READERS)
def letters_lack_csv(request: HttpRequest) -> HttpResponse:
    """The same as a file for a spreadsheet."""
    found = lacking(Sought.of(request.GET.dict()), by=actor_of(request), on=timezone.localdate())
    return _file("\ufeff" + found.pattern.as_csv(), "text/csv; charset=utf-8", "what our letters lack.csv")


@role_required(*READERS)
def letters_lack_chart(request: HttpRequest) -> HttpResponse:
    """The same as a picture."""
    found = lacking(Sought.of(request.GET.dict()), by=actor_of(request), on=timezone.localdate())
    return _file(to_chart(found.pattern), "image/svg+xml", "what our letters lack.svg")


@role_required(*READERS)
def letters_behind(request: HttpRequest) -> HttpResponse:
    """The letters behind a number, each with its check."""
    sought = Sought.of(request.GET.dict())
    rows = Paginator(letters_sent(sought, by=actor_of(request), on=timezone.localdate()), SIZE)
    context = {"sought": sought, "page": rows.get_page(request.GET.get("page")), "title": rule_titles().get(sought.rule, "")}  # fmt: skip
    return render(request, "checks/behind.html", context)


def _file(data: str | bytes, media: str, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=media)
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer
