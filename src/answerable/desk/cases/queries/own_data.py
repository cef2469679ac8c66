"""Questions that ask for the applicant's own data: why they are not refused or given under the Acts, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from answerable.casefile import Regime, Stage
from answerable.desk.cases.models import Case, Question
from answerable.desk.cases.queries.clocks import BEFORE_SENT, deadline_under
from answerable.errors import LawError
from answerable.law import Deadline, Step, exemption, parse

# The provision of each law that takes one's own data out of it.
OUTSIDE = {
    Regime.FOIA: "foia.s40.1",
    Regime.EIR: "eir.reg5.3",
    Regime.FOISA: "foisa.s38.1.a",
    Regime.EISR: "eisr.reg11.1",
}


@dataclass(frozen=True, slots=True)
class OwnData:
    """One such question: whether subject access is its law already, what its law says of it, and the month."""

    number: str
    position: int
    is_subject_access: bool
    outside: str  # why the law that it is under does not give it
    due_on: date
    term: str
    cite: str
    steps: tuple[Step, ...]
    look: tuple[str, ...]  # what is doubtful about the day


def is_own(case: Case, question: Question) -> bool:
    """True where the question asks for the applicant's own data, or stands under the law that gives it."""
    return question.is_own_data or (question.regime or case.regime) == Regime.DPA


def own_data(case: Case, question: Question) -> OwnData | None:
    """What a page says of a question about the applicant's own data; None for any other."""
    law = Regime(question.regime or case.regime)
    is_subject_access = law is Regime.DPA
    if not is_own(case, question):
        return None
    try:
        due = deadline_under(Regime.DPA, case, question=question)
    except LawError:  # a day beyond the calendar, which the case's own clock says already
        return None
    outside = "" if is_subject_access else _outside(law, case.received_on)
    return OwnData(question.number, question.position, is_subject_access, outside, due.due_on, due.term, due.cite, due.working, _look(due))  # fmt: skip


def all_own_data(case: Case) -> tuple[OwnData, ...]:
    """Those of a case's questions, while the case is still to be answered."""
    if Stage(case.stage) not in BEFORE_SENT:
        return ()
    found = (own_data(case, question) for question in case.questions.all())
    return tuple(row for row in found if row)


def _outside(law: Regime, on: date) -> str:
    row = exemption(parse(OUTSIDE[law]), on=on)
    name = {"foia": "FOIA", "foisa": "FOISA", "eir": "EIR", "eisr": "EI(S)R"}[law.value]
    is_absolute = row.kind == "absolute" and law in (Regime.FOIA, Regime.FOISA)
    return f"{row.cite} {name} is an absolute exemption" if is_absolute else f"{row.cite} {name} leaves it out"


def _look(due: Deadline) -> tuple[str, ...]:
    return tuple(f"{doubt.says} ({doubt.cite})" if doubt.cite else doubt.says for doubt in due.unsettled)
