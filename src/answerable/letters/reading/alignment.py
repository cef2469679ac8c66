"""Which words of a letter answer which questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from answerable.casefile import Question, Span
from answerable.letters.prose import sentences
from answerable.letters.reading.answer_labels import stems_of, tokens_of
from answerable.letters.reading.cues import (
    AS_ABOVE,
    CLARIFY,
    FORMAL,
    GIVEN,
    GROUNDED,
    NEITHER,
    PUBLIC_INTEREST,
    SEE_BELOW,
    WITHHELD,
    refuses,
    refuses_firmly,
    says_something,
)
from answerable.letters.reading.items import Item, Kind, is_mixed, items
from answerable.letters.reading.landmarks import APPLICANTS, FIGURE, NOTE_HEAD, OURS, TURN, YOURS, YOURS_DONE
from answerable.letters.reading.mentions import points_to
from answerable.letters.reading.messages import asked_below
from answerable.letters.reading.turns import turns
from answerable.letters.split import Division
from answerable.letters.splitting.zones import Piece, Role


@dataclass(slots=True)
class Segment:
    """Words that answer the same questions, growing while the text is walked through."""

    numbers: tuple[str, ...]
    parts: list[Span] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        return Span(self.parts[0].start, self.parts[-1].end)


@dataclass(slots=True)
class Passage:
    """Words of the authority outside every answer. is_closing: rights, terms and signatures."""

    span: Span
    is_closing: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """The answers in order, and the authority's passages that stand outside every one of them."""

    answers: tuple[Segment, ...]
    general: tuple[Passage, ...]
    is_mixed: bool = False  # answers stand between the questions
    later: tuple[Segment, ...] = ()  # what comes under the number of a question that was answered before: its reasons


def align(text: str, parts: Sequence[Piece], division: Division, *, truncated: bool) -> Alignment:
    """Which words answer which questions, and what belongs to no single one of them.

    truncated: questions that nothing answers may be answered beyond the end, so no general words are theirs.
    """
    below = asked_below(text)
    is_below = below > 0 and all(q.span and q.span.start >= below for q in division.questions)
    if is_below:
        parts = [p for p in parts if p.block.span.start < below]
    mixed = not is_below and is_mixed(text, parts, division)
    steps = list(items(text, parts, division, mixed=mixed))
    segments, general, later = _walked(text, steps)
    numbers = tuple(q.number for q in division.questions)
    taken = {n for segment in segments for n in segment.numbers}
    lead = _lead(text, steps, until=(Kind.CLOSE, Kind.GROUND) if segments else (Kind.CLOSE,))
    free = _before(numbers, taken, segments) if segments else numbers
    if segments and not truncated and any(refuses_firmly(span.of(text)) for span in lead):
        free = tuple(n for n in numbers if n not in taken)
    if segments and not any(says_something(s.of(text)) for span in lead for s in sentences(text, span)):
        lead = []
    if not lead and not segments:
        lead = _said_above(text, parts) if is_below else _before_questions(text, parts, division)
    if not segments and not _is_reply(text, parts, lead):
        lead = []
    if lead and (free or not numbers):
        segments = [Segment(free, lead), *segments]
        general = [p for p in general if p.span.start > lead[-1].start]
    segments = _turned(text, segments, division.questions)
    segments = [part for segment in segments for part in _shifted(text, segment, division.questions)]
    general = _cut_grounds(text, segments, _cut_notes(text, segments, general))
    return Alignment(tuple(segments), tuple(_cut(text, segments, general)), mixed, tuple(later))


def _turned(text: str, segments: list[Segment], questions: Sequence[Question]) -> list[Segment]:
    """The answers, parted where their running text turns to another question; what is said before a turn is for the rest."""
    taken = {n for segment in segments for n in segment.numbers}
    found: list[Segment] = []
    for segment in segments:
        own = [q for q in questions if q.number in segment.numbers]
        first, *rest = turns(text, segment.parts, own, [q.number for q in questions if q.number not in taken])
        if not rest:
            found.append(segment)
            continue
        later = {n for numbers, _ in rest for n in numbers}
        before = tuple(n for n in segment.numbers if n not in later)
        rows = [(first[0] or before, first[1]), *rest]
        if before and not first[1] and not first[0]:
            rows[1:2] = [((*rows[1][0], *before), rows[1][1])]
        found += [Segment(numbers, parts) for numbers, parts in rows if numbers and parts]
        taken |= later
    return _once(found)


def _cut_notes(text: str, segments: list[Segment], general: list[Passage]) -> list[Passage]:
    """Take a note that answers point to ("see note A") out of the answer after which it stands."""
    for segment in segments:
        for at, part in enumerate(segment.parts):
            head = NOTE_HEAD.match(part.of(text))
            if at and head and any(points_to(head["note"], s.span.of(text)) for s in segments if s is not segment):
                general = [Passage(Span(part.start, segment.parts[-1].end)), *general]
                segment.parts = segment.parts[:at]
                break
    return general


_CITED = re.compile(r"\b(?:sections?|ss?\.?|regulations?|regs?\.?) ?\d", re.I)
_ON_LAW = re.compile(  # how a paragraph begins that gives the ground of a refusal
    r"\W*(?:(?:the )?(?:sections?|s\.|regulations?|exemptions?|exceptions?)\b|(?:we|I) (?:have )?(?:considered|weighed|balanced|looked at|applied|conclude|must)\b|(?:the |on the )?public interest\b|in (?:favour|considering|weighing|applying|deciding)\b|factors\b|(?:as|since|because) (?:section|the exemption)\b)",
    re.I,
)


def _cut_grounds(text: str, segments: list[Segment], general: list[Passage]) -> list[Passage]:
    """Take the ground of other answers out of a last answer that gives a figure or a fact and refuses nothing itself."""
    last = segments[-1] if len(segments) > 1 else None
    if last is None or refuses(last.parts[0].of(text)) or not any(_is_refused(text, s) for s in segments[:-1]):
        return general
    for at, part in enumerate(last.parts[1:], 1):
        words = part.of(text)
        on_law = (GROUNDED.search(words) or NEITHER.search(words)) and _CITED.search(words)
        if _ON_LAW.match(words) and (on_law or PUBLIC_INTEREST.search(words)):
            general = [Passage(Span(part.start, last.parts[-1].end)), *general]
            last.parts = last.parts[:at]
            break
    return general


def _is_refused(text: str, segment: Segment) -> bool:
    """Whether an answer names a ground, or neither confirms nor denies."""
    said = [part.of(text) for part in segment.parts]
    return any(NEITHER.search(words) or (WITHHELD.search(words) and GROUNDED.search(words)) for words in said)


def _is_reply(text: str, parts: Sequence[Piece], lead: Sequence[Span]) -> bool:
    """Whether words without labels are an authority's: in their own zone, on "your request", or with a decision."""
    if any(p.role is Role.ANSWER for p in parts) or YOURS.search(text):
        return True
    said = [s.of(text) for span in lead for s in sentences(text, span)]
    return any((says_something(words) or CLARIFY.search(words)) and not APPLICANTS.search(words) for words in said)


def _shifted(text: str, segment: Segment, questions: Sequence[Question]) -> list[Segment]:
    """One answer to several questions, parted where a paragraph turns to another question."""
    rows = [Segment(segment.numbers, segment.parts[:1])]
    free = [q for q in questions if q.number in segment.numbers]
    for part in segment.parts[1:]:
        question = _turned_to(text, part, rows[-1].parts, free)
        if question:
            free.remove(question)
            rows.append(Segment((question.number,), [part]))
        else:
            rows[-1].parts.append(part)
    if len(rows) > 1:
        rows[0].numbers = tuple(q.number for q in free)
    return rows


def _turned_to(text: str, part: Span, before: list[Span], free: list[Question]) -> Question | None:
    """The later question that a paragraph turns to: it says so ("As for the cost, …"), or it alone refuses it."""
    if len(free) < 2:
        return None
    words = part.of(text)
    if turn := TURN.match(words):
        topic = set(tokens_of(turn["topic"]))
        return max(free[1:], key=lambda q: len(topic & stems_of(q.text)))
    if not refuses(words):
        return None
    first = sentences(text, part)[0].of(text)
    own = {q.number: stems_of(q.text) & stems_of(first) for q in free}
    best = max(free, key=lambda q: len(own[q.number]))
    only = own[best.number] - set().union(*(own[q.number] for q in free if q is not best))
    if best is free[0] or not only:
        return None
    said = " ".join(span.of(text) for span in before)
    return best if not refuses(said) and (GIVEN.search(said) or FIGURE.search(said)) else None


def _cut(text: str, segments: list[Segment], general: list[Passage]) -> list[Passage]:
    """Take the reasons that several answers point to out of the last answer, after which they stand."""
    if len(segments) < 2 or not any(
        SEE_BELOW.search(p.of(text)) or AS_ABOVE.match(p.of(text)) for s in segments for p in s.parts[:1]
    ):
        return general
    last = segments[-1]
    for at, part in enumerate(last.parts[1:], 1):
        if WITHHELD.search(part.of(text)) and GROUNDED.search(part.of(text)):
            general = [Passage(Span(part.start, last.parts[-1].end)), *general]
            last.parts = last.parts[:at]
            break
    return general


def _before_questions(text: str, parts: Sequence[Piece], division: Division) -> list[Span]:
    """A refusal that stands before the questions that it repeats at its end, as letters of review have it."""
    first = min((q.span.start for q in division.questions if q.span), default=0)
    if quoted := [p for p in parts if p.block.depth and p.block.span.start <= first < p.block.span.end]:
        return _above_quoted(text, parts, quoted[0])
    above = [p.words for p in parts if p.has_words and p.block.span.end <= first and p.role is Role.WORDS]
    for at, span in enumerate(above):
        if YOURS.search(text[:first]) and any(
            refuses(w := s.of(text)) and OURS.search(w) and not (FORMAL.search(w) or YOURS_DONE.search(w))
            for s in sentences(text, span)
        ):
            return above[at:]
    return []


def _above_quoted(text: str, parts: Sequence[Piece], quoted: Piece) -> list[Span]:
    """A reply written above the mail that it quotes."""
    start = quoted.block.span.start
    return _said_above(text, [p for p in parts if p.block.depth < quoted.block.depth and p.block.span.start < start])


def _said_above(text: str, above: Sequence[Piece]) -> list[Span]:
    """What a reply says, without its head, its forms and its closing."""
    ends = (at for at, p in enumerate(above) if p.role is Role.CLOSING)
    said = [p.words for p in above[: next(ends, len(above))] if p.has_words and p.role is Role.WORDS]
    forms = next((at for at, span in enumerate(said) if _past_forms(text, span)), len(said))
    return [
        span
        for span in (_past_forms(text, s) if at == forms else s for at, s in enumerate(said[forms:], forms))
        if span
    ]


def _before(numbers: Sequence[str], taken: set[str], segments: list[Segment]) -> tuple[str, ...]:
    """The questions without a label of their own that come before the first one with."""
    first = min((numbers.index(n) for s in segments for n in s.numbers if n in numbers), default=0)
    return tuple(n for n in numbers[:first] if n not in taken)


def _lead(text: str, items: list[Item], *, until: tuple[Kind, ...]) -> list[Span]:
    """What is said before the first label, without thanks and other forms; it begins anew with each message."""
    lead: list[Span] = []
    is_over = False
    for item in items:
        if item.kind in (Kind.QUESTION, Kind.LABEL) or (lead and item.kind in until):
            break
        if item.kind is Kind.GREETING:
            lead, is_over = [], False
        is_over = is_over or item.kind is Kind.CLOSE
        if not is_over and (item.kind is Kind.TEXT or lead) and item.kind is not Kind.GREETING:
            span = item.span if lead else _past_forms(text, item.span)
            if span:
                lead.append(span)
    return lead


def _past_forms(text: str, span: Span) -> Span | None:
    for sentence in sentences(text, span):
        words = sentence.of(text)
        if not FORMAL.search(words) or refuses(words):
            return Span(sentence.start, span.end)
    return None


def _walked(text: str, items: list[Item]) -> tuple[list[Segment], list[Passage], list[Segment]]:
    """Segments by their labels, and those that come again. A row of questions with nothing between them is answered together."""
    segments: list[Segment] = []
    general: list[Passage] = []
    current: Segment | None = None
    for item in items:
        if item.kind in (Kind.QUESTION, Kind.LABEL):
            if current and item.kind is Kind.QUESTION and set(item.numbers) <= set(current.numbers):
                current.parts.clear()  # "4. How many were issued": the stem of questions 4a and 4b, no answer to them
            if current is None or current.parts:
                current = Segment(())
                segments.append(current)
            kept = current.numbers if item.kind is Kind.QUESTION else ()
            current.numbers = (*kept, *(n for n in item.numbers if n not in kept))
        elif item.kind is Kind.TEXT and current is not None:
            current.parts.append(item.span)
        elif item.kind is Kind.TEXT and general:
            general[-1].span = Span(general[-1].span.start, item.span.end)
        elif item.kind is not Kind.GREETING:
            current = None
            general.append(Passage(item.span, item.kind is Kind.CLOSE))
    for segment in segments:
        _drop_label(text, segment)
    segments = [s for s in segments if s.parts]
    answered = _once(segments)
    return answered, general, [s for s in segments if not any(s is one for one in answered)]


_ANSWER_LABEL = re.compile(  # the label of an answer in a line or before a colon of its own: "A4", "Response to Q4:"
    r"\W*(?:a|ans|answer|response|reply|r)\.?[ \t]*(?:(?:to|for)[ \t]+)?(?:q|qn|question|part|no|number)?\.?[ \t]*(?P<num>\d{1,2}[a-z]?)"
    r"\)?[ \t]*(?:(?:[.:–—-]+\s+|\n\s*)(?=\S)|[.:–—-]*\s*$)",
    re.I,
)


def _drop_label(text: str, segment: Segment) -> None:
    """Take the label of the answer, which repeats the number of its question, off its words."""
    first = segment.parts[0] if segment.parts else None
    label = _ANSWER_LABEL.match(text, first.start, first.end) if first else None
    if first and label and any(n.rpartition("/")[2] == label["num"].lower() for n in segment.numbers):
        segment.parts[:1] = [Span(label.end(), first.end)] if label.end() < first.end else []


def _once(segments: list[Segment]) -> list[Segment]:
    """Each question in one answer: where it came first."""
    kept: list[Segment] = []
    taken: dict[str, Segment] = {}
    for segment in segments:
        numbers = tuple(n for n in segment.numbers if n not in taken)
        if numbers or not segment.numbers:  # a reply that repeats no question answers one
            segment.numbers = numbers
            kept.append(segment)
            taken.update(dict.fromkeys(numbers, segment))
    return kept
