"""Files of clock cases: each regime's inputs as a clock, its events and the day expected."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from answerable.errors import AnswerableError, LawError, NotACase, NotACaseFile
from answerable.law import Event, deadline, uk_day

_PITS = {"s17_notice": "foia.refusal_notice", "ico_outer_limit": "foia.response"}


@dataclass(frozen=True, slots=True)
class Regime:
    """How the inputs of a regime become a clock: which input starts it and which are its events."""

    clock: str
    start: str = "received"
    events: Mapping[str, str] = field(default_factory=dict)  # the event that each input is
    with_start: str = ""  # the event that the day of receipt itself is
    reading: str = ""
    is_apart: bool = False  # unsettled: reported apart, never right or wrong


_CLARIFIED = {
    "clarification_asked": "clarification_asked",
    "clarification_received": "clarification_received",
}
_PARTICULARS = {"particulars_asked": "clarification_asked", "particulars_received": "clarification_received"}
_OWN_DATA = {"identity_received": "identity_received", "fee_received": "fee_paid"}
_FEES = {"fees_notice": "fees_notice", "fee_received": "fee_paid"}
_CHARGE = {"charge_notice": "fees_notice", "payment_received": "fee_paid"}
REGIMES = {
    "FOIA": Regime("foia.response"),
    "FOIA-CLARIFY": Regime("foia.response", events=_CLARIFIED),
    "FOIA-FEE": Regime("foia.response", events=_FEES),
    "FOIA-FEE-WINDOW": Regime("foia.fee_window", start="fees_notice"),
    "FOIA-PIT": Regime("foia.response"),
    "FOIA-SCHOOL": Regime("foia.school"),
    "FOIA-ARCHIVE": Regime("foia.archive"),
    "FOIA-COMMISSIONER-CAP": Regime("foia.commissioner_limit"),
    "FOIA-COMMISSIONER-APPLY": Regime("foia.commissioner_apply"),
    "FOIA-REVIEW-ASK": Regime("foia.review_request", start="response_issued"),
    "FOIA-REVIEW": Regime("foia.review", reading="usual"),
    "FOIA-REVIEW-MAX": Regime("foia.review", reading="exceptional"),
    "ICO-COMPLAINT": Regime("foia.complaint", start="final_response"),
    "EIR": Regime("eir.response"),
    "EIR-EXT": Regime("eir.response", with_start="extension"),
    "EIR-EXT-NOTICE": Regime("eir.extension_notice"),
    "EIR-CLARIFY": Regime("eir.response", events=_PARTICULARS),
    "EIR-FEE": Regime("eir.response", events=_CHARGE),
    "EIR-FEE-WINDOW": Regime("eir.charge_window", start="charge_notice"),
    "EIR-REPRESENTATIONS-ASK": Regime("eir.representations", start="believed_failure"),
    "EIR-REVIEW": Regime("eir.reconsideration"),
    "EIR-TRANSFER": Regime("eir.response", with_start="transfer_received"),
    "FOISA": Regime("foisa.response"),
    "FOISA-KEEPER": Regime("foisa.keeper"),
    "FOISA-REVIEW-ASK": Regime(
        "foisa.review_request", start="response_received", events={"time_expired": "time_expired"}
    ),
    "FOISA-REVIEW": Regime("foisa.review"),
    "FOISA-APPEAL": Regime("foisa.appeal", start="review_outcome_received"),
    "EISR": Regime("eisr.response"),
    "RPSI": Regime("rpsi.response"),
    "S12-WINDOW": Regime("foia.aggregation", start="first_request"),
    "SAR": Regime("dpa.access", events=_OWN_DATA),
    "SAR-EXT": Regime("dpa.access", events=_OWN_DATA, with_start="extension"),
    "SAR-PAUSE": Regime("dpa.access", events=_CLARIFIED | _OWN_DATA, is_apart=True),
    "BREACH": Regime("dpa.breach", start="aware"),
}
# inputs of some regimes that are neither a start nor an event
_OTHER = {
    "FOIA-CLARIFY": ("reasonably_required",),
    "FOIA-PIT": ("stage",),
    "FOIA-SCHOOL": ("school_closed",),
    "SAR": ("division",),
    "SAR-EXT": ("division",),
    "SAR-PAUSE": ("division",),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One row of the file, as it stands."""

    id: str
    regime: str
    inputs: str
    expected: str
    where: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the clock gives for a case, beside what was expected."""

    case: Case
    due: str = ""
    work_to: str = ""
    unsettled: bool = False
    arguable: tuple[str, ...] = ()
    error: AnswerableError | None = field(default=None)

    @property
    def right(self) -> bool | None:
        """Whether the day is the one expected; None where there is an error or nothing was expected."""
        return None if self.error or not self.case.expected else self.due == self.case.expected

    @property
    def is_wrong(self) -> bool:
        """True for an error, and for a settled case that gives another day."""
        return bool(self.error) or (self.right is False and not self.unsettled)

    def as_dict(self) -> dict[str, object]:
        """The verdict for JSON."""
        return {
            "case_id": self.case.id,
            "regime": self.case.regime,
            "due": self.due or None,
            "expected": self.case.expected or None,
            "right": self.right,
            "unsettled": self.unsettled,
            "work_to": self.work_to or None,
            "arguable": list(self.arguable),
            "error": self.error.as_dict() if self.error else None,
        }

    def line(self) -> str:
        """The verdict for a person: what was expected and what came out, or the error."""
        said = f"due {self.due}, expected {self.case.expected}"
        if self.error:
            said = f"{self.error.code} {self.error}"
        return f"{self.case.id:<26}{self.case.regime:<26}{said}"


def day_or_moment(text: str) -> date | datetime:
    """A day or a moment from its ISO form; ValueError where it is neither."""
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def read_cases(path: Path) -> Iterator[Case]:
    """Every row of a file of cases. Refuses a file that is no such table (NotACaseFile)."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise NotACaseFile(name=path.name, fault="it cannot be read as CSV in UTF-8") from error
    wanted = {"case_id", "regime", "inputs"}
    if not rows or not wanted <= set(rows[0]):
        raise NotACaseFile(name=path.name, fault="it lacks rows, or a column")
    for line, row in enumerate(rows, 2):
        yield Case(
            id=(row["case_id"] or "").strip() or f"row {line}",
            regime=(row["regime"] or "").strip(),
            inputs=row["inputs"] or "",
            expected=(row.get("expected_due") or "").strip(),
            where=f"{path.name}, row {line}",
        )


def judge(case: Case) -> Verdict:
    """The verdict on a case; a row that cannot be understood carries its error."""
    regime = REGIMES.get(case.regime)
    is_apart = regime is not None and regime.is_apart
    try:
        if regime is None:
            raise _not_a_case(case, f"there is no regime “{case.regime}”")
        return _computed(case, regime)
    except LawError as error:
        return Verdict(case, unsettled=is_apart, error=error)


def _computed(case: Case, regime: Regime) -> Verdict:
    inputs = _inputs(case, regime)
    clock, events = _clock_and_events(case, regime, inputs)
    found = deadline(
        clock,
        received=_moment(case, inputs.get(regime.start, "")),
        events=events,
        nation=inputs.get("division", "england"),
        reading=regime.reading,
    )
    return Verdict(
        case,
        due=found.due,
        work_to=found.due_on.isoformat(),
        unsettled=regime.is_apart or bool(found.unsettled),
        arguable=tuple(doubt.due for doubt in found.arguable),
    )


def _clock_and_events(case: Case, regime: Regime, inputs: dict[str, str]) -> tuple[str, tuple[Event, ...]]:
    events = [Event(name, _day(case, inputs[key])) for key, name in regime.events.items() if key in inputs]
    if regime.with_start:
        start = max([_day(case, inputs[regime.start]), *(event.on for event in events)])
        events.append(Event(regime.with_start, start))
    if inputs.get("reasonably_required", "yes") != "yes":
        events += _not_required(case, inputs)
    for closed in filter(None, inputs.get("school_closed", "").split("|")):
        first, _, last = closed.partition("..")
        events.append(Event("school_closed", _day(case, first), _day(case, last or first)))
    if "stage" not in inputs:
        return regime.clock, tuple(events)
    if inputs["stage"] not in _PITS:
        raise _not_a_case(case, f"there is no stage “{inputs['stage']}”")
    if inputs["stage"] == "ico_outer_limit":
        events.append(Event("public_interest", _day(case, inputs["received"])))
    return _PITS[inputs["stage"]], tuple(events)


def _not_required(case: Case, inputs: dict[str, str]) -> list[Event]:
    if inputs["reasonably_required"] != "no" or "clarification_asked" not in inputs:
        raise _not_a_case(case, "reasonably_required is yes, or no with clarification_asked")
    return [Event("clarification_not_required", _day(case, inputs["clarification_asked"]))]


def _inputs(case: Case, regime: Regime) -> dict[str, str]:
    """The inputs by name. Refuses one that the regime does not have, and a row without its start."""
    known = _known(case.regime)
    inputs: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in case.inputs.split(";"))):
        key, _, value = (part.strip() for part in pair.partition("="))
        if key not in known or key in inputs or not value:
            raise _not_a_case(case, f"“{pair}” is not one input of this regime, given once")
        inputs[key] = value
    needed = (regime.start, "stage") if case.regime == "FOIA-PIT" else (regime.start,)
    for key in needed:
        if key not in inputs:
            raise _not_a_case(case, f"it does not give {key}")
    return inputs


def _known(regime: str) -> tuple[str, ...]:
    rule = REGIMES.get(regime)
    return (rule.start, *rule.events, *_OTHER.get(regime, ())) if rule else tuple(REGIMES)


def _moment(case: Case, text: str) -> date | datetime:
    try:
        return day_or_moment(text)
    except ValueError:
        raise _not_a_case(case, f"“{text}” is not a day or a moment") from None


def _day(case: Case, text: str) -> date:
    found = _moment(case, text)
    return uk_day(found)


def _not_a_case(case: Case, fault: str) -> NotACase:
    return NotACase(case=case.id, fault=fault, where=case.where, known=", ".join(_known(case.regime)))
