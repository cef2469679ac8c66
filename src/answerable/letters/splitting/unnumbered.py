"""Questions without numbers: bullets, paragraphs and sentences, in order."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from answerable.casefile import Question, Span
from answerable.letters.prose import sentences
from answerable.letters.splitting.asking import (
    answers,
    asks,
    follows,
    introduces,
    is_chatter,
    is_format,
    is_notice,
    is_personal,
    is_phrase,
    is_remark,
    is_story,
    leads,
    names,
    queries,
    states,
    wants_fields,
)
from answerable.letters.splitting.zone_cues import PARAPHRASED
from answerable.letters.splitting.zones import Piece, Role, Zone

_LEAD = 300  # characters in which a paragraph may lead to its questions
_DEEPER = 2  # columns by which a bullet under another stands further in
_LINE = 100  # characters of a line in a list, at most
_QUOTE = 2_000  # characters of a paragraph in which the request may be paraphrased
_PHRASE = 12  # characters of one of two things that are asked for together, at least
_JOINT = re.compile(r",? and (?=(?:the|any|all|copies)\b)")
_DESCRIBED = 5  # words in which a thing may be described, at least


def unnumbered(text: str, parts: Sequence[Piece], zones: Sequence[Zone]) -> tuple[Question, ...]:
    """The questions of zones that have no numbers, counted in order."""
    readers = [_Reader(text, parts, zone) for zone in zones]
    spans = [span for reader in readers for span in reader.bullets() or reader.paragraphs() or reader.one_thing()]
    return tuple(Question(str(place), span.of(text), span) for place, span in enumerate(spans, 1))


def described(text: str, parts: Sequence[Piece], zone: Zone) -> tuple[Question, ...]:
    """The one thing wanted in a request that asks in no known way."""
    return tuple(Question("1", span.of(text), span) for span in _Reader(text, parts, zone).described())


def paraphrased(text: str, parts: Sequence[Piece], zone: Zone) -> tuple[Question, ...]:
    """What an authority's first sentence says the request was for, where nothing in the letter repeats or asks it."""
    for part in parts[zone.first : zone.end]:
        if queries(part.words.of(text)) or zone.is_headed:
            break
        if found := PARAPHRASED.search(text, part.words.start, min(part.words.end, part.words.start + _QUOTE)):
            spans = things(text, Span(*found.span("things")))
            return tuple(Question(str(place), span.of(text), span) for place, span in enumerate(spans, 1))
    return ()


def things(text: str, span: Span) -> list[Span]:
    """One thing that is asked for, or the two that "and the" joins."""
    joint = _JOINT.search(text, span.start, span.end)
    if joint and joint.start() - span.start > _PHRASE < span.end - joint.end():
        return [Span(span.start, joint.start()), Span(joint.end(), span.end)]
    return [span]


class _Reader:
    def __init__(self, text: str, parts: Sequence[Piece], zone: Zone) -> None:
        self.text, self.zone = text, zone
        self.said = list(_without_fields(text, parts, zone))
        self.is_told = zone.is_headed and zone.first > 0 and parts[zone.first - 1].tells

    def _words(self, part: Piece) -> str:
        return part.words.of(self.text)

    def bullets(self) -> list[Span]:
        """Bullets that ask, with the plain questions around them; none where they only list."""
        run = self._first_run()
        if not run:
            return []
        asking = sum(asks(self._words(part)) or names(self._words(part)) for part in run)
        place = self.said.index(run[0])
        stem = self._words(self.said[place - 1]) if place else ""
        if wants_fields(stem) and asks(stem):
            return []
        is_led = introduces(stem) and not answers(stem)
        is_told = self.zone.is_closed and (is_led or (self.zone.is_headed and not queries(stem)))
        if asking * 2 >= len(run) or is_told or (is_led and asks(stem)):
            return list(self._around(run))
        return []

    def _first_run(self) -> list[Piece]:
        """Bullets of one kind that follow one another, whatever bullets stand under them."""
        run: list[Piece] = []
        for part in self.said:
            if _is_bullet(part):
                if not run or self._is_like(part, run[0]):
                    run.append(part)
            elif run:
                break
        return run if len(run) > 1 or (run and (queries(self._words(run[0])) or self.zone.is_headed)) else []

    def _around(self, run: list[Piece]) -> Iterator[Span]:
        """The bullets of a run, with those under them, and the plain questions before and after."""
        chosen = {part.words.start for part in run}
        rest = deque(self.said)
        while rest:
            part = rest.popleft()
            words = self._words(part)
            is_plain = queries(words) and (_is_bullet(part) or self.zone.is_closed) and self._asks(words, True)
            if part.words.start not in chosen and not is_plain:
                continue
            end = part
            while introduces(words) and rest and _is_bullet(rest[0]) and not self._is_like(rest[0], run[0]):
                end = rest.popleft()
            yield Span(part.words.start, end.words.end)

    def _is_like(self, part: Piece, other: Piece) -> bool:
        """Whether two bullets are of one kind: the same sign, as far in."""
        return (
            self.text[part.block.span.start] == self.text[other.block.span.start]
            and self._indent(part) < self._indent(other) + _DEEPER
        )

    def _indent(self, part: Piece) -> int:
        start = part.block.span.start
        return start - self.text.rfind("\n", 0, start) - 1 if not part.block.is_inline else 0

    def paragraphs(self) -> list[Span]:
        """Paragraphs that ask, each parted where a sentence asks something new."""
        found: list[Span] = []
        is_led = self.is_told
        rest = deque(self.said)
        while rest:
            part = rest.popleft()
            words = self._words(part)
            is_first = self.is_told and part is self.said[0] and not answers(words)
            is_named = not is_chatter(words) and (is_first or self._is_named(words, is_led))
            if found and not self.zone.is_closed and not is_named and self._has_ended(words):
                return found + list(self._later(found, rest))
            if self._asks(words, bool(found)):
                if words.rstrip().endswith((":", "-", "–")) and rest:
                    is_led = not wants_fields(words)
                    if not is_led:
                        found.append(Span(part.words.start, self._listed(part, rest).words.end))
                    continue
                found.extend(self._parted(part.words))
            elif leads(words):
                is_led = True
            elif is_named:
                found.append(part.words)
        return found

    def _later(self, found: list[Span], rest: Iterable[Piece]) -> Iterator[Span]:
        """Questions after an answer, where each stands alone as the first one does."""
        if not all(queries(span.of(self.text)) for span in found):
            return
        count = len(found)
        for part in rest:
            words = self._words(part)
            if self._stands_alone(words) and (queries(words) or count > 1):
                count += 1
                yield part.words

    def _stands_alone(self, words: str) -> bool:
        """Whether a paragraph is one sentence that asks, and no notice or word of the authority's."""
        is_other = is_notice(words) or (
            not queries(words) and (is_chatter(words) or is_format(words) or answers(words))
        )
        return asks(words) and not is_other and len(list(self._sentences(words))) == 1

    def _is_named(self, words: str, is_led: bool) -> bool:
        """Whether words name a thing wanted, after a stem or under the heading of the request."""
        if (
            is_led
            and not answers(words)
            and (self.zone.is_closed or is_phrase(words) or (names(words) and not states(words)))
        ):
            return True
        return self.zone.is_headed and self.zone.is_closed and is_phrase(words)

    def _has_ended(self, words: str) -> bool:
        """Whether the authority speaks: in a text with no mark between, the first that does not ask."""
        first = next(self._sentences(words), "")
        return not is_chatter(first) and (answers(first) or not asks(first))

    def _asks(self, words: str, is_later: bool) -> bool:
        if (self.zone.is_closed or not is_later) and self.zone.is_headed and names(words) and not introduces(words):
            return True
        said = list(self._sentences(words))
        if _lead(words):
            return True
        if said and is_format(said[0]):
            return False
        if said and leads(said[0]) and _listed(said, [0]):
            return True
        return any(
            asks(sentence) and not is_chatter(sentence) and (wants_fields(sentence) or not leads(sentence))
            for sentence in said
        )

    def _sentences(self, words: str) -> Iterator[str]:
        return (span.of(words) for span in sentences(words, Span(0, len(words))))

    def _listed(self, stem: Piece, rest: deque[Piece]) -> Piece:
        """The last of the lines after a stem that asks for them as parts of one thing; they are taken."""
        last = stem
        has_bullets = bool(rest) and _is_bullet(rest[0])
        while rest and len(words := self._words(rest[0])) <= _LINE:
            if has_bullets != _is_bullet(rest[0]) or (not has_bullets and (asks(words) or is_chatter(words))):
                break
            last = rest.popleft()
        return last

    def _parted(self, words: Span) -> Iterator[Span]:
        """The questions in one paragraph: each begins where a sentence asks something new."""
        lead = _lead(words.of(self.text))
        spans = list(sentences(self.text, Span(words.start + lead, words.end)))
        said = [span.of(self.text) for span in spans]
        asking = [
            place
            for place, sentence in enumerate(said)
            if (asks(sentence) or (lead and names(sentence))) and not is_chatter(sentence)
        ]
        first = next((place for place, sentence in enumerate(said) if not is_chatter(sentence)), 0)
        if asking and not (
            self.zone.is_headed and asking[0] > first and not any(map(is_story, said[first : asking[0]]))
        ):
            first = asking[0]  # what comes before it tells a story
        starts = [first, *(place for place in asking[1:] if not follows(said[place]))] if spans else []
        if starts and (listed := _listed(said, starts)):
            starts = listed
        for place, after in zip_longest(starts, starts[1:], fillvalue=len(said)):
            yield Span(spans[place].start, spans[self._last(said, place, after)].end)

    def _last(self, said: list[str], place: int, after: int) -> int:
        """The last sentence of the question that begins at a place, before the next one."""
        for later in range(place + 1, after):
            if follows(said[later]) and not is_chatter(said[later]):
                continue
            is_aside = is_chatter(said[later]) or is_personal(said[later])
            if is_remark(said[later]) or (not self.zone.is_headed and is_aside):
                return later - 1
        return after - 1

    def one_thing(self) -> list[Span]:
        """Where nothing asks outright: the first thing said under the request's heading, or named."""
        for part in self.said:
            words = self._words(part)
            is_other = is_chatter(words) or introduces(words) or (answers(words) and not names(words))
            if not is_other and any(map(str.isalpha, words)) and (self.zone.is_headed or names(words)):
                return [part.words]
        return []

    def described(self) -> list[Span]:
        """Where no turn of phrase is known: the longest paragraph, without greetings and thanks."""
        told = [part.words for part in self.said if len(self._words(part).split()) >= _DESCRIBED]
        longest = max(told, key=lambda span: span.end - span.start, default=None)
        return list(self._parted(longest))[:1] if longest else []


def _listed(said: list[str], starts: list[int]) -> list[int]:
    """The things named one a sentence after one that leads to them: "I want the following. Hotel bills. Taxis."."""
    stem = starts[-1]
    named = [
        place for place in range(stem + 1, len(said)) if not is_remark(said[place]) and not is_chatter(said[place])
    ]
    is_list = len(named) > 1 and leads(said[stem]) and not any(states(said[place]) for place in named)
    return [*starts[:-1], *named] if is_list else []


def _lead(words: str) -> int:
    """Where the questions begin after words that only lead to them: "… the following: The number …"."""
    colon = words.find(": ", 0, _LEAD)
    return colon + 2 if colon > 0 and leads(words[:colon]) else 0


def _is_bullet(part: Piece) -> bool:
    return part.block.label is not None and part.block.label.is_bullet


def _without_fields(text: str, parts: Sequence[Piece], zone: Zone) -> Iterator[Piece]:
    """The pieces of a zone that say something, without the fields of a form and their values."""
    is_value = False
    for part in parts[zone.first : zone.end]:
        words = part.words.of(text)
        is_short = not part.block.has_gap and not part.block.label and len(words) < _LINE and not asks(words)
        if part.role is Role.FIELD:
            is_value = not part.has_words
        elif is_value and is_short:
            is_value = False
        elif part.role in (Role.WORDS, Role.REQUEST) and any(map(str.isalnum, words)) and not part.tells:
            is_value = False
            yield part
