"""The made-up requests of the demonstration that were closed years ago: their files are due, and one of them is held."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from answerable.casefile import Outcome, Stage
from answerable.desk.cases.actions.holds import keep_holds
from answerable.desk.cases.actions.import_cases import OldCase, import_cases
from answerable.desk.cases.queries.touched import on_the_desk
from answerable.desk.people.actors import DESK, Actor
from answerable.desk.retention.actions.hold import hold
from answerable.desk.retention.scope import Scope
from answerable.law import uk_day

# Days ago, days it took, subject, question, outcome. Three years after the answer the file is due.
# fmt: off
OLD = (
    (1890, 15, "Gritting of Mere Lane", "How often was Mere Lane gritted in January?", Outcome.RELEASED),
    (1610, 19, "Cost of the library app", "What did the library app cost in its first year?", Outcome.RELEASED),
    (1420, 18, "Staff survey", "What did each member of staff answer in the staff survey?", Outcome.WITHHELD),
    (1385, 20, "Fly-tipping at Alder Quarry", "How many reports of fly-tipping at Alder Quarry were there?", Outcome.RELEASED),
    (1210, 12, "Twinning visits", "Who went on twinning visits, and what did they cost?", Outcome.NOT_HELD),
)
# fmt: on
HELD = 3  # the one that a claim is expected about


def build_retention(*, officer: Actor, keeper: Actor, at: datetime) -> None:
    """Bring in the old requests, hold one, and reckon every hold. Done again it changes nothing."""
    on = uk_day(at)
    cases = [_old(number, on) for number in range(len(OLD))]
    if on_the_desk([case.reference for case in cases]):
        return
    import_cases(cases=cases, source="import:old-system", by=officer, at=at)
    subject = f"case:{cases[HELD].reference}"
    hold(kind="litigation", scope=Scope((subject,), "Alder Quarry"), reason="A claim about the clearing of Alder Quarry is expected; Legal Services asked for everything about it.", since=on - timedelta(days=40), by=keeper, at=at)  # fmt: skip
    keep_holds(by=DESK, at=at)


def _old(number: int, on: date) -> OldCase:
    days, took, subject, question, outcome = OLD[number]
    received = on - timedelta(days=days)
    return OldCase(
        reference=f"FOI-{received.year}-{40 + number:04}",
        received_on=received,
        stage=Stage.SENT,
        subject=subject,
        text=f"Dear Harrowmere Borough Council,\n\n{question}\n",
        name="An applicant of an older system",
        outcome=outcome,
        provisions=("foia.s40.2",) if outcome is Outcome.WITHHELD else (),
        ended_on=received + timedelta(days=took),
    )
