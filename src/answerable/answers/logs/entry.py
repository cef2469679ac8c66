"""One entry from what a row, a record or a letter says; or why there is none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urljoin

from answerable.answers.logs import labels
from answerable.answers.logs.days import day_in
from answerable.answers.logs.log import Item, LogEntry, Source
from answerable.answers.logs.outcomes import (
    DROPPED,
    REFUSING,
    WAITING,
    by_ground,
    is_only_outcome,
    outcome_of,
    provisions_in,
    said_outcome,
)
from answerable.answers.logs.persons import without_persons, without_signature
from answerable.answers.logs.said import Pair, of_letter, only_answer, pairs, under_subject
from answerable.casefile import Outcome
from answerable.letters import read_answers, subject_of

Reach = Callable[[Sequence[str]], str]  # the text of the letters that some links lead to; blank where there is none
_LINE, _LEFT = 140, 15  # characters of words that only lead to a letter, and of those among them that are no link
_ADDRESS = re.compile(r"https?://\S+", re.I)
_POINTER = re.compile(r"\W*(?:please )?(?:see|view|download|read|open|click)?\W*(?:the |our |here|this |full |attached |link(?:ed)? |to |for |below |above )*(?:response|reply|answer|letter|attachment|attached|document|pdf|file|here|below|link)?s?\W*(?:\(?(?:pdf|docx?|word)?[\s,]*[\d.]*\s*(?:kb|mb)?\)?)?\W*", re.I)  # fmt: skip
_POINTS = re.compile(
    r"\b(?:see|view|download|read|open|click|here|responses?|repl(?:y|ies)|answers?|letters?|attach\w+|documents?|pdf|files?|links?)\b",
    re.I,
)


@dataclass(slots=True)
class Record:
    """What is known of one request of a log: words by role, its place, the addresses it links to, the names it gives."""

    place: str
    words: dict[str, str] = field(default_factory=dict)
    links: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    on: date | None = None
    address: str = ""
    pages: tuple[int, ...] = ()  # where each page begins in its letter

    def add(self, role: str, words: str) -> None:
        """More words of a role, after those that are there."""
        words = words.strip()
        if words:
            before = self.words.get(role)
            self.words[role] = f"{before}\n{words}" if before else words

    def get(self, role: str) -> str:
        """The words of a role; blank where there are none."""
        return self.words.get(role, "")


def is_pointer(words: str) -> bool:
    """Whether words only say where the answer is: "View response (PDF, 120 KB)"."""
    bare = _ADDRESS.sub("", words).strip()
    return not bare or bool(len(bare) < 60 and _POINTS.search(bare) and _POINTER.fullmatch(bare))


def rests_on_links(words: str, linked: Iterable[str]) -> bool:
    """Whether words are little more than those of the links in them: the answer stands where these lead."""
    left = words
    for one in linked:
        left = left.replace(one, "", 1) if one else left
    return len(words) < _LINE and len(left.strip(" ()[].,:;-–\n")) < _LEFT


def entries_of(record: Record, source: Source, reach: Reach | None = None, *, is_whole: bool = False) -> Iterator[Item]:
    """The entries of one request; where there are none, what is missing.

    reach: gives the letter that it links to. is_whole: the words are one question and its answer already.
    """
    answer = "" if is_pointer(record.get(labels.ANSWER)) else record.get(labels.ANSWER)
    said = said_outcome(record.get(labels.OUTCOME))
    whole = record.get(labels.LETTER)
    if not answer or is_only_outcome(answer):
        whole = (reach(record.links) if reach and record.links else "") or whole
        if not isinstance(said, Outcome) and answer:
            said = said_outcome(answer)
            answer = answer if isinstance(said, Outcome) else ""
        if whole:
            yield from _of_letter(record, source, whole, said)
            return
    asked = record.get(labels.QUESTION) or record.get(labels.TITLE)
    if not asked:
        yield _missing(record, source, "nothing says what was asked", "An answer can be compared only by its question.", "Say which column or label holds the question.")  # fmt: skip
    elif said in (WAITING, DROPPED) and not answer:
        yield _missing(record, source, f"the request is {said}", "There is no answer to keep.", "Nothing; import the log again when it has been answered.")  # fmt: skip
    elif not answer and not isinstance(said, Outcome):
        yield _without_answer(record, source)
    else:
        found = [Pair("", asked, answer)] if is_whole else list(pairs(asked, answer))
        own = (
            said if isinstance(said, Outcome) and len(found) == 1 else None
        )  # the word for a whole request is none for its parts
        for pair in found:
            yield _entry(record, source, pair, own)
        if not answer and record.links:
            yield _without_answer(record, source)  # the outcome is kept; the words are elsewhere


def _of_letter(record: Record, source: Source, text: str, said: object) -> Iterator[Item]:
    """The entries of a letter whose row in a list says more about it."""
    reading = read_answers(text)
    found = list(of_letter(reading))
    record.on = record.on or (reading.responded_on.value if reading.responded_on else None)
    if reading.reference and not record.get(labels.REFERENCE):
        record.words[labels.REFERENCE] = reading.reference.value
    if any(pair.answer for pair in found):
        own = said if isinstance(said, Outcome) and len(found) == 1 else None
        for pair in found:
            asked = (
                pair.question
                or record.get(labels.QUESTION)
                or record.get(labels.TITLE)
                or subject_of(text, question="")
            )
            if not pair.answer:
                yield _missing(record, source, f"question {pair.number} of a letter: no answer to it was found", "The letter may answer it in words that were not recognised, in a table or in an attachment.", "Read the letter, and add the answer by hand if it matters.")  # fmt: skip
            elif not asked:
                yield _missing(record, source, "a letter that answers, and does not say what", "An answer can be compared only by its question.", "Find the request that it answers, and add the two by hand.")  # fmt: skip
            else:
                yield _entry(record, source, Pair(pair.number, asked, pair.answer, pair.read), own)
    elif (asked := record.get(labels.QUESTION)) and only_answer(text):
        yield _entry(record, source, Pair("", asked, only_answer(text)), said if isinstance(said, Outcome) else None)
    elif len(found) < 2 and (reply := under_subject(text, record.get(labels.TITLE))):
        yield _entry(record, source, reply, said if isinstance(said, Outcome) else None)
    else:
        what = "a request without an answer" if found else "a text in which no answer was found"
        yield _missing(record, source, what, "Only what an authority answered is kept.", "Look whether the answer is in another file, and give that one too.")  # fmt: skip


def _entry(record: Record, source: Source, pair: Pair, said: Outcome | None) -> Item:
    grounds = provisions_in(record.get(labels.PROVISIONS), is_bare=True) or provisions_in(record.get(labels.OUTCOME))
    if pair.read is not None and said is None:
        own = tuple(dict.fromkeys(one.provision.id for one in pair.read.provisions))
        outcome: Outcome | None = pair.read.outcome
        grounds = own or (grounds if outcome in REFUSING else ())
    else:
        said = by_ground("; ".join(grounds)) if said is Outcome.WITHHELD and grounds else said
        outcome, grounds = outcome_of(pair.answer, asked=pair.question, said=said, grounds=grounds)
    if outcome is None or not pair.question:
        return _without_answer(record, source)
    asked = without_persons(without_signature(pair.question), record.names, is_asked=True)
    reference, title = record.get(labels.REFERENCE), record.get(labels.TITLE)
    return LogEntry(
        question=asked,
        answer=without_persons(pair.answer, record.names, is_asked=False),
        outcome=outcome,
        provisions=grounds,
        publisher=record.get(labels.PUBLISHER) or source.publisher,
        address=_address(record.address or next(iter(record.links), ""), source),
        licence=record.get(labels.LICENCE) or source.licence,
        on=record.on or day_in(record.get(labels.ON)) or source.on,
        request=without_persons(title if title != pair.question else "", record.names, is_asked=True).partition("\n")[
            0
        ][:300],
        reference=reference.partition("\n")[0][:100],
        number=pair.number or record.get(labels.NUMBER)[:20],
        place=source.place(_place(record, pair)),
    )


def _place(record: Record, pair: Pair) -> str:
    """The place of a record, the page on which its answer begins, and which question it is."""
    page = bisect_right(record.pages, pair.read.span.start) if len(record.pages) > 1 and pair.read else 0
    steps = (record.place, f"page {page}" if page else "", f"question {pair.number}" if pair.number else "")
    return ", ".join(filter(None, steps))


def _address(link: str, source: Source) -> str:
    """Where an answer is: a link from where its list is, where that is known."""
    try:
        return urljoin(source.address, link) if link and source.address.startswith("http") else link or source.address
    except ValueError:  # it is written as no address can be
        return link


def _without_answer(record: Record, source: Source) -> Item:
    if record.links:
        return _missing(record, source, f"the answer stands in a file elsewhere: {record.links[0]}", "This file only names it; nothing is fetched from the network.", "Save the letter beside this file under the name that the link has, and give the folder.")  # fmt: skip
    return _missing(record, source, "a request without an answer and without an outcome", "There is nothing to compare with.", "Look whether its answer is in another column, sheet or file.")  # fmt: skip


def _missing(record: Record, source: Source, what: str, why: str, do: str) -> Item:
    return source.missing(record.place, what, why, do)
