"""The pages of an import, one a step."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from answerable.desk.components.numbers import number_in
from answerable.desk.files.csvs import lines
from answerable.desk.files.keeping import content
from answerable.desk.imports import access
from answerable.desk.imports.actions.begin_import import begin_import
from answerable.desk.imports.actions.carry_out import carry_out
from answerable.desk.imports.actions.say_columns import say_columns
from answerable.desk.imports.actions.say_words import say_words
from answerable.desk.imports.actions.undo_import import undo_import
from answerable.desk.imports.forms import ChooseFile, Columns, Words
from answerable.desk.imports.models import Step
from answerable.desk.imports.queries import faults_as_rows, faults_page, import_page, imports
from answerable.desk.people.gate import actor_of, role_required
from answerable.desk.people.roles import Role
from answerable.errors import DeskError, NotASheet


@role_required(*access.READERS)
def index(request: HttpRequest) -> HttpResponse:
    by, form = actor_of(request), ChooseFile(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            begun = begin_import(data=file.read(), name=file.name, by=by, at=timezone.now())
            return redirect("imports:import", begun.pk)
        except NotASheet as error:
            form.add_error("file", error.said)
    context = {"form": form, "imports": imports(by=by), "may_import": by.has_role(Role.OFFICER)}
    return render(request, "imports/index.html", context, status=422 if form.is_bound else 200)


@role_required(*access.READERS)
def page(request: HttpRequest, number: int) -> HttpResponse:
    by = actor_of(request)
    found = import_page(number, by=by)
    may_import = by.has_role(Role.OFFICER)
    if may_import and found.step in (Step.COLUMNS, Step.WORDS):
        return _onward(
            request, reverse("imports:columns" if found.step == Step.COLUMNS else "imports:words", args=[number])
        )
    faults, rows = faults_page(number, number_in(request.GET, "page", 1), by=by)
    context = {"found": found, "faults": faults, "rows": rows, "may_import": may_import}
    return render(request, "imports/import.html", context)


def _onward(request: HttpRequest, address: str) -> HttpResponse:
    """Another page; a page that only looks how far the work is goes there whole."""
    return HttpResponseClientRedirect(address) if request.headers.get("HX-Request") else redirect(address)


@role_required(Role.OFFICER)
def columns(request: HttpRequest, number: int) -> HttpResponse:
    by = actor_of(request)
    form = Columns(access.for_reading(number, by=by), request.POST or None)
    if request.method == "POST" and form.is_valid():
        say_columns(number=number, columns=form.columns(), by=by, at=timezone.now())
        return redirect("imports:import", number)
    context = {"found": import_page(number, by=by), "form": form}
    return render(request, "imports/columns.html", context, status=422 if form.is_bound else 200)


@role_required(Role.OFFICER)
def words(request: HttpRequest, number: int) -> HttpResponse:
    by = actor_of(request)
    form = Words(access.for_reading(number, by=by), request.POST or None)
    if request.method == "POST" and form.is_valid():
        say_words(number=number, words=form.words(), orders=form.orders(), by=by, at=timezone.now())
        return redirect("imports:import", number)
    context = {"found": import_page(number, by=by), "form": form}
    return render(request, "imports/words.html", context, status=422 if form.is_bound else 200)


@role_required(Role.OFFICER)
@require_POST
def sheet(request: HttpRequest, number: int) -> HttpResponse:
    by = actor_of(request)
    found = access.for_reading(number, by=by)
    begun = begin_import(data=content(found.file), name=found.file.name, sheet=request.POST.get("sheet", ""), by=by, at=timezone.now())  # fmt: skip
    return redirect("imports:import", begun.pk)


@role_required(Role.OFFICER)
@require_POST
def carry(request: HttpRequest, number: int) -> HttpResponse:
    carry_out(number=number, by=actor_of(request), at=timezone.now())
    return redirect("imports:import", number)


@role_required(Role.OFFICER)
def undo(request: HttpRequest, number: int) -> HttpResponse:
    by = actor_of(request)
    if request.method == "POST":
        try:
            undo_import(number=number, by=by, at=timezone.now())
        except DeskError as error:
            messages.error(request, error.said)
        return redirect("imports:import", number)
    return render(request, "imports/undo.html", {"found": import_page(number, by=by)})


@role_required(*access.READERS)
def faults_csv(request: HttpRequest, number: int) -> HttpResponse:
    answer = StreamingHttpResponse(
        lines(faults_as_rows(number, by=actor_of(request))), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="import {number}, rows not imported.csv"'
    answer["Cache-Control"] = "private, no-store"
    return cast(HttpResponse, answer)  # as a decorator sees it
