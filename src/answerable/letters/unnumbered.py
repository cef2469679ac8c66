"""Questions without numbers: bullets, paragraphs and sentences, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answerable.casefile import Question, Span
from answerable.letters.asking import (
    answers,
    asks,
    follows,
    introduces,
    is_chatter,
    is_remark,
    names,
    wants_fields,
)
from answerable.letters.prose import sentences
from answerable.letters.zones import Piece, Role, Zone


def unnumbered(text: str, parts: Sequence[Piece], zone: Zone) -> tuple[Question, ...]:
    """The questions of a zone that has no numbers, counted in order."""
    spans = list(_Reader(text, parts, zone).read())
    return tuple(Question(str(place), span.of(text), span) for place, span in enumerate(spans, 1))


class _Reader:
    def __init__(self, text: str, parts: Sequence[Piece], zone: Zone) -> None:
        self.text, self.parts, self.zone = text, parts, zone
        self.found: list[Span] = []
        self.is_led = False  # a stem has led to the lines that follow

    def read(self) -> list[Span]:
        at = self.zone.first
        while at < self.zone.end:
            step = self._take(at)
            if step == 0:
                break
            at += step
        return self.found or list(self._one_thing())

    def _words(self, at: int) -> str:
        return self.parts[at].words.of(self.text)

    def _take(self, at: int) -> int:
        """Take one piece, or several; gives how many, 0 where the request has ended."""
        part, words = self.parts[at], self._words(at)
        if part.role not in (Role.WORDS, Role.REQUEST) or not part.has_words:
            return self._pass_over(at)
        if not self.found and part.tells:
            return 1
        bullets = self._bullets(at + 1)
        if bullets and self._is_stem(words):
            return self._take_bullets(at, bullets)
        if (
            part.block.label
            and part.block.label.is_bullet
            and (asks(words) or names(words) or self.is_led or self.zone.is_headed)
        ):
            self.found.append(part.words)
            return 1
        if self._asks(words):
            if introduces(words) and words.rstrip()[-1] == ":" and at + 1 < self.zone.end:
                self.is_led = True
                return self._fields(at) if wants_fields(words) else 1
            self.found.extend(self._asked(part.words))
            return 1
        if (
            self.is_led
            and not is_chatter(words)
            and not answers(words)
            and (self.zone.is_closed or names(words))
        ):
            self.found.append(part.words)
            return 1
        if self.found and not self.zone.is_closed and not is_chatter(words):
            return 0
        return 1

    def _pass_over(self, at: int) -> int:
        part = self.parts[at]
        if part.role in (Role.CLOSING, Role.ANSWER) and self.found:
            return 0
        is_name = part.role is Role.FIELD and not part.has_words and at + 1 < self.zone.end
        value = self.parts[at + 1] if is_name else None
        short = (
            value
            and value.role is Role.WORDS
            and len(self._words(at + 1)) < 80
            and not asks(self._words(at + 1))
            and not value.block.has_gap
            and not value.block.label
        )
        return 2 if short else 1

    def _asks(self, words: str) -> bool:
        return any(asks(said) and not is_chatter(said) for said in self._said(words))

    def _said(self, words: str) -> Iterator[str]:
        for span in sentences(words, Span(0, len(words))):
            yield span.of(words)

    def _is_stem(self, words: str) -> bool:
        return introduces(words) or not words.rstrip().endswith((".", "?", "!"))

    def _bullets(self, at: int) -> int:
        """How many bullets follow one another from here."""
        end = at
        while end < self.zone.end and (label := self.parts[end].block.label) and label.is_bullet:
            end += 1
        return end - at

    def _take_bullets(self, at: int, bullets: int) -> int:
        words = self._words(at)
        last = self.parts[at + bullets]
        if asks(words) and wants_fields(words):
            self.found.append(Span(self.parts[at].words.start, last.words.end))
        elif not answers(words) or self.zone.is_closed:
            self.found.extend(part.words for part in self.parts[at + 1 : at + 1 + bullets] if part.has_words)
        return 1 + bullets

    def _fields(self, at: int) -> int:
        """A stem with the lines that it asks for as parts of one thing."""
        end = at + 1
        while (
            end < self.zone.end
            and self.parts[end].role is Role.WORDS
            and not asks(self._words(end))
            and len(self._words(end)) < 100
        ):
            end += 1
        self.found.append(Span(self.parts[at].words.start, self.parts[end - 1].words.end))
        self.is_led = False
        return end - at

    def _asked(self, words: Span) -> Iterator[Span]:
        """The questions in one paragraph: each begins where a sentence asks something new."""
        spans = list(sentences(self.text, words))
        said = [span.of(self.text) for span in spans]
        while spans and is_chatter(said[0]):
            spans, said = spans[1:], said[1:]
        while spans and is_remark(said[-1]):
            spans, said = spans[:-1], said[:-1]
        start = 0
        has_asked = False
        for place, sentence in enumerate(said):
            if not asks(sentence) or is_chatter(sentence):
                continue
            if has_asked and not follows(sentence):
                yield Span(spans[start].start, spans[place - 1].end)
                start = place
            has_asked = True
        if spans:
            yield Span(spans[start].start, spans[-1].end)

    def _one_thing(self) -> Iterator[Span]:
        """Where nothing asks outright: the first thing said under a heading of the request, or named in it."""
        for at in range(self.zone.first, self.zone.end):
            part, words = self.parts[at], self._words(at)
            if part.role not in (Role.WORDS, Role.REQUEST) or not part.has_words or part.tells:
                continue
            if (
                is_chatter(words)
                or (answers(words) and not names(words))
                or introduces(words)
                or not any(map(str.isalpha, words))
            ):
                continue
            if self.zone.is_headed or names(words):
                yield part.words
                return
