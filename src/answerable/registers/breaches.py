"""The register of data breaches: what it records (UK GDPR art. 33(5)), its guards, its clock."""

from __future__ import annotations

from answerable.registers.breach_clock import BREACH, deadline, hours_taken, is_late
from answerable.registers.breach_facts import FACTS
from answerable.registers.breach_guards import CHANGES, GUARDS
from answerable.registers.breach_score import is_score_at_odds
from answerable.registers.breach_terms import ABOUT, TERMS
from answerable.registers.breach_tracks import SET_ASIDE, UNDECIDED, overdue
from answerable.registers.breach_weight import BY_TWO
from answerable.registers.register import YES_NO, YES_PART_NO, Derived, Field, Register, Section, Stays, fields

KINDS = (BREACH, *SET_ASIDE, UNDECIDED)
RISKS = ("unlikely", "risk", "high risk")
RECOVERED = (*YES_PART_NO, "not applicable", "not known")
LIKELY = ("very likely", "likely", "neutral: neither likely nor unlikely", "unlikely", "very unlikely", "not yet known")

FIELDS = (
    Field("ref", "Reference", is_required=True),
    Field(
        "kind",
        "What it is",
        choices=KINDS,
        is_required=True,
        help="only a personal data breach is counted as one; one that is reported and not looked at yet is not yet decided",
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
    Field("reported_inside_at", "When it was reported inside the authority", "moment"),
    Field(
        "aware_at",
        "When the authority became aware",
        "moment",
        help="starts the 72 hours; changed only by a reasoned correction",
    ),
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
        Field("number", "How many", "number", help="empty until somebody knows; never 0 for that"),
        Field("number_is", "How sure the number is", choices=("exact", "estimate", "not known")),
        Field("at_most", "Upper bound", "number"),
    ),
    Field("processor", "Processor", "group"),
    *fields(
        "processor",
        Field("name", "Name", help="where it happened at somebody who works for the authority"),
        Field("aware_on", "Day on which the processor knew", "date"),
        Field("told_council_at", "When the processor told the authority", "moment"),
        Field("days_taken", "Days that the processor took", "number"),
    ),
    Field("containment", "Containment", "group"),
    *fields(
        "containment",
        Field("action", "What was done at once", "long"),
        Field("date", "Day on which that was done", "date"),
        Field("recovered", "Whether the data came back", choices=RECOVERED),
    ),
    Field("risk", "Risk to people", "group"),
    *fields(
        "risk",
        Field("outcome", "Decided by a person", choices=RISKS),
        Field("reasons", "Reasons for that decision", "long", help="where it parts from the score, say why"),
        Field("decided_by", "Who decided it"),
        Field("aid", "Score, as an aid", "open"),
    ),
    Field("commissioner", "Commissioner", "group"),
    *fields(
        "commissioner",
        Field("decision", "Decision", choices=("undecided", "notify", "do not notify")),
        Field("decided_by", "Decided by"),
        Field("reasons", "Reasons", "long"),
        Field("deadline", "Deadline", "moment", is_computed=True),
        Field("notified_at", "When the Commissioner was notified", "moment"),
        Field("hours_from_awareness", "Hours taken", "number", is_computed=True),
        Field("late", "Late", "flag", is_computed=True),
        Field("delay_reasons", "Reasons for delay", "long"),
        Field("phases", "Notices in phases", "rows"),
        Field("phases.what", "What is said"),
        Field("phases.due", "Promised for", "date"),
        Field("phases.date", "Given on", "date"),
        Field("reference", "Reference that the Commissioner gave"),
        Field("outcome", "Outcome"),
        Field("closed_on", "Closed on", "date"),
    ),
    Field("told_people", "People told", "group"),
    *fields(
        "told_people",
        Field("decision", "Decision", choices=("undecided", "to be told", "told", "not told")),
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
        Field("moved_to", "Moved to", help="where others look after it now: a project, a risk register"),
    ),
    Field("notice", "For the Commissioner’s form", "group"),
    *fields(
        "notice",
        Field("records", "How many records", "number"),
        Field("consequences", "What may come of it for people", "long"),
        Field("likelihood", "How likely it is to harm people significantly", choices=LIKELY),
        Field("measures_before", "What was in place to prevent it", "long"),
        Field("impact", "Impact on the authority, where cyber", choices=("high", "medium", "low", "not yet known")),
        Field(
            "recovery",
            "Time to recover, where cyber",
            choices=("regular", "supplemented", "extended", "not recoverable", "complete", "not yet known"),
        ),
    ),
    Field("set_aside", "If it is no breach of its own", "group"),
    *fields(
        "set_aside",
        Field("kind", "What it was proposed to be", choices=SET_ASIDE),
        Field("reasons", "Reasons for proposing that", "long"),
        Field("proposed_by", "Who proposed it"),
        Field("agreed_by", "Who decided it as the second person"),
        Field("agreed_reasons", "Reasons of the second person", "long"),
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


DERIVED = (
    Derived("deadline", "Deadline for the Commissioner", lambda entry, on: deadline(entry)),
    Derived("hours_from_awareness", "Hours taken", lambda entry, on: hours_taken(entry)),
    Derived("late", "Late", lambda entry, on: is_late(entry)),
    Derived("score_and_decision", "Where score and decision part", lambda entry, on: is_score_at_odds(entry)),
    Derived("overdue_actions", "Actions overdue", overdue),
)

STAYS = Stays(
    "Any personal data breach is documented, so that the Commissioner can verify it (art. 33(5)).",
    "Say what it is: a near miss, not a breach, or entered already. It goes by a disposal alone, when its class says so.",
)

BREACHES = Register(
    name="breaches",
    title="Register of data breaches",
    files=("breaches.yaml",),
    sections=(Section("incidents", "ref", FIELDS),),
    guards=GUARDS,
    changes=CHANGES,
    by_two=(BY_TWO,),
    stays=STAYS,
    derived=DERIVED,
    facts=FACTS,
    terms=TERMS,
    about=ABOUT,
)
