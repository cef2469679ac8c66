"""The steps of a disposal: one at a time, and only on."""

from __future__ import annotations

from answerable.desk.retention import access
from answerable.desk.retention.models import Disposal, Step
from answerable.errors import DisposalElsewhere


def at_step(number: int, *steps: Step) -> Disposal:
    """The disposal, locked, at one of these steps. Refuses one at another (DisposalElsewhere), or not there (NoSuchThing)."""
    disposal = access.disposal_for_change(number)
    if disposal.step not in steps:
        raise DisposalElsewhere(number=number, step=disposal.get_step_display())
    return disposal
