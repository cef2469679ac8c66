"""The words of a question and of its answer: without greeting, rights and signature, several questions each with its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answerable.casefile import Outcome
from answerable.letters import ReadAnswer, Reading, read_answers, split, subject_of

_GREETING = re.compile(r"\A\s*(?:>?\s*)(?:dear|hello|hi|good (?:morning|afternoon|day)|to whom it may concern)\b[^\n]{0,80}(?:\n|,\s|\Z)", re.I)  # fmt: skip
_SIGNED = re.compile(
    r"(?:^|\n|(?<=[.?!;:)])\s)[ \t>]*(?:yours\s+(?:sincerely|faithfully|truly)|(?:kind(?:est)?|best|warm|many|with)\s+(?:regards|wishes|thanks)|regards|thank you(?: very much)?(?: in advance)?(?: for your (?:help|time|assistance))?|thanks(?: in advance)?|cheers)[ \t,.!]*(?=\n|\Z|\s[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3}\s*\Z)",
    re.I,
)
_RIGHTS = re.compile(
    r"(?:\n|(?<=[.?!])\s)[ \t]*(?:if you (?:are|remain|were) (?:not (?:content|satisfied|happy)|dissatisfied|unhappy)|should you (?:be|remain|feel) (?:dissatisfied|unhappy)|you (?:have the right to|may|can) (?:request|ask for|seek) (?:an? )?(?:internal )?review|(?:your )?rights? (?:of|to) (?:an? )?(?:internal )?(?:review|appeal|complain)|internal review(?: procedure)?[ \t]*\n|appeals? (?:procedure|process)[ \t]*\n|re-?use of (?:this )?(?:public sector )?information)",
    re.I,
)
_COUNTED = re.compile(r"(?:^|\n)[ \t]*(?:\(?(?:q(?:uestion)?\s*)?\d{1,2}[a-z]?[.):]|\(?[a-z][.)]|q(?:uestion)?\s*\d{1,2}\b|[-•*]\s)", re.I)  # fmt: skip
_SEVERAL = re.compile(r"\n|\?.*\?|\b(?:2[.)]|b\)|\(ii\))", re.S)
_DEAR = re.compile(r"^[ \t]*Dear\b[^\n]{0,80}\n", re.M)
_REPLIES = re.compile(r"\b(?:your|the) (?:\w+ ){0,3}(?:request|enquiry) (?:was|has been|came|of|dated|for|about|under|received|reached)\b|\b(?:for|regarding|in response to|refer to|further to) your (?:\w+ ){0,3}(?:request|enquiry|e-?mail|letter)\b", re.I)  # fmt: skip
_SHARED = 3_000  # characters of a passage that belongs to several answers
_LONGEST = 200_000  # characters of a text that is read as a letter


@dataclass(frozen=True, slots=True)
class Pair:
    """A question with what was said to it. read: what the reading of the letter found the answer to decide."""

    number: str
    question: str
    answer: str
    read: ReadAnswer | None = None

    @property
    def outcome(self) -> Outcome | None:
        """The outcome where a reading found one."""
        return self.read.outcome if self.read else None


def without_greeting(text: str) -> str:
    """Words without the greeting before them and the signature after them."""
    text = _GREETING.sub("", text, count=1)
    found = _SIGNED.search(text)
    kept = text[: found.start()] if found else text
    return kept.strip() or text.strip()


def only_answer(text: str) -> str:
    """An answer without greeting, rights and signature."""
    found = _RIGHTS.search(text, 1)
    return without_greeting(text[: found.start()] if found and text[: found.start()].strip() else text)


def under_subject(text: str, title: str) -> Pair | None:
    """A reply that does not repeat what was asked, under its subject: all that it says after its greeting."""
    greeting = _DEAR.search(text)
    subject = title or subject_of(text, question="")
    if not greeting or not subject or not _REPLIES.search(text):
        return None
    said = only_answer(text[greeting.end() :]).strip()
    said = said.removeprefix(subject).strip() if said.startswith(subject) else said
    return Pair("", subject, said) if said else None


def pairs(question: str, answer: str) -> Iterator[Pair]:
    """Each question of a request with its own answer where both are numbered alike; else the whole with the whole."""
    asked, said = without_greeting(question), only_answer(answer)
    if _SEVERAL.search(asked) and _COUNTED.search(said) and len(asked) + len(said) < _LONGEST and len(split(asked)) > 1:
        reading = read_answers(f"You asked:\n\n{asked}\n\nOur response:\n\n{said}")
        found = list(of_letter(reading))
        if len(found) > 1 and all(one.answer for one in found):
            yield from found
            return
    yield Pair("", asked, said)


def of_letter(reading: Reading) -> Iterator[Pair]:
    """Every question of a letter that was read; the answer is blank where none was found."""
    said: dict[str, ReadAnswer] = {}
    for one in reading.answers:
        for number in one.questions:
            said.setdefault(number, one)
    for question in reading.questions:
        found = said.get(question.number)
        words = _words(reading, found) if found else ""
        yield Pair(question.number, without_greeting(question.text), words, found)
    if not reading.questions:
        for one in reading.answers:
            yield Pair("", "", _words(reading, one), one)


def _words(reading: Reading, answer: ReadAnswer) -> str:
    """An answer's own words, and after them those that it shares with others."""
    parts = [only_answer(answer.span.of(reading.text))]
    for span in answer.shared:
        words = span.of(reading.text).strip()
        if not (answer.span.start <= span.start < answer.span.end) and len(words) < _SHARED and words not in parts[0]:
            parts.append(words)
    return "\n\n".join(filter(None, parts))
