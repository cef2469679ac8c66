"""Who acts on devices and captures, and who reads: one table. How a block is made, its gaps and drift are for few eyes.

If anyone asks for them, FOIA s.31(1)(a) is to be considered; no public page and no draft of an answer reads them.
"""

from __future__ import annotations

from answerable.desk.people.actors import Actor
from answerable.desk.people.roles import Role, role_words
from answerable.errors import NotAllowed

KEEPERS = (Role.RECORDS, Role.DATA_PROTECTION)
READERS = (*KEEPERS, Role.AUDITOR)
CAPTURE_READERS = (*READERS, Role.OFFICER)
ACTS = {
    "look at devices": READERS,
    "make a file for devices": KEEPERS,
    "compare devices with the registers": KEEPERS,
    "look at captures that are overdue": CAPTURE_READERS,
}


def may_act(by: Actor) -> bool:
    """True where they make files for devices and compare."""
    return by.has_role(*KEEPERS)


def require(by: Actor, *, to: str) -> None:
    """Refuses whoever may not do that act of the table (NotAllowed)."""
    if not by.has_role(*ACTS[to]):
        words = role_words(ACTS[to])
        raise NotAllowed(
            who=by.name, act=to, where="devices", because=f"This is for: {words}.", instead=f"Ask someone who is: {words}."
        )  # fmt: skip
