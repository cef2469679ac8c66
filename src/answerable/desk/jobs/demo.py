"""The demonstration: Harrowmere Borough Council, with people of every role and some weeks of requests. Everyone in it is invented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction

from answerable.desk.jobs.demo_breaches import build_breaches
from answerable.desk.jobs.demo_cases import Staff, build_cases
from answerable.desk.jobs.demo_channels import build_channels
from answerable.desk.jobs.demo_evidence import build_evidence
from answerable.desk.jobs.demo_memory import build_changes, build_memory
from answerable.desk.jobs.demo_offers import build_offers
from answerable.desk.jobs.demo_records import build_records
from answerable.desk.jobs.demo_retention import build_retention
from answerable.desk.jobs.demo_standing import build_standing
from answerable.desk.people.actions.add_person import add_person
from answerable.desk.people.actors import DESK, Actor, acting
from answerable.desk.people.models import Grant, Person, Setting, Team
from answerable.desk.people.roles import Role

DOMAIN = "harrowmere.example"
# fmt: off
PEOPLE = (
    ("Olwen Farr", Role.OFFICER, "Information Governance Officer", "Information Governance"),
    ("Callum Reyes", Role.CONTRIBUTOR, "Highways Asset Manager", "Highways"),
    ("Amara Nwosu", Role.APPROVER, "Head of Legal Services", "Legal Services"),
    ("Gethin Vaughan", Role.APPROVER, "Director of Corporate Services", "Legal Services"),
    ("Rosalind Peake", Role.REVIEWER, "Monitoring Officer", "Legal Services"),
    ("Dilys Hartley", Role.DATA_PROTECTION, "Data Protection Officer", "Information Governance"),
    ("Rehan Siddiq", Role.RECORDS, "Records Manager", "Information Governance"),
    ("Alasdair Munro", Role.AUDITOR, "Internal Auditor", "Finance"),
    ("Ines Abbott", Role.ADMINISTRATOR, "Systems Manager", "ICT"),
)
# fmt: on


def build(*, at: datetime) -> None:
    """Make the demonstration where it is not there yet; done again it changes nothing."""
    _people(at)
    held = {Role(grant.role): acting(grant.person) for grant in Grant.objects.select_related("person").order_by("-id")}
    with transaction.atomic():
        build_evidence(keeper=held[Role.DATA_PROTECTION])
        build_memory(officer=held[Role.OFFICER], at=at)
        build_cases(staff=_staff(held), at=at)
        build_offers(at=at)
        build_retention(officer=held[Role.OFFICER], keeper=held[Role.RECORDS], at=at)
        build_channels(keeper=held[Role.RECORDS], at=at)
        build_breaches(keeper=held[Role.DATA_PROTECTION], at=at)
        build_records(officer=held[Role.OFFICER], keeper=held[Role.RECORDS], at=at)
        build_standing(officer=held[Role.OFFICER], keeper=held[Role.DATA_PROTECTION], at=at)
        build_changes(keeper=held[Role.RECORDS], at=at)


def _staff(held: Mapping[Role, Actor]) -> Staff:
    """Who acts on requests. Who approved an answer does not approve that of its review: somebody else does."""
    first = held[Role.APPROVER]
    other = Grant.objects.filter(role=Role.APPROVER.value).exclude(person=first.person).order_by("id").first()
    return Staff(held[Role.OFFICER], first, held[Role.REVIEWER], acting(other.person) if other else first)


@transaction.atomic
def _people(at: datetime) -> None:
    Setting.objects.get_or_create(name="mfa_required", defaults={"value": False})
    for name, role, job, team in PEOPLE:
        email = address_of(name)
        if Person.objects.filter(email=email).exists():
            continue
        where, _ = Team.objects.get_or_create(name=team)
        person = add_person(name=name, email=email, roles=[role], job=job, team=where.pk, by=DESK, at=at)
        person.set_password(settings.DEMO_PASSWORD or None)
        person.save(update_fields=["password"])


def address_of(name: str) -> str:
    """The address that someone in the demonstration signs in with."""
    return name.lower().replace(" ", ".") + "@" + DOMAIN
