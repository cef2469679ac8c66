"""Labels in the part of a letter that answers: which question each of them stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

from answerable.casefile import Question, Span
from answerable.letters.reading.catchwords import catchwords
from answerable.letters.reading.cues import CLARIFY, refuses
from answerable.letters.reading.landmarks import BACK, FOLLOWS, OPENING, PLAIN, SUBJECT, WORDS
from answerable.letters.reading.mentions import named_in, opened_by, opening_end
from answerable.letters.split import Division
from answerable.letters.splitting import asking
from answerable.letters.splitting.labels import Label
from answerable.letters.splitting.zones import Piece

FIGURES = re.compile(r"(?P<num>\d{1,2})[ \t]+(?=[£$~<>]?\d)")  # "4 £21,460", "1 38"
FIGURES_OR_WORDS = re.compile(r"(?P<num>\d{1,2})[ \t]+(?=\S)")
_SHORTEST, _STEM = 4, 5  # letters of a word that says what a sentence is about; letters by which it is known


@dataclass(frozen=True, slots=True)
class Opening:
    """Where an answer begins: its questions, and where its words do. is_question: the question stands there again."""

    numbers: tuple[str, ...]
    at: int
    is_question: bool = False


class Labels:
    """What the labels in the part of a letter that answers stand for."""

    def __init__(self, text: str, parts: Sequence[Piece], division: Division) -> None:
        self.text = text
        self.parts = parts
        self.numbers = tuple(q.number for q in division.questions)
        self.repeats = Repeats(division.questions)
        self.last = -1
        self.passed = -1
        self.inner = 0
        self.context = ""
        self.heading = 1
        self.taken: set[str] = set()
        self.announced: list[str] = []
        self.given = 0
        self.values = [p.block.label.value for p in parts if p.block.label and not p.block.label.is_bullet]
        self.rows = self._rows()
        has_numbers = any(value in self.numbers for value in self.values)
        self.heads = [] if has_numbers or self.rows else catchwords(text, parts, division.questions)

    def of(self, piece: Piece) -> Opening | None:
        """The questions that a piece opens; None where it goes on with what was before."""
        label = piece.block.label or self._plain(piece)
        if label and label.value in self.values:
            self.values.remove(label.value)
        opening = (
            self._repeated(piece)
            or self._headed(piece)
            or self._named(piece)
            or self._in_row(piece)
            or self._renumbered(piece, label)
        )
        return opening or self._by_label(piece, label)

    def pass_by(self, number: str) -> None:
        """A question stands here: smaller bare numbers below it are rows of its answer."""
        self.passed = max(self.passed, self.numbers.index(number))

    def _repeated(self, piece: Piece) -> Opening | None:
        again = self.repeats.of(piece.words.of(self.text), self.last)
        if not again:
            return None
        self._move((again[0],))
        return Opening((again[0],), piece.words.start + again[1], is_question=True)

    def _headed(self, piece: Piece) -> Opening | None:
        """The question whose subject a piece has for its heading."""
        for head, number, at in self.heads:
            if head is piece:
                self._move((number,))
                return Opening((number,), at)
        return None

    def _named(self, piece: Piece) -> Opening | None:
        """Questions named in words, where the passage begins or where it refuses them."""
        numbers = opened_by(piece.block.span.of(self.text)[:OPENING], self.numbers)
        if numbers and self._goes_on(numbers):
            self._move(numbers)
            label_end = piece.block.label.span.end if piece.block.label else piece.block.span.start
            return Opening(
                numbers, max(label_end, piece.block.span.start + opening_end(piece.block.span.of(self.text)))
            )
        if (numbers := self._refused(piece)) and not set(numbers) & self.taken:
            self.taken |= set(numbers)
            return Opening(numbers, piece.block.span.start)
        return None

    def _in_row(self, piece: Piece) -> Opening | None:
        if piece not in self.rows:
            return None
        return Opening((self.numbers[self.rows.index(piece)],), piece.block.body.start)

    def _renumbered(self, piece: Piece, label: Label | None) -> Opening | None:
        self._announce(piece.words.of(self.text))
        if not (label and label.is_number and self.announced and int(label.parts[0]) == self.given + 1):
            return None
        self.given += 1
        numbers = (self.announced.pop(0),)
        self._move(numbers)
        return Opening(numbers, label.span.end)

    def _by_label(self, piece: Piece, label: Label | None) -> Opening | None:
        if label is None or label.is_bullet or len(self.numbers) < 2 or not (numbers := self._labelled(label)):
            return None
        self._move(numbers)
        words = piece.words.of(self.text)
        asked = words.rstrip().endswith("?") and asking.asks(words) and not CLARIFY.search(words)
        if asked or self.repeats.shortens(numbers[0], words):
            return Opening(numbers, piece.block.span.end, is_question=True)
        return Opening(numbers, label.span.end)

    def _refused(self, piece: Piece) -> tuple[str, ...]:
        """The questions that an unlabelled passage names and refuses: "what questions 1-5 ask for is exempt"."""
        words = piece.words.of(self.text)[:OPENING]
        if piece.block.label or len(self.numbers) < 2 or not refuses(words) or BACK.search(words):
            return ()
        named = named_in(words, self.numbers)
        return named if set(named) != set(self.numbers) else ()

    def _announce(self, words: str) -> None:
        """Remember questions announced for a list that is numbered afresh: "Questions 6 and 7, as follows"."""
        named = named_in(words, self.numbers) if FOLLOWS.search(words) else ()
        if named and named[0] != self.numbers[0]:
            self.announced, self.given = list(named), 0

    def _rows(self) -> list[Piece]:
        """The pieces of an unnumbered row that has as many members as there are questions, first in the answer."""
        labelled = [p for p in self.parts if p.block.label and p.has_words]
        bullets = [p for p in labelled if p.block.label and p.block.label.is_bullet]
        lost = [p for p in labelled if p.block.label and p.block.label.value == "1"]
        numbered = [p for p in labelled if p not in bullets]
        for row in (bullets, lost):
            is_whole = all(p in row for p in numbered)
            if len(self.numbers) > 1 and len(row) == len(self.numbers) and is_whole and self._is_first(row[0]):
                return row
        return []

    def _is_first(self, piece: Piece) -> bool:
        """Whether nothing before a row answers or refuses already."""
        before = [p.block.span.of(self.text) for p in self.parts[: self.parts.index(piece)]]
        return not any(refuses(words) or opened_by(words[:OPENING], self.numbers) for words in before)

    def _plain(self, piece: Piece) -> Label | None:
        """A number that could be a quantity ("4. 1,038", "4 £21,460") is a label where it is the next one, or those passed come later."""
        at, end = piece.block.span.start, piece.block.span.end
        match = PLAIN.match(self.text, at, end) or (FIGURES.match(self.text, at, end) if self.is_run else None)
        ahead = self.numbers[self.last + 1 :]
        number = next((n for n in ahead if match and n in (match["num"], f"{self.heading}/{match['num']}")), "")
        if not match or not number:
            return None
        passed = ahead[: ahead.index(number)]
        later = [p.block.span.of(self.text)[:OPENING] for p in self.parts if p.block.span.start > at] if passed else []
        if not all(any(other in opened_by(words, self.numbers) for words in later) for other in passed):
            return None
        return Label((match["num"],), Span(match.start(), match.end()))

    @cached_property
    def is_run(self) -> bool:
        """Whether the lines of the answer begin with the numbers of the questions in their order, with no sign after them."""
        begun = (FIGURES_OR_WORDS.match(self.text, p.block.span.start, p.block.span.end) for p in self.parts)
        found = [match["num"] for match in begun if match]
        return len(found) > 2 and tuple(found) == self.numbers[: len(found)]

    def _labelled(self, label: Label) -> tuple[str, ...]:
        numbers = self._meant(label.value, label.parts)
        is_row = label.is_bare and numbers and self.numbers.index(numbers[0]) < self.passed
        if not numbers or is_row or (label.is_bare and not self._is_next(numbers)):
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
            if (
                all(n.isalpha() for n in self.numbers)
                and len(self.numbers) >= int(value) > 0
                and len(self.values) + 1 >= len(self.numbers)
            ):
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
            self.context = numbers[0][: len(numbers[0]) - len(numbers[0].lstrip("0123456789"))]


class Repeats:
    """Questions that a letter prints again before it answers them."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self.known: dict[tuple[str, ...], list[tuple[str, list[str]]]] = {}
        self.order = [q.number for q in questions]
        self.words = {q.number: set(tokens_of(q.text)) for q in questions}
        for question in questions:
            tokens = tokens_of(question.text)
            self.known.setdefault(tuple(tokens[:4]), []).append((question.number, tokens))

    def of(self, words: str, last: int) -> tuple[str, int] | None:
        """The question that words begin with and where it ends in them; the next one where several are worded alike."""
        opening = tuple(m[0].lower() for m in islice(WORDS.finditer(words, 0, 2000), 4))
        if not any(opening[:length] in self.known for length in (4, 3, 2, 1)):
            return None
        heads = list(WORDS.finditer(words, 0, 2000))
        tokens = [m[0].lower() for m in heads]
        for length in (4, 3, 2, 1):
            same = [k for k in self.known.get(tuple(tokens[:length]), ()) if self._repeats(k[1], tokens, length)]
            if same:
                number, known = next((k for k in same if self.order.index(k[0]) > last), same[0])
                return number, heads[min(len(known), len(heads)) - 1].end()
        return None

    def shortens(self, number: str, words: str) -> bool:
        """Whether words only name the subject of a question again, as a heading over its answer."""
        tokens = tokens_of(words)
        return 4 <= len(tokens) <= SUBJECT and sum(t in self.words[number] for t in tokens) * 10 >= len(tokens) * 8

    @staticmethod
    def _repeats(known: list[str], tokens: list[str], length: int) -> bool:
        if length < 4 and len(known) != length:
            return False
        return tokens[: len(known)] == known and (len(known) > 2 or len(tokens) == len(known))


def tokens_of(words: str) -> list[str]:
    """The words of a text in small letters, without what stands between them."""
    return [word.lower() for word in WORDS.findall(words)]


@lru_cache(maxsize=1024)  # questions and paragraphs are compared again and again
def stems_of(words: str) -> frozenset[str]:
    """The longer words of a text, without their endings."""
    return frozenset(token[:_STEM] for token in tokens_of(words) if len(token) >= _SHORTEST)
