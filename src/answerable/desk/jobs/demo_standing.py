"""Standing answers of the demonstration: one that anyone reads, one for drafts alone."""

from __future__ import annotations

from datetime import datetime, timedelta

from answerable.casefile import Answer, Held, Outcome, Regime
from answerable.desk.memory.actions.make_standing import make_standing
from answerable.desk.memory.chosen import Chosen
from answerable.desk.memory.queries.standing import standing_list
from answerable.desk.people.actors import Actor
from answerable.law import uk_day

GROUPS = """The council has {How many official WhatsApp groups are there?} official WhatsApp groups. Each has an owner, a purpose and a day by which its messages are captured as records.

{How long are WhatsApp messages kept?}

Groups that staff set up among themselves are not the council's, and it keeps no list of them."""
BREACHES = """In 2025 the register of data breaches has {How many data breaches were there in 2025?} personal data breaches, of which {How many breaches were reported to the ICO in 2025?} were notified to the Information Commissioner. Near misses are not counted."""


def build_standing(*, officer: Actor, keeper: Actor, at: datetime) -> None:
    """Make them where there are none yet. officer writes both; keeper owns that about breaches."""
    on = uk_day(at)
    if standing_list(on=on) or officer.person is None or keeper.person is None:
        return
    groups = Chosen(
        title="Official WhatsApp groups",
        questions=("How many official WhatsApp groups does the council have?", "Does the council keep a list of its WhatsApp groups?"),
        regime=Regime.FOIA,
        answer=Answer(("1",), Outcome.RELEASED, Held.YES, GROUPS),
        owner=officer.person.pk,
        review_on=on + timedelta(days=180),
        is_published=True,
        scheme_class="6",
    )  # fmt: skip
    breaches = Chosen(
        title="Personal data breaches in 2025",
        questions=("How many personal data breaches did the council have in 2025?", "How many data breaches did the council report to the Information Commissioner in 2025?"),
        regime=Regime.FOIA,
        answer=Answer(("1",), Outcome.RELEASED, Held.YES, BREACHES),
        owner=keeper.person.pk,
        review_on=on + timedelta(days=21),
    )  # fmt: skip
    for chosen in (groups, breaches):
        make_standing(chosen=chosen, by=officer, at=at)
