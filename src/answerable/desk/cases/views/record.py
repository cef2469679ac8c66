"""The pages of what a case has been through: clock, correspondence, history, versions, files, tasks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from answerable.desk.cases import access
from answerable.desk.cases.queries import record
from answerable.desk.cases.queries.case import head
from answerable.desk.cases.queries.own_data import all_own_data
from answerable.desk.files.serving import download
from answerable.desk.people.gate import actor_of, staff
from answerable.desk.people.roles import Role


@staff
def clock(request: HttpRequest, reference: str) -> HttpResponse:
    case = access.for_reading(reference, by=actor_of(request))
    context = {
        "head": head(case, by=actor_of(request), on=timezone.localdate()),
        "here": "clock",
        "clock": record.clock_page(case),
        "own_data": all_own_data(case),
    }
    return render(request, "cases/clock.html", context)


@staff
def correspondence(request: HttpRequest, reference: str) -> HttpResponse:
    case = access.for_reading(reference, by=actor_of(request))
    context = {
        "head": head(case, by=actor_of(request), on=timezone.localdate()),
        "here": "correspondence",
        "items": record.correspondence(case),
    }
    return render(request, "cases/correspondence.html", context)


@staff
def history(request: HttpRequest, reference: str) -> HttpResponse:
    case = access.for_reading(reference, by=actor_of(request))
    context = {
        "head": head(case, by=actor_of(request), on=timezone.localdate()),
        "here": "history",
        "rows": record.history_rows(case),
    }
    return render(request, "cases/history.html", context)


@staff
def versions(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    case = access.for_reading(reference, by=actor_of(request))
    found = record.versions(case, position)
    context = {
        "head": head(case, by=actor_of(request), on=timezone.localdate()),
        "here": "questions",
        "versions": found,
        "position": position,
    }
    return render(request, "cases/versions.html", context)


@staff
def file(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    case = access.for_reading(reference, by=actor_of(request))
    return download(record.file_of(case, key))


@staff
def tasks(request: HttpRequest) -> HttpResponse:
    by = actor_of(request)
    context = {"is_officer": by.has_role(Role.OFFICER), "reads_mail": by.has_role(Role.OFFICER, Role.AUDITOR)}
    return render(request, "cases/tasks.html", {"tasks": record.open_tasks(by), **context})
