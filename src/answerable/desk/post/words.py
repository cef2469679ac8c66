"""What the desk says about a message: why it was set aside, what a person should look at, what the owner should do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from answerable.casefile import Stage
from answerable.desk.cases.queries.mail import CaseMatch
from answerable.desk.cases.queries.words import if_clear
from answerable.desk.mail.models import Message
from answerable.law import long_day, uk_day

OWN = "A copy of our own message {number}."
NOT_OURS = "It says that a message did not arrive, and none of ours is meant."
DELAYED = "A mail server still tries to deliver our message {number}."
RETURNED = "It says that our message {number} did not arrive. There is a task for it."
LOOP = "It goes in a circle: {why}."
SAME_BYTES = "Already in as message {number}, from {source}: the same bytes."
SAME_WORDS = "Already in as message {number}: the same words from the same sender under the same Message-ID."
SAME_ID = (
    "Message {number} carries the same Message-ID, with other words. Look whether this one is a request of its own."
)
NEWSLETTER = "No person seems to have sent it ({why}), and it asks nothing."

STUCK = "The desk could not work this message through ({fault}). Its bytes are kept: open it, and place it."
UNREADABLE = "This message could not be taken apart. Its bytes are kept: download it, and open it in a mail program."
NO_SENDER = (
    "This message names no address that it comes from, so nobody can be answered. A request needs one (FOIA s.8(1)(b))."
)
SENDERS = "This message names more than one sender. Say who asks."
REPLY_TOS = "This message asks for answers to more than one address. Say who asks."
NO_TEXT = "This message has no words that can be read. Look at what it encloses, or ask for it to be sent again."
TOO_LONG = "This message is longer than any letter. Look what it asks, and make a case of the words that ask it."
SEALED = "This message is encrypted, and the desk holds no key. Ask for it to be sent again as it is."
NO_QUESTION = "No question was found in this message. Look whether it asks for information."
AUTOMATIC = "A machine or a list seems to have sent this ({why}), and it asks something. No acknowledgement has gone."
SPAM = "The mail server takes this for spam ({why}). Look whether it is a request."
FROM_US = "This message gives our own address as its sender. Look who wrote it."
FROM_STAFF = (
    "A colleague sent this. If they passed a request on, its time runs from the day the authority first received it: look"
    " when that was, and who asked."
)
TOO_MANY = "This sender’s messages became {count} cases or more within a day. Look whether a machine sends them."
STRANGE = (
    "This message names {references}, and comes from an address that is not known there. Look whether it belongs to it."
)
TWIN = "The same address asked exactly this before: {references}. Look whether one answer serves both (FOIA s.14(2))."
REFUSED = "The desk could not make a case of this message by itself: {why}"


def dates(dated_at: datetime | None, arrived_at: datetime) -> str:
    """Both days where they differ: what counts is the day it arrived."""
    arrived = uk_day(arrived_at)
    if dated_at is None or uk_day(dated_at) == arrived:
        return ""
    return f"It gives its own date as {long_day(uk_day(dated_at))}. It arrived on {long_day(arrived)}, and time runs from then."


def automatic_reply(why: str, reference: str) -> str:
    """What a machine's reply is set aside with."""
    return f"An automatic reply ({why})" + (f" to what we sent about {reference}." if reference else ".")


def returned(sent: Message, recipients: Sequence[str], reason: str) -> str:
    """What the task about a letter that came back says."""
    whom = ", ".join(recipients) or ", ".join(sent.recipients.splitlines())
    why = f" The mail server says: {reason}" if reason else ""
    return (
        f"“{sent.subject}”, sent on {long_day(uk_day(sent.sent_at or sent.at))}, did not arrive at {whom}."
        f" Find another way to reach them: what the law has us send has not been given.{why}"
    )


def reply(
    case: CaseMatch,
    message: Message,
    *,
    asks: bool,
    is_known: bool,
    unclear: Sequence[tuple[str, date | None]] = (),
) -> str:
    """What the owner of a case should do about a reply."""
    said = [f"A reply came from {message.sender or 'an unnamed sender'}: “{message.subject or 'no subject'}”."]
    if not is_known:
        said.append("That address was not known on this case.")
    if unclear:
        said.append(if_clear(case.stage, unclear))
    elif case.stage is Stage.CLARIFYING:
        said.append(
            "Look whether it says what we asked the applicant to make clear; if it does, record that it is clarified."
        )
    elif case.stage is Stage.FEE:
        said.append("Look whether it is about the fee.")
    elif not case.stage.is_open and asks:
        said.append(
            "It asks something, and this case is closed: it may be a new request, or ask for an internal review."
        )
    elif asks:
        said.append("It asks something: look whether that is new.")
    if message.automatic:
        said.append(f"A machine seems to have sent it ({message.automatic}).")
    return " ".join(said)
