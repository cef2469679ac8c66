"""What the authority sets for its whole desk: each preference declared here once, read by its name, kept in one table.

preference("chaser_days") gives the value that an administrator set, or the default that stands here.
What a server runs with (database, addresses, secrets) is no preference: it comes from the environment (settings.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from answerable.desk.people.models import Setting
from answerable.desk.people.roles import Role


class Kind(StrEnum):
    """What a preference holds, and so how it is asked for."""

    YES_NO = "yes-no"  # bool
    NUMBER = "number"  # int
    CHOICE = "choice"  # str, one of its choices
    WORDS = "words"  # str
    ADDRESS = "address"  # str: an address for mail, or nothing
    COLOUR = "colour"  # str: "#1d4f91", or nothing
    LINES = "lines"  # str: several lines


@dataclass(frozen=True, slots=True)
class Preference:
    """One thing that an administrator may set: its name in code, its label and help on the page, its default."""

    name: str
    group: str
    kind: Kind
    label: str
    help: str
    default: bool | int | str
    choices: tuple[tuple[str, str], ...] = ()
    least: int = 0
    most: int = 365
    check: Callable[[str], str] | None = None  # what is wrong with these words; "" where nothing is

    @property
    def is_told(self) -> bool:
        """True where the ledger may say what was chosen: nothing that could name a person."""
        return self.kind in (Kind.YES_NO, Kind.NUMBER, Kind.CHOICE)

    def words(self, value: bool | int | str) -> str:
        """A value as a person reads it."""
        if self.kind is Kind.YES_NO:
            return "Yes" if value else "No"
        return dict(self.choices).get(str(value), str(value)) or "Not set"


REQUESTS, BREACHES, PUBLISHING, MAIL, SIGN_IN, LOOK = "Requests", "Breaches", "Publishing", "Mail", "Signing in", "Look"


def _role_lines(text: str) -> str:
    """What is wrong with lines of the form "group = role"."""
    for line in filter(None, map(str.strip, text.splitlines())):
        group, sign, role = (part.strip() for part in line.partition("="))
        if not (group and sign and role in set(Role)):
            return f"“{line}” is not a group, an equals sign and one of: {', '.join(Role)}"
    return ""


def _scheme_lines(text: str) -> str:
    """What is wrong with lines of the form "class | title | address"."""
    for line in filter(None, map(str.strip, text.splitlines())):
        number, *rest = (part.strip() for part in line.split("|"))
        if (
            number not in tuple("1234567")
            or len(rest) != 2
            or not rest[0]
            or not rest[1].startswith(("https://", "http://"))
        ):
            return f"“{line}” is not a class from 1 to 7, a title and an address, with | between"
    return ""


def _hour_list(text: str) -> str:
    """What is wrong with hours before the end of the 72, with commas between them."""
    hours = [part.strip() for part in text.split(",") if part.strip()]
    if all(hour.isdecimal() and 0 < int(hour) < 72 for hour in hours):
        return ""
    return "Write whole hours from 1 to 71 with commas between them, for example 48, 24, 4"


def _colour(text: str) -> str:
    """What is wrong with a colour, which carries white words: it must be dark enough for them (WCAG 1.4.3)."""
    if not text:
        return ""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        return "Write the colour as # and six digits, for example #1d4f91"
    parts = [int(text[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "" if 1.05 / (light + 0.05) >= 4.5 else "Choose a darker colour: white words on this one cannot be read"


PREFERENCES: tuple[Preference, ...] = (
    Preference(
        "acknowledge", REQUESTS, Kind.CHOICE,
        "When a request arrives",
        "A request by mail or from the public page can be acknowledged at once, or the letter can wait for an officer.",
        "prepare",
        (("send", "Send the acknowledgement at once"), ("prepare", "Prepare it, and let an officer send it")),
    ),
    Preference(
        "contributor_days", REQUESTS, Kind.NUMBER,
        "Working days a colleague has to answer a question",
        "The day is proposed when a question is allocated, and can be changed there.",
        5, least=1, most=15,
    ),
    Preference(
        "chaser_days", REQUESTS, Kind.NUMBER,
        "Working days between reminders",
        "A colleague is reminded on the day an answer is due, and again each time this many working days have passed.",
        2, least=1, most=10,
    ),
    Preference(
        "chasers_before_escalating", REQUESTS, Kind.NUMBER,
        "Reminders before the officer is told",
        "After this many reminders without an answer, the officer who owns the request is told.",
        2, least=1, most=10,
    ),
    Preference(
        "link_days", REQUESTS, Kind.NUMBER,
        "Days that a colleague’s link works",
        "Counted from the day the question was allocated.",
        30, least=5, most=90,
    ),
    Preference(
        "follow_months", REQUESTS, Kind.NUMBER,
        "Months that an applicant’s link works after their request is closed",
        "Counted again where a review or a complaint opens the request.",
        12, least=3, most=60,
    ),
    Preference(
        "registration", BREACHES, Kind.WORDS,
        "Registration number with the Information Commissioner",
        "The Commissioner’s form for a breach asks for it. Leave it empty to use the profile’s.",
        "",
    ),
    Preference(
        "breach_reminders", BREACHES, Kind.WORDS,
        "Hours before the end of the 72 at which data protection officers are reminded",
        "With commas between them. One more reminder goes out when the 72 hours have ended. Leave it empty for that one alone.",
        "48, 24, 12, 4, 1", check=_hour_list,
    ),
    Preference(
        "breach_day_begins", BREACHES, Kind.NUMBER,
        "Hour at which reminders begin in the morning",
        "A reminder that falls in the night waits until then, and goes out the evening before where that would be too late.",
        7, least=0, most=12,
    ),
    Preference(
        "breach_day_ends", BREACHES, Kind.NUMBER,
        "Hour at which reminders end in the evening",
        "With 0 in the morning and 24 in the evening they go out at any hour.",
        21, least=13, most=24,
    ),
    Preference(
        "scheme", PUBLISHING, Kind.LINES,
        "What the publication scheme lists",
        "One line each: a class from 1 to 7, a title and an address, for example: 2 | Annual accounts | https://www.example.gov.uk/accounts",
        "", check=_scheme_lines,
    ),
    Preference(
        "privacy_contact", PUBLISHING, Kind.WORDS,
        "Who answers about personal data",
        "The data protection officer and how to reach them, as the privacy page and the Commissioner’s form give it. Leave it empty to use the profile’s; where that has none, the privacy page gives the authority’s own address.",
        "",
    ),
    Preference(
        "kept_years", PUBLISHING, Kind.NUMBER,
        "Years that requests are kept after they are answered",
        "What the privacy page says, from your retention schedule. With 0 the page says that the schedule settles it. This deletes nothing.",
        0, least=0, most=30,
    ),
    Preference(
        "mail_name", MAIL, Kind.WORDS,
        "Name on letters sent by mail",
        "What applicants see as the sender. Leave it empty to use the name of the authority.",
        "",
    ),
    Preference(
        "mail_address", MAIL, Kind.ADDRESS,
        "Address that letters come from and replies go to",
        "Leave it empty to use the address in the authority’s profile.",
        "",
    ),
    Preference(
        "notice_address", MAIL, Kind.ADDRESS,
        "Address for notices of a new request",
        "A shared mailbox that is told of each new request. Leave it empty to tell nobody: the desk shows what is new.",
        "",
    ),
    Preference(
        "mfa_required", SIGN_IN, Kind.YES_NO,
        "Ask officers, approvers, data protection officers and administrators for a second factor",
        "They use an authenticator app or a passkey besides their password. Someone without one sets it up at the next sign-in.",
        True,
    ),
    Preference(
        "idle_minutes", SIGN_IN, Kind.NUMBER,
        "Minutes without activity before someone is signed out",
        "Between 5 minutes and 8 hours.",
        60, least=5, most=480,
    ),
    Preference(
        "session_hours", SIGN_IN, Kind.NUMBER,
        "Hours before someone must sign in again",
        "Counted from sign-in, however active they are.",
        12, least=1, most=24,
    ),
    Preference(
        "sign_in_failures", SIGN_IN, Kind.NUMBER,
        "Failed attempts before an account is locked",
        "Counts wrong passwords and wrong codes.",
        10, least=3, most=20,
    ),
    Preference(
        "lock_minutes", SIGN_IN, Kind.NUMBER,
        "Minutes that an account stays locked",
        "An administrator can end it sooner.",
        15, least=5, most=1440,
    ),
    Preference(
        "group_roles", SIGN_IN, Kind.LINES,
        "Roles by group of the authority’s sign-in service",
        "One line each, for example: 3f2c1d5e = officer. Roles named here are given and taken away at each sign-in through the service. Leave it empty to give all roles here.",
        "", check=_role_lines,
    ),
    Preference(
        "accent", LOOK, Kind.COLOUR,
        "Colour of the authority",
        "Written as # and six digits, for example #1d4f91. It must be dark enough for white words. Leave it empty to use the profile’s.",
        "", check=_colour,
    ),
)  # fmt: skip
BY_NAME = {declared.name: declared for declared in PREFERENCES}


def preference(name: str) -> Any:
    """The value in force, of the type its kind holds. A name that is not declared is a KeyError."""
    declared = BY_NAME[name]
    row = Setting.objects.filter(name=name).values_list("value", flat=True).first()
    return declared.default if row is None else row


def preferences() -> dict[str, Any]:
    """Every value in force, read at once."""
    stored = dict(Setting.objects.values_list("name", "value"))
    return {name: stored.get(name, declared.default) for name, declared in BY_NAME.items()}
