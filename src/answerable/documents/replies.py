"""Replies: the body of a message cut into own words, forwarded and quoted ones, and machine notices.

Nothing is dropped: every line is in one part. Forms seen: "On … wrote:" with "> " lines, the header
block and "Original Message" line of Outlook, the forwarding lines of Gmail and Apple Mail, the
footer of WhatDoTheyKnow, and interleaved replies, whose quoted lines stay with the words that
answer them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from answerable.documents.document import Headers, Part

FORWARDING = re.compile(r"(-{3,} ?Forwarded message ?-{3,}|Begin forwarded message:)$", re.I)
ORIGINAL = re.compile(r"(-{2,} ?Original (Message|Appointment) ?-{2,}|_{20,})$", re.I)
HEADER = re.compile(r"[*> ]*(From|Sent|Date|To|Cc|Subject|Reply-To|Importance):\*?\s*(.*?)\**$", re.I)
WROTE = re.compile(r"On .{5,250}\bwrote:$", re.S)
FORWARDED_SUBJECT = re.compile(r"\s*(fwd?|fw):", re.I)
QUOTE = re.compile(r" ?> ?")
SIGNATURE = re.compile(r"-- ?$")
DEVICE = re.compile(r"(Sent from (my|Outlook|Mail|Yahoo|Samsung|Proton|AOL)|Get Outlook for)\b.{0,60}$", re.I)
BANNER = re.compile(r"\W*(CAUTION|EXTERNAL|WARNING)\b.*\b(e-?mail|sender|organi[sz]ation)", re.I)
DISCLAIMER = re.compile(
    r"\W*(disclaimer\b|confidentiality( notice)?\W*$"
    r"|this (e-?mail|message|transmission)\b.*\b(confidential|intended|privileged)"
    r"|the information (contained )?in this (e-?mail|message)\b)",
    re.I,
)
SITE_FOOTER = re.compile(r"(please use this email address for all replies|disclaimer: this message and any)", re.I)
RULE = re.compile(r"-{20,}$")
# A header block is a From line with two more of its kind beside it.
HEADER_LINES = 7


@dataclass(slots=True)
class Segment:
    """Lines of one kind, from a mark to the next; until: where it stops by itself."""

    kind: str
    lines: list[str] = field(default_factory=list)
    headers: Headers | None = None
    until: str = "mark"  # "mark" | "line" | "blank" | "quote"

    @property
    def text(self) -> str:
        """Its words, without the marks of quotation where every line has one."""
        lines = self.lines
        if all(QUOTE.match(line) for line in lines if line.strip()):
            lines = [QUOTE.sub("", line, count=1) for line in lines]
        return "\n".join(lines).strip()

    def goes_on(self, *, line: str) -> bool:
        """True where a line without a mark of its own still belongs to this segment."""
        if self.until == "quote":
            return not line.strip() or bool(QUOTE.match(line))
        return self.until == "mark" or (self.until == "blank" and bool(line.strip()))


def cut(*, text: str, subject: str = "") -> tuple[Part, ...]:
    """The parts of a body in their order; subject says whether the message was forwarded."""
    segments = keep_interleaved(segments=segments_of(lines=text.split("\n"), subject=subject))
    own = any(segment.kind in ("body", "forwarded") and segment.text for segment in segments)
    for segment in segments:
        if not own and segment.kind == "quoted" and segment.until != "line" and segment.text:
            segment.kind, own = "forwarded", True  # nothing but an earlier message: that is what was sent on
    parts = (Part(kind=segment.kind, text=segment.text, headers=segment.headers) for segment in segments)
    return tuple(part for part in parts if part.text)


def segments_of(*, lines: list[str], subject: str) -> list[Segment]:
    """The lines, each in the segment it belongs to."""
    segments = [Segment(kind="body")]
    skip = 0
    for number, line in enumerate(lines):
        if skip:
            skip -= 1
            continue
        found = mark(lines=lines, at=number, subject=subject, current=segments[-1])
        if found:
            segment, skip = found
            subject = segment.headers.subject if segment.headers else subject
            skip = max(0, skip - 1)
            segments.append(segment)
            continue
        if not segments[-1].goes_on(line=line):
            segments.append(Segment(kind="body"))
        segments[-1].lines.append(line)
    return segments


def mark(*, lines: list[str], at: int, subject: str, current: Segment) -> tuple[Segment, int] | None:
    """The segment that begins with this line, and how many lines its mark takes; None for most lines."""
    line = lines[at].strip()
    earlier = "forwarded" if FORWARDED_SUBJECT.match(subject) else "quoted"
    if not line:
        return None
    if FORWARDING.match(line) or ORIGINAL.match(line) or HEADER.match(line):
        return earlier_message(lines=lines, at=at, kind=earlier)
    if line.startswith("On ") and (length := wrote(lines=lines, at=at)):
        marked = QUOTE.match(next((after for after in lines[at + length : at + length + 5] if after.strip()), ""))
        return Segment(kind="quoted", lines=lines[at : at + length], until="line" if marked else "mark"), length
    in_message = current.kind in ("quoted", "forwarded") and current.until == "mark"
    if QUOTE.match(lines[at]) and current.until != "quote" and not in_message:
        return Segment(kind="quoted", lines=[lines[at]], until="quote"), 1
    return notice(lines=lines, at=at)


def earlier_message(*, lines: list[str], at: int, kind: str) -> tuple[Segment, int] | None:
    """An earlier message that begins here with a line that says so, a header block, or both."""
    first = lines[at].strip()
    start = at if HEADER.match(first) else at + 1
    while start < len(lines) and start - at < 4 and not lines[start].strip(" >"):
        start += 1
    found: dict[str, str] = {}
    end = start
    while end < len(lines) and end - start < HEADER_LINES and (header := HEADER.match(lines[end].strip())):
        found[header[1].lower()] = header[2].strip()
        end += 1
    if len(found) < 3 or "from" not in found:
        if not FORWARDING.match(first) and not first.lower().startswith("--"):
            return None  # a rule across the page, or a line that only looks like a header
        end = at + 1
    headers = Headers(
        sender=found.get("from", ""),
        to=found.get("to", ""),
        subject=found.get("subject", ""),
        sent=found.get("sent") or found.get("date", ""),
    )
    if FORWARDING.match(first):
        kind = "forwarded"
    return Segment(kind=kind, headers=headers), max(1, end - at)


def wrote(*, lines: list[str], at: int) -> int:
    """How many lines an "On … wrote:" takes; mail programs break it over up to three."""
    for length in (1, 2, 3):
        if WROTE.match(" ".join(line.strip() for line in lines[at : at + length])):
            return length
    return 0


def notice(*, lines: list[str], at: int) -> tuple[Segment, int] | None:
    """A signature, or words that a machine adds to every message."""
    line = lines[at].strip()
    if SIGNATURE.match(lines[at]):
        return Segment(kind="signature"), 1
    if RULE.match(line) and SITE_FOOTER.match(after(lines=lines, at=at).strip()):
        return Segment(kind="notice"), 1
    if DEVICE.match(line):
        return Segment(kind="notice", lines=[line], until="line"), 1
    if BANNER.match(line):
        return Segment(kind="notice", lines=[line], until="blank"), 1
    if DISCLAIMER.match(line) and "?" not in after(
        lines=lines, at=at
    ):  # a notice asks nothing; where something is asked, it is read
        return Segment(kind="notice", lines=[line]), 1
    return None


def after(*, lines: list[str], at: int) -> str:
    """The next lines, as far as a notice goes on."""
    return "\n".join(lines[at + 1 : at + 60])


def keep_interleaved(*, segments: list[Segment]) -> list[Segment]:
    """Where own words follow two or more quotations, the quoted words are needed to read the answers."""
    answered = [
        segment.until == "quote" and following.kind == "body" and bool(following.text)
        for segment, following in zip(segments, [*segments[1:], Segment(kind="notice")], strict=True)
    ]
    if sum(answered) < 2:
        return segments
    return [
        Segment(kind="body", lines=segment.text.split("\n")) if needed else segment
        for segment, needed in zip(segments, answered, strict=True)
    ]
