"""The form of one file's heads: voted for by its lines, and compiled to one pattern of bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from answerable.records.importers.whatsapp import months
from answerable.records.importers.whatsapp.halves import BLANK, pattern, plain
from answerable.records.importers.whatsapp.heads import LONGEST, MARKS, Head, heads_of, unmarked

MARK = rb"(?:\xe2\x80[\x8e\x8f\xaa-\xae]|\xef\xbb\xbf|\xd8\x9c|\xe2\x81[\xa6-\xa9])"
_BLANKS = re.compile(BLANK)
_SWAP = str.maketrans("aApP", "pPaA")  # am and pm are each other's partner
_ENOUGH = 0.02  # of the heads: a second form must have more
_RUN = 4.0  # heads: so long, on average, are the stretches of a form that is not pasted in


@dataclass(slots=True)
class Ballot:
    """The lines that have one form."""

    head: Head  # the first of them
    places: list[int] = field(default_factory=list)  # numbers of the lines
    numbers: tuple[set[str], ...] = field(default_factory=lambda: (set(), set(), set(), set()))  # a, b, c and the hour
    blanks: set[str] = field(default_factory=set)
    halves: set[str] = field(default_factory=set)
    ends: set[tuple[str, str]] = field(default_factory=set)  # of the first piece and of the second
    has_marks: bool = False

    def add(self, head: Head, *, place: int, line: str) -> None:
        """Count a line."""
        self.places.append(place)
        for seen, number in zip(self.numbers, (*head.date, head.hour), strict=True):
            seen.add(number)
        half = head.time_marks[0] or head.time_marks[5]
        self.halves.add(half.strip())
        self.ends.add((head.join, head.after + head.close))
        self.blanks.update(_BLANKS.findall(unmarked(line[:LONGEST])[: head.length]))
        if not self.has_marks:
            start = line.lstrip(MARKS)[: head.length]
            self.has_marks = unmarked(start) != start

    @property
    def ending(self) -> tuple[bytes, bytes]:
        """What its two pieces end with."""
        first, second = min(self.ends)
        return first.encode() or b"\0", second.encode()

    @property
    def run(self) -> float:
        """How many of its lines follow each other, on average."""
        breaks = sum(b - a > 1 for a, b in zip(self.places, self.places[1:], strict=False))
        return len(self.places) / (breaks + 1)


@dataclass(frozen=True, slots=True)
class Template:
    """One form of heads. opening and closing are patterns of bytes that meet between its date and its time.

    ends are the bytes that the two end with: where lines of a file end their pieces differently, of one of them.
    """

    head: Head
    opening: bytes
    closing: bytes
    ends: tuple[bytes, bytes]

    @property
    def is_bracketed(self) -> bool:
        """As iOS prints it."""
        return bool(self.head.bracket)

    @property
    def shape(self) -> str:
        """The form in words of digits: 00/00/0000, 00:00 - ."""
        head = self.head
        numbers = ("month" if place == head.month[0] else number for place, number in enumerate(head.date))
        date = "".join(_woven(tuple(numbers), head.date_marks))
        half = head.time_marks[0] + head.time_marks[1]
        second = head.time_marks[3] + head.second + head.time_marks[4] + head.time_marks[5]
        time = half + head.hour + head.time_marks[2] + head.minute + second
        parts = (time, head.join, date) if head.time_first else (date, head.join, time)
        return re.sub(r"\d", "0", head.bracket + "".join(parts) + head.after + head.close)


def vote(lines: Iterable[str]) -> list[Template]:
    """The forms that a file's lines begin with, the file's own first; empty where no line begins a message."""
    ballots: dict[tuple[object, ...], Ballot] = {}
    heads = 0
    for line in lines:
        readings = list(heads_of(line))
        heads += bool(readings)
        for head in readings:
            ballots.setdefault(form(head), Ballot(head)).add(head, place=heads, line=line)
    if not ballots:
        return []
    chosen = [_winner(list(ballots.values()))]
    taken = set(chosen[0].places)
    for other in sorted(ballots.values(), key=lambda ballot: -len(ballot.places)):
        own = [place for place in other.places if place not in taken]
        if other is not chosen[0] and len(own) > heads * _ENOUGH and own == other.places and _is_own(other, chosen):
            chosen.append(other)
            taken.update(own)
    return [Template(ballot.head, *_source(ballot), ballot.ending) for ballot in chosen]


def _winner(ballots: list[Ballot]) -> Ballot:
    """A file begins with a message, so the form of the first counts before the most frequent, unless it stands alone."""
    most = max(ballots, key=lambda ballot: (len(ballot.places), -ballot.places[0]))
    first = [ballot for ballot in ballots if ballot.places[0] == 1]
    best = max(first, key=lambda ballot: len(ballot.places))
    return best if len(best.places) > 1 or len(most.places) == 1 else most


def _is_own(other: Ballot, chosen: list[Ballot]) -> bool:
    """Whether lines of another form are messages of the file and not pasted into them: in long stretches, at its end."""
    last = max(place for ballot in chosen for place in ballot.places)
    return other.run >= _RUN and other.places[-1] > last


def form(head: Head) -> tuple[object, ...]:
    """What lines of one form have in common: all but the numbers, the half of the day and the kind of blank."""
    half, gap, *marks, late = head.time_marks
    years = tuple(min(len(number), 3) > 2 for number in head.date)
    said = (
        *head.date_marks[1:3],
        head.date_marks[4],
        head.date_marks[5],
        head.join,
        head.after,
        head.close,
        gap,
        *marks,
    )
    eras = (bool(head.date_marks[0]), bool(head.date_marks[3]))
    shown = tuple(_BLANKS.sub(" ", mark) for mark in said)
    return (
        bool(head.bracket),
        head.time_first,
        head.month[0],
        years,
        eras,
        bool(half),
        late[:1].isspace(),
        bool(late),
        *shown,
    )


def _woven(numbers: tuple[str, ...], marks: tuple[str, ...]) -> Iterable[str]:
    era, first, second, between, last, after = marks
    a, b, c = numbers
    return era, a, first, b, second, between, c, last, after


def _source(ballot: Ballot) -> tuple[bytes, bytes]:
    """The patterns: marks may stand before it, and inside where they were seen; numbers padded as they were seen."""
    head = ballot.head
    inside = MARK + b"*" if ballot.has_marks else b""
    say = _Sayer(ballot)
    a, b, c = (
        say.month() if place == head.month[0] else say.number(place, is_year=_is_year(ballot, place))
        for place in range(3)
    )
    era, first, second, between, last, after = (say.mark(mark) for mark in head.date_marks)
    eras = rb"(?:[RHSMT]|\xe4\xbb\xa4\xe5\x92\x8c|\xe5\xb9\xb3\xe6\x88\x90|\xe6\x98\xad\xe5\x92\x8c)"
    date = [
        eras if _is_japanese(head.date_marks[0]) else era,
        a,
        first,
        b,
        second,
        eras if between else b"",
        c,
        last,
        after,
    ]
    half, gap, colon, point, unit, late = head.time_marks
    lead = say.half() + say.mark(gap) if half else b""
    tail = say.mark(late[: len(late) - len(late.lstrip())]) + say.half() if late else b""
    seconds = say.mark(point) + say.digit(2) if head.second else b""
    time = [lead, say.number(3), say.mark(colon), say.digit(2), seconds, say.mark(unit), tail]
    one, two = (time, date) if head.time_first else (date, time)
    opening = [inside + piece for piece in (say.mark(head.bracket), *one, say.mark(head.join)) if piece]
    closing = [inside + piece for piece in (*two, say.mark(head.after), say.mark(head.close)) if piece]
    return MARK + b"*" + b"".join(opening), b"".join(closing)


def _is_japanese(era: str) -> bool:
    return bool(era) and era.strip() in {"令和", "平成", "昭和", "R", "H", "S", "r", "h", "s"}


def _is_year(ballot: Ballot, place: int) -> bool:
    return any(len(number) > 2 for number in ballot.numbers[place])


class _Sayer:
    """Writes pieces of one form as patterns of bytes."""

    def __init__(self, ballot: Ballot) -> None:
        self.ballot = ballot
        blanks = sorted(ballot.blanks) or [" "]
        self.blank = _one_of([blank.encode() for blank in blanks])
        zeros = sorted(
            {ord(digit) - int(digit) for seen in ballot.numbers for number in seen for digit in number} - {48}
        )
        self.zeros = zeros
        scripts = [b"(?:" + b"|".join(chr(zero + n).encode() for n in range(10)) + b")" for zero in zeros]
        self.one = _one_of([rb"\d", *scripts], escaped=True)

    def mark(self, text: str) -> bytes:
        """A mark as it is, with any of the file's blanks for a blank."""
        between = MARK + b"*" if self.ballot.has_marks and len(text) > 1 else b""
        return between.join(self.blank if _BLANKS.match(char) else re.escape(char.encode()) for char in text)

    def digit(self, times: int) -> bytes:
        """So many digits."""
        return self.one * times

    def number(self, place: int, *, is_year: bool = False) -> bytes:
        """A number with as many digits, and padded, as the file's are."""
        seen = self.ballot.numbers[place]
        lengths = {len(number) for number in seen}
        if is_year:
            return (
                self.one + b"{%d,%d}" % (min(lengths), max(lengths)) if len(lengths) > 1 else self.digit(max(lengths))
            )
        padded = any(len(number) == 2 and int(number[0]) == 0 for number in seen)
        if padded and 1 not in lengths:
            return self.digit(2)
        if 1 in lengths and not padded and not self.zeros:
            return rb"(?:[1-9]\d?|0)"
        return self.one + self.one + b"?"

    def month(self) -> bytes:
        """The names of months, with a stop or without."""
        return b"(?:" + b"|".join(re.escape(name.encode()) for name in months.printed()) + rb")\.?"

    def half(self) -> bytes:
        """The words for the halves of the day: those seen and their partners first, then all others."""
        seen = sorted(self.ballot.halves - {""})
        partners = [half.translate(_SWAP) for half in seen if plain(half) in {"am", "pm"}]
        near = [
            b"".join(self.blank if _BLANKS.match(c) else re.escape(c.encode()) for c in half)
            for half in (*seen, *partners)
        ]
        return _one_of([*dict.fromkeys(near), b"(?i:" + _in_bytes(pattern()) + b")"], escaped=True)


def _in_bytes(source: str) -> bytes:
    """A pattern of characters as one of bytes: the blanks, which are a class, as alternatives."""
    blanks = [" ", "\u00a0", "\u202f", "\u2009", "\u2007", "\u2008", "\u200a", "\u3000", "\t"]
    return source.replace(BLANK, "(?:" + "|".join(blanks) + ")").encode()


def _one_of(options: list[bytes], *, escaped: bool = False) -> bytes:
    shown = options if escaped else [re.escape(option) for option in options]
    return shown[0] if len(shown) == 1 else b"(?:" + b"|".join(shown) + b")"


def compiled(templates: list[Template], *, start: bytes = b"") -> re.Pattern[bytes]:
    """The heads of a file: two groups that take all their bytes between them."""
    if len(templates) == 1:
        return re.compile(start + b"(" + templates[0].opening + b")(" + templates[0].closing + b")")
    either = b"|".join(template.opening + template.closing for template in templates)
    return re.compile(start + b"((?:" + either + b"))()")
