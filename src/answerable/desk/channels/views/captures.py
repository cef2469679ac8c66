"""The captures that are overdue."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from answerable.desk.channels import access
from answerable.desk.channels.queries.captures import captures_page
from answerable.desk.people.gate import actor_of, role_required
from answerable.desk.registers.access import may_edit


@role_required(*access.CAPTURE_READERS)
def overdue(request: HttpRequest) -> HttpResponse:
    on = timezone.localdate()
    return render(
        request,
        "channels/captures.html",
        {"page": captures_page(on=on), "on": on, "may_add": may_edit("captures", by=actor_of(request))},
    )
