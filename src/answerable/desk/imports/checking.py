"""One row of a spreadsheet as an old case, or everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from answerable.casefile import Outcome, Regime, Stage
from answerable.desk.cases.actions.import_cases import OldCase, OldComplaint, OldReview
from answerable.desk.cases.references import IN_ADDRESS
from answerable.desk.files.sheets import FORMULA, MERGED
from answerable.desk.imports.columns import FIELDS, LAPSED, OPEN, TRANSFERRED, WITHDRAWN, plain
from answerable.desk.imports.days import day_of
from answerable.errors import LawError
from answerable.law import exists, parse

Fault = tuple[str, str]  # heading of the column, what is wrong
_LONGEST = {"reference": 40, "name": 200, "email": 320}
_ENDED = {WITHDRAWN: Stage.WITHDRAWN, LAPSED: Stage.LAPSED, TRANSFERRED: Stage.TRANSFERRED}
_LISTED = re.compile(r"[;,\n|/&+]+(?![^(]*\))|\band\b", re.I)  # not inside brackets
_NONE = ("", "none", "n a", "na", "nil", "no", "0")
_UNSAID = {FORMULA: "a formula whose result the file does not hold: open it in the spreadsheet program and save it", MERGED: "merged with a cell beside or above it: unmerge it and fill it in"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """How the columns and the words of a file are read."""

    headings: Sequence[str]
    columns: Mapping[str, int]
    orders: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    regime: Regime
    on: date

    def heading(self, name: str) -> str:
        """What the file calls the column of a field."""
        place = self.columns.get(name)
        named = self.headings[place] if place is not None and place < len(self.headings) else ""
        return named or FIELDS[name].label


class Reader:
    """Reads one row; what is wrong is gathered in faults."""

    def __init__(self, values: Sequence[str], plan: Plan) -> None:
        self.values, self.plan = values, plan
        self.faults: list[Fault] = []

    def case(self) -> OldCase | None:
        """The case of this row; None where something is wrong with it."""
        reference, received_on = self._reference(), self._day("received", is_needed=True)
        outcome, ended_on, due_on = self._word("outcome"), self._day("sent"), self._day("due")
        regime = Regime(self._word("regime") or self.plan.regime.value)
        subject, text = self._text("subject"), self._text("text")
        if len(subject) > 300:  # a heading holds no more: nothing of it is lost in the text
            text = f"{subject}\n\n{text}".strip()
        review, complaint = self._review(), self._complaint()
        stage = self._stage(outcome, ended_on, is_taken_on=bool(review or complaint))
        provisions, email = self._provisions(regime), self._email()
        name, team, owner = self._text("name"), self._number("team"), self._number("owner")
        if received_on:
            self._after(
                received_on, {"sent": ended_on, "due": due_on, "review-asked": review.asked_on if review else None}
            )
        if self.faults or received_on is None:
            return None
        decided = Outcome(outcome) if outcome and outcome not in (*_ENDED, OPEN) else Outcome.OPEN
        return OldCase(
            reference, received_on, stage, regime, subject, text, name, email, decided, provisions, ended_on, due_on, team, owner, review, complaint
        )  # fmt: skip

    def _fault(self, name: str, says: str) -> None:
        self.faults.append((self.plan.heading(name), says))

    def _text(self, name: str) -> str:
        place = self.plan.columns.get(name)
        value = self.values[place] if place is not None and place < len(self.values) else ""
        if value in _UNSAID:
            self._fault(name, _UNSAID[value])
            return ""
        if len(value) > (most := _LONGEST.get(name, len(value))):
            self._fault(name, f"longer than {most} characters")
            return ""
        return value

    def _needed(self, name: str) -> str:
        before = len(self.faults)
        value = self._text(name)
        if not value and len(self.faults) == before:
            self._fault(name, "empty")
        return value

    def _reference(self) -> str:
        value = self._needed("reference")
        if IN_ADDRESS in value:  # addresses write it for a stroke
            self._fault("reference", f"holds {IN_ADDRESS}, which no reference here can")
        return value

    def _day(self, name: str, *, is_needed: bool = False) -> date | None:
        text = self._needed(name) if is_needed else self._text(name)
        if not text or plain(text) in _NONE:
            return None
        try:
            day = day_of(text, order=self.plan.orders.get(str(self.plan.columns[name]), ""))
        except ValueError:
            self._fault(name, f"{text[:40]} is no day")
            return None
        if name != "due" and day > self.plan.on:
            self._fault(name, f"{text[:40]} is still to come")
            return None
        return day

    def _word(self, name: str) -> str:
        """Our key for the word of a row; nothing where the cell is empty."""
        text = self._text(name)
        if not text:
            return ""
        ours = self.plan.words.get(name, {}).get(plain(text), "")
        if not ours:
            self._fault(name, f"nobody has said what “{text[:60]}” means")
        return ours

    def _number(self, name: str) -> int | None:
        ours = self._word(name)
        return int(ours) if ours.isdecimal() else None

    def _email(self) -> str:
        email = self._text("email")
        if email:
            try:
                validate_email(email)
            except ValidationError:
                self._fault("email", "no address for mail")
        return email

    def _provisions(self, regime: Regime) -> tuple[str, ...]:
        text = self._text("provisions")
        if plain(text) in _NONE:
            return ()
        found = []
        for piece in filter(None, (part.strip(" .") for part in _LISTED.split(text))):
            try:
                provision = parse(piece, act=regime.value)
                if not exists(provision, on=self.plan.on):
                    raise KeyError(piece)
                found.append(provision.id)
            except (LawError, KeyError):
                self._fault("provisions", f"“{piece[:40]}” is no provision of the law")
        return tuple(dict.fromkeys(found))

    def _review(self) -> OldReview | None:
        asked_on, completed_on = self._day("review-asked"), self._day("review-completed")
        outcome = self._word("review-outcome")
        if asked_on is None:
            if completed_on or outcome:
                self._fault("review-asked", "empty, although the review has an end")
            return None
        if completed_on and completed_on < asked_on:
            self._fault("review-completed", "before the review was asked for")
        return OldReview(asked_on, completed_on, outcome)

    def _complaint(self) -> OldComplaint | None:
        opened_on, decided_on = self._day("complaint"), self._day("complaint-decided")
        if opened_on is None:
            if decided_on:
                self._fault("complaint", "empty, although the complaint was decided")
            return None
        if decided_on and decided_on < opened_on:
            self._fault("complaint-decided", "before the complaint was made")
        return OldComplaint(opened_on, decided_on)

    def _stage(self, outcome: str, ended_on: date | None, *, is_taken_on: bool) -> Stage:
        if outcome in _ENDED:
            return _ENDED[outcome]
        if ended_on:
            if outcome == OPEN:
                self._fault("sent", "a day, although the request is not answered")
            return Stage.SENT
        if outcome and outcome != OPEN:
            self._fault("sent", "empty, although the request has an outcome")
        if is_taken_on:
            self._fault("sent", "empty, although there was a review or a complaint")
        return Stage.NEW

    def _after(self, received_on: date, days: Mapping[str, date | None]) -> None:
        for name, day in days.items():
            if day and day < received_on:
                self._fault(name, "before the day of receipt")


def words_of(values: Sequence[str], plan_columns: Mapping[str, int]) -> dict[str, str]:
    """The words of a row that are turned into ours: field and word."""
    found = {}
    for name, place in plan_columns.items():
        if FIELDS[name].has_words and place < len(values) and values[place] and values[place] not in _UNSAID:
            found[name] = values[place]
    return found
