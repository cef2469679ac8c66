"""The form of one answer: the outcome, and then exactly what the statute asks for that outcome.

What a ground asks for comes from letters.demands; what a letter would be refused for is said by the act of
answering. The form itself only reads and shows: a half-filled one can always be saved as a draft.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django import forms
from django.utils.datastructures import MultiValueDict

from answerable.casefile import Answer, Authority, Basis, Ground, Held, Outcome, Regime
from answerable.desk.cases.forms.grounds import CHOSEN, GroundForm, initial_of, moved, started, words_field
from answerable.desk.cases.forms.outcomes import HELD, LABELS, OUTCOMES, OWN_DATA_LABELS
from answerable.errors import AnswerableError, NotComplete
from answerable.law import Aggregation, CostEstimate, activities, aggregation, estimate, parse
from answerable.letters import OWN_DATA_OUTCOMES, Demands, demands, grouped_grounds

FINDING_OUT = "foia.s12.2"
COSTLY = {
    "held": "To find it and bring it together: we hold it (section 12(1))",
    "finding-out": "To find out whether we hold it at all (section 12(2))",
}
_GROUNDED = (Outcome.WITHHELD, Outcome.PART_RELEASED, Outcome.NEITHER, Outcome.FUTURE_PUBLICATION, Outcome.VEXATIOUS_OR_REPEATED)  # fmt: skip
_ENVIRONMENT = (Regime.EIR, Regime.EISR)
GROUNDS_AT_MOST = 6
WORKSHEET = ("basis", "together", "from_together", "alike")
COVERS_ALL = "covers_all"
REST = "Is something left that no ground above covers? Then add the ground that covers it; or, if you give it, choose “Give part of it”."
_HOURS = re.compile(r"\d+(?:\.\d+)?")
_REFERENCE = re.compile(r"[A-Z]+-\d{4}-\d{3,}")
# The boxes that a fault of a letter is about, by its code.
FAULTY = {
    "LET045": ("likelihood",),
    "LET046": ("link", "condition", "qualified_person", "reason"),
    "LET047": ("favouring_disclosure", "favouring_exemption", "balance"),
    "LET049": (COVERS_ALL,),
    "LET050": ("where",),
    "LET054": ("text",),
    "LET057": ("text",),
}
STARTER = "LET054"
SIDES = {
    "the other side": "favouring_exemption",
    "the balance": "balance",
}  # what a public interest test lacks, by its box
COST_LACKS = {
    "the estimate": "hours_locate",
    "help to narrow the request": "advice",
    "whether anything is held": "costly",
}


@dataclass(frozen=True, slots=True)
class Question:
    """What the form needs to know of the question it answers."""

    number: str
    regime: Regime
    authority: Authority
    on: date
    received_on: date
    received_of: Callable[[Collection[str]], Mapping[str, date]] = lambda references: {}
    used: Callable[[], tuple[str, ...]] = tuple  # the grounds that this authority relies on, the commonest first


@dataclass(frozen=True, slots=True)
class Together:
    """Requests whose cost is added to this one's: those that were found, those that were not, and the law's conditions."""

    found: tuple[str, ...]
    unknown: tuple[str, ...]
    aggregation: Aggregation

    @property
    def words(self) -> str:
        """What the letter says of it; nothing where the conditions are not met."""
        if not self.found or not self.aggregation.is_allowed:
            return ""
        return f"We have added the cost of {' and '.join(self.found)}, because those requests are for the same or similar information and came from one person, or from people acting together, within sixty working days ({self.aggregation.cite})."


class OutcomeForm(forms.Form):
    """What is decided, and the words that this outcome needs."""

    is_filter = True  # nothing is marked as optional: a draft may be empty, and finishing says what is missing
    version = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(label="What is decided", widget=forms.RadioSelect)

    def __init__(self, *args: object, question: Question, outcome: Outcome, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]  # a choice field
            (value.value, words) for value, (words, _) in OUTCOMES.items() if _is_of(value, question.regime)
        ]
        for name, by_outcome in (OWN_DATA_LABELS if question.regime is Regime.DPA else LABELS).items():
            if outcome in by_outcome:
                label, hint = by_outcome[outcome]
                self.fields[name] = words_field(label, hint, rows=2 if name == "where" else 5)
        if outcome is Outcome.OVER_LIMIT and question.regime is Regime.FOIA:
            self.fields["costly"] = forms.ChoiceField(label="What would cost too much?", choices=COSTLY.items(), required=False, widget=forms.RadioSelect)  # fmt: skip
        if outcome is Outcome.OVER_LIMIT:
            for kind, says in activities(question.regime.value, on=question.on).items():
                label = f"Hours: {says}"
                self.fields[f"hours_{kind}"] = forms.DecimalField(
                    label=label,
                    required=False,
                    min_value=0,
                    max_digits=7,
                    decimal_places=2,
                    widget=forms.NumberInput({"data-keep": ""}),
                )
            self.fields["basis"] = words_field("How the hours were worked out", "For example: 12 files sampled, 20 minutes each, 900 files.")  # fmt: skip
            if question.regime is Regime.FOIA:
                self.fields |= _aggregating()


class Answering:
    """The whole form of one answer, as posted or as it was saved."""

    def __init__(self, question: Question, *, answer: Answer | None, version: int, data: MultiValueDict[str, str] | None = None, worksheet: Mapping[str, str] | None = None) -> None:  # fmt: skip
        self.question, self.saved = question, answer
        self.outcome = _outcome(data.get("outcome", "")) if data else answer.outcome if answer else Outcome.OPEN
        initial = {"version": version, "outcome": self.outcome.value, **_initial(answer), **(worksheet or {})}
        self.form = OutcomeForm(data, question=question, outcome=self.outcome, initial=initial)
        self.grounds = tuple(self._grounds(data, answer))
        if self.answer().is_in_parts:
            self.form.fields[COVERS_ALL] = forms.BooleanField(label="These parts are all that the question asks for", help_text=REST, required=False)  # fmt: skip

    @property
    def has_grounds(self) -> bool:
        return self.outcome in _GROUNDED and self.question.regime is not Regime.DPA

    @property
    def is_estimate(self) -> bool:
        """True where hours are asked for."""
        return self.outcome is Outcome.OVER_LIMIT

    @property
    def hint(self) -> str:
        """When this outcome is the right one."""
        return OUTCOMES[self.outcome][1]

    @property
    def choices(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """The grounds that can still be added, in groups, those that are used most here first."""
        if not self.has_grounds:
            return ()
        taken = {form.asked.provision for form in self.grounds}
        q = self.question
        found = grouped_grounds(q.regime, outcome=self.outcome, authority=q.authority, on=q.on, used=q.used())
        left = ((label, tuple((place.id, f"{heading} ({place})") for place, heading in rows if place not in taken)) for label, rows in found)  # fmt: skip
        return tuple((label, rows) for label, rows in left if rows)

    @property
    def rest(self) -> forms.BoundField | None:
        """Where each ground covers a part: whether something is left over."""
        return self.form[COVERS_ALL] if COVERS_ALL in self.form.fields else None

    @property
    def words(self) -> tuple[forms.BoundField, ...]:
        """The boxes that stand above the grounds."""
        return tuple(field for field in self.form.visible_fields() if field.name not in ("outcome", COVERS_ALL))

    @property
    def cost(self) -> CostEstimate | None:
        """The estimate that the hours give; None while there are none, or they cannot be read."""
        if self.outcome is not Outcome.OVER_LIMIT:
            return None
        hours = {
            name.removeprefix("hours_"): value
            for name, value in self.worksheet().items()
            if name.startswith("hours_") and value
        }
        try:
            given = {kind: Decimal(value) for kind, value in hours.items()}
            q = self.question
            return estimate(given, act=q.regime.value, on=q.on, pounds=q.authority.cost_limit) if given else None
        except (ArithmeticError, AnswerableError):
            return None

    @property
    def together(self) -> Together | None:
        """The other requests whose cost is added, and whether it may be; None where none is named."""
        references = tuple(dict.fromkeys(_REFERENCE.findall(self._typed("together").upper())))
        if not references:
            return None
        found = self.question.received_of(references)
        days = (self.question.received_on, *found.values())
        concert, alike = (bool(self._typed(name)) for name in ("from_together", "alike"))
        allowed = aggregation(days, from_together=concert, alike=alike)
        return Together(tuple(found), tuple(one for one in references if one not in found), allowed)

    def worksheet(self) -> dict[str, str]:
        """The hours, their basis and the other requests, as typed, for the page to show again."""
        names = [name for name in self.form.fields if name.startswith("hours_") or name in WORKSHEET]
        return {name: self._typed(name) for name in names}

    def require_hours(self) -> None:
        """Refuses hours that are no number (NotComplete): they would be left out of the estimate without a word."""
        typed = ((name, self._typed(name)) for name in self.form.fields if name.startswith("hours_"))
        unread = [name for name, value in typed if value and not _HOURS.fullmatch(value)]
        if unread:
            where, why = (
                f"question {self.question.number}",
                "An estimate adds up what can be read as a number of hours.",
            )
            raise NotComplete(thing="The estimate", missing="a number of hours cannot be read", where=where, why=why, do="Write it in figures, like 12 or 1.5.", box=unread[0])  # fmt: skip

    def answer(self) -> Answer:
        """The answer as typed, for saving as a draft, for a look at the letter, or to be finished."""
        saved = self.saved or Answer((self.question.number,), self.outcome, Held.UNSTATED)
        cost, together, basis = self.cost, self.together, self._typed("basis")
        costly = self._typed("costly")
        grounds = tuple(form.ground() for form in self.grounds)
        return replace(
            saved,
            questions=(self.question.number,),
            outcome=self.outcome,
            held=Held.YES if costly == "held" else HELD.get(self.outcome, Held.UNSTATED),
            text=self._typed("text"),
            searches=self._typed("searches"),
            where=self._typed("where"),
            advice=self._typed("advice"),
            withheld=self._typed("withheld"),
            estimate=" ".join(filter(None, (together.words if together else "", cost.words() if cost else "", basis))),
            covers_all=bool(self._typed(COVERS_ALL)),
            grounds=(*grounds, Ground(parse(FINDING_OUT), "")) if costly == "finding-out" else grounds,
            because=saved.because if self.outcome is saved.outcome else _kept(saved.because),
        )

    def mark(self, fault: AnswerableError) -> str:
        """Puts a fault beside the box that it is about, as well as it can be told, and gives the id of that box."""
        form, name = self._place(fault)
        if form.is_bound:
            form.add_error(name, fault.said)
        return _box(form, name)

    def _place(self, fault: AnswerableError) -> tuple[forms.Form, str]:
        provision, box = str(fault.fields.get("provision", "")), str(fault.fields.get("box", ""))
        if fault.code == STARTER and (unreplaced := next(filter(None, map(_unreplaced, self.grounds)), None)):
            return unreplaced
        for form in self.grounds:
            if provision and provision in str(form.asked.provision):
                missing = str(fault.fields.get("missing", ""))
                wanted = [name for name in (box, *FAULTY.get(fault.code, ())) if name in form.fields]
                said = next((name for name in wanted if SIDES.get(missing) == name), "")
                return form, said or (wanted or ["reason"])[0]
        lacks = box or COST_LACKS.get(str(fault.fields.get("missing", "")), "")
        names = [name for name in (lacks, *FAULTY.get(fault.code, ())) if name in self.form.fields]
        return self.form, (names or ["outcome"])[0]

    def _typed(self, name: str) -> str:
        if name not in self.form.fields:
            return ""
        value = self.form.data.get(name) if self.form.is_bound else self.form.initial.get(name)
        return str(value or "").strip().replace("\r\n", "\n")

    def _grounds(self, data: MultiValueDict[str, str] | None, answer: Answer | None) -> Iterator[GroundForm]:
        if not self.has_grounds:
            return
        if data is None:
            for place, ground in enumerate(answer.grounds if answer else ()):
                initial = initial_of(ground)
                if asked := self._asked(ground.provision.id, initial.get(CHOSEN, "")):
                    yield GroundForm(asked=asked, prefix=f"g{place}", initial=initial)
            return
        taken = 0
        for place in range(GROUNDS_AT_MOST):
            given = data.get(f"g{place}-provision", "")
            which = data.get(f"g{place}-{CHOSEN}", "")
            if given and data.get("take_out") != f"g{place}" and (asked := self._asked(given, which)):
                typed = moved(data, f"g{place}", f"g{taken}")
                yield GroundForm(started(asked, f"g{taken}", data=typed), asked=asked, prefix=f"g{taken}")
                taken += 1
        added = data.get("add", "")
        if added and "take_out" not in data and taken < GROUNDS_AT_MOST and (asked := self._asked(added)):
            yield GroundForm(started(asked, f"g{taken}", data={}), asked=asked, prefix=f"g{taken}")

    def _asked(self, provision: str, which: str = "") -> Demands | None:
        """What a ground asks for; None for one that this outcome cannot rest on."""
        q = self.question
        try:
            return demands(
                parse(provision), regime=q.regime, outcome=self.outcome, authority=q.authority, on=q.on, which=which
            )
        except AnswerableError:
            return None


def _aggregating() -> dict[str, forms.Field]:
    """What SI 2004/3244 reg.5 asks before the cost of requests may be added up."""
    return {
        "together": forms.CharField(label="Other requests whose cost you add", help_text="Their references. Their hours go into the boxes above.", required=False, max_length=300, widget=forms.TextInput({"data-keep": ""})),
        "from_together": forms.BooleanField(label="They came from one person, or from people who appear to act together", required=False),
        "alike": forms.BooleanField(label="They are for the same or similar information", required=False),
    }  # fmt: skip


def _unreplaced(form: GroundForm) -> tuple[forms.Form, str] | None:
    """The first box of a ground in which words in brackets still wait to be replaced."""
    name = next((name for name in form.fields if "[" in str(form.data.get(form.add_prefix(name)) or "")), "")
    return (form, name) if name else None


def _box(form: forms.Form, name: str) -> str:
    field = form[name]
    return f"{field.auto_id}_0" if field.use_fieldset else str(field.auto_id)


def _is_of(outcome: Outcome, regime: Regime) -> bool:
    """The Regulations have no cost limit, no vexatious request and no future publication of that name."""
    if regime is Regime.DPA:
        return outcome in OWN_DATA_OUTCOMES
    only_acts = (Outcome.OVER_LIMIT, Outcome.VEXATIOUS_OR_REPEATED, Outcome.FUTURE_PUBLICATION)
    if regime is Regime.EISR and outcome is Outcome.NEITHER:
        return False
    return not (regime in _ENVIRONMENT and outcome in only_acts)


def _outcome(value: str) -> Outcome:
    return Outcome(value) if value in set(Outcome) else Outcome.OPEN


def _initial(answer: Answer | None) -> dict[str, str]:
    if answer is None:
        return {}
    found: dict[str, str] = {
        name: getattr(answer, name) for name in ("text", "searches", "where", "advice", "withheld")
    }
    is_finding = any(ground.provision.id == FINDING_OUT for ground in answer.grounds)
    found[COVERS_ALL] = "on" if answer.covers_all else ""
    found["costly"] = "finding-out" if is_finding else "held" if answer.held is Held.YES else ""
    return found


def _kept(because: tuple[Basis, ...]) -> tuple[Basis, ...]:
    """What an answer of another outcome still rests on: what was looked at, not the law of the old outcome."""
    return tuple(basis for basis in because if basis.kind != "law")
