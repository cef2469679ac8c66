"""The device policy with its files, and the reports of drift."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.desk.channels import access
from answerable.desk.channels.actions.compare_devices import compare_devices
from answerable.desk.channels.actions.export_policy import export_policy
from answerable.desk.channels.forms import CompareFile
from answerable.desk.channels.queries import devices
from answerable.desk.components.uploads import read
from answerable.desk.files.serving import download
from answerable.desk.people.gate import actor_of, role_required
from answerable.errors import FileTooLarge, NotADeviceFile, NotAnInventory


@role_required(*access.READERS)
def policy(request: HttpRequest) -> HttpResponse:
    return render(
        request, "channels/devices.html", {"page": devices.devices_page(by=actor_of(request)), "here": "devices"}
    )


@role_required(*access.KEEPERS)
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    given = request.POST
    made = export_policy(
        format=given.get("format", ""), kind=given.get("kind", ""), by=actor_of(request), at=timezone.now()
    )
    messages.success(request, f"{made.file.name} is made and kept. Its digest is in the evidence log.")
    return redirect("channels:devices")


@role_required(*access.READERS)
def exported(request: HttpRequest, number: int) -> HttpResponse:
    return download(devices.file_of(number, by=actor_of(request)))


@role_required(*access.READERS)
def drift_list(request: HttpRequest) -> HttpResponse:
    by = actor_of(request)
    form = CompareFile(devices.kinds_of_device(), request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            data, name, _ = read(form.cleaned_data["file"])
            made = compare_devices(data=data, name=name, kind=form.cleaned_data["kind"], by=by, at=timezone.now())
            return redirect("channels:drift", made.pk)
        except (FileTooLarge, NotADeviceFile, NotAnInventory) as error:
            form.add_error("file", error.said)
    context = {"form": form, "rows": devices.drifts(by=by), "may_act": access.may_act(by), "is_kept": devices.is_kept(), "here": "drift"}  # fmt: skip
    return render(request, "channels/drifts.html", context, status=422 if form.is_bound else 200)


@role_required(*access.READERS)
def drift_report(request: HttpRequest, number: int) -> HttpResponse:
    page = devices.drift_page(number, by=actor_of(request))
    return render(request, "channels/drift.html", {"page": page, "here": "drift"})
