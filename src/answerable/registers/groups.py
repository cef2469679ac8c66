"""The register of chat groups: which there are, whose they are, who is in them by number, and when they are captured.

Members are counted, never named. Whether messages are held is a field of its own, with its reason.
"""

from __future__ import annotations

from datetime import date

from answerable.registers.capture_rule import of_group, working_days_on
from answerable.registers.group_facts import ABOUT, FACTS, TERMS
from answerable.registers.register import (
    YES_NO,
    YES_PART_NO,
    Across,
    Change,
    Derived,
    Field,
    Guard,
    Look,
    Register,
    Section,
    fields,
    with_reason,
)
from answerable.registers.values import Entry

OFFICIAL = (
    "authorised", "found, not authorised", "found, being closed", "another body runs it", "not a council group",
)  # fmt: skip

FIELDS = (
    Field("id", "Reference", is_required=True),
    Field("tool", "Tool", "ref", refers_to="tools", is_required=True),
    Field("name", "Name", is_required=True),
    Field("departments", "Departments", "list"),
    Field("owner", "Owner"),
    Field("purpose", "Purpose"),
    Field("official", "Standing", choices=OFFICIAL, is_required=True),
    Field("authorised_by", "Authorised by"),
    Field("authorised_on", "Authorised on", "date"),
    Field("exception_ref", "Exception"),
    Field("started", "Started", "date"),
    Field("ended", "Ended", "date"),
    Field("members", "Members", "group"),
    *fields(
        "members",
        *(Field(name, name.capitalize(), "number") for name in ("staff", "councillors", "external")),
    ),
    Field("membership_kind", "Who they are"),
    Field("external_kinds", "People outside", "list"),
    Field("personal_data", "Personal data"),
    Field("disappearing_messages", "Disappearing messages", choices=("disabled", "enabled", "unknown")),
    Field("capture", "Capture", "group"),
    *fields(
        "capture",
        Field("method", "How"),
        Field("every_working_days", "Every so many working days", "number"),
        Field("last_captured", "Last captured", "date"),
        Field("next_due", "Next due", "date", is_computed=True),
    ),
    Field("retention_class", "Retention class", "ref", refers_to="retention"),
    Field("held_for_council", "Held for the authority", "group"),
    *fields("held_for_council", Field("answer", "Held", choices=YES_PART_NO), Field("reason", "Why")),
    Field("publish", "What may be published", "group"),
    *fields(
        "publish",
        Field("list", "Listed", choices=YES_PART_NO),
        Field("withheld_fields", "Withheld fields", "list"),
        Field("reason", "Why withheld"),
        Field("note", "The note too", choices=YES_NO, help="a note is for the office, unless this says yes"),
    ),
    Field("incidents", "Breaches", "list", refers_to="breaches"),
    Field("note", "Note", "long"),
)


def next_due(entry: Entry) -> date | None:
    """The working day of England and Wales by which the next capture is due; None where none is planned."""
    every, start = (
        entry.number("capture.every_working_days"),
        entry.day("capture.last_captured") or entry.day("started"),
    )
    if every is None or start is None or entry.day("ended") is not None:
        return None
    return working_days_on(start, int(every))


def capture_overdue(entry: Entry, on: date) -> bool:
    """True where the capture was due before that day and was not made."""
    due = next_due(entry)
    return due is not None and due < on


def _is_counted(entry: Entry) -> bool:
    numbers = (entry.number(f"members.{name}") for name in ("staff", "councillors", "external"))
    every = entry.number("capture.every_working_days")
    return all(number is None or number >= 0 for number in numbers) and (every is None or every > 0)


def _is_in_order(entry: Entry) -> bool:
    started, ended = entry.day("started"), entry.day("ended")
    return started is None or ended is None or started <= ended


def _reason_goes_with_it(before: Entry, after: Entry, reason: str) -> bool:
    answer, why = "held_for_council.answer", "held_for_council.reason"
    return before.text(answer) in ("", after.text(answer)) or before.text(why) != after.text(why)


def _uncaptured(before: Entry | None, after: Entry) -> str:
    """Where a group that goes on has no period: nothing will ever be overdue."""
    period = "capture.every_working_days"
    if after.day("ended") or after.number(period) is not None:
        return ""
    if before is not None and before.number(period) is None and before.text("tool") == after.text("tool"):
        return ""
    return "No period is set in which its messages are captured, so no capture of it will ever be overdue"


def _dated(before: Entry | None, after: Entry) -> str:
    """Where a day is written as that of a capture: the capture itself stands in its own register."""
    name = "capture.last_captured"
    if before is None or not after.day(name) or before.at(name) == after.at(name):
        return ""
    return (
        "The day alone is no capture: add it to the register of captures, which says what was captured and where it is"
    )


def _ended(before: Entry | None, after: Entry) -> str:
    """Where a group ends, and with it its captures."""
    if before is None or before.day("ended") or not after.day("ended"):
        return ""
    return "The group ends, and with it the duty to capture it: was the last of it captured?"


GUARDS = (
    Guard(
        "it is authorised, and by whom and when is not recorded",
        "An official group is one that somebody answers for.",
        "Write authorised_by and authorised_on.",
        lambda entry: (
            entry.text("official") != "authorised" or bool(entry.text("authorised_by") and entry.day("authorised_on"))
        ),
        "authorised_by",
    ),
    Guard(
        "whether its messages are held is not recorded with a reason",
        "What is held is decided by what the messages are, not by the tool's status (FOIA s.3(2)(b)).",
        "Write held_for_council.answer and held_for_council.reason.",
        lambda entry: bool(entry.text("held_for_council.answer") and entry.text("held_for_council.reason")),
        "held_for_council.answer",
    ),
    Guard(
        "a number of its members is below nought, or its period of capture is no number of days",
        "Answers add these numbers up.",
        "Write how many there are, or leave the box empty where it is not known.",
        _is_counted,
        "members.staff",
    ),
    Guard(
        "it ended before it began",
        "An answer says which groups there were on a day.",
        "Correct the day on which it began or the one on which it ended.",
        _is_in_order,
        "ended",
    ),
)

GROUPS = Register(
    name="groups",
    title="Register of chat groups",
    files=("groups.yaml",),
    sections=(Section("groups", "id", FIELDS),),
    guards=GUARDS,
    changes=(
        with_reason("held_for_council.answer", law="Whether messages are held decides an answer (FOIA s.3(2)(b))."),
        Change(
            "whether its messages are held is changed, and the reason written there stayed as it was",
            "An answer gives the reason with it (FOIA s.3(2)(b)).",
            "Write the reason for what it says now.",
            _reason_goes_with_it,
            "held_for_council.reason",
        ),
        with_reason("ended", law="A group that is opened again owes its captures again."),
    ),
    looks=(
        Look("capture.every_working_days", _uncaptured),
        Look("capture.last_captured", _dated),
        Look("ended", _ended),
    ),
    derived=(
        Derived("next_due", "Next capture due", lambda entry, on: next_due(entry)),
        Derived("capture_overdue", "Capture overdue", capture_overdue),
    ),
    across=(Across("Capture", of_group),),
    facts=FACTS,
    terms=TERMS,
    about=ABOUT,
)
