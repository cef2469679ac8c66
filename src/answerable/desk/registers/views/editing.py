"""The forms of an entry: a new one, a change, its removal."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.desk.people.gate import actor_of, role_required
from answerable.desk.registers.access import READERS, require_editor
from answerable.desk.registers.actions.add import add
from answerable.desk.registers.actions.change import change
from answerable.desk.registers.actions.remove import remove
from answerable.desk.registers.actions.taking_in import definition_of
from answerable.desk.registers.authority import authority
from answerable.desk.registers.cautions import against_removal, cautions
from answerable.desk.registers.forms import EntryForm
from answerable.desk.registers.page_forms import Removing
from answerable.desk.registers.showing import changed_since, find, section_of
from answerable.errors import ChangedMeanwhile, EntryRefused, StillPointedAt


@role_required(*READERS)
def new(request: HttpRequest, name: str, section: str = "") -> HttpResponse:
    definition, by = definition_of(name), actor_of(request)
    require_editor(name, definition.title, by=by)
    section = section if section in {part.name for part in definition.sections} else definition.sections[0].name
    form = EntryForm(definition.section(section), folder=authority(), data=request.POST or None)
    if request.method == "GET":
        form.suggest(request.GET.dict())
    if request.method == "POST" and form.is_kept(definition):
        try:
            made = add(
                register=name,
                values=form.values(),
                section=section,
                reason=form.reason,
                by=by,
                at=timezone.now(),
            )
            messages.success(request, f"{made.key} is in the register.")
            return redirect("registers:entry", name, made.key)
        except EntryRefused as error:
            form.refuse(error)
    context = {"form": form, "name": name, "title": definition.title, "section": section}
    return render(request, "registers/edit.html", context, status=_status(form))


@role_required(*READERS)
def edit(request: HttpRequest, name: str, key: str) -> HttpResponse:
    definition, kept, entry = find(name, key, folder=authority())
    require_editor(name, definition.title, by=actor_of(request))
    part, version = definition.section(section_of(kept, definition, key)), int(entry.version or 1)
    form = EntryForm(part, folder=authority(), entry=entry, version=version, data=request.POST or None)
    context = {
        "form": form,
        "name": name,
        "title": kept.title,
        "key": key,
        "version": version,
        "cautions": cautions(name, key),
    }
    if request.method == "POST" and form.is_kept(definition):
        try:
            return _changed(request, name, key, form)
        except EntryRefused as error:
            form.refuse(error)
        except ChangedMeanwhile as error:
            context["meanwhile"] = changed_since(name, key, form.read)
            form.add_error(None, error.said)
    return render(request, "registers/edit.html", context, status=_status(form))


def _changed(request: HttpRequest, name: str, key: str, form: EntryForm) -> HttpResponse:
    made = change(
        register=name,
        key=key,
        values=form.values(),
        version=form.read,
        reason=form.reason,
        by=actor_of(request),
        at=timezone.now(),
    )
    messages.success(request, f"Kept as version {made.version}." if made else "Nothing was changed.")
    return redirect("registers:entry", name, key)


@role_required(*READERS)
def take_out(request: HttpRequest, name: str, key: str) -> HttpResponse:
    definition, kept, entry = find(name, key, folder=authority())
    require_editor(name, definition.title, by=actor_of(request))
    form = Removing(request.POST or None, initial={"version": int(entry.version or 1)})
    if request.method == "POST" and form.is_valid():
        try:
            remove(register=name, key=key, **form.cleaned_data, by=actor_of(request), at=timezone.now())
            messages.success(request, f"{key} is removed. Its history stays.")
            return redirect("registers:register", name)
        except (ChangedMeanwhile, StillPointedAt, EntryRefused) as error:
            form.add_error(None, error.said)
    barred = [(fault.part("what"), fault.part("do")) for fault in against_removal(name, key)]
    context = {"form": form, "name": name, "title": kept.title, "key": key, "cautions": cautions(name, key), "barred": barred}  # fmt: skip
    return render(request, "registers/remove.html", context, status=422 if form.is_bound else 200)


def _status(form: EntryForm) -> int:
    return 422 if form.is_bound and not form.wants_more and not form.looks else 200
