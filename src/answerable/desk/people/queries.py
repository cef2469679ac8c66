"""What the pages of people and settings show, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Count, Q

from answerable.desk.ledger.recording import about
from answerable.desk.people import attempts
from answerable.desk.people.models import Person, Team
from answerable.desk.people.naming import names_of
from answerable.desk.people.preferences import BY_NAME
from answerable.desk.people.roles import Role, role_words
from answerable.desk.people.tokens import Scope
from answerable.errors import NoSuchThing


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Someone on the staff, as the list shows them."""

    id: int
    name: str
    email: str
    job: str
    team: str
    roles: tuple[Role, ...]
    is_active: bool
    last_seen: datetime | None

    @property
    def role_words(self) -> str:
        """The roles as a sentence lists them."""
        return role_words(self.roles)


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Someone on the staff, as an administrator sees them."""

    row: PersonRow
    team_id: int | None
    joined_at: datetime
    is_locked: bool
    has_password: bool
    has_second_factor: bool
    by_service: bool  # signs in through the authority's service
    keys: int  # in use


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team and how many people are in it."""

    id: int
    name: str
    people: int


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One sign-in that has not ended."""

    id: int
    browser: str
    origin: str
    began_at: datetime
    seen_at: datetime
    is_this: bool


@dataclass(frozen=True, slots=True)
class TokenRow:
    """One key, without the key."""

    id: int
    name: str
    scopes: tuple[str, ...]
    made_at: datetime
    expires_on: date
    used_on: date | None
    state: str  # "in use", "ended", "too old"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a preference."""

    at: datetime
    who: str
    label: str
    words: str


def anyone_there() -> bool:
    """False on an empty desk, which nobody can sign in to yet."""
    return Person.objects.exists()


def staff_of_demo() -> tuple[PersonRow, ...]:
    """Everyone who may sign in, role by role, in a demonstration; nobody on any other desk."""
    rows = staff_list() if settings.DEMO_PASSWORD else ()
    return tuple(sorted(rows, key=lambda row: [list(Role).index(role) for role in row.roles]))


def staff_list(*, words: str = "", with_closed: bool = False) -> tuple[PersonRow, ...]:
    """People in the order of their names; words are looked for in names, addresses, jobs and teams."""
    found = Person.objects.select_related("team").prefetch_related("grants")
    if not with_closed:
        found = found.filter(is_active=True)
    for word in words.split():
        found = found.filter(
            Q(name__icontains=word) | Q(email__icontains=word) | Q(job__icontains=word) | Q(team__name__icontains=word)
        )
    return tuple(_row(person) for person in found)


def person_page(person: int, *, at: datetime) -> PersonPage:
    """All about one person (NoSuchThing)."""
    found = Person.objects.select_related("team").prefetch_related("grants").filter(pk=person).first()
    if found is None:
        raise NoSuchThing(thing="person", where="people")
    return PersonPage(
        row=_row(found),
        team_id=found.team_id,
        joined_at=found.joined_at,
        is_locked=attempts.is_locked(found.email, at=at),
        has_password=found.has_usable_password(),
        has_second_factor=Authenticator.objects.filter(user=found, type__in=["totp", "webauthn"]).exists(),
        by_service=SocialAccount.objects.filter(user=found).exists(),
        keys=found.tokens.filter(ended_at=None, expires_on__gte=at.date()).count(),
    )


def team_list() -> tuple[TeamRow, ...]:
    """Teams in the order of their names."""
    counted = Team.objects.annotate(count=Count("people", filter=Q(people__is_active=True)))
    return tuple(TeamRow(team.pk, team.name, team.count) for team in counted)


def session_list(person: Person, *, current: str) -> tuple[SessionRow, ...]:
    """The person's sign-ins that have not ended, the latest first."""
    found = list(UserSession.objects.filter(user=person).order_by("-last_seen_at"))
    alive = set(
        Session.objects.filter(session_key__in=[each.session_key for each in found]).values_list(
            "session_key", flat=True
        )
    )
    return tuple(
        SessionRow(
            each.pk, _browser(each.user_agent), each.ip, each.created_at, each.last_seen_at, each.session_key == current
        )
        for each in found
        if each.session_key in alive
    )


def token_list(person: Person, *, on: date) -> tuple[TokenRow, ...]:
    """The person's keys, the latest first."""
    return tuple(
        TokenRow(
            id=token.pk,
            name=token.name,
            scopes=tuple(Scope(scope).label for scope in token.scopes.split()),
            made_at=token.made_at,
            expires_on=token.expires_on,
            used_on=token.used_on,
            state="ended" if token.ended_at else "too old" if token.expires_on < on else "in use",
        )
        for token in person.tokens.all()
    )


def setting_changes() -> tuple[Change, ...]:
    """The latest changes of preferences, newest first."""
    entries = about("settings")
    names = names_of(entry.by for entry in entries)
    return tuple(
        Change(entry.at, names[entry.by], BY_NAME[name].label, _change_words(name, told))
        for entry in entries
        for name, told in entry.data.items()
        if name in BY_NAME
    )


def _change_words(name: str, told: Any) -> str:
    if not isinstance(told, list):
        return "changed"
    shown = dict(BY_NAME[name].choices) | {True: "yes", False: "no"}
    before, after = (shown.get(value, value) for value in told)
    return f"from “{before}” to “{after}”"


def _row(person: Person) -> PersonRow:
    roles = {Role(grant.role) for grant in person.grants.all()}
    return PersonRow(
        id=person.pk,
        name=person.name,
        email=person.email,
        job=person.job,
        team=person.team.name if person.team else "",
        roles=tuple(role for role in Role if role in roles),
        is_active=person.is_active,
        last_seen=person.last_login,
    )


def _browser(agent: str) -> str:
    """What a person calls the browser that sent this line."""
    browsers = {"Edg": "Edge", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
    systems = {
        "Android": "Android",
        "iPhone": "iPhone",
        "iPad": "iPad",
        "Windows": "Windows",
        "Mac OS": "Mac",
        "Linux": "Linux",
    }
    browser = next((name for mark, name in browsers.items() if mark in agent), "A browser")
    system = next((name for mark, name in systems.items() if mark in agent), "")
    return f"{browser} on {system}" if system else browser
