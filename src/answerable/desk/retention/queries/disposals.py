"""Disposals: the list of them, one with its items, and what its certificate says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from answerable.casefile import Authority
from answerable.desk.files.models import StoredFile
from answerable.desk.people.actors import Actor
from answerable.desk.people.naming import names_of
from answerable.desk.registers.authority import authority
from answerable.desk.retention import access
from answerable.desk.retention.models import Disposal, DisposalItem, Fate, Step
from answerable.desk.retention.queries.due import HELD_BECAUSE_ASKED
from answerable.desk.retention.queries.holds import OFFENCE, HoldRow, covering, request_holds
from answerable.desk.retention.schedule import schedule
from answerable.errors import DisposalElsewhere, NoSuchThing
from answerable.registers import listed

PAGE = 50
COUNTED_AS = {
    "questions": ("question", "questions"),
    "answers": ("earlier version of an answer", "earlier versions of answers"),
    "letters": ("letter", "letters"),
    "correspondence": ("entry of the correspondence", "entries of the correspondence"),
    "contributions": ("reply of a colleague", "replies of colleagues"),
    "mails": ("mail", "mails"),
    "files": ("file", "files"),
    "texts": ("text", "texts"),
    "versions": ("version of the entry", "versions of the entry"),
}


@dataclass(frozen=True, slots=True)
class DisposalRow:
    """One disposal in a list."""

    number: int
    step: str
    step_label: str
    why: str
    begun_by: str
    begun_at: datetime
    items: int
    destroyed: int
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item: what it is, why it falls due, what becomes of it, and what stands against it now."""

    key: int
    subject: str
    title: str
    class_id: str
    class_title: str
    trigger: str
    trigger_on: date | None
    kept_to: date | None
    needs_sign_off: bool
    is_signed_off: bool
    action: str
    fate: str
    fate_label: str
    because: str
    keep_until: date | None
    destroyed: str  # in words: "2 letters, 5 files"
    ended_at: datetime | None
    holds: tuple[HoldRow, ...]  # open now

    @property
    def may_be_decided(self) -> bool:
        """False for what a hold stops: nobody decides that away."""
        return self.fate != Fate.STOPPED

    @property
    def is_going(self) -> bool:
        """True for what is to be destroyed and is not held now."""
        return self.fate == Fate.DUE and not self.holds

    @property
    def held_by(self) -> str:
        """The holds that keep it now, in words: hold 3 (litigation)."""
        return listed([f"hold {held.number} ({held.kind.lower()})" for held in self.holds], joint="and")


@dataclass(frozen=True, slots=True)
class DisposalPage:
    """One disposal whole, with what who looks may do with it."""

    row: DisposalRow
    authority: Authority
    schedule_version: str
    schedule_now: str
    proposed_by: str
    asked_at: datetime | None
    approved_by: str
    approved_at: datetime | None
    returned_why: str
    started_by: str
    method: str
    mark: str
    certificate: int | None
    items: tuple[ItemRow, ...]
    requests: int  # that are open, or may still be appealed
    may_change: bool
    may_approve: bool

    @property
    def warnings(self) -> tuple[str, ...]:
        """What stands against what is still to be destroyed: holds that came since the preview, a schedule that changed."""
        if self.row.step in (Step.DONE, Step.DROPPED):
            return ()
        held = [item for item in self.items if item.fate == Fate.DUE and item.holds]
        said = [f"{item.title} is held now by {item.held_by}, and will not be destroyed." for item in held]
        if any(hold.case for item in held for hold in item.holds):
            said.append(HELD_BECAUSE_ASKED)
        if self.requests and self.going:
            said.append(f"{_requests(self.requests)} open or may still be appealed. The desk keeps what they name by its reference and what their questions rest on; whether one of them asks for any of this in other words, a person must look. {OFFENCE}")  # fmt: skip
        if self.schedule_now != self.schedule_version:
            said.append(f"The schedule changed since this was put together (version {self.schedule_version}, now {self.schedule_now}): what is left goes by the new one.")  # fmt: skip
        return tuple(said)

    def of(self, *fates: str) -> tuple[ItemRow, ...]:
        """The items with one of these fates."""
        return tuple(item for item in self.items if item.fate in fates)

    @property
    def going(self) -> tuple[ItemRow, ...]:
        """What is to be destroyed, or is being; what is held now is not among it."""
        return tuple(item for item in self.items if item.is_going)

    @property
    def is_signing(self) -> bool:
        """True where who looks may approve it, and some of it is signed off one by one."""
        return self.row.step == Step.WAITING and self.may_approve and any(item.needs_sign_off for item in self.going)

    @property
    def gone(self) -> tuple[ItemRow, ...]:
        """What was destroyed."""
        return self.of(Fate.DESTROYED)

    @property
    def staying(self) -> tuple[ItemRow, ...]:
        """What stays, each with the reason; what is held now among it."""
        return tuple(item for item in self.items if item.fate != Fate.DESTROYED and not item.is_going)

    @property
    def figures(self) -> str:
        """How many records are in it, and what becomes of them: the figures add up."""
        is_over = self.row.step in (Step.DONE, Step.DROPPED)
        counts = (
            (len(self.gone), "destroyed"),
            (len(self.going), "not destroyed" if is_over else "to be destroyed"),
            (len(self.staying), "kept"),
        )
        said = [f"{count} {what}" for count, what in counts if count]
        return (
            f"{self.row.items} record{'' if self.row.items == 1 else 's'}: {listed(said, joint='and')}." if said else ""
        )


def disposals_page(page: int, *, by: Actor) -> tuple[Page, tuple[DisposalRow, ...]]:
    """A page of disposals, the newest first. Refuses who may not look (NotAllowed)."""
    access.require_reader(by)
    shown = Paginator(_counted(), PAGE).get_page(page)
    found = list(shown.object_list)
    names = names_of(row.begun_by for row in found)
    return shown, tuple(_row(row, names) for row in found)


def disposal_page(number: int, *, by: Actor) -> DisposalPage:
    """One disposal. Refuses who may not look (NotAllowed), and one that is not there (NoSuchThing)."""
    access.require_reader(by)
    disposal = _counted().filter(pk=number).first()
    if disposal is None:
        raise NoSuchThing(thing="such disposal", where="the disposals")
    return _page(disposal, by=by)


def certificate_page(number: int, *, by: Actor) -> DisposalPage:
    """What the certificate says, once the disposal is carried out. Refuses one that is not (DisposalElsewhere)."""
    page = disposal_page(number, by=by)
    if page.row.step != Step.DONE:
        raise DisposalElsewhere(number=number, step=page.row.step_label)
    return page


def item_of(number: int, key: int, *, by: Actor) -> ItemRow:
    """One item of a disposal. Refuses who may not look (NotAllowed), and one that is not there (NoSuchThing)."""
    access.require_reader(by)
    item = DisposalItem.objects.filter(disposal=number, pk=key).first()
    if item is None:
        raise NoSuchThing(thing="such item", where=f"disposal {number}")
    return _item(item, schedule().triggers, ())


def certificate_file(number: int, *, by: Actor) -> StoredFile:
    """The certificate as it was made. Refuses who may not look (NotAllowed), and one that is not there (NoSuchThing)."""
    access.require_reader(by)
    found = StoredFile.objects.filter(pk__in=Disposal.objects.filter(pk=number).values("certificate")).first()
    if found is None:
        raise NoSuchThing(thing="such certificate", where=f"disposal {number}")
    return found


def certificate_of(disposal: Disposal) -> DisposalPage:
    """What the certificate of a disposal says; who looks changes nothing of it."""
    return _page(_counted().get(pk=disposal.pk), by=None)


def unanswered() -> tuple[int, ...]:
    """The disposals that wait for an approval, and about which nobody was told yet."""
    rows = Disposal.objects.filter(step=Step.WAITING, is_escalated=False)
    return tuple(rows.values_list("pk", flat=True))


def waiting() -> tuple[int, ...]:
    """The disposals that wait for an approval."""
    return tuple(Disposal.objects.filter(step=Step.WAITING).values_list("pk", flat=True))


def running() -> tuple[int, ...]:
    """The disposals that are being carried out: what a crash left is found among them."""
    return tuple(Disposal.objects.filter(step=Step.RUNNING).values_list("pk", flat=True))


def _counted() -> QuerySet[Disposal]:
    counts = {"many": Count("items"), "gone": Count("items", filter=Q(items__fate=Fate.DESTROYED))}
    return Disposal.objects.annotate(**counts).order_by("-pk")


def _page(disposal: Disposal, *, by: Actor | None) -> DisposalPage:
    plan, items = schedule(), list(disposal.items.all())
    names = names_of((disposal.begun_by, disposal.approved_by, disposal.started_by))
    is_open = disposal.step not in (Step.DONE, Step.DROPPED)
    held = covering([item.subject for item in items if item.fate in (Fate.DUE, Fate.STOPPED)]) if is_open else {}
    return DisposalPage(
        row=_row(disposal, names),
        authority=authority().profile,
        schedule_version=disposal.schedule_version,
        schedule_now=plan.version,
        proposed_by=names[disposal.begun_by],
        asked_at=disposal.asked_at,
        approved_by=names[disposal.approved_by],
        approved_at=disposal.approved_at,
        returned_why=disposal.returned_why,
        started_by=names[disposal.started_by],
        method=disposal.method,
        mark=disposal.mark,
        certificate=disposal.certificate_id,
        requests=len(request_holds()) if is_open else 0,
        items=tuple(_item(item, plan.triggers, held.get(item.subject, ())) for item in items),
        may_change=bool(by and by.has_role(*access.KEEPERS)),
        may_approve=bool(by and access.may_approve(disposal, by=by)),
    )  # fmt: skip


def _row(disposal: Disposal, names: Mapping[str, str]) -> DisposalRow:
    return DisposalRow(
        number=disposal.pk,
        step=disposal.step,
        step_label=disposal.get_step_display(),
        why=disposal.why,
        begun_by=names[disposal.begun_by],
        begun_at=disposal.begun_at,
        items=getattr(disposal, "many", 0),
        destroyed=getattr(disposal, "gone", 0),
        ended_at=disposal.ended_at,
    )


def _requests(count: int) -> str:
    return "1 request is" if count == 1 else f"{count:,} requests are"


def _counted_as(name: str, count: int) -> str:
    one, many = COUNTED_AS.get(name, (name, name))
    return one if count == 1 else many


def _item(item: DisposalItem, triggers: Mapping[str, str], holds: tuple[HoldRow, ...]) -> ItemRow:
    return ItemRow(
        key=item.pk,
        subject=item.subject,
        title=item.title,
        class_id=item.class_id,
        class_title=item.class_title,
        trigger=triggers.get(item.trigger, item.trigger.replace("_", " ")),
        trigger_on=item.trigger_on,
        kept_to=item.kept_to,
        needs_sign_off=item.needs_sign_off,
        is_signed_off=item.is_signed_off,
        action=item.action,
        fate=item.fate,
        fate_label=item.get_fate_display(),
        because=item.because,
        keep_until=item.keep_until,
        destroyed=", ".join(f"{count} {_counted_as(name, count)}" for name, count in item.destroyed.items() if count),
        ended_at=item.ended_at,
        holds=holds,
    )
