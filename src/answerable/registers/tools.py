"""The register of communication tools: what is approved, restricted or blocked, for whom and with which precautions.

A status says what is allowed. It never says whether messages are held (FOIA s.3(2)(b)).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from answerable.registers.capture_rule import of_tool
from answerable.registers.register import (
    YES_NO,
    Across,
    Change,
    Derived,
    Field,
    Guard,
    Look,
    Register,
    Section,
    fields,
)
from answerable.registers.tool_facts import FACTS
from answerable.registers.tool_terms import ABOUT, TERMS
from answerable.registers.values import Entry, put

STATUSES = ("approved", "restricted", "not_approved", "blocked", "under_review", "retired")
ALLOWED = ("yes", "no", "named", "exception")  # of a device
DEVICES = ("corporate_mobile", "corporate_laptop", "own_device_managed", "own_device_unmanaged")

FIELDS = (
    Field("id", "Reference", is_required=True),
    Field("name", "Name", is_required=True),
    Field("kind", "Kind"),
    Field("status", "Status", choices=STATUSES, is_required=True, help="what is allowed, never what is held"),
    Field("status_since", "Since", "date"),
    Field("reason", "Why", "long"),
    Field("purposes", "For what", "list"),
    Field("who_may_use", "Who may use it"),
    Field("devices", "On which devices", "group"),
    *fields("devices", *(Field(name, name.replace("_", " ")) for name in DEVICES)),
    Field("data_allowed", "Data allowed", "list"),
    Field("external_contacts", "People outside"),
    Field("owner", "Owner"),
    Field("dpia", "Data protection impact assessment", "group"),
    *fields(
        "dpia",
        Field("ref", "Reference"),
        Field("state", "State", choices=("none", "draft", "approved")),
        Field("date", "Approved on", "date"),
        Field("review_due", "Review due", "date"),
    ),
    Field("precautions", "Precautions", "list"),
    Field("capture", "Capture", "group"),
    *fields(
        "capture",
        Field("duty", "What must be captured", choices=("none", "records_and_decisions", "everything")),
        Field("why", "Why"),
        Field("method", "How"),
        Field("deadline_working_days", "Within how many working days", "number"),
        Field("to", "Where to"),
        Field("delete_after", "Class of the copy left", "ref"),
    ),
    Field("retention_class", "Retention class", "ref", refers_to="retention"),
    Field("policies", "Policies", "list", refers_to="policies"),
    Field("review_due", "Review due", "date"),
    Field("app_ids", "Identifiers of the app", "open"),
    Field("history", "History", "rows"),
    *fields(
        "history",
        Field("date", "On", "date"),
        Field("status", "Became", choices=STATUSES),
        Field("by", "By"),
        Field("ref", "Paper"),
    ),
    Field("publish", "What may be published", "group"),
    *fields(
        "publish",
        Field("list", "Listed", choices=YES_NO),
        Field("withheld_fields", "Withheld fields", "list"),
        Field("reason", "Why withheld"),
    ),
    Field("public_line", "What is said in public", "long"),
)


def review_overdue(entry: Entry, on: date) -> bool:
    """True where the tool's review was due before that day."""
    due = entry.day("review_due")
    return due is not None and due < on


def dpia_overdue(entry: Entry, on: date) -> bool:
    """True where the review of an approved assessment was due before that day."""
    due = entry.day("dpia.review_due")
    return due is not None and due < on


def tool_on(entry: Entry, *, on: date) -> Entry:
    """The entry with the status of that day, as its history has it; with none before its first line."""
    row = next((row for row in reversed(list(entry.rows("history"))) if (day := row.day("date")) and day <= on), None)
    values = put(entry.values, "status", row.at("status") if row else None)
    return replace(entry, values=put(values, "status_since", row.at("date") if row else None))


def _current(entry: Entry) -> bool:
    rows = list(entry.rows("history"))
    return not rows or rows[-1].text("status") == entry.text("status")


def _in_order(entry: Entry) -> bool:
    days = [row.day("date") for row in entry.rows("history")]
    return all(a is not None and b is not None and a <= b for a, b in pairwise(days))


def _since(entry: Entry) -> bool:
    days = [row.day("date") for row in entry.rows("history")]
    return not days or entry.day("status_since") in (None, days[-1])


def _goes_on(before: Entry, after: Entry) -> bool:
    rows = [tuple(row.values for row in entry.rows("history")) for entry in (before, after)]
    return rows[1][: len(rows[0])] == rows[0]


# What a line says is allowed, or not, in whatever words; a name of a status inside another one counts for the longer.
SAID = (
    (
        "not approved",
        re.compile(
            r"\b(?:is|are|was)(?:n[’']t| not)\b[^.;]{0,30}\bapproved\b|\bunapproved\b|\bno longer (?:be )?approved\b",
            re.I,
        ),
    ),
    (
        "blocked",
        re.compile(
            r"\bblocked\b|\bbanned\b|\b(?:may|can|must) ?not be used\b|\bnot (?:allowed|permitted)\b|\bno longer (?:be )?(?:used|allowed)\b",
            re.I,
        ),
    ),
    (
        "allowed",
        re.compile(r"\bapproved\b|\b(?:may|can) (?:only )?be used\b|\b(?:is|are) (?:allowed|permitted)\b", re.I),
    ),
)
CONTRARY = {
    "approved": ("not approved", "blocked"),
    "restricted": ("blocked",),
    "not_approved": ("allowed",),
    "blocked": ("allowed",),
    "retired": ("allowed",),
    "under_review": ("allowed",),
}


def _contradicted(before: Entry | None, after: Entry) -> str:
    """Where the line said in public says something else than the status, or was left as it was when the status changed."""
    line, status = after.text("public_line"), after.text("status")
    has_changed = before is not None and before.text("status") != status
    if not line or (before is not None and not has_changed and before.text("public_line") == line):
        return ""
    rest, says = line, []
    for words, pattern in SAID:
        says += [words] if pattern.search(rest) else []
        rest = pattern.sub(" ", rest)
    contrary = [words for words in says if words in CONTRARY.get(status, ())]
    now = f"The status is {status.replace('_', ' ')}"
    if contrary:
        return f"{now}, and what is said in public says that it is {contrary[0]}: “{line}”"
    if before is not None and has_changed and before.text("public_line") == line:
        return f"{now} now, and what is said in public was left as it was: “{line}”"
    return ""


def begun(entry: Entry) -> Entry:
    """A new tool with the first line of its history, where its status has a day and no history is given."""
    status, since = entry.text("status"), entry.day("status_since")
    if not since or list(entry.rows("history")):
        return entry
    return replace(entry, values=put(entry.values, "history", ({"date": since, "status": status},)))


def _undated(before: Entry | None, after: Entry) -> str:
    """Where no day says since when the status stands, or no line of the history: answers about a day rest on these."""
    if before is not None and before.at("status") == after.at("status") and before.at("status_since") == after.at("status_since"):  # fmt: skip
        return ""
    if after.text("status") and not after.day("status_since"):
        return "Its status has no day since when it stands: no answer about a day, and no count for one, can take it in"
    return "" if list(after.rows("history")) or before is None else "Its history has no line: no answer about a day, and no count for one, can take it in"  # fmt: skip


def _unassessed(before: Entry | None, after: Entry) -> str:
    """Where a tool is approved whose assessment is not."""
    names = ("status", "dpia.state")
    if before is not None and all(before.at(name) == after.at(name) for name in names):
        return ""
    state = after.text("dpia.state")
    is_open = after.text("status") == "approved" and state != "approved"
    known = {"draft": "is a draft", "none": "was not made"}.get(state, "is not recorded")
    return f"It is approved, and its data protection impact assessment {known}" if is_open else ""


def _unclear_devices(before: Entry | None, after: Entry) -> str:
    """Where a device has a word that no answer reads."""
    names = [f"devices.{name}" for name in DEVICES if before is None or before.at(f"devices.{name}") != after.at(f"devices.{name}")]  # fmt: skip
    strange = [words for name in names if (words := after.text(name)) and words not in ALLOWED]
    return f"“{'”, “'.join(strange)}” is none of the words that answers read of a device: {', '.join(ALLOWED)}" if strange else ""  # fmt: skip


GUARDS = (
    Guard(
        "its status is not the last of its history",
        "A request may ask what the status was on a day; the history answers it.",
        "Add the change of status to history, or correct status.",
        _current,
        "history",
    ),
    Guard(
        "its history is not in the order of its days",
        "The status on a day is the last one before it.",
        "Put the oldest change first, each with its day.",
        _in_order,
        "history",
    ),
    Guard(
        "its status does not stand since the day of the last line of its history",
        "An answer says since when something is allowed or not.",
        "Write the day of the last change in status_since.",
        _since,
        "status_since",
    ),
)
CHANGES = (
    Change(
        "a line of its history is altered or taken away without a reason",
        "An answer about a past day was given from that line.",
        "Add a line instead, or give the reason for correcting it.",
        lambda before, after, reason: bool(reason.strip()) or _goes_on(before, after),
        "history",
    ),
)

TOOLS = Register(
    name="tools",
    title="Register of communication tools",
    files=("tools.yaml",),
    sections=(Section("tools", "id", FIELDS),),
    guards=GUARDS,
    changes=CHANGES,
    starts=(
        Guard(
            "the day since when its status stands is not given",
            "A request may ask what was allowed on a day, and how many tools there were: without the day no answer can say.",
            "Write since when its status stands.",
            lambda entry: entry.day("status_since") is not None,
            "status_since",
        ),
    ),
    begun=begun,
    looks=(
        Look("public_line", _contradicted),
        Look("status_since", _undated),
        Look("dpia.state", _unassessed),
        Look("devices.corporate_mobile", _unclear_devices),
    ),
    derived=(
        Derived("review_overdue", "Review overdue", review_overdue),
        Derived("dpia_review_overdue", "Review of the assessment overdue", dpia_overdue),
    ),
    across=(Across("Capture", of_tool),),
    facts=FACTS,
    terms=TERMS,
    about=ABOUT,
)
