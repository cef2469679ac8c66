"""The last days of open requests as a calendar (RFC 5545), at an address that only its owner knows."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from icalendar import Calendar, Event

from answerable.casefile import OPEN_STAGES, Stage
from answerable.desk.cases import access
from answerable.desk.cases.models import Case
from answerable.desk.cases.queries.clocks import BEFORE_SENT, own_days
from answerable.desk.cases.queries.words import STAGES
from answerable.desk.people.actors import acting
from answerable.desk.people.models import Person
from answerable.errors import NoSuchThing

AT_MOST = 1000
_SALT = "answerable.desk.cases.calendar"


def address_key(person: Person) -> str:
    """The secret part of the address of a person's feed; a new password makes another."""
    return f"{person.pk}-{salted_hmac(_SALT, f'{person.pk} {person.password}', algorithm='sha256').hexdigest()[:40]}"


def feed(key: str, *, at: datetime) -> bytes:
    """The calendar of the requests that the owner of the address may read: their own, and those that are nobody's.

    It names references and stages only, because calendars are copied far. Refuses an address that is nobody's,
    or whose owner may read no requests (NoSuchThing).
    """
    number = key.partition("-")[0]
    person = Person.objects.filter(pk=number, is_active=True).first() if number.isdecimal() else None
    if person is None or not constant_time_compare(key, address_key(person)):
        raise NoSuchThing(thing="such calendar", where="the address")
    cases = access.visible(acting(person)).filter(
        stage__in=[stage.value for stage in OPEN_STAGES], due_on__isnull=False
    )
    calendar = Calendar()
    calendar.add("prodid", "-//Answerable//Last days//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Last days of requests")
    rows = cases.filter(owner_id__in=[person.pk]) | cases.filter(owner=None)
    for case in rows.order_by("due_on", "id").prefetch_related("questions")[:AT_MOST]:
        if case.due_on:
            calendar.add_component(_event(case, case.due_on, at=at))
        for question, due_on in own_days(case).items() if Stage(case.stage) in BEFORE_SENT else ():
            number = next((row.number for row in case.questions.all() if row.pk == question), "")
            calendar.add_component(_event(case, due_on, number=number, at=at))
    return calendar.to_ical()


def _event(case: Case, due_on: date, *, number: str = "", at: datetime) -> Event:
    """The last day of a case, or of a question that has its own."""
    event = Event()
    event.add("uid", f"{case.reference}{f'-{number}' if number else ''}@{settings.PUBLIC_URL.partition('//')[2]}")
    event.add("dtstamp", at)
    event.add("dtstart", due_on)
    event.add("dtend", due_on + timedelta(days=1))
    what = f"{case.reference}, question {number}," if number else case.reference
    event.add("summary", f"{what} is due ({STAGES[Stage(case.stage)].lower()})")
    event.add("url", settings.PUBLIC_URL + reverse("cases:case", args=[case.reference]))
    event.add("transp", "TRANSPARENT")
    return event
