"""Zones: where in a text the request stands, told by headings, salutations and closing lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from answerable.casefile import Span
from answerable.letters.splitting.asking import answers, asks, is_chatter, is_phrase, names, queries
from answerable.letters.splitting.layout import Block, layout
from answerable.letters.splitting.zone_cues import (
    ACKNOWLEDGES,
    ANSWER,
    BOTH,
    CLOSING,
    FIELD,
    FOLLOWING,
    GREETING,
    QUOTED,
    REQUEST,
    TELLS,
)


class Role(Enum):
    """What a block does in the letter as a whole."""

    REQUEST = "the request follows"
    ANSWER = "an answer follows"
    BOTH = "questions and answers follow together"
    FIELD = "a field of a form or log, such as a reference or a date"
    GREETING = "a salutation"
    CLOSING = "the end of a message"
    WORDS = "none of these"


_SUBJECT = 5  # pieces between the subject of a message and its salutation, at most
_QUOTE = 5_000  # characters of a block in which a quotation is looked for
_LABELLED = re.compile(r"([A-Za-z][\w &/'’()-]{0,58}?)[ \t]*(?::[-–]?|[ ][-–—][ ])[ \t]*")


def role_of(text: str, block: Block) -> tuple[Role, Span]:
    """What a block does, and which of its words are left when its heading is taken away."""
    words = block.body.of(text)[:400]
    plain = _plain(words)
    if len(plain) <= 90:
        if role := _heading(plain):
            return role, Span(block.body.end, block.body.end)
        if GREETING.match(plain) and len(plain) < 70 and "?" not in words:
            return Role.GREETING, Span(block.body.end, block.body.end)
    if CLOSING.match(words) and (len(plain) < 40 or words[0] in "-_=P"):
        return Role.CLOSING, Span(block.body.end, block.body.end)
    found = _LABELLED.match(words)
    role = _heading(_plain(found[1])) if found and len(found[0]) < len(words) else None
    if found and role and (role is not Role.FIELD or ":" in found[0]):
        return role, Span(block.body.start + found.end(), block.body.end)
    return Role.WORDS, block.body


def tells_request(text: str, block: Block) -> bool:
    """Whether the authority here leads to the request that it repeats: "You asked … for:"."""
    words = block.body.of(text)
    leads = words.rstrip(" \"“'").endswith(":") or FOLLOWING.search(words[-300:])
    return bool(leads) and bool(TELLS.search(words[-300:]))


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[*_#:.“”\"]+|[-–—]+$|^[-–—]+", " ", words).lower().split())


def _heading(plain: str) -> Role | None:
    plain = plain.rpartition(" / ")[2]  # "Ymateb / Response"
    for role, pattern in (
        (Role.BOTH, BOTH),
        (Role.REQUEST, REQUEST),
        (Role.ANSWER, ANSWER),
        (Role.FIELD, FIELD),
    ):
        if pattern.fullmatch(plain):
            return role
    return None


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with its role. words: what is left of it when label, heading and other cells are taken away."""

    block: Block
    role: Role
    words: Span
    tells: bool = False  # the authority leads here to the request that it repeats

    @property
    def has_words(self) -> bool:
        """Whether anything is said in it."""
        return self.words.end > self.words.start


@dataclass(frozen=True, slots=True)
class Zone:
    """The pieces from first to before end that hold the request; is_closed: an end is marked."""

    first: int
    end: int
    is_closed: bool
    is_headed: bool


@lru_cache(maxsize=4)  # a letter is divided once and read from the same pieces
def pieces(text: str) -> tuple[Piece, ...]:
    """The blocks of a text with what each does; in a table, the cell that holds the question."""
    found: list[Piece] = []
    column = None
    for block in layout(text):
        if block.cells and (header := _question_column(text, block)) is not None:
            column = header
            found.append(Piece(block, Role.BOTH, Span(block.span.end, block.span.end)))
            continue
        column = column if block.cells else None
        role, words = role_of(text, block)
        if role is Role.WORDS and (quoted := _quoted(text, block)):
            role, words = Role.REQUEST, quoted
        elif role is Role.WORDS and block.cells:
            words = _question_cell(text, block, column)
        found.append(Piece(block, role, words, role is Role.WORDS and tells_request(text, block)))
    return tuple(found)


def zone_of(text: str, parts: Sequence[Piece]) -> Zone:
    """Where the request stands: after its heading or salutation, up to the answer or the closing."""
    heads = _heads(text, parts)
    first = _first(text, parts, heads)
    if heads and parts[heads[0]].role is Role.BOTH:
        return Zone(first, len(parts), False, True)
    said = False
    for at in range(first, len(parts)):
        part = parts[at]
        if said and part.role in (Role.ANSWER, Role.GREETING, Role.CLOSING):
            is_own = (
                bool(heads)
                or part.role is not Role.CLOSING
                or not any(ACKNOWLEDGES.search(inside.words.of(text)) for inside in parts[first:at])
            )
            return Zone(first, at, is_own, bool(heads))
        said = said or (part.has_words and part.role in (Role.WORDS, Role.REQUEST))
    return Zone(first, len(parts), False, bool(heads))


def turns_of(text: str, parts: Sequence[Piece], zone: Zone) -> list[Zone]:
    """The zone, and those after it where the same heading stands before each question: Question, Answer, Question."""
    if not (zone.is_headed and zone.is_closed):
        return [zone]
    inside = parts[zone.first]
    head = inside if inside.role is Role.REQUEST else parts[zone.first - 1]
    if head.role is not Role.REQUEST:
        return [zone]
    starts = [
        at if parts[at].has_words else at + 1
        for at in range(zone.end, len(parts))
        if parts[at].role is Role.REQUEST and _title(text, parts[at]) == _title(text, head)
    ]
    return [zone, *(Zone(start, _turn_end(parts, start), True, True) for start in starts)]


def _title(text: str, part: Piece) -> str:
    return _plain(text[part.block.span.start : part.words.start])


def _turn_end(parts: Sequence[Piece], start: int) -> int:
    ends = (Role.ANSWER, Role.GREETING, Role.CLOSING)
    return next((at for at in range(start, len(parts)) if parts[at].role in ends), len(parts))


def _heads(text: str, parts: Sequence[Piece]) -> list[int]:
    """The headings of a request; none where numbered questions, or a whole message, come before them."""
    heads = [
        at
        for at, part in enumerate(parts)
        if (part.role in (Role.REQUEST, Role.BOTH) and not _is_subject(text, parts, at)) or part.tells
    ]
    asked = is_message = False
    for part in parts[: heads[0] if heads else 0]:
        asked = asked or _is_query(text, part)
        if asked:
            return []
        is_message = is_message or part.role is Role.GREETING
        if is_message and part.role is Role.CLOSING and _is_message(text, parts, heads[0]):
            return []
    return heads


def _is_subject(text: str, parts: Sequence[Piece], at: int) -> bool:
    """Whether a heading with words is the subject of a message: its salutation follows."""
    words = parts[at].words.of(text)
    is_title = bool(words) and not (asks(words) or names(words) or queries(words))
    return is_title and any(part.role is Role.GREETING for part in parts[at + 1 : at + _SUBJECT])


def _is_message(text: str, parts: Sequence[Piece], end: int) -> bool:
    """Whether the applicant's message stands first: something is asked between salutation and closing."""
    start = next(at for at, part in enumerate(parts) if part.role is Role.GREETING)
    has_asked = False
    for part in parts[start:end]:
        if part.role is Role.CLOSING:
            return has_asked
        words = part.words.of(text)
        if TELLS.search(words):
            return False  # the authority speaks of "your request"
        has_asked = has_asked or (asks(words) and not is_chatter(words) and not answers(words))
    return False


def _first(text: str, parts: Sequence[Piece], heads: list[int]) -> int:
    """The piece after the last of the headings that follow one another, or after the salutation."""
    if heads:
        at = heads[0]
        for later in heads[1:]:
            if any(part.role in (Role.ANSWER, Role.CLOSING) or _is_said(text, part) for part in parts[at + 1 : later]):
                break
            at = later
        return at if parts[at].has_words and not parts[at].tells else at + 1
    greetings = [at for at, part in enumerate(parts[:40]) if part.role is Role.GREETING]
    if greetings and not any(_is_query(text, part) for part in parts[: greetings[0]]):
        return greetings[0] + 1
    return 0


def _is_query(text: str, part: Piece) -> bool:
    label = part.block.label
    return label is not None and label.is_number and queries(part.words.of(text))


def _is_said(text: str, part: Piece) -> bool:
    """Whether a piece could be a question already."""
    words = part.words.of(text)
    return part.role is Role.WORDS and not part.tells and (asks(words) or names(words) or is_phrase(words))


def _quoted(text: str, block: Block) -> Span | None:
    """The request where the authority quotes it in a sentence: Thank you for your request: "…"."""
    found = QUOTED.search(text, block.body.start, min(block.body.end, block.body.start + _QUOTE))
    if found and TELLS.search(text, block.body.start, found.start()) and len(found[1].split()) > 3:
        return Span(*found.span(1))
    return None


def _question_column(text: str, block: Block) -> int | None:
    """The place of "Question" among the heads of a table that has "Answer" or "Response" too."""
    heads = [_heading(_plain(cell.of(text))) for cell in block.cells]
    if Role.ANSWER in heads and Role.REQUEST in heads:
        return heads.index(Role.REQUEST)
    return None


def _question_cell(text: str, block: Block, column: int | None) -> Span:
    cells = [cell for cell in block.cells if cell.end > block.body.start]
    if not cells:
        return block.body
    if column is not None and block.label is None and column < len(block.cells):
        return block.cells[column]
    if column is not None or block.label is not None or cells[0].of(text).endswith("?"):
        return Span(max(cells[0].start, block.body.start), cells[0].end)
    return block.body
