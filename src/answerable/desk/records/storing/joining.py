"""Find the records of a capture among the messages of its chat that earlier captures showed.

Two captures of one account print a message alike: its digest finds it again, and the n-th of one digest is the n-th there.
Another phone prints other names, another form of date, another zone: then minute and words find it, where the writers correspond
one to one. What is found nowhere is stored as new.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from answerable.desk.records.models import Capture, Message, Party, Sighting
from answerable.desk.records.rows import first_id, minute_of
from answerable.desk.records.storing.marks import same_as, told
from answerable.desk.records.storing.numbers import stretches
from answerable.records import Kind, Reading, Record

WIDE = 26 * 60  # minutes: a printed time is read in another zone when somebody says which, and hours come twice
LOOKED_AT = 20_000  # records by which it is seen how a capture fits
FEW = 3  # messages that two accounts must have alike, at least
ENOUGH = 0.5  # of the records of days that were captured before: then it is the same account's form
SOME = 0.3


@dataclass(frozen=True, slots=True)
class Fit:
    """How a capture fits the messages that are there.

    senders: where it is another account's, the chat's party for each sender of the file. note: what a person should know.
    """

    top: int | None = None  # the last minute that others captured; None where there are none
    senders: Mapping[str, int] = field(default_factory=dict)
    note: str = ""

    @property
    def is_other_account(self) -> bool:
        """Its printed names are not those of the chat."""
        return bool(self.senders)


NO_OTHERS = Fit()


def fit(reading: Reading, capture: Capture) -> Fit:
    """How the capture fits: a look at the records of days that were captured before."""
    others = Message.objects.filter(chat=capture.chat_id).exclude(capture=capture.pk)
    ends = [others.order_by(order).values_list("pk", flat=True).first() for order in ("pk", "-pk")]
    if ends[0] is None or ends[1] is None:
        return NO_OTHERS
    first, last = minute_of(ends[0]), minute_of(ends[1])
    seen = list(_within(reading, first, last))
    if not seen:
        return Fit(last)
    same = Counter(same_as(record, record.sender.key if record.sender else "") for record in seen)
    around = _around(others, seen)
    there = Counter(around.values_list("same", flat=True).iterator())
    if (same & there).total() >= ENOUGH * len(seen):
        return Fit(last)
    pairs, alike = _pairs(seen, around)
    if alike < max(FEW, SOME * sum(record.kind == Kind.TEXT for record in seen)):
        return Fit(last, note=_STRANGE)
    one_to_one = _one_to_one(pairs)
    return Fit(last, one_to_one, _OTHER_ACCOUNT) if one_to_one else Fit(last, note=_NOT_ONE_TO_ONE)


_STRANGE = (
    "Hardly any of its messages are in the earlier captures of this chat, though their days are the same. Look whether it is the "
    "same chat. Its messages are stored as its own."
)
_OTHER_ACCOUNT = (
    "It was exported from another account or phone: the names and times are printed in another way. Its messages were joined "
    "with those of the earlier captures by minute and words."
)
_NOT_ONE_TO_ONE = (
    "It was exported from another account or phone, and its names cannot be matched one to one with those of the earlier captures. "
    "Its messages are stored as its own, so that some messages stand twice."
)


def _within(reading: Reading, first: int, last: int) -> Iterator[Record]:
    count = 0
    for record in reading.records():
        if record.earliest is not None and first <= record.earliest // 60 <= last:
            yield record
            count += 1
            if count >= LOOKED_AT:
                return


def _around(others: QuerySet[Message], seen: Sequence[Record]) -> QuerySet[Message]:
    minutes = [record.earliest // 60 for record in seen if record.earliest is not None]
    return others.filter(pk__range=(first_id(min(minutes) - WIDE), first_id(max(minutes) + WIDE + 1) - 1))


def _pairs(seen: Sequence[Record], around: QuerySet[Message]) -> tuple[Counter[tuple[str, int]], int]:
    """How often a sender of the file and a party of the chat wrote the same words in the same minute, where nobody else did."""
    here: dict[tuple[int, str], list[str]] = defaultdict(list)
    for record in seen:
        if record.kind == Kind.TEXT and record.sender and record.earliest is not None:
            here[record.earliest // 60, record.text].append(record.sender.key)
    there: dict[tuple[int, str], list[int]] = defaultdict(list)
    rows = around.filter(kind=Kind.TEXT, party__isnull=False, earliest__isnull=False)
    for earliest, text, party in rows.values_list("earliest", "text", "party").iterator():
        place = (earliest or 0) // 60, text
        if place in here and party is not None:
            there[place].append(party)
    alone = [(here[place][0], found[0]) for place, found in there.items() if len(here[place]) == len(found) == 1]
    return Counter(alone), len(alone)


def _one_to_one(pairs: Counter[tuple[str, int]]) -> Mapping[str, int]:
    """The party of each sender; nothing where a sender is two parties, or a party two senders."""
    senders, parties = Counter[str](), Counter[int]()
    for sender, party in pairs:
        senders[sender] += 1
        parties[party] += 1
    is_clear = all(count == 1 for count in (*senders.values(), *parties.values()))
    return dict(pairs.keys()) if is_clear else {}


class Finder:
    """Finds the records of one capture among the messages of others."""

    def __init__(self, capture: Capture, fit: Fit) -> None:
        self.capture, self.fit = capture, fit
        shown = Sighting.objects.filter(capture=capture.pk, message=OuterRef("pk"))
        rows = Message.objects.filter(chat=capture.chat_id).exclude(capture=capture.pk)
        self.rows = rows.filter(~Exists(shown)).order_by("pk")

    def find(self, records: Sequence[Any]) -> dict[int, int]:
        """The message of each of these records that was captured before: place in the list, number of the message.

        records: (record, minute, same, party) each, in the order of the file.
        """
        if self.fit.top is None:
            return {}
        minutes = sorted({one[1] for one in records if one[1] <= self.fit.top + WIDE})
        waiting: dict[object, deque[int]] = defaultdict(deque)
        for first, last in stretches(minutes, wide=WIDE):
            for number, key in self._there(first, last):
                waiting[key].append(number)
        if not waiting:
            return {}
        found = {}
        for place, one in enumerate(records):
            if same := waiting.get(self._key(*one)):
                found[place] = same.popleft()
        return found

    def _there(self, first: int, last: int) -> Iterator[tuple[int, object]]:
        rows = self.rows.filter(pk__range=(first, last))
        if not self.fit.is_other_account:
            yield from rows.values_list("pk", "same").iterator()
            return
        columns = ("pk", "earliest", "party", "kind", "text")
        for number, earliest, party, kind, text in rows.values_list(*columns).iterator():
            yield number, (None if earliest is None else earliest // 60, party, *told(kind, text))

    def _key(self, record: Record, minute: int, same: int, party: int | None) -> object:
        if not self.fit.is_other_account:
            return same
        return (None if record.earliest is None else record.earliest // 60, party, *told(record.kind, record.text))


class Parties:
    """The parties of a chat by the keys of a file's senders, made where they are not there."""

    def __init__(self, chat: int, fit: Fit) -> None:
        self.chat = chat
        self.known: dict[str, int] = dict(Party.objects.filter(chat=chat).values_list("key", "pk")) | dict(fit.senders)
        names = dict(Party.objects.filter(pk__in=fit.senders.values()).values_list("pk", "key"))
        self.keys = {sender: names[party] for sender, party in fit.senders.items()}

    def add(self, names: Mapping[str, str]) -> None:
        """Parties with these names to these keys, those that are missing."""
        for key in names.keys() - self.known.keys():
            made, _ = Party.objects.get_or_create(chat_id=self.chat, key=key, defaults={"name": names[key]})
            self.known[key] = made.pk
