"""Evidence for a question: positions and registers, and the authority's earlier letters by the words they share."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from answerable.answers.ask import ask
from answerable.answers.proposal import Proposal
from answerable.casefile import Answer, Basis, Held, Outcome
from answerable.registers import AuthorityFolder, listed, stems, written

_DATE = re.compile(r"^Date:\s*(\d{1,2} \w+ \d{4})\s*$", re.MULTILINE)
NEAR = 0.35  # an earlier answer below this says nothing about the question


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that bears on a question: its kind, reference, words, how well it fits (0 to 1), and why."""

    kind: str  # "position" | "register" | "earlier" | "nobody"
    ref: str
    words: str
    score: float
    reasons: tuple[str, ...] = ()
    because: tuple[Basis, ...] = ()
    proposal: Proposal | None = None
    question: str = ""  # earlier: what was asked then


@dataclass(frozen=True, slots=True)
class Passage:
    """A question with its answer, out of an earlier letter."""

    ref: str
    question: str
    words: str
    on: date | None = None  # the day of the letter


def find(
    question: str,
    *,
    authority: AuthorityFolder,
    on: date,
    after: Iterable[str] = (),
    earlier: Iterable[Passage] = (),
    asked_on: date | None = None,
) -> tuple[Evidence, ...]:
    """Everything in the folder that bears on the question, the strongest first.

    earlier: passages of other letters, besides those in the folder. Where a position neither confirms nor
    denies, that alone is found: nothing else is looked at.
    """
    proposal = ask(question, authority=authority, on=on, after=after, asked_on=asked_on)
    own = _of_proposal(proposal)
    if proposal.outcome is Outcome.NEITHER:
        return own
    passages = (*_passages(authority), *earlier)
    return tuple(sorted((*own, *_earlier(question, passages)), key=lambda found: -found.score))


def _of_proposal(proposal: Proposal) -> tuple[Evidence, ...]:
    """What the positions and registers gave, as evidence."""
    if not proposal.because:  # nothing bears on it; who is asked is still worth knowing
        return (Evidence("nobody", proposal.register, proposal.text, 0.0, proposal.reasons, (), proposal),)
    kind = "position" if proposal.because[0].kind == "position" else "register"
    return (
        Evidence(
            kind, proposal.because[0].ref, proposal.text, proposal.score, proposal.reasons, proposal.because, proposal
        ),
    )


def _passages(authority: AuthorityFolder) -> tuple[Passage, ...]:
    return tuple(passage for path in authority.letters for passage in _read(path, path.stat().st_mtime_ns))


@lru_cache(maxsize=4096)
def _read(path: Path, changed: int) -> tuple[Passage, ...]:
    """The questions of an earlier letter, each with the paragraphs that follow it. changed: the file's own time."""
    found: list[Passage] = []
    text = path.read_text("utf-8", errors="replace")
    on = _dated(text)
    for block in text.split("\n\n"):
        number, dot, rest = block.strip().partition(". ")
        if dot and number.isalnum() and len(number) <= 3:
            found.append(Passage(f"{path.stem}/{number}", rest, "", on))
        elif found and block.strip():
            last = found.pop()
            found.append(replace(last, words=f"{last.words}\n{block.strip()}".strip()))
    return tuple(found)


def _dated(letter: str) -> date | None:
    """The day that the letter's own line “Date: 14 July 2025” gives."""
    line = _DATE.search(letter)
    try:
        return datetime.strptime(line[1], "%d %B %Y").date() if line else None  # noqa: DTZ007  # a day, not a moment
    except ValueError:
        return None


def _earlier(question: str, passages: tuple[Passage, ...]) -> tuple[Evidence, ...]:
    """The earlier answers whose questions share enough weighty words with this one."""
    words = stems(question)
    counts = Counter(word for passage in passages for word in stems(passage.question))
    weigh = {word: math.log(1 + len(passages) / counts[word]) if counts[word] else 1.0 for word in words | set(counts)}
    found = []
    for passage in passages:
        theirs = stems(passage.question)
        shared = words & theirs
        whole = sum(weigh[word] for word in words | theirs)
        score = sum(weigh[word] for word in shared) / whole if whole else 0.0
        if score >= NEAR:
            reason = f"shares {listed(written(question, roots=shared))}"
            basis = Basis("earlier", passage.ref, passage.words, passage.on)
            found.append(
                Evidence(
                    "earlier",
                    passage.ref,
                    passage.words,
                    round(score, 3),
                    (reason,),
                    (basis,),
                    question=passage.question,
                )
            )
    return tuple(found)


def propose(
    question: str,
    *,
    evidence: Iterable[Evidence],
    numbers: tuple[str, ...] = (),
    authority: AuthorityFolder | None = None,
) -> Answer:
    """The answer that the evidence bears out, or an open one that says who must be asked.

    authority: whose folder names that person, where the evidence itself names nobody.

    An earlier answer is never repeated by itself: it is shown to whoever is asked.
    """
    evidence = tuple(evidence)
    own = next((found.proposal for found in evidence if found.proposal is not None), None)
    earlier = [found for found in evidence if found.kind == "earlier"]
    notes = tuple(f"earlier answer {found.ref} ({found.score:.2f}): {found.words}" for found in earlier)
    if own is None:
        who = authority.asks("other") if authority else "the officer who keeps that information"
        because = tuple(basis for found in earlier for basis in found.because)
        return Answer(numbers, Outcome.OPEN, Held.UNSTATED, because=because, ask=who, score=0.0, reasons=("no register or position covers it", *notes))  # fmt: skip
    answer = own.answer(*numbers)
    if answer.outcome is Outcome.OPEN and not answer.ask and authority:
        answer = replace(answer, ask=authority.asks(own.register))
    return replace(answer, reasons=(*answer.reasons, *notes))
