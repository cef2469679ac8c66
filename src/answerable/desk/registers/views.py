"""The registers, for those who work with requests or keep them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from answerable.desk.people.gate import role_required
from answerable.desk.people.roles import Role
from answerable.desk.registers.queries import entry_page, register_page, registers

READERS = (Role.OFFICER, Role.APPROVER, Role.REVIEWER, Role.AUDITOR, Role.DATA_PROTECTION, Role.RECORDS)


@role_required(*READERS)
def register_list(request: HttpRequest) -> HttpResponse:
    return render(request, "registers/list.html", {"registers": registers()})


@role_required(*READERS)
def register(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, "registers/register.html", {"page": register_page(name)})


@role_required(*READERS)
def entry(request: HttpRequest, name: str, key: str) -> HttpResponse:
    return render(request, "registers/entry.html", {"page": entry_page(name, key, on=timezone.localdate())})
