"""What the pages of incoming mail show: the list, and one message with its headers in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parseaddr

from django.core.paginator import Page, Paginator

from answerable.casefile import Applicant
from answerable.desk.cases.queries import mail as cases
from answerable.desk.cases.queries.mail import MailTask
from answerable.desk.files.keeping import content
from answerable.desk.files.models import StoredFile
from answerable.desk.mail.models import Message, MessageState
from answerable.desk.mail.reading import Incoming, read_message
from answerable.desk.people.actors import Actor
from answerable.desk.post.access import may_place, require_reader
from answerable.errors import NoSuchThing
from answerable.law import uk_day

PAGE = 50
SHOWN = 20_000  # characters of a message on its page; the whole is a download
READ_AGAIN = 5_000_000  # bytes of a message that is taken apart again for its page
TABS = {
    "waiting": ("Waiting for a person", (MessageState.TASK, MessageState.RECEIVED)),
    "filed": ("Filed on a case", (MessageState.FILED,)),
    "aside": ("Set aside", (MessageState.SET_ASIDE,)),
    "all": ("All", (MessageState.TASK, MessageState.RECEIVED, MessageState.FILED, MessageState.SET_ASIDE)),
}
STATES = {
    MessageState.RECEIVED: "Arrived, and not looked at yet",
    MessageState.TASK: "Waits for a person",
    MessageState.FILED: "Filed",
    MessageState.SET_ASIDE: "Set aside",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One message in the list."""

    number: int
    sender: str
    subject: str
    at: datetime
    state: str
    reference: str


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the lists, with how many messages are in it."""

    show: str
    label: str
    count: int
    is_shown: bool


@dataclass(frozen=True, slots=True)
class PostPage:
    """The list of messages."""

    rows: tuple[Row, ...]
    tabs: tuple[Tab, ...]
    page: Page


@dataclass(frozen=True, slots=True)
class Said:
    """A line of the summary of a message."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class MessagePage:
    """One message, and what may be done about it."""

    number: int
    subject: str
    lines: tuple[Said, ...]
    text: str
    is_cut: bool
    files: tuple[StoredFile, ...]
    size: int
    tasks: tuple[MailTask, ...]
    reference: str  # of the case that it is filed on
    is_filed: bool
    may_place: bool
    arrived_on: date
    applicant: Applicant  # who seems to ask


def post(*, by: Actor, show: str, page: int) -> PostPage:
    """The messages of a list, the newest first. Refuses whoever may not read them (NoSuchThing)."""
    require_reader(by)
    shown = show if show in TABS else "waiting"
    incoming = Message.objects.filter(is_incoming=True)
    counts = {name: incoming.filter(state__in=states).count() for name, (_, states) in TABS.items()}
    wanted = incoming.filter(state__in=TABS[shown][1]).order_by("-at", "-id")
    paginator = Paginator(wanted.defer("text", "in_reply_to", "recipients", "note"), PAGE)
    paginator.count = counts[shown]
    here = paginator.get_page(page)
    filed = cases.filed_on([message.pk for message in here.object_list])
    return PostPage(
        rows=tuple(_row(message, filed) for message in here.object_list),
        tabs=tuple(Tab(name, label, counts[name], name == shown) for name, (label, _) in TABS.items()),
        page=here,
    )


def message_page(number: int, *, by: Actor) -> MessagePage:
    """One message whole. Refuses one that is not there, or not for this actor (NoSuchThing)."""
    message = message_in(number, by=by)
    incoming = read_message(content(message.raw)) if message.raw.size <= READ_AGAIN else Incoming()
    return MessagePage(
        number=message.pk,
        subject=message.subject or "Message without a subject",
        lines=tuple(line for line in _lines(message, incoming) if line.value),
        text=message.text[:SHOWN],
        is_cut=len(message.text) > SHOWN,
        files=tuple(message.attachments.all()),
        size=message.raw.size,
        tasks=cases.mail_tasks(message.pk),
        reference=cases.filed_on([message.pk]).get(message.pk, ""),
        is_filed=message.state == MessageState.FILED,
        may_place=may_place(by),
        arrived_on=uk_day(message.at),
        applicant=_asker(message, incoming),
    )


def message_in(number: int, *, by: Actor) -> Message:
    """The row of a message that came in. Refuses one that is not there, or not for this actor (NoSuchThing)."""
    require_reader(by)
    message = Message.objects.select_related("raw").filter(pk=number, is_incoming=True).first()
    if message is None:
        raise NoSuchThing(thing="such message", where="mail that came in")
    return message


def file_in(number: int, key: int, *, by: Actor) -> StoredFile:
    """A file that came with a message. Refuses one that did not (NoSuchThing)."""
    file = message_in(number, by=by).attachments.filter(pk=key).first()
    if file is None:
        raise NoSuchThing(thing="such file", where="this message")
    return file


def _row(message: Message, filed: dict[int, str]) -> Row:
    return Row(
        number=message.pk,
        sender=message.sender or "No sender",
        subject=message.subject or "No subject",
        at=message.at,
        state=STATES[MessageState(message.state)],
        reference=filed.get(message.pk, ""),
    )


def _lines(message: Message, incoming: Incoming) -> list[Said]:
    """The headers in words."""
    senders = ", ".join(f"{one.name} <{one.email}>" if one.name else one.email for one in incoming.senders)
    return [
        Said("From", senders or message.sender or "No address"),
        Said("Answers go to", ", ".join(one.email for one in incoming.reply_to)),
        Said("To", ", ".join(message.recipients.splitlines()[:20])),
        Said("Arrived", f"{_moment(message.at)}, in {message.source}"),
        Said("Its own date", _moment(message.dated_at)),
        Said("Where it stands", STATES[MessageState(message.state)]),
        Said(
            "How it came",
            f"A machine or a list seems to have sent it: {message.automatic}" if message.automatic else "",
        ),
        Said("Notes", message.note),
    ]


def _moment(at: datetime | None) -> str:
    if at is None:
        return ""
    day = uk_day(at)
    return f"{day:%A} {day.day} {day:%B %Y}"


def _asker(message: Message, incoming: Incoming) -> Applicant:
    """Who seems to ask: in what a colleague passed on, the one whose message it was."""
    parts = incoming.document.parts if incoming.document else ()
    inside = next((part.headers.sender for part in parts if part.kind == "forwarded" and part.headers), "")
    name, email = parseaddr(inside)
    if "@" in email:
        return Applicant(name=name, email=email)
    to = incoming.answer_to
    return Applicant(name=to.name, email=to.email) if to else Applicant(email=message.sender)
