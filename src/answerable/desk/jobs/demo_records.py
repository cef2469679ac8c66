"""The captured messages of the demonstration: chats of groups, a phone, a mailbox, and a request for some of them. All invented."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from answerable.desk.cases.queries.demonstration import reference_of
from answerable.desk.people.actors import Actor
from answerable.desk.records import steps
from answerable.desk.records.actions.begin_capture import Export, begin_capture
from answerable.desk.records.asked import Asked
from answerable.desk.records.chats import NewChat
from answerable.desk.records.models import Capture
from answerable.desk.review.actions.decide import Decided, decide
from answerable.desk.review.actions.keep_search import keep_search
from answerable.desk.review.actions.note_search import Outside, note_search
from answerable.desk.review.actions.propose import propose
from answerable.desk.review.models import Decision
from answerable.desk.review.queries.items import items_page

CHATS = Path(__file__).with_name("demo_chats")
SUBJECT = "Gritter on Cold Ash Road"
DUTY = NewChat(group="GRP-01")


@dataclass(frozen=True, slots=True)
class Brought:
    """One export: its file here, what it was called, of which chat it is, from whose phone, and the day of the export."""

    file: str
    name: str
    chat: NewChat
    account: str
    on: date


# fmt: off
BROUGHT = (
    Brought("duty-cell.txt", "WhatsApp Chat with Severe weather duty cell.txt", DUTY, "Resilience duty phone", date(2026, 2, 2)),
    Brought("duty-cell-again.txt", "WhatsApp Chat with Severe weather duty cell.txt", DUTY, "Resilience duty phone", date(2026, 3, 6)),
    Brought("market.txt", "WhatsApp Chat with Market traders notices.txt", NewChat(group="GRP-03"), "Market office phone", date(2026, 6, 12)),
    Brought("duty-phone.xml", "sms-20260123.xml", NewChat(person="Tam Okoro", tool="TOOL-05"), "Duty phone of the highways inspector", date(2026, 1, 23)),
    Brought("winter.mbox", "winter service.mbox", NewChat(person="Winter service", tool="TOOL-02", title="Mailbox of the winter service"), "winter@harrowmere.example", date(2026, 2, 2)),
)
ASKED = Asked(words="gritter", groups=("GRP-01",), first=date(2026, 1, 19), last=date(2026, 1, 26))
ELSEWHERE = Outside("the phone of the driver of gritter 4, by the driver, beside the Winter Service Manager", "Cold Ash Road, spinner", 0, 20, (), "")
# fmt: on
DECIDED = (Decision.IN, Decision.IN, Decision.IN, Decision.OUT)


def build_records(*, officer: Actor, keeper: Actor, at: datetime) -> None:
    """Bring the exports in and have them read; search for the request, and look at some of what was found. Done again it changes nothing."""
    if Capture.objects.exists():
        return
    for brought in BROUGHT:
        _bring(brought, keeper=keeper, now=at)
    _look_for(reference_of(SUBJECT), by=officer, at=at)


def _bring(brought: Brought, *, keeper: Actor, now: datetime) -> None:
    export = Export(
        BytesIO((CHATS / brought.file).read_bytes()), brought.name, account=brought.account, exported_on=brought.on
    )
    at = min(now, datetime(brought.on.year, brought.on.month, brought.on.day, 15, 20, tzinfo=UTC))
    key = uuid5(NAMESPACE_URL, brought.file)
    found = begin_capture(key=key, chat=brought.chat, export=export, by=keeper, at=at)
    steps.go_on.call(found.pk, 0)  # nobody who looks at a demonstration waits for it


def _look_for(reference: str, *, by: Actor, at: datetime) -> None:
    """Question 1: searched, gathered, the first records decided, and personal data looked for in them."""
    kept = keep_search(reference=reference, position=1, asked=ASKED, gathers=True, by=by, at=at)
    note_search(reference=reference, position=1, outside=ELSEWHERE, by=by, at=at)
    for decision in DECIDED:
        page = items_page(kept.question_id, shown="open", page=1)
        if page.rows:
            row = page.rows[0]
            decide(reference=reference, position=1, item=row.key, version=row.version, decided=Decided(decision), by=by, at=at)  # fmt: skip
    propose(reference=reference, position=1, by=by, at=at)
    mails = replace(ASKED, groups=(), tool="TOOL-02")
    keep_search(reference=reference, position=2, asked=mails, gathers=False, by=by, at=at)
