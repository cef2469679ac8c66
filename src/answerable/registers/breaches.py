"""The register of data breaches: what it records (UK GDPR art. 33(5)), its guards, its clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from answerable.registers.breach_facts import FACTS
from answerable.registers.breach_terms import ABOUT, TERMS
from answerable.registers.register import (
    YES_NO,
    YES_PART_NO,
    Derived,
    Field,
    Guard,
    Register,
    Section,
    fields,
    with_reason,
)
from answerable.registers.values import Entry, Value

KINDS = ("personal data breach", "near miss", "not a breach", "duplicate")
RISKS = ("unlikely", "risk", "high risk")
HOURS = timedelta(hours=72)
SUMMER_TIME = timezone(timedelta(hours=1))

FIELDS = (
    Field("ref", "Reference", is_required=True),
    Field(
        "kind",
        "What it is",
        choices=KINDS,
        is_required=True,
        help="only a personal data breach is counted as one",
    ),
    Field("same_as", "The entry that this one repeats", "ref", refers_to="breaches"),
    Field("regime", "Law that applies"),
    Field("title", "Title", is_required=True, help="no personal data"),
    Field("summary", "What happened", "long", help="no personal data"),
    Field(
        "status",
        "Where the case stands",
        choices=("reported", "assessing", "investigating", "closed", "merged"),
    ),
    Field("occurred", "When it happened", "group"),
    *fields(
        "occurred",
        Field("first", "From", "date"),
        Field("last", "To", "date"),
        Field("precision", "How exact"),
    ),
    Field("discovered_by", "Who noticed"),
    Field("reported_inside_at", "Reported inside the authority at", "moment"),
    Field("aware_at", "Aware at", "moment", help="starts the 72 hours; changed only by a reasoned correction"),
    Field("aware_basis", "Why that was the moment"),
    Field("service", "Service"),
    Field("category", "Cyber or not", choices=("cyber", "non-cyber")),
    Field("type", "Type of incident", help="as the Commissioner's statistics name them"),
    Field("affects", "What was affected", "list", choices=("confidentiality", "integrity", "availability")),
    Field("cause", "Cause"),
    Field("channel", "Channel"),
    Field("tool", "Communication tool", "ref", refers_to="tools"),
    Field("group", "Chat group", "ref", refers_to="groups"),
    Field("device", "Device", "group"),
    *fields("device", Field("kind", "Kind of device"), Field("encrypted", "Encrypted", choices=YES_NO)),
    Field("data", "Data", "group"),
    *fields(
        "data",
        Field("types", "Kinds of data", "list"),
        Field("special_category", "Special category data", "flag"),
        Field("criminal_offence", "Criminal offence data", "flag"),
    ),
    Field("people_affected", "People affected", "group"),
    *fields(
        "people_affected",
        Field("types", "Who they are", "list"),
        Field("number", "How many", "number", help="null until somebody knows; never 0 for that"),
        Field("number_is", "How sure the number is", choices=("exact", "estimate", "not known")),
        Field("at_most", "Upper bound", "number"),
    ),
    Field("processor", "Processor", "open"),
    Field("containment", "Containment", "open"),
    Field("risk", "Risk to people", "group"),
    *fields(
        "risk",
        Field("outcome", "Decided by a person", choices=RISKS),
        Field("aid", "Score, as an aid", "open"),
    ),
    Field("commissioner", "Commissioner", "group"),
    *fields(
        "commissioner",
        Field("decision", "Decision", choices=("undecided", "notify", "do not notify")),
        Field("decided_by", "Decided by"),
        Field("reasons", "Reasons", "long"),
        Field("deadline", "Deadline", "moment", is_computed=True),
        Field("notified_at", "Notified at", "moment"),
        Field("hours_from_awareness", "Hours taken", "number", is_computed=True),
        Field("late", "Late", "flag", is_computed=True),
        Field("delay_reasons", "Reasons for delay", "long"),
        Field("phases", "Notices in phases", "rows"),
        Field("phases.date", "Given on", "date"),
        Field("phases.what", "What was said"),
        Field("reference", "Commissioner's reference"),
        Field("outcome", "Outcome"),
        Field("closed_on", "Closed on", "date"),
    ),
    Field("told_people", "People told", "group"),
    *fields(
        "told_people",
        Field("decision", "Decision", choices=("undecided", "told", "not told")),
        Field("basis", "Why, or why not"),
        Field("date", "Told on", "date"),
        Field("how", "How"),
        Field("number", "How many were told", "number"),
    ),
    Field("others_told", "Others told", "list"),
    Field("staff", "Staff", "group"),
    *fields(
        "staff",
        Field("trained_in_last_two_years", "Trained in the two years before"),
        Field("outcome", "What followed for staff"),
    ),
    Field("claim", "Claims", "group"),
    *fields("claim", *(Field(name, name, "number") for name in ("made", "settled", "refused", "paid_gbp"))),
    Field("investigation", "Investigation", "group"),
    *fields(
        "investigation",
        Field("opened_on", "Opened on", "date"),
        Field("closed_on", "Closed on", "date"),
        Field("report", "Report"),
        Field("evidence_case", "Case in the chain of evidence"),
        Field("finding", "Finding", "long"),
    ),
    Field("actions", "Actions", "rows"),
    *fields(
        "actions",
        Field("what", "What"),
        Field("owner", "Who"),
        Field("due", "Due", "date"),
        Field("done_on", "Done on", "date"),
    ),
    Field("lessons", "Lessons", "long"),
    Field("closed_on", "Closed on", "date"),
    Field("retention_class", "Retention class", "ref", refers_to="retention"),
    Field("publish", "What may be published", "group"),
    *fields(
        "publish",
        Field("count", "Counted in published totals", choices=YES_NO),
        Field("summary", "Summary published", choices=YES_PART_NO),
        Field("withheld_fields", "Withheld fields", "list"),
        Field("reason", "Why withheld"),
    ),
    Field("history", "History", "rows"),
    *fields("history", Field("date", "On", "date"), Field("to", "Became")),
)


def local(at: datetime) -> datetime:
    """The moment by the clock in the United Kingdom (Summer Time Act 1972 s.1: last Sundays of March and October)."""
    utc = at.astimezone(UTC)
    starts, ends = (_last_sunday(utc.year, month) for month in (3, 10))
    return utc.astimezone(SUMMER_TIME) if starts <= utc < ends else utc


def _last_sunday(year: int, month: int) -> datetime:
    """One in the morning, Greenwich time, on the last Sunday of a month of 31 days."""
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def deadline(entry: Entry) -> datetime | None:
    """72 elapsed hours after awareness, in local time (art. 33(1)); weekends and clock changes alter nothing."""
    aware = entry.moment("aware_at")
    if aware is None or entry.text("kind") != "personal data breach":
        return None
    return local(aware.astimezone(UTC) + HOURS)


def hours_taken(entry: Entry) -> float | None:
    """Elapsed hours from awareness to the notice, to two places."""
    aware, told = entry.moment("aware_at"), entry.moment("commissioner.notified_at")
    return round((told - aware).total_seconds() / 3600, 2) if aware and told else None


def is_late(entry: Entry) -> bool | None:
    """True where the notice came after the deadline; None where there was none."""
    due, told = deadline(entry), entry.moment("commissioner.notified_at")
    return told > due if due and told else None


def is_score_at_odds(entry: Entry) -> str:
    """Where the score and the decision part: low yet risk, high yet unlikely; else empty."""
    band, outcome = entry.text("risk.aid.band"), entry.text("risk.outcome")
    if band == "low" and outcome in ("risk", "high risk"):
        return "low yet risk"
    return "high yet unlikely" if band in ("high", "very high") and outcome == "unlikely" else ""


def overdue_actions(entry: Entry, on: date) -> tuple[Value, ...]:
    """The actions that were due before that day and are not done."""
    return tuple(
        row.text("what")
        for row in entry.rows("actions")
        if row.day("done_on") is None and (due := row.day("due")) and due < on
    )


def _told_in_order(entry: Entry) -> bool:
    aware, told = entry.moment("aware_at"), entry.moment("commissioner.notified_at")
    return not told or (aware is not None and told >= aware)


def _decided(entry: Entry) -> bool:
    return all(entry.text(f"{track}.decision") not in ("", "undecided") for track in ("commissioner", "told_people"))


def _is_breach(entry: Entry) -> bool:
    return entry.text("kind") == "personal data breach"


GUARDS = (
    Guard(
        "a personal data breach has no moment of awareness with its basis",
        "The 72 hours run from awareness (UK GDPR art. 33(1)).",
        "Write aware_at with its offset, and aware_basis.",
        lambda entry: not _is_breach(entry) or bool(entry.moment("aware_at") and entry.text("aware_basis")),
    ),
    Guard(
        "the Commissioner was notified before the authority was aware",
        "Nobody can give notice of what they do not know of (art. 33(1)).",
        "Correct aware_at or commissioner.notified_at.",
        _told_in_order,
    ),
    Guard(
        "the Commissioner is not notified, and the outcome is not “unlikely” or there are no reasons",
        "Only a breach unlikely to result in a risk need not be notified, and why must be recorded (art. 33(1), (5)).",
        "Notify, or write risk.outcome: unlikely and commissioner.reasons.",
        lambda entry: (
            entry.text("commissioner.decision") != "do not notify"
            or (entry.text("risk.outcome") == "unlikely" and bool(entry.text("commissioner.reasons")))
        ),
    ),
    Guard(
        "the notice was late and no reasons for the delay are given",
        "A late notice must give its reasons (art. 33(1)).",
        "Write commissioner.delay_reasons.",
        lambda entry: not is_late(entry) or bool(entry.text("commissioner.delay_reasons")),
    ),
    Guard(
        "the risk is high, the people were not told, and no ground of article 34(3) is named",
        "People must be told of a high risk unless article 34(3) allows otherwise (art. 34(1), (3)).",
        "Tell them, or begin told_people.basis with 34(3)(a), (b) or (c).",
        lambda entry: (
            entry.text("risk.outcome") != "high risk"
            or entry.text("told_people.decision") != "not told"
            or entry.text("told_people.basis").startswith("34(3)")
        ),
    ),
    Guard(
        "it is closed while a decision is open",
        "Both decisions, to notify and to tell, belong to the record (art. 33(5)).",
        "Decide commissioner.decision and told_people.decision, or reopen it.",
        lambda entry: not (_is_breach(entry) and entry.text("status") == "closed") or _decided(entry),
    ),
    Guard(
        "a duplicate must name the entry that it repeats, and nothing else may",
        "A breach that is entered twice would be counted twice.",
        "Write same_as, the reference of the first entry, on the duplicate alone.",
        lambda entry: (entry.text("kind") == "duplicate") == bool(entry.text("same_as")),
    ),
)

DERIVED = (
    Derived("deadline", "Deadline for the Commissioner", lambda entry, on: deadline(entry)),
    Derived("hours_from_awareness", "Hours taken", lambda entry, on: hours_taken(entry)),
    Derived("late", "Late", lambda entry, on: is_late(entry)),
    Derived("score_and_decision", "Where score and decision part", lambda entry, on: is_score_at_odds(entry)),
    Derived("overdue_actions", "Actions overdue", overdue_actions),
)

BREACHES = Register(
    name="breaches",
    title="Register of data breaches",
    files=("breaches.yaml",),
    sections=(Section("incidents", "ref", FIELDS),),
    guards=GUARDS,
    changes=(
        with_reason("aware_at", law="The 72 hours run from it; once set it changes only by a reasoned correction."),
        with_reason("kind", law="What is counted as a breach, and what is not, is shown to the Commissioner (art. 33(5))."),
    ),
    derived=DERIVED,
    facts=FACTS,
    terms=TERMS,
    about=ABOUT,
)
