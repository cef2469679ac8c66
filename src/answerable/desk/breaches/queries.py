"""What pages of breaches read: clocks that run, the list, one breach on its three tracks. Frozen values, no rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from answerable.desk.breaches import access
from answerable.desk.custody.queries.linked import references_of
from answerable.desk.people.actors import Actor
from answerable.desk.registers.authority import authority
from answerable.desk.registers.showing import Version, history
from answerable.desk.registers.words import in_words, label_of
from answerable.law import uk_day
from answerable.registers import (
    REGISTERS,
    Entry,
    breach_acts,
    breach_clock,
    breach_kinds,
    breach_report,
    breach_score,
    breach_tracks,
    breach_weight,
)

NEAR = 24  # hours left, from which a clock is pressing
PART = REGISTERS["breaches"].section()
FACTS = (
    "summary", "kind", "regime", "occurred.first", "occurred.last", "discovered_by", "reported_inside_at", "service", "category", "type",
    "affects", "cause", "channel", "tool", "group", "device.kind", "device.encrypted", "data.types", "data.special_category",
    "data.criminal_offence", "people_affected.types", "people_affected.number", "people_affected.number_is", "people_affected.at_most",
    "containment.action", "containment.date", "containment.recovered", "processor.name", "processor.aware_on",
    "processor.told_council_at", "processor.days_taken", "others_told", "staff.trained_in_last_two_years", "staff.outcome", "lessons",
)  # fmt: skip
LINES = {
    breach_tracks.CASE: ("aware_at", "aware_basis", "risk.outcome", "risk.reasons", "risk.decided_by", "investigation.opened_on",
           "investigation.closed_on", "investigation.finding", "investigation.report", "closed_on"),
    breach_tracks.COMMISSIONER: ("commissioner.decision", "commissioner.reasons", "commissioner.decided_by", "commissioner.notified_at",
                   "commissioner.delay_reasons", "commissioner.reference", "commissioner.outcome", "commissioner.closed_on"),
    breach_tracks.PEOPLE: ("told_people.decision", "told_people.basis", "told_people.date", "told_people.how", "told_people.number"),
}  # fmt: skip
PROPOSED = tuple(f"set_aside.{name}" for name in ("kind", "reasons", "proposed_by", "agreed_by", "agreed_reasons"))
ALONE = ("risk", "containment", "commissioner", "told_people", "notice", "actions", "publish", "set_aside")
INSIDE = ("processor.", "containment.", "commissioner.decided_by", "staff.")  # what others do not read of a breach
SHOWN = tuple(
    name
    for name in (*FACTS, *LINES[breach_tracks.COMMISSIONER], *LINES[breach_tracks.PEOPLE])
    if not name.startswith(INSIDE)
)  # to others, of what may be published
OUTCOME = "How likely a risk to people is"
SELDOM = ("awareness", "propose", "near-miss", "not-a-breach", "duplicate")  # once it is confirmed
NOT_DECIDED = "Not decided yet"
STATES = {
    breach_tracks.COMMISSIONER: {
        "due": "To be notified", "more due": "Notified, and more was promised", "do not notify": "Not to be notified",
    },
    breach_tracks.PEOPLE: {"due": "To be told"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClockRow:
    """A clock that runs: what it is of, when it ends by UTC and by the clock on the wall, how much is left."""

    key: str
    title: str
    service: str
    decision: str
    deadline: datetime  # UTC
    other: datetime | None
    left: str
    hours_left: float

    @property
    def utc(self) -> str:
        """The deadline for programs, by UTC."""
        return self.deadline.isoformat()

    @property
    def is_over(self) -> bool:
        """True where the 72 hours have ended."""
        return self.hours_left < 0

    @property
    def is_near(self) -> bool:
        """True where a day or less is left."""
        return 0 <= self.hours_left <= NEAR


@dataclass(frozen=True, slots=True)
class Row:
    """One breach in the list."""

    key: str
    title: str
    kind: str
    on: date | None
    service: str
    states: tuple[str, ...]
    next_duty: str
    is_late: bool
    is_told: bool  # its page is open to this reader


@dataclass(frozen=True, slots=True)
class Track:
    """One track of a breach: where it stands, what is recorded, what may be done."""

    name: str
    label: str
    state: str
    awaited: str  # what has to be decided or done, and by when
    lines: tuple[tuple[str, str], ...]
    rows: tuple[str, ...]
    acts: tuple[tuple[str, str], ...]
    seldom: tuple[tuple[str, str], ...]  # acts that few breaches need


@dataclass(frozen=True, slots=True)
class BreachPage:
    """One breach, as its page shows it."""

    key: str
    title: str
    version: int
    kind: str
    is_breach: bool
    clock: ClockRow | None
    notice: breach_clock.Notice | None
    outcome: str
    duties: tuple[breach_tracks.Duty, ...]
    tracks: tuple[Track, ...]
    facts: tuple[tuple[str, str], ...]
    score: breach_score.Score | None
    at_odds: str
    evidence: tuple[str, ...]
    evidence_case: str
    actions: tuple[str, ...]
    same_as: str
    weight: tuple[str, ...]  # why two persons decide whether it is set aside
    proposed: tuple[tuple[str, str], ...]  # that it be set aside: as what, why, by whom; what the second decided
    duplicates: tuple[str, ...]
    awareness: tuple[Version, ...]
    other_reading: str = breach_clock.OTHER_READING

    @property
    def is_set_aside(self) -> bool:
        """True where it was found to be no breach of its own."""
        return self.kind in breach_tracks.SET_ASIDE

    @property
    def open_duties(self) -> tuple[breach_tracks.Duty, ...]:
        """What is still to be done before it is closed."""
        return tuple(duty for duty in self.duties if duty.act != "close")


def label(name: str) -> str:
    """What a field is called on a page that says already which track it belongs to."""
    if name == "risk.outcome":
        return OUTCOME
    group, _, own = name.partition(".")
    if not own or group not in ALONE:
        return label_of(PART.known[name], PART)
    words = PART.known[name].label
    return f"{words[:1].upper()}{words[1:]}"


def open_clocks(*, by: Actor, at: datetime) -> tuple[ClockRow, ...]:
    """The clocks that run, the least time left first; none to those who do not read breaches whole."""
    if not access.reads_all(by):
        return ()
    rows = (clock_row(entry, at=at) for entry in access.entries(by=by))
    return tuple(sorted((row for row in rows if row), key=lambda row: row.hours_left))


def clock_row(entry: Entry, *, at: datetime) -> ClockRow | None:
    """The clock of one breach; None where none runs."""
    clock = breach_clock.running(entry, at=at)
    if clock is None:
        return None
    decision = _states(entry)[breach_tracks.COMMISSIONER]
    ends, other = clock.deadline.astimezone(UTC), clock.other
    return ClockRow(
        entry.id, entry.text("title"), entry.text("service"), decision, ends, other, clock.left, clock.hours_left
    )


def rows(*, by: Actor, at: datetime) -> tuple[Row, ...]:
    """Every entry that this person may see something of, the latest first; of others the counts alone stand in the report."""
    reads_all = access.reads_all(by)
    seen = [entry for entry in access.entries(by=by) if reads_all or access.is_told(entry)]
    return tuple(_row(entry, at, reads_all) for entry in sorted(seen, key=_order, reverse=True))


def counts(*, by: Actor) -> tuple[int, int]:
    """How many breaches the register has, and how many other entries."""
    every = access.entries(by=by)
    breaches = sum(entry.text("kind") == breach_clock.BREACH for entry in every)
    return breaches, len(every) - breaches


def services() -> tuple[str, ...]:
    """The services that the register names, and that it is not known yet."""
    folder = authority()
    every = folder.kept(access.REGISTER).entries if folder.keeps(access.REGISTER) else ()
    named = {entry.text("service") for entry in every}
    return (*sorted(named - {"", breach_kinds.NOT_KNOWN}), breach_kinds.NOT_KNOWN)


def breach_page(key: str, *, by: Actor, at: datetime) -> BreachPage:
    """One breach, whole. Refuses one that is not there (NoSuchThing)."""
    entry = access.for_reading(key, by=by)
    every = access.entries(by=by)
    keeps = by.has_role(*access.KEEPERS)
    acts = breach_acts.acts_for(entry) if keeps else ()
    return BreachPage(
        key, entry.text("title"), int(entry.version or 1), entry.text("kind"), entry.text("kind") == breach_clock.BREACH, clock_row(entry, at=at),
        breach_clock.notice(entry), entry.text("risk.outcome"),
        breach_tracks.duties(entry, at=at, on=uk_day(at)),
        tuple(_track(entry, name, state, acts, at) for name, state in _states(entry).items()),
        _lines(entry, FACTS), breach_score.score_of(entry), breach_score.is_score_at_odds(entry),
        references_of(key, by=by), entry.text("investigation.evidence_case"), _actions(entry), entry.text("same_as"),
        breach_weight.weight(entry), _lines(entry, PROPOSED),
        tuple(other.id for other in every if other.text("same_as") == key), _awareness(key),
    )  # fmt: skip


def published(key: str, *, by: Actor) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The title of a breach and what of it may be published. Refuses one of which nothing may (NoSuchThing)."""
    entry = access.for_reading(key, by=by)
    return entry.text("title"), _lines(entry, tuple(name for name in SHOWN if not entry.withholds(name)))


def _row(entry: Entry, at: datetime, reads_all: bool) -> Row:
    next_duties = breach_tracks.duties(entry, at=at, on=uk_day(at)) if reads_all else ()
    first = next_duties[0] if next_duties else None
    states = tuple(_states(entry).values())
    return Row(entry.id, entry.text("title"), entry.text("kind"), breach_report.counted_on(entry), entry.text("service"), states, first.words if first else "", bool(first and first.is_late), True)  # fmt: skip


def _order(entry: Entry) -> tuple[date, str]:
    return breach_report.counted_on(entry) or date.min, entry.id


def _track(entry: Entry, name: str, state: str, acts: tuple[tuple[str, breach_acts.Act], ...], at: datetime) -> Track:
    offered = [(key, act.label) for key, act in acts if (act.beside or act.track) == name]
    seldom = SELDOM if entry.text("kind") == breach_clock.BREACH else ()
    return Track(
        name,
        breach_tracks.TRACKS[name],
        state,
        breach_tracks.awaited(entry, name, at=at),
        _lines(entry, tuple(one for one in LINES[name] if not one.endswith(".decision"))),
        _phases(entry) if name == breach_tracks.COMMISSIONER else (),
        tuple(one for one in offered if one[0] not in seldom),
        tuple(one for one in offered if one[0] in seldom),
    )


def _states(entry: Entry) -> dict[str, str]:
    """Where an entry stands on each track, in words: nothing is owed only where it is found to be no breach of its own."""
    stands = breach_tracks.standing(entry)
    nothing = "Nothing is owed" if stands[breach_tracks.CASE] in breach_tracks.SET_ASIDE else NOT_DECIDED
    said = {"": nothing, "undecided": NOT_DECIDED}
    return {name: {**said, **STATES.get(name, {})}.get(state, state.capitalize()) for name, state in stands.items()}


def _phases(entry: Entry) -> tuple[str, ...]:
    return tuple(_phase(row) for row in entry.rows("commissioner.phases"))


def _phase(row: Entry) -> str:
    given, due = row.day("date"), row.day("due")
    when = f"given on {in_words(given)}" if given else f"promised for {in_words(due)}"
    return f"{row.text('what')}: {when}"


def _actions(entry: Entry) -> tuple[str, ...]:
    found = []
    for row in entry.rows("actions"):
        ends = f"done on {in_words(row.day('done_on'))}" if row.day("done_on") else f"due {in_words(row.day('due'))}"
        ends = f"moved to {row.text('moved_to')}" if row.text("moved_to") and not row.day("done_on") else ends
        found.append(f"{row.text('what')} ({row.text('owner')}): {ends}")
    return tuple(found)


def _lines(entry: Entry, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((label(name), words) for name in names if (words := in_words(entry.at(name))))


def _awareness(key: str) -> tuple[Version, ...]:
    """The corrections of the moment of awareness: what stood before, who changed it, why."""
    return tuple(
        one
        for one in history("breaches", key, field="aware_at")
        if any(d.name == "aware_at" and d.before for d in one.differences)
    )
