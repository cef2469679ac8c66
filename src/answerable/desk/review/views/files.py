"""Files among the records: bring one in, look through it page by page, its original and its released copy."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.desk.cases import access
from answerable.desk.cases.queries.case import head
from answerable.desk.cases.queries.case_files import case_files
from answerable.desk.cases.queries.places import place
from answerable.desk.components.numbers import number_in
from answerable.desk.files.models import StoredFile
from answerable.desk.files.serving import download
from answerable.desk.people.gate import actor_of, staff
from answerable.desk.review.actions.bring import add_document, bring
from answerable.desk.review.forms import DocumentForm
from answerable.desk.review.queries import files
from answerable.desk.review.rendering import page_png
from answerable.desk.review.views.words import grounds_of
from answerable.errors import AnswerableError

AREAS = (("left", "Left"), ("top", "Top"), ("right", "Right"), ("bottom", "Bottom"))


@staff
def add(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    """Add a document to the records of a question."""
    by, on = actor_of(request), timezone.localdate()
    asked = place(reference, position, by=by)
    given = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = DocumentForm(*given, files=case_files(reference, by=by))
    if form.is_bound and form.is_valid():
        try:
            item = add_document(reference=reference, position=position, document=form.document(), by=by, at=timezone.now())  # fmt: skip
            messages.success(request, f"It is record {item.position}.")
            return redirect("review:file", reference, position, item.pk)
        except AnswerableError as error:
            form.add_error("file", error.said)
    context = {"head": head(access.for_reading(reference, by=by), by=by, on=on), "here": "records", "place": asked, "form": form}  # fmt: skip
    return render(request, "review/add.html", context, status=422 if form.is_bound else 200)


@staff
@require_POST
def bring_in(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    """Look at a file that a message brought."""
    by = actor_of(request)
    access.for_reading(reference, by=by)
    try:
        item = bring(reference=reference, position=position, file=number_in(request.POST, "file", 0), by=by, at=timezone.now())  # fmt: skip
    except AnswerableError as error:
        messages.error(request, error.said)
        return redirect("review:items", reference, position)
    return redirect("review:file", reference, position, item.pk)


@staff
def file(request: HttpRequest, reference: str, position: int, item: int) -> HttpResponse:
    """A page of a file."""
    by, on = actor_of(request), timezone.localdate()
    found = files.file_page(reference, position, item, page=number_in(request.GET, "page", 1), by=by)
    context = {
        "head": head(access.for_reading(reference, by=by), by=by, on=on),
        "here": "records",
        "place": found.place,
        "file": found,
        "areas": AREAS,
        **grounds_of(request, found.place, found.ground, on=on),
    }
    return render(request, "review/file.html", context)


@staff
def original_file(request: HttpRequest, reference: str, position: int, item: int) -> HttpResponse:
    """The file as it came, as a download."""
    return download(files.original(reference, position, item, by=actor_of(request)))


@staff
def released_copy(request: HttpRequest, reference: str, position: int, item: int) -> HttpResponse:
    """Its released copy, as a download."""
    return download(files.copy_file(reference, position, item, by=actor_of(request)))


@staff
def page(request: HttpRequest, reference: str, position: int, item: int, number: int) -> HttpResponse:
    """A page of the file, as a picture."""
    return _png(files.original(reference, position, item, by=actor_of(request)), number)


@staff
def copy_page(request: HttpRequest, reference: str, position: int, item: int, number: int) -> HttpResponse:
    """A page of its released copy, as a picture."""
    return _png(files.copy_file(reference, position, item, by=actor_of(request)), number)


def _png(stored: StoredFile, number: int) -> HttpResponse:
    answer = HttpResponse(page_png(stored, number), content_type="image/png")
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
