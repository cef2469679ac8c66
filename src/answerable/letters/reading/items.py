"""The steps through the part of a letter that answers: questions, labels, words, general passages, the closing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from answerable.casefile import Question, Span
from answerable.letters.prose import sentences
from answerable.letters.reading.answer_labels import Labels, tokens_of
from answerable.letters.reading.cues import FORMAL, GIVEN, RECAP, refuses, says_something
from answerable.letters.reading.landmarks import (
    APPLICANT,
    CLOSE,
    EDGE,
    GROUND_HEAD,
    HEADING,
    META,
    REF_LINE,
    VALUE,
    WORDS,
)
from answerable.letters.reading.mentions import named_in, opened_by
from answerable.letters.reading.messages import written_between
from answerable.letters.split import Division
from answerable.letters.splitting import asking
from answerable.letters.splitting.labels import Label
from answerable.letters.splitting.zones import Piece, Role

_SUBJECT_LINE = re.compile(
    r"[\W_]*(?:re:? )?(?:your |our |outcome of (?:your |the )?|result of (?:your |the )?)?(?:request for (?:an )?)?internal review(?: (?:outcome|response|decision|result))?[\W_]*",
    re.I,
)


_TITLE = re.compile(
    r"[\W_]*(?:foi |request for |outcome of (?:the |your )?|your )?(?:an )?internal review\b[^\n.]{0,60}", re.I
)


class Kind(Enum):
    """What an item does in the row of answers."""

    QUESTION = "a question stands here"
    LABEL = "the answer to a question begins here"
    TEXT = "words of an answer"
    CLOSE = "the answers end here"
    GREETING = "a message begins here"
    GROUND = "a general passage on an exemption begins here"


@dataclass(frozen=True, slots=True)
class Item:
    """One step through the answers."""

    kind: Kind
    span: Span
    numbers: tuple[str, ...] = ()


def items(text: str, parts: Sequence[Piece], division: Division, *, mixed: bool) -> Iterator[Item]:
    """Every step, in order. mixed: answers stand between the questions."""
    parts, start = _answering(text, parts, division, mixed=mixed)
    heads = _headings(text, parts, division, start)
    between = written_between(text, start)
    own = (p for p in parts if p.block.span.end > start and not _is_between(text, p, between))
    labels = Labels(text, [_from(p, start) for p in own], division)
    after_field, is_theirs, is_over, is_asked = False, mixed or not division.questions, False, False
    said: list[Item] = []
    for piece in labels.parts:
        asked = asked_in(division.questions, piece.block.span)
        if asked:
            yield from _asked_items(text, piece, asked)
            if mixed:
                labels.pass_by(asked[-1].number)
            after_field = False
            is_asked = mixed and piece.block.span.end <= max(q.span.end for q in asked if q.span)
            continue
        words = piece.block.span.of(text)
        if META.match(words) or (after_field and VALUE.match(words)):
            after_field = not after_field
            continue
        after_field = False
        is_recap = RECAP.match(words) and not _goes_beyond(text, piece.block.span)
        if is_recap or REF_LINE.fullmatch(words) or (not mixed and _plain_words(words) in heads):
            continue
        is_over = is_over or (not is_theirs and piece.role is Role.CLOSING)
        starts = piece.role in (Role.ANSWER, Role.GREETING)
        is_theirs = is_theirs or starts or not (is_over or _is_applicants(piece.words.of(text)))
        reviewed = _reviewed(words, labels.numbers) if between and piece.block.span.start >= between[-1].end else ()
        if reviewed:
            yield Item(Kind.LABEL, piece.block.span, reviewed)
            yield Item(Kind.TEXT, piece.block.span)
        elif is_theirs:
            yield from _begun(text, _items(text, piece, labels, is_asked=is_asked), said)
            is_asked = False


def _answering(text: str, parts: Sequence[Piece], division: Division, *, mixed: bool) -> tuple[Sequence[Piece], int]:
    """The pieces among which the answers stand, and where these begin."""
    places = [q.span for q in division.questions if q.span]
    if mixed:
        return parts, min((span.start for span in places), default=0)
    if above := _above(text, parts, division):
        return above, 0
    return parts, _answers_from(text, parts, max((span.end for span in places), default=0))


def _is_between(text: str, piece: Piece, between: Sequence[Span]) -> bool:
    """Whether a piece stands in the applicant's later mail or the head of a reply to it, or is that reply's subject."""
    at = piece.block.span
    is_subject = bool(between) and _SUBJECT_LINE.fullmatch(at.of(text)) is not None
    return is_subject or any(one.start <= at.start < one.end for one in between)


_REVIEWS = re.compile(
    r"\b(?:review\w*|re-?consider\w*|look(?:ed|ing)? again|up(?:hold|held)|overturn\w*|stands?|complaint)\b", re.I
)


def _reviewed(words: str, numbers: tuple[str, ...]) -> tuple[str, ...]:
    """The questions of which a paragraph of a later reply says that their answer was reviewed; none where it is of all."""
    first = words.split("\n\n", 1)[0]
    named = named_in(first, numbers) if _REVIEWS.search(first) else ()
    return named if len(named) < len(numbers) else ()


def _goes_beyond(text: str, span: Span) -> bool:
    """Whether a paragraph that begins with what was asked goes on to answer it."""
    if refuses(span.of(text)):
        return True
    _, *rest = [s.of(text) for s in sentences(text, span)]
    said = [words for words in rest if not (words.endswith(("?", ":", ";")) or RECAP.match(words))]
    return any(says_something(words) for words in said) or (
        len(said) == len(rest) == 1 and not FORMAL.search(said[0]) and not APPLICANT.search(said[0])
    )


def _above(text: str, parts: Sequence[Piece], division: Division) -> list[Piece]:
    """The answers that stand before the questions, where a letter repeats the request at its end."""
    first = min((q.span.start for q in division.questions if q.span), default=0)
    before = [p for p in parts if p.block.span.end <= first]
    greeting = max((at for at, p in enumerate(before) if p.role is Role.GREETING), default=-1)
    numbers = tuple(q.number for q in division.questions)
    named = {n for p in before[greeting + 1 :] for n in _labelled(text, p, numbers)}
    return before[greeting + 1 :] if len(named) > 1 and len(named) * 2 > len(numbers) else []


def _labelled(text: str, piece: Piece, numbers: tuple[str, ...]) -> tuple[str, ...]:
    label = piece.block.label
    own = (label.value,) if label and label.value in numbers else ()
    return own or opened_by(piece.block.span.of(text)[:HEADING], numbers)


def _headings(text: str, parts: Sequence[Piece], division: Division, end: int) -> set[str]:
    """The headings under which the questions stand; where the answers repeat them they answer nothing."""
    above = [p for p in parts if p.block.span.start < end and p.block.span.end - p.block.span.start < HEADING]
    return {_plain_words(p.block.span.of(text)) for p in above if not asked_in(division.questions, p.block.span)}


def _plain_words(words: str) -> str:
    return " ".join(tokens_of(words))


def _answers_from(text: str, parts: Sequence[Piece], last: int) -> int:
    """Where the answers begin: at their heading or salutation after the last question, else right after it."""
    after = [p for p in parts if p.block.span.start >= last]
    ends = max((p.block.span.start for p in after if p.has_words or p.block.label), default=-1)
    for piece in after:
        starts = piece.role in (Role.ANSWER, Role.GREETING) and piece.block.span.start <= ends
        if starts and not META.match(piece.block.span.of(text)):
            return piece.block.span.start
    return last


def _is_applicants(words: str) -> bool:
    """Whether words after the questions are the applicant's still: wishes, law, thanks."""
    return (words.rstrip().endswith("?") or bool(APPLICANT.search(words))) and not asking.answers(words)


def _from(piece: Piece, start: int) -> Piece:
    """A piece without what stands before start."""
    if piece.block.span.start >= start:
        return piece
    rest = Span(start, max(start, piece.block.span.end))
    return replace(piece, block=replace(piece.block, span=rest, body=rest, label=None), words=rest, role=Role.WORDS)


def is_mixed(text: str, parts: Sequence[Piece], division: Division) -> bool:
    """Whether answers stand between the questions, or beside them in their rows."""
    places = [q.span for q in division.questions if q.span]
    gaps = [Span(a.end, b.start) for a, b in pairwise(places) if b.start > a.end]
    if not gaps:
        return False
    said = [_within(parts, gap) for gap in gaps]
    if any(p.role is Role.BOTH and p.block.span.start <= places[0].start for p in parts):
        return True
    if any(p.role is Role.ANSWER or (p.has_words and asking.answers(p.words.of(text))) for row in said for p in row):
        return True
    spoken = [
        _is_beside(text, gap, parts) or len(row) > 1 or any(p.has_words and not _is_stem(p.words.of(text)) for p in row)
        for gap, row in zip(gaps, said, strict=True)
    ]
    return sum(spoken) * 2 >= len(gaps)


def _is_beside(text: str, gap: Span, parts: Sequence[Piece]) -> bool:
    """Whether an answer stands on the line of its question: in another cell, or in words after it."""
    rest = text[gap.start : _line_end(text, gap)]
    at = bisect_left(parts, gap.start, key=lambda p: p.block.span.end)
    in_row = at < len(parts) and bool(parts[at].block.cells) and parts[at].block.span.start <= gap.start
    return bool(re.search(r"\w" if in_row else r"[^\W\d]", rest))


def _within(parts: Sequence[Piece], gap: Span) -> list[Piece]:
    """The pieces between two questions."""
    first = bisect_left(parts, gap.start - 1, key=lambda p: p.block.span.start)
    last = bisect_left(parts, gap.end, key=lambda p: p.block.span.start)
    return [p for p in parts[first:last] if gap.start < p.block.span.end <= gap.end]


def _line_end(text: str, gap: Span) -> int:
    """Where the line on which a gap begins ends, or the gap."""
    end = text.find("\n", gap.start, gap.end)
    return gap.start if end < 0 else end


def _is_stem(words: str) -> bool:
    """A heading or introduction of the questions that follow."""
    return words.rstrip().endswith((":", "?")) or (len(words) < 60 and not words.rstrip().endswith("."))


def asked_in(questions: Sequence[Question], span: Span) -> list[Question]:
    """The questions that stand in a part of the text."""
    return [q for q in questions if q.span and q.span.start < span.end and span.start < q.span.end]


def _asked_items(text: str, piece: Piece, asked: list[Question]) -> Iterator[Item]:
    for question in asked:
        if question.span and question.span.start >= piece.block.span.start:
            yield Item(Kind.QUESTION, question.span, (question.number,))
    last = max(q.span.end for q in asked if q.span)
    if last < piece.block.span.end and (rest := _rest(text, last, piece.block.span.end)):
        yield Item(Kind.TEXT, rest)


def _is_figure(text: str, label: Label, labels: Labels, *, is_asked: bool) -> bool:
    """Whether a number alone on its line is no label: no question has it, or one was asked in the line before."""
    is_alone = text[label.span.end : label.span.end + 1] in ("\n", "")
    return (
        is_alone
        and label.is_number
        and text[label.span.start : label.span.end].strip().isdigit()
        and (is_asked or label.value not in labels.numbers)
    )


def _rest(text: str, start: int, end: int) -> Span | None:
    edge = EDGE.match(text, start, end)
    start = edge.end() if edge else start
    return Span(start, end) if WORDS.search(text, start, end) else None


def _begun(text: str, found: Iterable[Item], said: list[Item]) -> Iterator[Item]:
    """The items of a piece; a heading "Internal review" above all that is said begins the letter and does not close it."""
    for item in found:
        is_title = item.kind is Kind.CLOSE and not said and _TITLE.fullmatch(item.span.of(text)) is not None
        item = replace(item, kind=Kind.GREETING) if is_title else item
        if item.kind is Kind.TEXT:
            said.append(item)
        yield item


def _items(text: str, piece: Piece, labels: Labels, *, is_asked: bool) -> Iterator[Item]:
    """The items of a piece; "214" on a line of its own is an answer first, no label of the next line."""
    label = piece.block.label
    if label and _is_figure(text, label, labels, is_asked=is_asked):
        yield Item(Kind.TEXT, label.span)
        piece = replace(piece, block=replace(piece.block, span=piece.block.body, label=None))
        if not WORDS.search(piece.block.span.of(text)):
            return
    yield from _item(text, piece, labels)


def _item(text: str, piece: Piece, labels: Labels) -> Iterator[Item]:
    words = piece.words.of(text)
    if piece.role is Role.GREETING:
        yield Item(Kind.GREETING, piece.block.span)
        return
    if not WORDS.search(piece.block.span.of(text)) or (piece.role in (Role.REQUEST, Role.BOTH) and not piece.has_words):
        return
    if piece.role is Role.CLOSING or CLOSE.match(words):
        yield Item(Kind.CLOSE, piece.block.span)
        return
    if opening := labels.of(piece):
        yield Item(Kind.QUESTION if opening.is_question else Kind.LABEL, piece.block.span, opening.numbers)
        if rest := _rest(text, opening.at, piece.block.span.end):
            yield Item(Kind.TEXT, rest)
    elif GROUND_HEAD.match(words) and len(words) < 90 and not words.rstrip().endswith("."):
        yield Item(Kind.GROUND, piece.block.span)
    elif piece.has_words or piece.block.label or piece.role is Role.FIELD:
        yield Item(Kind.TEXT, piece.block.span if piece.role is not Role.ANSWER else piece.words)
    elif piece.role is Role.ANSWER and GIVEN.search(piece.block.span.of(text)):
        yield Item(Kind.TEXT, piece.block.span)  # "Attached is the answer to your request" is more than a heading
