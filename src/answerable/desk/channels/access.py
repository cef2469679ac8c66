"""Who acts on devices and captures, and who reads: how a block is made, its gaps and drift are for few eyes.

If anyone asks for them, FOIA s.31(1)(a) is to be considered; no public page and no draft of an answer reads them.
"""

from __future__ import annotations

from answerable.desk.people.actors import Actor
from answerable.desk.people.roles import Role, role_words
from answerable.errors import NotAllowed

KEEPERS = (Role.RECORDS, Role.DATA_PROTECTION)
READERS = (*KEEPERS, Role.AUDITOR)
CAPTURE_READERS = (*READERS, Role.OFFICER)


def may_act(by: Actor) -> bool:
    """True where they make files for devices and compare."""
    return by.has_role(*KEEPERS)


def require_keeper(by: Actor, *, to: str) -> None:
    """Refuses whoever does not keep the device policy (NotAllowed)."""
    if not may_act(by):
        words = role_words(KEEPERS)
        raise NotAllowed(
            who=by.name, act=to, where="devices", because=f"This is for: {words}.", instead=f"Ask someone who is: {words}."
        )  # fmt: skip


def require_reader(by: Actor) -> None:
    """Refuses whoever may not see the device policy and its drift (NotAllowed)."""
    if not by.has_role(*READERS):
        words = role_words(READERS)
        raise NotAllowed(
            who=by.name, act="look at devices", where="devices", because=f"This is for: {words}.", instead=f"Ask someone who is: {words}."
        )  # fmt: skip
