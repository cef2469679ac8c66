"""A letter that went, checked as it went: the text beside what was found. Nothing of it can be changed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header

from answerable.desk.cases import access
from answerable.desk.cases.queries.case import head
from answerable.desk.cases.queries.checked import CheckedOfCase, gone_item, sent_letter, with_comments
from answerable.desk.cases.queries.noted import checked_page
from answerable.desk.people.gate import actor_of, staff

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@staff
def letter(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """A letter that the desk sent."""
    case = access.for_reading(reference, by=actor_of(request))
    context = {"head": head(case, by=actor_of(request), on=timezone.localdate()), "here": "letter"}
    return _shown(request, sent_letter(case, key), context)


@staff
def item(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """What went as correspondence: an old letter on paper, a letter of another system."""
    case = access.for_reading(reference, by=actor_of(request))
    context = {"head": head(case, by=actor_of(request), on=timezone.localdate()), "here": "correspondence"}
    return _shown(request, gone_item(case, key), context)


@staff
def commented(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """The Word file of a letter that the desk sent, with the findings as comments."""
    case = access.for_reading(reference, by=actor_of(request))
    data, name = with_comments(case, key, at=timezone.now())
    answer = HttpResponse(data, content_type=WORD)
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer


def _shown(request: HttpRequest, found: CheckedOfCase, context: dict[str, object]) -> HttpResponse:
    checked = checked_page(found.checked, about=found.about)
    return render(
        request, "cases/checked_letter.html", {**context, "title": found.title, "docx": found.docx, "checked": checked}
    )
