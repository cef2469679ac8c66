"""Where running text turns to another question: it names it, repeats what was asked, or numbers its answers in a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from answerable.casefile import Question, Span
from answerable.letters.prose import sentences
from answerable.letters.reading.answer_labels import stems_of
from answerable.letters.reading.cues import AS_ABOVE, RECAP
from answerable.letters.reading.mentions import turned_to

Row = tuple[tuple[str, ...], list[Span]]  # the questions, and the words on them


def turns(text: str, parts: Sequence[Span], questions: Sequence[Question], others: Sequence[str]) -> list[Row]:
    """The words of one answer by the questions that they turn to; those before the first turn have no question.

    questions: those that the answer is to; others: those that have no answer yet.
    """
    if rows := _numbered(text, parts, [q.number for q in questions]):
        return rows
    known = [*(q.number for q in questions), *others]
    rows = [((), [])]
    for part in parts:
        start = part.start
        for sentence in sentences(text, part):
            numbers = _turn(sentence.of(text), questions, known, rows)
            if numbers and numbers != rows[-1][0]:
                _add(text, rows[-1], start, sentence.start)
                rows.append((numbers, []))
                start = sentence.start
        _add(text, rows[-1], start, part.end)
    return rows


def _turn(words: str, questions: Sequence[Question], known: Sequence[str], rows: list[Row]) -> tuple[str, ...]:
    """The questions that a sentence turns to; none where it goes on."""
    named = turned_to(words, known) or _rest(words, known[len(questions) :], rows)
    if named or AS_ABOVE.match(words) or len(questions) < 2 or not RECAP.match(words) or words.endswith(":"):
        return named
    return _recalled(words, questions, {n for numbers, _ in rows for n in numbers}, rows[-1][0])


_REST = re.compile(
    r"[\W_]*(?:as (?:for|to|regards) |in (?:relation|respect|regard) (?:to|of) )?(?:the|all(?: the)?)? ?(?:remainder|rest|remaining|other) "
    r"(?:of (?:the|your) |(?:parts|questions|points|information|requested)\b)",
    re.I,
)


def _rest(words: str, known: Sequence[str], rows: list[Row]) -> tuple[str, ...]:
    """The questions that nothing answers yet, where a sentence is about "the remainder of your request"."""
    taken = {n for numbers, _ in rows for n in numbers}
    return tuple(n for n in known if n not in taken) if _REST.match(words) else ()


def _recalled(words: str, questions: Sequence[Question], taken: set[str], last: tuple[str, ...]) -> tuple[str, ...]:
    """The question that "You asked …" repeats: the one that shares its rarest words, else the next in order."""
    free = [q for q in questions if q.number not in taken]
    stems = {q.number: stems_of(q.text) for q in questions}
    spread = Counter(stem for own in stems.values() for stem in own)
    own = stems_of(words) - {"asked"}
    ranked = sorted(free, key=lambda q: -sum(1 / spread[s] for s in own & stems[q.number]))
    if ranked and own & stems[ranked[0].number]:
        return (ranked[0].number,)
    order = [q.number for q in questions]
    follows = order[order.index(last[-1]) + 1 :][:1] if last and last[-1] in order else []
    return tuple(n for n in follows if n not in taken)


def _numbered(text: str, parts: Sequence[Span], numbers: Sequence[str]) -> list[Row]:
    """Answers numbered in a line or over their words ("1) 608 2) 342"), where every number comes once and in order."""
    if len(numbers) < 2 or not parts:
        return []
    at = parts[0].start
    starts: list[tuple[int, int]] = []
    for number in numbers:
        sign = re.compile(rf"(?:^[ \t]*|(?<=\s))\(?{re.escape(number)}(?:\)|[ \t]?[.–—-](?=\s|$))[ \t]*", re.M)
        match = sign.search(text, at, parts[-1].end)
        if not match or (not starts and match.start() > parts[0].start):
            return []
        starts.append((match.start(), match.end()))
        at = match.end()
    ends = [start for start, _ in starts[1:]] + [parts[-1].end]
    rows: list[Row] = [((number,), []) for number in numbers]
    for row, (_, start), end in zip(rows, starts, ends, strict=True):
        _add(text, row, start, end)
    return rows if all(spans for _, spans in rows) else []


def _add(text: str, row: Row, start: int, end: int) -> None:
    words = text[start:end]
    if words.strip():
        row[1].append(Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip())))
