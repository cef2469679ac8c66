"""A register as a file, and a file into a register: first its preview, then the keeping."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header

from answerable.desk.people.gate import actor_of, role_required
from answerable.desk.registers.access import READERS, require_editor
from answerable.desk.registers.actions.carry_out import carry_out
from answerable.desk.registers.actions.offer import offer
from answerable.desk.registers.actions.taking_in import definition_of
from answerable.desk.registers.authority import authority
from answerable.desk.registers.exporting import export
from answerable.desk.registers.importing import Plan, Planned, plan, pointed_out, public_at_once
from answerable.desk.registers.page_forms import Bring
from answerable.desk.registers.uploads import incoming_of, upload_of
from answerable.errors import BrokenYaml, EntryRefused, NoEntries, NotAnImport, NotASheet, PlanChanged
from answerable.registers import Register

SHOWN = 200  # entries of one kind in a preview


@role_required(*READERS)
def download(request: HttpRequest, name: str, form: str, section: str = "") -> HttpResponse:
    made = export(name, form, request.GET.dict(), section=section, by=actor_of(request), on=timezone.localdate())
    answer = HttpResponse(made.data, content_type=made.media)
    answer["Content-Disposition"] = content_disposition_header(True, made.name) or "attachment"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


@role_required(*READERS)
def bring(request: HttpRequest, name: str) -> HttpResponse:
    definition, by = definition_of(name), actor_of(request)
    require_editor(name, definition.title, by=by)
    form = Bring(definition, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            upload = offer(register=name, incoming=form.incoming(), by=by, at=timezone.now())
            return redirect("registers:preview", name, upload.pk)
        except (BrokenYaml, NoEntries, NotAnImport, NotASheet) as error:
            form.add_error(
                "file", f"{error.said} ({error.part('where')})" if isinstance(error, BrokenYaml) else error.said
            )
    context = {"form": form, "name": name, "title": definition.title}
    return render(request, "registers/import.html", context, status=422 if form.is_bound else 200)


@role_required(*READERS)
def preview(request: HttpRequest, name: str, number: int) -> HttpResponse:
    definition, by, fault = definition_of(name), actor_of(request), ""
    require_editor(name, definition.title, by=by)
    upload = upload_of(name, number)
    if request.method == "POST":
        try:
            carry_out(register=name, number=number, digest=request.POST.get("digest", ""), by=by, at=timezone.now())
            messages.success(request, "The import is kept.")
            return redirect("registers:register", name)
        except (PlanChanged, EntryRefused) as error:
            fault = error.said
    found = plan(incoming_of(upload), register=definition, folder=authority())
    groups = _groups(found, definition)
    context = {
        "name": name,
        "title": definition.title,
        "upload": upload,
        "plan": found,
        "groups": groups,
        "faults": [fault] if fault else [],
        "public": public_at_once(found, definition),
    }
    return render(request, "registers/preview.html", context, status=409 if fault else 200)


def _groups(found: Plan, definition: Register) -> list[tuple[str, tuple[Planned, ...], int]]:
    """What would become of entries, each kind with the first of them and how many there are."""
    counts = [(what, number) for what, number in found.counts.items() if number and what != "same"]
    return [
        (what, pointed_out(found.of(what)[:SHOWN], register=definition, folder=authority()), number)
        for what, number in counts
    ]
