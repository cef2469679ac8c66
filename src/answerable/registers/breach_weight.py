"""What weighs too much for one person to set aside: a notice was given, people were told, or a risk was found."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.registers.breach_tracks import SET_ASIDE, found_a_risk, was_notified, were_told
from answerable.registers.register import ByTwo, Change
from answerable.registers.values import Entry

NO_BREACH = "not a personal data breach"  # as the Commissioner's outcome then begins
PROPOSED = "set_aside"
SAYS = "one person alone sets aside what was notified, what people were told of, or what was found to be a risk"
LAW = "The record must let the Commissioner verify what was decided, and why (art. 33(5))."
MEND = "Propose it with the reasons; a second person then decides with theirs. Or record the Commissioner’s reference, and their outcome that it is “not a personal data breach”."


def _is_decided(entry: Entry) -> bool:
    """True where the Commissioner has said that it is none, under their reference: words alone let one person decide."""
    said = entry.text("commissioner.outcome").lower().startswith(NO_BREACH)
    return said and bool(entry.text("commissioner.reference"))


def weight(entry: Entry) -> tuple[str, ...]:
    """Why two persons decide whether it is set aside, in words; nothing where one may, or where the Commissioner has decided so."""
    if _is_decided(entry):
        return ()
    found = ["the Commissioner was notified"] if was_notified(entry) else []
    found += ["people were told"] if were_told(entry) else []
    found += [f"the risk to people was decided to be: {entry.text('risk.outcome')}"] if found_a_risk(entry) else []
    return tuple(found)


def proposal(entry: Entry) -> str:
    """As what somebody proposed to set it aside, with reasons; empty where nobody did."""
    kind = entry.text("set_aside.kind")
    return kind if entry.text("set_aside.reasons") and entry.text("set_aside.proposed_by") else ""


def _sets_aside(before: Entry, after: Entry) -> bool:
    return after.text("kind") in SET_ASIDE and before.text("kind") not in SET_ASIDE


def _is_agreed(before: Entry, after: Entry, reason: str) -> bool:
    """True where a second person decides what another proposed, with reasons; or where one may."""
    if not _sets_aside(before, after) or not weight(before):
        return True
    second = after.text("set_aside.agreed_by")
    is_second = bool(second) and second != before.text("set_aside.proposed_by")
    return proposal(before) == after.text("kind") and is_second and bool(after.text("set_aside.agreed_reasons"))


def _concerns(states: Sequence[Entry], after: Entry) -> bool:
    """True where it is set aside now, and a notice was given or people were told at any time, or a risk is found now."""
    now = states[0]
    if not _sets_aside(now, after) or _is_decided(now):
        return False
    return bool(weight(now)) or any(was_notified(one) or were_told(one) for one in states)


AGREED = Change(SAYS, LAW, MEND, _is_agreed, "kind")
BY_TWO = ByTwo(PROPOSED, SAYS, LAW, MEND, _concerns, "kind")
