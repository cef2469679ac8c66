"""Which words of a letter answer which questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import pairwise

from answerable.casefile import Question, Span
from answerable.letters import asking
from answerable.letters.cues import AS_ABOVE, FORMAL, GIVEN, GROUNDED, RECAP, SEE_BELOW, WITHHELD, refuses, says_something
from answerable.letters.labels import Label
from answerable.letters.mentions import named_in, opened_by
from answerable.letters.prose import sentences
from answerable.letters.split import Division
from answerable.letters.zones import Piece, Role

_WORDS = re.compile(r"\w+")
_EDGE = re.compile(r"[\s|:.–—-]*(?:of\s+(?:your|the)\s+(?:request|enquiry)\b[\s|:.–—-]*)?")
_META = re.compile(
    r"[\W_]*(?:(?:our |your |foi |eir |request |response |case |tfl )*(?:ref(?:erence)?|id)(?: number| no)?\b[\s:.]*|(?:response|decision|request|received|closed) date\b[^\n]{0,30}|date (?:request |of |received|responded|published|sent|closed|answered)[^\n]{0,40}"
    r"|publi(?:cation date|shed)\b[^\n]{0,40}|(?:received|responded|last updated)\b[^\n]{0,30}|documents?|attachments?|download[^\n]{0,40}|doc \d+[^\n]{0,60})$",
    re.I,
)
_VALUE = re.compile(r"[\W_]*(?=[^\n]{0,40}$)(?=[^\n]*\d)[^\n.?!]*$")
_CLOSE = re.compile(
    r"[\W_]*(?:if (?:you|this|for any reason)\b[^.]{0,90}\b(?:un(?:happy|satisfied)|dis-?satisfied|not (?:satisfied|happy|content)|complain|review|appeal|disagree|quer(?:y|ies)|questions?|concern)"
    r"|should you\b[^.]{0,60}\b(?:un(?:happy|satisfied)|dissatisfied|complain|review|appeal|quer(?:y|ies)|questions?|concern|not satisfied)|you (?:have (?:the|a) right|may|can|are entitled to)\b[^.]{0,50}\b(?:review|complain|appeal)"
    r"|(?:your )?(?:rights?|right) (?:of|to) (?:(?:request|ask for|seek|apply for) )?(?:an? )?(?:internal )?(?:review|appeal|complain)|next steps?\b|(?:internal )?reviews?(?: procedure| process)?\s*$|complaints?(?: procedure| process| and appeals?)?\s*$|appeals?(?: procedure)?\s*$|how to (?:complain|appeal)"
    r"|(?:please note,? )?(?:the following applies|the information (?:supplied|provided|released) (?:to you )?(?:is|continues|remains|may|in this)\b)|copyright|re-?use\b|what we supply is free|conditions of re-?use|(?:most|some) of the information that we provide"
    r"|i (?:hope|trust) (?:this|that|the|you)\b|(?:please )?(?:do not hesitate|feel free) to contact|(?:for|if) (?:the )?avoidance of doubt\b|disclosure log\b|this (?:response|information) (?:will|may) be published|date request received|request reference|reference number"
    r"|(?:yours|kind regards|regards)\b|note from the requester)",
    re.I,
)
_GROUND_HEAD = re.compile(
    r"[\W_]*(?:(?:explanat\w+ )?(?:annex|appendix)\b|(?:the )?exemptions?(?: applied| and)?\b|exceptions? applied\b|(?:section|s\.?|regulation|reg\.?) ?\d[\w().]*\s*[-–—:(]|refusal notice\b|(?:reasons?|explanation) (?:for|of|why)\b|legal (?:basis|explanation)\b|public interest(?: test)?\s*$|factors\b)",
    re.I,
)
_PLAIN = re.compile(r"\(?(?P<num>\d{1,2})[.)][ \t]+(?=\S)")
_NOTE = re.compile(r"[\W_]*(?:please )?note(?:s)?\b|[\W_]*(?:for information|additional information|further information|background)\b", re.I)


_APPLICANT = re.compile(
    r"\b(?:I|we) (?:would|should|['’]d) (?:\w+ )?(?:like|appreciate|prefer|be grateful|be glad)\b|\b(?:I|we) (?:am|are) (?:request|ask|seek|look|interest|aware|making)\w*|\b(?:I|we) (?:wish|want) to (?:request|receive|know|have|ask)"
    r"|\b(?:I|we) (?:look forward|understand that you|expect)\b|\bmy (?:request|e-?mail|address|name|questions?)\b|\byou (?:must|should|have 20|have twenty)\b|\byour (?:job|duty|organisation|reply|response to me)\b"
    r"|^\W*please (?!see|find|note|refer|contact|be |accept|visit|click|quote|direct|put|clarify|could|let us|tell us)|\bplease\b[^.]{0,30}\b(?:me|send|supply|provide|show|tell|say|reply|respond|split|break)\b|\bcontact me\b(?=[^.]*\b(?:narrow|clarif))|\bunder section 1[16]\b[^.]*\bplease\b",
    re.I,
)
_REF_LINE = re.compile(r"[\W_]*(?:[A-Z]\w* )?(?:our |your )?ref(?:erence)?\b[ .:#]*(?=\S*\d)\S{3,30}(?: \S{1,20})?\s*", re.I)


_FOLLOWS = re.compile(r"\b(?:as follows|below|following)\b[^.]{0,30}[.:]?\s*$|:\s*$", re.I)
_BACK = re.compile(r"\b(?:see|as (?:in|for|per|at|explained|stated)|answer(?:ed|s)? (?:to|at|in|under)|response(?:s)? to|given (?:at|in)|refer to)\b[^.]{0,30}\b(?:questions?|parts?|points?|q)\b", re.I)
_SUBJECT = 14  # words that a heading over an answer has at most
_OPENING = 300  # characters in which a passage says which questions it is about
_TURN = re.compile(
    r"\W*(?:as (?:for|to|regards)|turning to|with (?:regard|respect) to|in (?:relation|respect) (?:to|of)|regarding|concerning|on the (?:question|matter|subject) of)\s+(?P<topic>[^,.;:]{3,80}),", re.I
)
_YOURS = re.compile(r"\byour (?:request|letter|e-?mail|complaint)\b|\bthe request you\b|\byou (?:asked|sought|sent|requested|wrote)\b", re.I)
_YOURS_DONE = re.compile(r"\byou (?:e-?mailed|asked|sought|sent|requested|wrote|complained|appealed)\b", re.I)
_OURS = re.compile(r"\b(?:we|I|council|trust|university|department|authority|force|police|board)\b", re.I)
_HEADING = 80  # characters that a heading has at most


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


def align(text: str, parts: Sequence[Piece], division: Division) -> Alignment:
    """Which words answer which questions, and what belongs to no single one of them."""
    mixed = _is_mixed(text, parts, division)
    items = list(_items(text, parts, division, mixed=mixed))
    segments, general = _walked(items)
    numbers = tuple(q.number for q in division.questions)
    taken = {n for segment in segments for n in segment.numbers}
    lead = _lead(text, items, until=(Kind.CLOSE, Kind.GROUND) if segments else (Kind.CLOSE,))
    free = _before(numbers, taken, segments) if segments else numbers
    if segments and not any(says_something(s.of(text)) for span in lead for s in sentences(text, span)):
        lead = []
    if not lead and not segments:
        lead = _before_questions(text, parts, division)
    if lead and (free or not numbers):
        segments = [Segment(free, lead), *segments]
        general = [p for p in general if p.span.start > lead[-1].start]
    segments = [part for segment in segments for part in _shifted(text, segment, division.questions)]
    return Alignment(tuple(segments), tuple(_cut(text, segments, general)), mixed)


def _shifted(text: str, segment: Segment, questions: Sequence[Question]) -> list[Segment]:
    """One answer to several questions, parted where a paragraph turns to another: "As for the cost, …"."""
    rows = [Segment(segment.numbers, segment.parts[:1])]
    free = [q for q in questions if q.number in segment.numbers]
    for part in segment.parts[1:]:
        turn = _TURN.match(part.of(text))
        if turn and len(free) > 1:
            theirs = set(_tokens(turn["topic"]))
            best = max(free[1:], key=lambda q: len(theirs & set(_tokens(q.text))))
            free.remove(best)
            rows.append(Segment((best.number,), [part]))
        else:
            rows[-1].parts.append(part)
    if len(rows) > 1:
        rows[0].numbers = tuple(q.number for q in free)
    return rows


def _cut(text: str, segments: list[Segment], general: list[Passage]) -> list[Passage]:
    """Take the reasons that several answers point to out of the last answer, after which they stand."""
    if len(segments) < 2 or not any(SEE_BELOW.search(p.of(text)) or AS_ABOVE.match(p.of(text)) for s in segments for p in s.parts[:1]):
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
        if _YOURS.search(text[:first]) and any(refuses(w := s.of(text)) and _OURS.search(w) and not (FORMAL.search(w) or _YOURS_DONE.search(w)) for s in sentences(text, span)):
            return above[at:]
    return []


def _above_quoted(text: str, parts: Sequence[Piece], quoted: Piece) -> list[Span]:
    """A reply written above the mail that it quotes."""
    above = [p for p in parts if p.block.depth < quoted.block.depth and p.block.span.start < quoted.block.span.start]
    ends = (at for at, p in enumerate(above) if p.role is Role.CLOSING)
    said = [p.words for p in above[: next(ends, len(above))] if p.has_words and p.role is Role.WORDS]
    forms = next((at for at, span in enumerate(said) if _past_forms(text, span)), len(said))
    return [span for span in (_past_forms(text, s) if at == forms else s for at, s in enumerate(said[forms:], forms)) if span]


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


def _walked(items: list[Item]) -> tuple[list[Segment], list[Passage]]:
    """Segments by their labels. A row of questions with nothing between them is answered together."""
    segments: list[Segment] = []
    general: list[Passage] = []
    current: Segment | None = None
    for item in items:
        if item.kind in (Kind.QUESTION, Kind.LABEL):
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
    return _once([s for s in segments if s.parts]), general


def _once(segments: list[Segment]) -> list[Segment]:
    """Each question in one answer: what comes again is added to where it came first."""
    kept: list[Segment] = []
    taken: dict[str, Segment] = {}
    for segment in segments:
        numbers = tuple(n for n in segment.numbers if n not in taken)
        if numbers:
            segment.numbers = numbers
            kept.append(segment)
            taken.update(dict.fromkeys(numbers, segment))
    return kept


def _items(text: str, parts: Sequence[Piece], division: Division, *, mixed: bool) -> Iterator[Item]:
    start = min((q.span.start for q in division.questions if q.span), default=0)
    if not mixed:
        start = _answers_from(text, parts, max((q.span.end for q in division.questions if q.span), default=0))
    heads = _headings(text, parts, division, start)
    labels = _Labels(text, [_from(p, start) for p in parts if p.block.span.end > start], division)
    after_field, is_theirs, is_over = False, mixed or not division.questions, False
    for piece in labels.parts:
        asked = _asked(division.questions, piece.block.span)
        if asked:
            yield from _asked_items(text, piece, asked)
            after_field = False
            continue
        words = piece.block.span.of(text)
        if _META.match(words) or (after_field and _VALUE.match(words)):
            after_field = not after_field
            continue
        after_field = False
        if (not mixed and _plain_words(words) in heads) or _REF_LINE.fullmatch(words) or (RECAP.match(words) and not refuses(words)):
            continue
        is_over = is_over or (not is_theirs and piece.role is Role.CLOSING)
        is_theirs = is_theirs or piece.role in (Role.ANSWER, Role.GREETING) or not (is_over or _is_applicants(piece.words.of(text)))
        if is_theirs:
            yield from _item(text, piece, labels)


def _headings(text: str, parts: Sequence[Piece], division: Division, end: int) -> set[str]:
    """The headings under which the questions stand; where the answers repeat them they answer nothing."""
    above = [p for p in parts if p.block.span.start < end and p.block.span.end - p.block.span.start < _HEADING]
    return {_plain_words(p.block.span.of(text)) for p in above if not _asked(division.questions, p.block.span)}


def _plain_words(words: str) -> str:
    return " ".join(_tokens(words))


def _answers_from(text: str, parts: Sequence[Piece], last: int) -> int:
    """Where the answers begin: at their heading or salutation after the last question, else right after it."""
    for at, piece in enumerate(parts):
        if piece.block.span.start >= last and piece.role in (Role.ANSWER, Role.GREETING) and not _META.match(piece.block.span.of(text)):
            if any(p.has_words or p.block.label for p in parts[at:]):
                return piece.block.span.start
    return last


def _is_applicants(words: str) -> bool:
    """Whether words after the questions are the applicant's still: wishes, law, thanks."""
    return (words.rstrip().endswith("?") or bool(_APPLICANT.search(words))) and not asking.answers(words)


def _from(piece: Piece, start: int) -> Piece:
    """A piece without what stands before start."""
    if piece.block.span.start >= start:
        return piece
    rest = Span(start, max(start, piece.block.span.end))
    return replace(piece, block=replace(piece.block, span=rest, body=rest, label=None), words=rest, role=Role.WORDS)


def _is_mixed(text: str, parts: Sequence[Piece], division: Division) -> bool:
    """Whether answers stand between the questions, or beside them in their rows."""
    places = [q.span for q in division.questions if q.span]
    gaps = [Span(a.end, b.start) for a, b in pairwise(places) if b.start > a.end]
    if not gaps:
        return False
    said = [[p for p in parts if p.block.span.start >= gap.start - 1 and p.block.span.end <= gap.end and p.block.span.end > gap.start] for gap in gaps]
    if any(p.role is Role.BOTH and p.block.span.start <= places[0].start for p in parts):
        return True
    if any(p.role is Role.ANSWER or (p.has_words and asking.answers(p.words.of(text))) for row in said for p in row):
        return True
    beside = [re.sub(r"^.*\n|\W|\d", "", text[gap.start : _line_end(text, gap)]) for gap in gaps]
    spoken = [bool(words) or len(row) > 1 or any(p.has_words and not _is_stem(p.words.of(text)) for p in row) for words, row in zip(beside, said, strict=True)]
    return sum(spoken) * 2 >= len(gaps)


def _line_end(text: str, gap: Span) -> int:
    """Where the line on which a gap begins ends, or the gap."""
    end = text.find("\n", gap.start, gap.end)
    return gap.start if end < 0 else end


def _is_stem(words: str) -> bool:
    """A heading or introduction of the questions that follow."""
    return words.rstrip().endswith((":", "?")) or (len(words) < 60 and not words.rstrip().endswith("."))


def _asked(questions: Sequence[Question], span: Span) -> list[Question]:
    return [q for q in questions if q.span and q.span.start < span.end and span.start < q.span.end]


def _asked_items(text: str, piece: Piece, asked: list[Question]) -> Iterator[Item]:
    for question in asked:
        if question.span and question.span.start >= piece.block.span.start:
            yield Item(Kind.QUESTION, question.span, (question.number,))
    last = max(q.span.end for q in asked if q.span)
    if last < piece.block.span.end and (rest := _rest(text, last, piece.block.span.end)):
        yield Item(Kind.TEXT, rest)


def _rest(text: str, start: int, end: int) -> Span | None:
    edge = _EDGE.match(text, start, end)
    start = edge.end() if edge else start
    return Span(start, end) if _WORDS.search(text, start, end) else None


def _item(text: str, piece: Piece, labels: _Labels) -> Iterator[Item]:
    words = piece.words.of(text)
    if piece.role is Role.GREETING:
        yield Item(Kind.GREETING, piece.block.span)
        return
    if not _WORDS.search(piece.block.span.of(text)) or (piece.role in (Role.REQUEST, Role.BOTH) and not piece.has_words):
        return
    if piece.role is Role.CLOSING or _CLOSE.match(words):
        yield Item(Kind.CLOSE, piece.block.span)
        return
    numbers, at, is_question = labels.of(piece)
    if numbers:
        yield Item(Kind.QUESTION if is_question else Kind.LABEL, piece.block.span, numbers)
        rest = _rest(text, at, piece.block.span.end)
        if rest:
            yield Item(Kind.TEXT, rest)
    elif _GROUND_HEAD.match(words) and len(words) < 90 and not words.rstrip().endswith("."):
        yield Item(Kind.GROUND, piece.block.span)
    elif piece.has_words or piece.block.label or piece.role is Role.FIELD:
        yield Item(Kind.TEXT, piece.block.span if piece.role is not Role.ANSWER else piece.words)
    elif piece.role is Role.ANSWER and GIVEN.search(piece.block.span.of(text)):
        yield Item(Kind.TEXT, piece.block.span)  # "Attached is the answer to your request" is more than a heading


class _Labels:
    """What the labels in the part of a letter that answers stand for."""

    def __init__(self, text: str, parts: Sequence[Piece], division: Division) -> None:
        self.text = text
        self.parts = parts
        self.numbers = tuple(q.number for q in division.questions)
        self.repeats = _Repeats(division.questions)
        self.last = -1
        self.inner = 0
        self.context = ""
        self.heading = 1
        self.taken: set[str] = set()
        self.announced: list[str] = []
        self.given = 0
        self.values = [p.block.label.value for p in parts if p.block.label and not p.block.label.is_bullet]
        self.rows = self._rows()

    def of(self, piece: Piece) -> tuple[tuple[str, ...], int, bool]:
        """The questions that a piece opens, where the label ends, and whether the question is repeated there."""
        label, words = piece.block.label or self._plain(piece), piece.words.of(self.text)
        if label and label.value in self.values:
            self.values.remove(label.value)
        if again := self.repeats.of(words, self.last):
            number, length = again
            self._move((number,))
            return (number,), piece.words.start + length, True
        if numbers := opened_by(piece.block.span.of(self.text)[:120], self.numbers):
            if self._goes_on(numbers):
                self._move(numbers)
                end = piece.block.label.span.end if piece.block.label else piece.block.span.start
                return numbers, end, False
        if piece in self.rows:
            numbers = (self.numbers[min(self.rows.index(piece), len(self.numbers) - 1)],)
            return numbers, piece.block.body.start, False
        if (numbers := self._refused(piece)) and not set(numbers) & self.taken:
            self.taken |= set(numbers)
            return numbers, piece.block.span.start, False
        self._announce(words)
        if label and label.is_number and self.announced and int(label.parts[0]) == self.given + 1:
            self.given += 1
            numbers = (self.announced.pop(0),)
            self._move(numbers)
            return numbers, label.span.end, False
        if label and not label.is_bullet and len(self.numbers) > 1:
            if numbers := self._labelled(label):
                is_question = (words.rstrip().endswith("?") and asking.asks(words)) or self.repeats.shortens(numbers[0], words)
                self._move(numbers)
                return numbers, piece.block.span.end if is_question else label.span.end, is_question
        return (), 0, False

    def _refused(self, piece: Piece) -> tuple[str, ...]:
        """The questions that an unlabelled passage names and refuses: "what questions 1-5 ask for is exempt"."""
        words = piece.words.of(self.text)[:_OPENING]
        if piece.block.label or len(self.numbers) < 2 or not refuses(words) or _BACK.search(words):
            return ()
        named = named_in(words, self.numbers)
        return named if set(named) != set(self.numbers) else ()

    def _announce(self, words: str) -> None:
        """Remember questions that are announced for a list numbered afresh: "Questions 6 and 7 are answered as follows"."""
        named = named_in(words, self.numbers) if _FOLLOWS.search(words) else ()
        if named and named[0] != self.numbers[0]:
            self.announced, self.given = list(named), 0

    def _rows(self) -> list[Piece]:
        """The pieces of an unnumbered row that has as many members as there are questions."""
        count = len(self.numbers)
        bullets = [p for p in self.parts if p.block.label and p.block.label.is_bullet and p.has_words]
        lost = [p for p in self.parts if p.block.label and p.block.label.value == "1" and p.has_words]
        for row in (bullets, lost):
            others = [p for p in self.parts if p.block.label and not p.block.label.is_bullet and p not in row]
            if count > 1 and len(row) == count and not others:
                return row
        return []

    def _plain(self, piece: Piece) -> Label | None:
        """A number that could be a quantity ("4. 1,038") is a label where it is the next one."""
        match = _PLAIN.match(self.text, piece.block.span.start, piece.block.span.end)
        if not match or match["num"] not in self.numbers[self.last + 1 : self.last + 2]:
            return None
        return Label((match["num"],), Span(match.start(), match.end()))

    def _labelled(self, label: Label) -> tuple[str, ...]:
        numbers = self._meant(label.value, label.parts)
        if not numbers or label.is_bare and not self._is_next(numbers):
            return ()
        if not self._goes_on(numbers) and not label.word:
            return self._under_next_heading(label.value, label.parts)
        if label.is_number and not label.word and self._is_inner(label.value):
            self.inner = int(label.parts[0])
            return ()
        return numbers

    def _meant(self, value: str, parts: tuple[str, ...]) -> tuple[str, ...]:
        for candidate in (f"{self.heading}/{value}", value, f"{self.context}{value}", parts[-1]):
            if candidate in self.numbers and (candidate != parts[-1] or len(parts) == 1 or not parts[-1].isdigit()):
                return (candidate,)
        if value.isdigit():
            under = tuple(n for n in self.numbers if re.fullmatch(rf"{value}(?:[a-z]+|\.\d+)", n))
            self.context = value
            if under:
                return under
            if all(n.isalpha() for n in self.numbers) and len(self.numbers) >= int(value) > 0 and len(self.values) + 1 >= len(self.numbers):
                return (self.numbers[int(value) - 1],)
        return ()

    def _under_next_heading(self, value: str, parts: tuple[str, ...]) -> tuple[str, ...]:
        """Numbering that begins again belongs to the next heading, where the request has one; else to an inner list."""
        if f"{self.heading + 1}/{value}" in self.numbers and value == "1":
            self.heading += 1
            return (f"{self.heading}/{value}",)
        if parts[0].isdigit():
            self.inner = int(parts[0])
        return ()

    def _is_inner(self, value: str) -> bool:
        """A number that goes on from a list inside the answer, when the same number comes again later."""
        return bool(self.inner) and value.isdigit() and int(value) == self.inner + 1 and value in self.values

    def _is_next(self, numbers: tuple[str, ...]) -> bool:
        return self.numbers.index(numbers[0]) == self.last + 1

    def _goes_on(self, numbers: tuple[str, ...]) -> bool:
        return self.numbers.index(numbers[0]) > self.last or numbers[0] not in self.numbers[: self.last + 1]

    def _move(self, numbers: tuple[str, ...]) -> None:
        self.last = max(self.last, self.numbers.index(numbers[0]))
        self.taken |= set(numbers)
        self.inner = 0
        if numbers[0][0].isdigit() and "/" not in numbers[0]:
            self.context = re.match(r"\d+", numbers[0])[0]  # type: ignore[index]  # it begins with a digit


class _Repeats:
    """Questions that a letter prints again before it answers them."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self.known: dict[tuple[str, ...], list[tuple[str, list[str]]]] = {}
        self.order = [q.number for q in questions]
        self.words = {q.number: set(_tokens(q.text)) for q in questions}
        for question in questions:
            tokens = _tokens(question.text)
            self.known.setdefault(tuple(tokens[:4]), []).append((question.number, tokens))

    def of(self, words: str, last: int) -> tuple[str, int] | None:
        """The question that words begin with and where it ends in them; the next one where several are worded alike."""
        heads = list(_WORDS.finditer(words[: 2000]))
        tokens = [m[0].lower() for m in heads]
        for length in (4, 3, 2, 1):
            same = [k for k in self.known.get(tuple(tokens[:length]), ()) if self._repeats(k[1], tokens, length)]
            if same:
                number, known = next((k for k in same if self.order.index(k[0]) > last), same[0])
                return number, heads[min(len(known), len(heads)) - 1].end()
        return None

    def shortens(self, number: str, words: str) -> bool:
        """Whether words only name the subject of a question again, as a heading over its answer."""
        tokens = _tokens(words)
        return 4 <= len(tokens) <= _SUBJECT and sum(t in self.words[number] for t in tokens) * 10 >= len(tokens) * 8

    @staticmethod
    def _repeats(known: list[str], tokens: list[str], length: int) -> bool:
        if length < 4 and len(known) != length:
            return False
        return tokens[: len(known)] == known and (len(known) > 2 or len(tokens) == len(known))


def _tokens(words: str) -> list[str]:
    return [m[0].lower() for m in _WORDS.finditer(words)]
