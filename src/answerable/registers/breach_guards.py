"""What must hold of every breach, and of every change of one: the rules of the law and of the three tracks."""

from __future__ import annotations

from answerable.registers.breach_clock import BREACH, is_late
from answerable.registers.breach_score import is_as_scored
from answerable.registers.breach_tracks import (
    CASE,
    COMMISSIONER,
    PEOPLE,
    TRACKS,
    is_in_order,
    names_ground,
    open_actions,
    promised,
)
from answerable.registers.breach_weight import AGREED
from answerable.registers.register import Change, Guard, with_reason
from answerable.registers.values import Entry


def _is_breach(entry: Entry) -> bool:
    return entry.text("kind") == BREACH


def _is_closed(entry: Entry) -> bool:
    return _is_breach(entry) and entry.text("status") == "closed"


def _told_in_order(entry: Entry) -> bool:
    aware, told = entry.moment("aware_at"), entry.moment("commissioner.notified_at")
    return not told or (aware is not None and told >= aware)


def _decided(entry: Entry) -> bool:
    return all(entry.text(f"{track}.decision") not in ("", "undecided") for track in ("commissioner", "told_people"))


def _done(entry: Entry) -> bool:
    is_owed = entry.text("commissioner.decision") == "notify" and not entry.moment("commissioner.notified_at")
    return not is_owed and entry.text("told_people.decision") != "to be told"


def _counts_for_nothing(entry: Entry) -> bool:
    counts = ("people_affected.number", "people_affected.at_most", "told_people.number", "notice.records", "claim.made")
    return entry.text("publish.count") != "yes" and not any(entry.number(name) for name in counts)


GUARDS = (
    Guard(
        "a personal data breach has no moment of awareness with its basis",
        "The 72 hours run from awareness (UK GDPR art. 33(1)).",
        "Write aware_at, in a file with its offset, and aware_basis.",
        lambda entry: not _is_breach(entry) or bool(entry.moment("aware_at") and entry.text("aware_basis")),
        "aware_at",
    ),
    Guard(
        "the Commissioner was notified before the authority was aware",
        "Nobody can give notice of what they do not know of (art. 33(1)).",
        "Correct aware_at or commissioner.notified_at.",
        _told_in_order,
        "commissioner.notified_at",
    ),
    Guard(
        "the Commissioner is not notified, and the outcome is not “unlikely” or there are no reasons",
        "Only a breach unlikely to result in a risk need not be notified, and why must be recorded (art. 33(1), (5)).",
        "Notify; or, where it is so, set risk.outcome to unlikely, and write commissioner.reasons.",
        lambda entry: (
            entry.text("commissioner.decision") != "do not notify"
            or (entry.text("risk.outcome") == "unlikely" and bool(entry.text("commissioner.reasons")))
        ),
        "commissioner.decision",
    ),
    Guard(
        "the notice was late and no reasons for the delay are given",
        "A late notice must give its reasons (art. 33(1)).",
        "Write commissioner.delay_reasons.",
        lambda entry: not is_late(entry) or bool(entry.text("commissioner.delay_reasons")),
        "commissioner.delay_reasons",
    ),
    Guard(
        "the risk is high, the people were not told, and no ground of article 34(3) is named",
        "People must be told of a high risk unless article 34(3) allows otherwise (art. 34(1), (3)).",
        "Tell them, or begin told_people.basis with 34(3)(a), 34(3)(b) or 34(3)(c).",
        lambda entry: (
            entry.text("risk.outcome") != "high risk"
            or entry.text("told_people.decision") != "not told"
            or names_ground(entry.text("told_people.basis"))
        ),
        "told_people.basis",
    ),
    Guard(
        "it is closed while a decision is open",
        "Both decisions, to notify and to tell, belong to the record (art. 33(5)).",
        "Decide the one that is open, commissioner.decision or told_people.decision, or reopen it.",
        lambda entry: not _is_closed(entry) or _decided(entry),
    ),
    Guard(
        "it is closed while the Commissioner is still to be notified, or the people are still to be told",
        "What was decided must be done (art. 33(1), 34(1)).",
        "Record when the Commissioner was notified and the people were told.",
        lambda entry: not _is_closed(entry) or _done(entry),
    ),
    Guard(
        "it is closed while a notice that was promised to the Commissioner is owed",
        "What was not known at first is given in phases, without undue further delay (art. 33(4)).",
        "Record when each phase was given.",
        lambda entry: not _is_closed(entry) or not promised(entry),
        "commissioner.phases",
    ),
    Guard(
        "it is closed while its investigation is open",
        "The record says what happened and what came of it (art. 33(5)).",
        "Write investigation.closed_on and the finding.",
        lambda entry: (
            not _is_closed(entry)
            or not entry.day("investigation.opened_on")
            or entry.day("investigation.closed_on") is not None
        ),
        "investigation.closed_on",
    ),
    Guard(
        "it is closed while actions are neither done nor moved",
        "The record holds the remedial action taken (art. 33(5)).",
        "Give each action the day when it was done, or where it has moved to.",
        lambda entry: not _is_closed(entry) or not open_actions(entry),
        "actions",
    ),
    Guard(
        "a duplicate must name the entry that it repeats, and nothing else may",
        "A breach that is entered twice would be counted twice.",
        "Write the reference of the first entry into same_as, on the duplicate alone.",
        lambda entry: (entry.text("kind") == "duplicate") == bool(entry.text("same_as")),
        "same_as",
    ),
    Guard(
        "a duplicate names itself",
        "It would stand for nothing.",
        "Write the reference of the other entry.",
        lambda entry: entry.text("same_as") != entry.id,
        "same_as",
    ),
    Guard(
        "a duplicate has counts of its own",
        "A breach that is entered twice would be counted twice.",
        "Take its numbers away, and set publish.count to no; they belong to the first entry.",
        lambda entry: entry.text("kind") != "duplicate" or _counts_for_nothing(entry),
        "people_affected.number",
    ),
    Guard(
        "the score is not the one that its parts give",
        "A score is worked out: context of the data × ease of identification + circumstances.",
        "Score it again from its parts.",
        is_as_scored,
        "risk.aid",
    ),
)


def _moves(track: str) -> Change:
    """A guard: an entry goes on that track only where the table of moves lets it."""
    return Change(
        f"{TRACKS[track].lower()}: that step does not follow from where the entry stands",
        "The register shows how each decision was reached (art. 33(5)).",
        "Take the steps one after another, as the page of the breach offers them.",
        lambda before, after, reason: is_in_order(track, before, after),
        {CASE: "status", COMMISSIONER: "commissioner.decision", PEOPLE: "told_people.decision"}[track],
    )


CHANGES = (
    with_reason("aware_at", law="The 72 hours run from it; once set it changes only by a reasoned correction."),
    with_reason("kind", law="What is counted as a breach, and what is not, is shown to the Commissioner (art. 33(5))."),
    with_reason(
        "risk.outcome", law="The outcome decides whom the law wants told; why it was changed is part of the record."
    ),
    with_reason("commissioner.notified_at", law="Whether the notice was in time hangs on it."),
    with_reason("commissioner.decision", law="Whether to notify is decided with reasons (art. 33(5))."),
    with_reason("told_people.decision", law="Whether to tell people is decided with reasons (art. 33(5))."),
    AGREED,
    *map(_moves, (CASE, COMMISSIONER, PEOPLE)),
)
