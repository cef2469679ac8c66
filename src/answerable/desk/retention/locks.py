"""Holds and disposal never cross: what is being destroyed waits for a hold that is being placed, and the other way round.

Both take one lock for their transaction: those who place holds share it, who destroys has it alone.
"""

from __future__ import annotations

from answerable.desk.queue import locks

_NUMBER = 7_703_000  # section 77


def share() -> None:
    """For who places a hold: until the transaction ends nothing is destroyed."""
    locks.share(_NUMBER)


def alone() -> None:
    """For who destroys: every hold that was being placed is there by now, and no other comes until the transaction ends."""
    locks.alone(_NUMBER)
