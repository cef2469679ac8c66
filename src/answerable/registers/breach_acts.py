"""What is done with a breach, one table: where each act may begin, what it asks, what it writes. The guards of the register decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from answerable.registers.breach_clock import BREACH
from answerable.registers.breach_kinds import TYPES
from answerable.registers.breach_score import PARTS, aid, score_of
from answerable.registers.breach_tracks import CASE, COMMISSIONER, PEOPLE, UNDECIDED, case_state, names_ground, standing
from answerable.registers.breach_weight import PROPOSED, proposal, weight
from answerable.registers.values import Entry, Value, filled, put

OPEN = ("reported", "assessing", "confirmed", "investigating")
BREACHES = ("confirmed", "investigating")
TELL = ("high risk (article 34)", "by choice")
DO_NOT_TELL = (
    "not high risk",
    "34(3)(a): the data could not be read by whoever got it",
    "34(3)(b): later measures took the high risk away",
    "34(3)(c): disproportionate effort, so a public notice was given",
)
REGIMES = ("UK GDPR", "Data Protection Act 2018 Part 3")
PRECISION = ("hour", "day", "month", "not known")
TRAINED = ("yes", "in part", "no", "not applicable", "not known")
SCORE = tuple(f"risk.aid.{name}" for name in PARTS)
AWARE = ("aware_at", "aware_basis")


@dataclass(frozen=True, slots=True)
class Act:
    """One act: from which states of its track, what it asks for, what must be said, what it writes by itself.

    days: fields that get the day of the act. adds: a field with rows that gets one. mends: a field with rows of which one
    is chosen. reason: the field that holds the reason; empty, the reason is asked for by itself.
    """

    label: str
    explains: str
    begins: tuple[str, ...]
    asks: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    track: str = CASE
    cases: tuple[str, ...] = BREACHES  # where the case may stand, for an act on another track
    sets: Mapping[str, Value] = field(default_factory=dict)
    days: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    adds: str = ""
    mends: str = ""
    reason: str = ""
    becomes: str = ""  # what the history says
    beside: str = ""  # the track that it is shown with, where that is another
    why: str = ""  # the question for the reason, where no field holds it; empty, the act's own name says enough
    is_timed: bool = False  # the 72 hours press on it, or move with it
    sets_aside: str = ""  # as what it sets the breach aside, for which two persons may be needed


_FACTS = (
    "title", "summary", "regime", "occurred.first", "occurred.last", "occurred.precision", "discovered_by", "service", "category",
    "type", "affects", "cause", "channel", "tool", "group", "device.kind", "device.encrypted", "data.types", "data.special_category",
    "data.criminal_offence", "people_affected.types", "people_affected.number", "people_affected.number_is", "people_affected.at_most",
    "containment.action", "containment.date", "containment.recovered", "processor.name", "processor.aware_on",
    "processor.told_council_at", "processor.days_taken", "others_told", "staff.trained_in_last_two_years", "staff.outcome",
)  # fmt: skip
_NOTICE = (
    "notice.records",
    "notice.consequences",
    "notice.likelihood",
    "notice.measures_before",
    "notice.impact",
    "notice.recovery",
)
_ASIDE = {"status": "closed"}
ACTS: Mapping[str, Act] = {
    "assess": Act(
        "Assess it", "A short look at what happened comes first. The 72 hours run from the moment at which it is reasonably certain that personal data were affected, whenever that is written down.",
        ("reported", "near miss", "not a breach", "duplicate"), sets={"kind": UNDECIDED, "status": "assessing", "same_as": None, "closed_on": None, PROPOSED: None}, becomes="assessing", why="Why is it looked at now?",
    ),
    "confirm": Act(
        "Confirm that it is a breach", "The 72 hours run from when the authority became aware: the moment at which it was reasonably certain that personal data were affected. They do not wait until it is written down here.",
        ("reported", "assessing"), (*AWARE, "regime"), AWARE, choices={"regime": REGIMES},
        sets={"kind": BREACH, "status": "assessing"}, reason="aware_basis", becomes="confirmed",
    ),
    "facts": Act(
        "Write down the facts", "What happened, to which data, to how many people. No personal data: people are counted and never named. Unknown is not nought.",
        OPEN, _FACTS, ("title", "service"),
        choices={"regime": REGIMES, "type": TYPES, "occurred.precision": PRECISION, "staff.trained_in_last_two_years": TRAINED},
    ),
    "awareness": Act(
        "Correct the moment of awareness", "The moment before stays in the history with your reason. The deadline moves with it.",
        BREACHES, AWARE, AWARE, becomes="moment of awareness corrected", is_timed=True, why="Why is that the right moment?",
    ),
    "score": Act(
        "Score it", "An aid after ENISA’s method: context of the data × ease of identification + circumstances. It is not the test of the law.", BREACHES, SCORE, SCORE,
    ),
    "risk": Act(
        "Decide the risk to people", "The test of the law. The score is an aid; where the decision parts from it, say why.",
        BREACHES, ("risk.outcome", "risk.reasons", "risk.decided_by"), ("risk.outcome", "risk.reasons", "risk.decided_by"), reason="risk.reasons", is_timed=True,
    ),
    "notify": Act(
        "Decide to notify", "The Commissioner must be told unless a risk to people is unlikely.", ("undecided", "do not notify"), ("commissioner.reasons", "commissioner.decided_by"),
        ("commissioner.reasons", "commissioner.decided_by"), COMMISSIONER, sets={"commissioner.decision": "notify"}, reason="commissioner.reasons", is_timed=True,
    ),
    "do-not-notify": Act(
        "Decide not to notify", "Only where a risk to people is unlikely. The reasons are part of the record that the Commissioner may ask for.",
        ("undecided", "due"), ("commissioner.reasons", "commissioner.decided_by"), ("commissioner.reasons", "commissioner.decided_by"), COMMISSIONER,
        sets={"commissioner.decision": "do not notify"}, reason="commissioner.reasons", is_timed=True,
    ),
    "form": Act("Complete the Commissioner’s form", "What the form asks beside the facts.", BREACHES, _NOTICE, beside=COMMISSIONER, is_timed=True),
    "notified": Act(
        "Record the notice", "When the Commissioner was told. After the 72 hours the notice must say why it is late.", ("undecided", "due", "do not notify"),
        ("commissioner.notified_at", "commissioner.delay_reasons", "commissioner.reference"), ("commissioner.notified_at",), COMMISSIONER,
        sets={"commissioner.decision": "notify"}, becomes="Commissioner notified", is_timed=True,
    ),
    "promise": Act(
        "Promise more", "What is not known yet may follow in phases, without undue further delay.", ("notified", "more due"), ("commissioner.phases.what", "commissioner.phases.due"),
        ("commissioner.phases.what", "commissioner.phases.due"), COMMISSIONER, adds="commissioner.phases",
    ),
    "deliver": Act(
        "Record a notice that was promised", "Which phase was given, and when.", ("more due",), ("commissioner.phases.date",), ("commissioner.phases.date",),
        COMMISSIONER, cases=(*BREACHES, "near miss", "not a breach"), mends="commissioner.phases",
    ),
    "outcome": Act(
        "Record the Commissioner’s outcome", "What the Commissioner decided; their file is closed with it.", ("notified",), ("commissioner.outcome", "commissioner.closed_on"),
        ("commissioner.outcome", "commissioner.closed_on"), COMMISSIONER, cases=(*BREACHES, "closed", "near miss", "not a breach"), becomes="Commissioner’s file closed",
    ),
    "tell": Act(
        "Decide to tell the people", "Where the risk to them is high they must be told without undue delay.", ("undecided", "not told"), ("told_people.basis",), ("told_people.basis",),
        PEOPLE, sets={"told_people.decision": "to be told"}, choices={"told_people.basis": TELL}, why="Why are the people told?",
    ),
    "do-not-tell": Act(
        "Decide not to tell the people", "Where the risk is high, only on a ground of article 34(3).", ("undecided", "due"), ("told_people.basis",), ("told_people.basis",),
        PEOPLE, sets={"told_people.decision": "not told"}, choices={"told_people.basis": DO_NOT_TELL}, why="Why are the people not told?",
    ),
    "told": Act(
        "Record that the people were told", "In clear and plain language: what happened, what may come of it, what is done, whom to ask.", ("undecided", "not told", "due"),
        ("told_people.basis", "told_people.date", "told_people.how", "told_people.number"), ("told_people.basis", "told_people.date", "told_people.how"),
        PEOPLE, sets={"told_people.decision": "told"}, choices={"told_people.basis": TELL}, becomes="people told",
    ),
    "investigate": Act(
        "Open the investigation", "Its evidence is kept in the chain of evidence.", ("confirmed",), ("investigation.opened_on", "investigation.evidence_case"),
        ("investigation.opened_on",), sets={"status": "investigating"}, becomes="investigating",
    ),
    "finding": Act(
        "Finish the investigation", "What was found, and the report of it.", ("investigating",), ("investigation.closed_on", "investigation.finding", "investigation.report"),
        ("investigation.closed_on", "investigation.finding"),
    ),
    "action": Act(
        "Add an action", "What is done about it, by whom, until when.", BREACHES, ("actions.what", "actions.owner", "actions.due"), ("actions.what", "actions.owner", "actions.due"), adds="actions",
    ),
    "done": Act(
        "Finish or move an action", "The day on which it was done, or where others look after it now.", BREACHES, ("actions.done_on", "actions.moved_to"), mends="actions",
    ),
    "publish": Act(
        "Say what may be published", "What answers and published pages may take from this entry.", (*OPEN, "near miss", "not a breach", "closed"),
        ("publish.count", "publish.summary", "publish.withheld_fields", "publish.reason"), ("publish.count", "publish.summary"),
    ),
    "close": Act(
        "Close it", "Both decisions are taken and done, everything promised is given, the investigation is finished and the actions are done or moved.",
        BREACHES, ("lessons",), sets={"status": "closed"}, days=("closed_on",), becomes="closed",
    ),
    "reopen": Act("Reopen it", "What was recorded stays in the history.", ("closed",), sets={"status": "assessing", "closed_on": None}, becomes="reopened", why="Why is it opened again?"),
    "propose": Act(
        "Propose that it is no breach of its own", "The Commissioner was notified, people were told, or a risk was found: so two persons decide, each with reasons. You propose it; another data protection officer decides. What was notified stays counted as notified.",
        OPEN, ("set_aside.kind", "set_aside.reasons"), ("set_aside.kind", "set_aside.reasons"), reason="set_aside.reasons", becomes="proposed to be no breach of its own",
    ),
    "near-miss": Act(
        "It is a near miss", "Something happened, or may have happened, and no personal data were compromised. It is kept, and never counted as a breach.",
        OPEN, sets={"kind": "near miss", **_ASIDE}, days=("closed_on",), becomes="found to be a near miss", sets_aside="near miss", why="Why is it a near miss?",
    ),
    "not-a-breach": Act(
        "It is not a breach", "It was looked at and no personal data were affected. It is kept, and never counted as a breach.",
        OPEN, sets={"kind": "not a breach", **_ASIDE}, days=("closed_on",), becomes="found to be no breach", sets_aside="not a breach", why="Why is it no breach?",
    ),
    "duplicate": Act(
        "It is entered already", "This entry then points to the first one and counts for nothing; its evidence goes over to the first.",
        OPEN, ("same_as",), ("same_as",), sets={"kind": "duplicate", "status": "merged"}, days=("closed_on",), becomes="merged", sets_aside="duplicate", why="How is it known that it is the same breach?",
    ),
}  # fmt: skip


def may(entry: Entry, act: Act) -> bool:
    """True where the act may begin with the entry as it stands; its guards have their say when it is done."""
    stands = standing(entry)
    if act.mends and not open_rows(entry, act):
        return False
    return stands[act.track] in act.begins and (act.track == CASE or stands[CASE] in act.cases)


def acts_for(entry: Entry) -> tuple[tuple[str, Act], ...]:
    """The acts that may begin with the entry as it stands, in the order of the table."""
    return tuple((name, act) for name, act in ACTS.items() if may(entry, act) and _is_offered(entry, name, act))


def _is_offered(entry: Entry, name: str, act: Act) -> bool:
    """False for what one person cannot do alone, and for what takes two where one is enough."""
    if name == "propose":
        return bool(weight(entry)) or case_state(entry) in BREACHES
    return not act.sets_aside or not weight(entry) or proposal(entry) == act.sets_aside


def signed(entry: Entry, name: str, *, who: str, why: str) -> dict[str, Value]:
    """What an act writes of the person who does it: who proposes to set a breach aside, and who decides it as the second."""
    if name == "propose":
        return {"set_aside.proposed_by": who, "set_aside.agreed_by": None, "set_aside.agreed_reasons": None}
    if ACTS[name].sets_aside and proposal(entry):
        return {"set_aside.agreed_by": who, "set_aside.agreed_reasons": why}
    return {}


def open_rows(entry: Entry, act: Act) -> tuple[tuple[int, str], ...]:
    """The rows that an act may finish: place and words."""
    ends = [name.rpartition(".")[2] for name in act.asks]
    return tuple(
        (place, row.text("what"))
        for place, row in enumerate(entry.rows(act.mends))
        if not any(row.text(name) for name in ends)
    )


def acted(entry: Entry, name: str, given: Mapping[str, Value], *, on: date, row: int = 0) -> dict[str, Value]:
    """The values of the entry after the act: what was said, what the act writes by itself, a line of history.

    A risk that is decided again reopens what rested on the decision before: the Commissioner's track where no notice was
    thought due, the people's where they were not told without a ground of article 34(3).
    """
    act, values = ACTS[name], dict(entry.values)
    rows = act.adds or act.mends
    if name == "confirm":
        values = _undecided(values, entry)
    for key, value in ({} if rows else given).items():
        values = put(values, key, value)
        group = key.partition(".")[0]  # of which nothing is said, it is nothing
        values = values if filled(values[group]) is not None else {**values, group: None}
    if name == "score":
        values = _scored(values, entry)
    if rows:
        values = put(values, rows, _rows(entry, act, given, row))
    for key, value in {**act.sets, **dict.fromkeys(act.days, on)}.items():
        values = put(values, key, value)
    lines = [act.becomes] if act.becomes else []
    if name == "risk":
        values, more = _reopened(values, entry)
        lines += more
    if name == "duplicate":
        values = _emptied(values)
    history: tuple[Value, ...] = tuple({"date": on, "to": line} for line in lines)
    return {**values, "history": (*_listed(entry.at("history")), *history)}


def _undecided(values: dict[str, Value], before: Entry) -> dict[str, Value]:
    """Both decisions stand open, unless they were taken before it was looked at again."""
    for track in ("commissioner.decision", "told_people.decision"):
        if not before.text(track):
            values = put(values, track, "undecided")
    return values


def _scored(values: dict[str, Value], before: Entry) -> dict[str, Value]:
    """The score that the parts give, with whatever else was said of it."""
    parts = Entry(before.register, before.id, values).at("risk.aid")
    score = score_of(Entry(before.register, before.id, values))
    if score is None or not isinstance(parts, Mapping):
        return values
    return put(values, "risk.aid", {**parts, **aid(score, parts=parts)})


def _rows(entry: Entry, act: Act, given: Mapping[str, Value], row: int) -> tuple[Value, ...]:
    said = {key.rpartition(".")[2]: value for key, value in given.items()}
    rows = [dict(one.values) for one in entry.rows(act.adds or act.mends)]
    if act.adds:
        return (*rows, said)
    return tuple({**one, **said} if place == row else one for place, one in enumerate(rows))


def _reopened(values: dict[str, Value], before: Entry) -> tuple[dict[str, Value], list[str]]:
    after, lines = Entry(before.register, before.id, values), []
    if after.text("commissioner.decision") == "do not notify" and after.text("risk.outcome") != "unlikely":
        for key, value in (("decision", "undecided"), ("reasons", None), ("decided_by", None)):
            values = put(values, f"commissioner.{key}", value)
        lines.append("Commissioner’s track reopened: a risk was found")
    is_high = after.text("risk.outcome") == "high risk"
    if (
        is_high
        and after.text("told_people.decision") == "not told"
        and not names_ground(after.text("told_people.basis"))
    ):
        for key, value in (("decision", "undecided"), ("basis", None)):
            values = put(values, f"told_people.{key}", value)
        lines.append("people’s track reopened: a high risk was found")
    return values, lines


def _emptied(values: dict[str, Value]) -> dict[str, Value]:
    """A duplicate has no counts, no tracks and no evidence of its own: they are the first entry's."""
    for key in ("commissioner", "told_people", "risk", "claim", "investigation", "notice"):
        values = put(values, key, None)
    for key in ("people_affected.number", "people_affected.at_most", "people_affected.number_is"):
        values = put(values, key, None)
    return put(put(values, "publish.count", "no"), "publish.summary", "no")


def _listed(value: Value) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else ()
