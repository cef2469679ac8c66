"""The versions of the document that an entry stands for."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.desk.files.serving import download
from answerable.desk.people.gate import actor_of, role_required
from answerable.desk.registers.access import READERS, require_editor
from answerable.desk.registers.actions.keep_document import keep_document
from answerable.desk.registers.actions.taking_in import definition_of
from answerable.desk.registers.documents import file_of
from answerable.desk.registers.page_forms import KeepDocument
from answerable.errors import NoSuchThing, RepeatedEntry


@role_required(*READERS)
def bring(request: HttpRequest, name: str, key: str) -> HttpResponse:
    definition, by = definition_of(name), actor_of(request)
    require_editor(name, definition.title, by=by)
    if not definition.has_documents:
        raise NoSuchThing(thing="document", where=definition.title)
    form = KeepDocument(request.POST or None, request.FILES or None, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        file, version = form.cleaned_data["file"], form.cleaned_data["version"]
        try:
            keep_document(
                register=name, key=key, version=version, data=file.read(), name=file.name, by=by, at=timezone.now()
            )
            messages.success(request, f"Version {version} is kept.")
            return redirect("registers:entry", name, key)
        except RepeatedEntry as error:
            form.add_error("version", error.said)
    context = {"form": form, "name": name, "key": key, "title": definition.title}
    return render(request, "registers/document.html", context, status=422 if form.is_bound else 200)


@role_required(*READERS)
def give(request: HttpRequest, name: str, number: int) -> HttpResponse:
    return download(file_of(name, number))
