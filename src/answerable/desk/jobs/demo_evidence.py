"""The evidence of the demonstration: one investigation, from the first report to the telephone that went back. All invented."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from answerable.desk.custody.actions.analyse import Analysed, analyse
from answerable.desk.custody.actions.check_out import check_out
from answerable.desk.custody.actions.close import close
from answerable.desk.custody.actions.collect import collect
from answerable.desk.custody.actions.copy_item import Copied, copy_item
from answerable.desk.custody.actions.correct import correct
from answerable.desk.custody.actions.give_back import give_back
from answerable.desk.custody.actions.issue_report import issue_report
from answerable.desk.custody.actions.move import move
from answerable.desk.custody.actions.open_investigation import open_investigation
from answerable.desk.custody.actions.receive import receive
from answerable.desk.custody.actions.redact import Redacted, redact
from answerable.desk.custody.actions.return_item import return_item
from answerable.desk.custody.actions.verify import verify
from answerable.desk.custody.entries import Hand, New, Said, Upload
from answerable.desk.custody.models import Kind
from answerable.desk.custody.standing import STORE
from answerable.desk.custody.taking import Taken
from answerable.desk.people.actors import Actor

REFERENCE, BREACH = "EV-2025-05", "BR-2025-008"  # as the register of breaches names them
UK = ZoneInfo("Europe/London")
KEPT_UNDER = "IG-INC-05"
KEEPER = "Dilys Hartley, Data Protection Officer"
CABINET, FILES = Hand(KEEPER, "Information Governance, evidence cabinet, shelf 2"), Hand(KEEPER, STORE)
SAFE = Hand("Information security team", "ICT, safe in room 0.14")
EXAMINER = Hand("Information security analyst", "ICT, room 0.16")
SERVICE = Hand("Head of Adult Social Care", "Mere House, first floor")
CHAT = """17/09/2025, 07:02 - Evening lead: who can take Friday, 6 to 10?
17/09/2025, 07:05 - Carer 4: I can, if somebody does Mill Lane for me
17/09/2025, 07:09 - Carer 2: done. Mill Lane: tablets at 8, key in the box
17/09/2025, 07:41 - Number not known: I think you have the wrong person in this group
"""
WITHOUT = CHAT.replace("Mill Lane: tablets at 8, key in the box", "[taken out]").replace("Mill Lane", "[street]")
NAMED = "entry,kind of person\n" + "".join(f"{number},resident\n" for number in range(1, 62))
FINDING = """A group that was set up for swapping shifts came to hold notes of visits, because the duty telephones had no approved tool \
for swaps. A person from outside was added by mistake in May 2025 and could read along until 17 September 2025.

61 residents are named in it. The outsider says in writing that nothing was copied or passed on, and has deleted the chat."""


@dataclass(frozen=True, slots=True)
class Told:
    """One act of the story: what is done, when, why, with what; what else is said with it."""

    do: Callable[..., object]
    on: str
    why: str
    given: Mapping[str, Any]
    said: Mapping[str, Any] = field(default_factory=dict)


POLICY = {"authority": "Incident policy POL-INC-01"}
READ = {"seal_read": "HBC-0411"}
ANALYST = {"witness": "Information security analyst"}
ON_PAPER = {
    "claimed_at": datetime(2025, 9, 18, 17, 30, tzinfo=UK),
    "claimed_basis": "Form E1 number 0093, filled in by the evening lead",
}
PHONE = New("Duty telephone of the evening team", Kind.DEVICE, KEPT_UNDER)
STATEMENT = New("Statement of the person who was added by mistake, one page", Kind.PAPER, KEPT_UNDER)
ADDED = Hand("The person who was added", "by hand at Mere House")
EXPORT = Copied(
    FILES, "Export of the group’s chat, without media", "WhatsApp 2.25.21, export of a chat", Upload(CHAT.encode(), "chat.txt", "text/plain")
)  # fmt: skip
COUNTED = Analysed(
    "answerable 0.1, chat reader",
    "61 residents are named, in 214 messages; one number belongs to nobody on the staff.",
    FILES,
    "Residents who are named, by number",
    Upload(NAMED.encode(), "named.csv", "text/csv"),
)
SHOWN = Redacted(
    "Export of the chat without streets and notes of visits",
    Upload(WITHOUT.encode(), "chat, redacted.txt", "text/plain"),
    "answerable 0.1",
    FILES,
)
STORY = (
    Told(open_investigation, "2025-09-17T15:10", "Reported by the evening lead of Adult Social Care", {"title": "Visit notes in a WhatsApp group with an outsider", "breach": BREACH}, POLICY),
    Told(collect, "2025-09-17T16:05", "The chat is on it", {"new": PHONE, "taken": Taken(SERVICE, CABINET, seal="HBC-0411")}, POLICY | {"witness": "Evening lead"}),
    Told(copy_item, "2025-09-18T09:20", "To keep the chat as it stood", {"number": 1, "copied": EXPORT}, READ),
    Told(receive, "2025-09-19T08:55", "It says that nothing was copied, and that the chat is deleted", {"new": STATEMENT, "taken": Taken(ADDED, CABINET, seal="HBC-0412")}, ON_PAPER),
    Told(move, "2025-09-19T11:30", "For the examination", {"number": 1, "to": SAFE}, {"seal_read": "HBC-0417"}),
    Told(correct, "2025-09-19T14:05", "The number was misread: the last digit on the label is smudged, and the register of seals has HBC-0411 for this telephone", {"event": 5}, ANALYST),
    Told(verify, "2025-09-19T14:10", "To see the seal again, by daylight", {"number": 1}, READ | ANALYST),
    Told(check_out, "2025-09-22T09:00", "To look for copies of the chat outside the app", {"number": 1, "to": EXAMINER, "due_back_on": date(2025, 9, 26)}, READ),
    Told(return_item, "2025-09-25T16:40", "No copy was found outside the app", {"number": 1, "to": SAFE}, READ),
    Told(analyse, "2025-09-29T10:15", "To know who has to be told", {"number": 2, "analysed": COUNTED}),
    Told(redact, "2025-10-06T13:00", "Streets and notes of visits taken out, for the report to the committee", {"number": 2, "redacted": SHOWN}),
    Told(close, "2025-11-07T10:00", "Every question of the plan is answered", {"finding": FINDING}),
    Told(issue_report, "2025-11-07T10:30", "For the head of service and the audit committee", {}, POLICY),
    Told(give_back, "2025-11-10T09:15", "The chat is kept as an export; the telephone is needed", {"number": 1, "to": SERVICE}, READ),
)  # fmt: skip


def build_evidence(*, keeper: Actor) -> None:
    """The investigation, act by act. Each act has its own key, so that done again it changes nothing."""
    for told in STORY:
        key = uuid5(NAMESPACE_URL, f"{REFERENCE} {told.on}")
        at = datetime.fromisoformat(told.on).replace(tzinfo=UK)
        told.do(reference=REFERENCE, said=Said(key, told.why, **told.said), by=keeper, at=at, **told.given)
