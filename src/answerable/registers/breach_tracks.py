"""The three tracks of a breach, the case, the Commissioner and the people: their states, and every move between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from answerable.law import long_moment
from answerable.registers.breach_clock import BREACH, HOURS, deadline, running
from answerable.registers.periods import long_day
from answerable.registers.values import Entry

UNDECIDED = "not yet decided"
SET_ASIDE = ("near miss", "not a breach", "duplicate")
CASE, COMMISSIONER, PEOPLE = "case", "commissioner", "people"
TRACKS = {CASE: "The case", COMMISSIONER: "The Commissioner", PEOPLE: "The people affected"}

_FOUND = ("near miss", "not a breach", "duplicate")
MOVES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    CASE: {
        "reported": ("assessing", "confirmed", *_FOUND),
        "assessing": ("confirmed", *_FOUND),
        "near miss": ("assessing",),
        "not a breach": ("assessing",),
        "duplicate": ("assessing",),
        "confirmed": ("investigating", "closed", *_FOUND),
        "investigating": ("closed", *_FOUND),
        "closed": ("confirmed",),
    },
    COMMISSIONER: {  # "" is the state of what is no breach: nothing is owed
        "": ("undecided", "due", "do not notify", "notified", "more due", "closed"),
        "undecided": ("do not notify", "due", "notified", ""),
        "do not notify": ("undecided", "due", "notified", ""),
        "due": ("notified", "do not notify", "undecided", ""),
        "notified": ("more due", "closed", "due", ""),
        "more due": ("notified", ""),
        "closed": ("notified", "more due", ""),
    },
    PEOPLE: {
        "": ("undecided", "due", "not told", "told"),
        "undecided": ("not told", "due", "told", ""),
        "not told": ("undecided", "due", "told", ""),
        "due": ("told", "not told", "undecided", ""),
        "told": ("due", ""),
    },
}


@dataclass(frozen=True, slots=True)
class Duty:
    """What is to be done next, in words; until when, where the law or a promise says; whether that has passed."""

    words: str
    act: str = ""
    is_late: bool = False


def standing(entry: Entry) -> dict[str, str]:
    """Where an entry stands on each track."""
    return {CASE: case_state(entry), COMMISSIONER: commissioner_state(entry), PEOPLE: people_state(entry)}


def case_state(entry: Entry) -> str:
    """Where the case stands."""
    kind, status = entry.text("kind"), entry.text("status")
    if kind in SET_ASIDE:
        return kind
    if kind == BREACH:
        return status if status in ("investigating", "closed") else "confirmed"
    return "assessing" if status == "assessing" else "reported"


def commissioner_state(entry: Entry) -> str:
    """Where the notice to the Commissioner stands; empty where none can be owed."""
    if entry.text("kind") != BREACH and not was_notified(entry):
        return ""
    if not was_notified(entry):
        decided = {"notify": "due", "do not notify": "do not notify"}
        return decided.get(entry.text("commissioner.decision"), "undecided")
    if promised(entry):
        return "more due"
    return "closed" if entry.day("commissioner.closed_on") else "notified"


def people_state(entry: Entry) -> str:
    """Where telling the people affected stands; empty where nobody has to be told."""
    if entry.text("kind") != BREACH:
        return "told" if were_told(entry) else ""
    decided = {"told": "told", "not told": "not told", "to be told": "due"}
    return decided.get(entry.text("told_people.decision"), "undecided")


def was_notified(entry: Entry) -> bool:
    """True where the Commissioner was notified: that stays so, whatever the entry is found to be afterwards."""
    return entry.moment("commissioner.notified_at") is not None


def were_told(entry: Entry) -> bool:
    """True where the people affected were told: that stays so, whatever the entry is found to be afterwards."""
    return entry.text("told_people.decision") == "told"


def found_a_risk(entry: Entry) -> bool:
    """True where a risk to people was decided to be there, high or not."""
    return entry.text("risk.outcome") in ("risk", "high risk")


def promised(entry: Entry) -> tuple[Entry, ...]:
    """The notices in phases that were promised to the Commissioner and not given yet."""
    return tuple(row for row in entry.rows("commissioner.phases") if row.day("due") and not row.day("date"))


def open_actions(entry: Entry) -> tuple[Entry, ...]:
    """The actions that are neither done nor moved to where others look after them."""
    return tuple(row for row in entry.rows("actions") if not row.day("done_on") and not row.text("moved_to"))


def overdue(entry: Entry, on: date) -> tuple[str, ...]:
    """The actions that were due before that day and are neither done nor moved."""
    return tuple(row.text("what") for row in open_actions(entry) if (due := row.day("due")) and due < on)


def is_in_order(track: str, before: Entry, after: Entry) -> bool:
    """True where an entry stays where it stood on that track, or goes where the table lets it."""
    here, there = standing(before)[track], standing(after)[track]
    return here == there or there in MOVES[track][here]


def duties(entry: Entry, *, at: datetime, on: date) -> tuple[Duty, ...]:
    """What is to be done next, the most urgent first; nothing where an entry is closed or set aside."""
    stands = standing(entry)
    if stands[CASE] in ("closed", *SET_ASIDE):
        return tuple(_promised(entry, on))
    if stands[CASE] in ("reported", "assessing"):
        words = "Decide what it is: a breach, a near miss, neither, or one that is entered already."
        return (Duty(words, "confirm"),)
    found = [*_to_commissioner(entry, stands, at, on), *_to_people(entry, stands), *_inside(entry, on)]
    return tuple(found) or (Duty("Everything is decided and done: close it.", "close"),)


def awaited(entry: Entry, track: str, *, at: datetime) -> str:
    """What has to be decided or done on the Commissioner's track or the people's, and by when; empty where nothing has."""
    state = standing(entry)[track]
    if track == CASE or case_state(entry) in SET_ASIDE:
        return ""
    if not state:
        first = "Decide first whether it is a personal data breach."
        return f"{first} {_from_the_report(entry)}".strip() if track == COMMISSIONER else first
    return _by_the_clock(entry, state, at) if track == COMMISSIONER else _without_delay(entry, state)


def _from_the_report(entry: Entry) -> str:
    """When the 72 hours would end, were the report inside the moment of awareness: they do not wait for a decision."""
    told = entry.moment("reported_inside_at")
    if told is None:
        return ""
    return f"If the authority was aware when it was reported inside, on {long_moment(told)}, the 72 hours end on {long_moment(told + HOURS)}."


def _by_the_clock(entry: Entry, state: str, at: datetime) -> str:
    due = deadline(entry)
    if state not in ("undecided", "due") or due is None:
        return ""
    if due < at:
        otherwise = ", or record why a risk is unlikely" if state == "undecided" and not found_a_risk(entry) else ""
        return f"Notify now, with the reasons for the delay{otherwise}: the 72 hours ended on {long_moment(due)}."
    is_open = state == "undecided" and not found_a_risk(entry)
    what = "Decide whether to notify, and notify," if is_open else "Notify"
    return f"{what} by {long_moment(due)}: 72 hours after awareness."


def _without_delay(entry: Entry, state: str) -> str:
    outcome = entry.text("risk.outcome")
    if state == "due":
        return "Tell them without undue delay."
    if state != "undecided":
        return ""
    if outcome == "high risk":
        return "The risk is high: tell them without undue delay, or name the ground of article 34(3)."
    if outcome:
        return "The risk is not high, so the law does not ask for it. Decide whether to tell them by choice."
    return "Decide the risk first. Where it is high they must be told without undue delay; the law names no hours."


def names_ground(basis: str) -> bool:
    """True where the words begin with a ground of article 34(3), upon which people at high risk need not be told."""
    return basis.startswith(("34(3)(a)", "34(3)(b)", "34(3)(c)"))


def _to_commissioner(entry: Entry, stands: Mapping[str, str], at: datetime, on: date) -> list[Duty]:
    found = []
    clock = running(entry, at=at)
    if clock:
        found.append(_notice_owed(entry, stands[COMMISSIONER], long_moment(clock.deadline), clock.is_over))
    found += _promised(entry, on)
    if not entry.text("risk.outcome"):
        found.append(Duty("Decide how likely a risk to people is.", "risk"))
    return found


def _notice_owed(entry: Entry, state: str, day: str, is_over: bool) -> Duty:
    """What is next until the Commissioner is notified. Once a risk is found nothing else is offered than to notify."""
    late = f"Notify the Commissioner now, with the reasons for the delay: the 72 hours ended on {day}."
    if state == "due" or found_a_risk(entry):
        return Duty(late if is_over else f"Notify the Commissioner by {day}.", "notified", is_over)
    ended = f"the 72 hours ended on {day}"
    if entry.text("risk.outcome") == "unlikely":
        first = "Decide not to notify the Commissioner, with the reasons"
        words = f"{first}: {ended}." if is_over else f"{first}, or notify by {day}."
        return Duty(words, "do-not-notify", is_over)
    if is_over:
        return Duty(f"Notify the Commissioner now, with the reasons for the delay, or record why a risk is unlikely: {ended}.", "risk", True)  # fmt: skip
    return Duty(f"Notify the Commissioner by {day}, or record why a risk is unlikely.", "risk")


def _promised(entry: Entry, on: date) -> Iterator[Duty]:
    for row in promised(entry):
        due = row.day("due") or on
        words = f"Give the Commissioner what was promised for {long_day(due)}: {row.text('what')}."
        yield Duty(words, "deliver", due < on)


def _to_people(entry: Entry, stands: Mapping[str, str]) -> list[Duty]:
    if stands[PEOPLE] == "due":
        return [Duty("Tell the people affected without undue delay.", "told")]
    if stands[PEOPLE] != "undecided":
        return []
    is_high = entry.text("risk.outcome") == "high risk"
    words = (
        "Tell the people affected, whose risk is high, or name the ground of article 34(3)."
        if is_high
        else "Decide whether to tell the people affected."
    )
    return [Duty(words, "tell")]


def _inside(entry: Entry, on: date) -> list[Duty]:
    late = overdue(entry, on)
    found = [Duty(f"Finish or move an overdue action: {what}.", "done", True) for what in late]
    if entry.day("investigation.opened_on") and not entry.day("investigation.closed_on"):
        found.append(Duty("Finish the investigation.", "finding"))
    if len(open_actions(entry)) > len(late):
        found.append(Duty("Finish the actions, or move them to where others look after them.", "done"))
    return found


def is_closable(entry: Entry) -> bool:
    """True where the case of a breach may be closed: both tracks decided and done, nothing promised, no investigation open."""
    settled = commissioner_state(entry) in ("do not notify", "notified", "closed") and people_state(entry) in (
        "not told",
        "told",
    )
    is_looked_into = not entry.day("investigation.opened_on") or bool(entry.day("investigation.closed_on"))
    return settled and not promised(entry) and is_looked_into and not open_actions(entry)
