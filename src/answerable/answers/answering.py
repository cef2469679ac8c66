"""One request, start to finish: received, dated, found, proposed, written and checked. Nothing is decided.

A question that nothing answers stays open and says who should be asked. A letter with an open question
is a draft and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from answerable.answers.find import Evidence, Passage, find, propose
from answerable.answers.receiving import Received
from answerable.answers.subtraction import Figure, figures, overlaps
from answerable.casefile import Answer, Basis, CaseFile, Held, Outcome, Question, Regime
from answerable.errors import AnswerableError
from answerable.law import Deadline, Event, deadline
from answerable.letters import Finding, Letter, check, faults, read, write
from answerable.registers import AuthorityFolder

CLOCKS = {
    Regime.FOIA: "foia.response",
    Regime.EIR: "eir.response",
    Regime.FOISA: "foisa.response",
    Regime.EISR: "eisr.response",
    Regime.DPA: "dpa.access",
}
OFFICER = "Data Protection Officer"


@dataclass(frozen=True, slots=True)
class Answered:
    """What an officer gets: the case file, its deadline, the letter or draft, what stops it, what the check found."""

    case: CaseFile
    deadline: Deadline
    evidence: tuple[tuple[Evidence, ...], ...]  # one for each question
    letter: Letter | None
    faults: tuple[AnswerableError, ...]
    findings: tuple[Finding, ...]
    notices: tuple[str, ...] = ()

    @property
    def open(self) -> tuple[Answer, ...]:
        """The questions that nothing answers yet."""
        return tuple(answer for answer in self.case.answers if answer.outcome is Outcome.OPEN)

    @property
    def cautions(self) -> tuple[str, ...]:
        """What an officer should know of the proposed answers and an applicant is not told, each once."""
        proposals = (one.proposal for found in self.evidence for one in found if one.proposal)
        return tuple(dict.fromkeys(caution for proposal in proposals for caution in proposal.cautions))

    @property
    def is_draft(self) -> bool:
        """True where the letter cannot go as it stands, because a question is open."""
        return bool(self.open)

    @property
    def is_ready(self) -> bool:
        """True where nothing is open, nothing stops the letter and no breach in it is sure."""
        return not (self.open or self.faults or any(finding.stops for finding in self.findings))


def answer(received: Received, *, authority: AuthorityFolder, on: date, events: Iterable[Event] = ()) -> Answered:
    """The whole answer to a request that an authority's folder can give, on that day."""
    request = received.request
    due = deadline(CLOCKS[request.regime], received=request.received_on, events=tuple(events))
    found = tuple(proposals(received, authority=authority, on=on))
    evidence, answers = tuple(one for one, _ in found), tuple(one for _, one in found)
    case = CaseFile(authority.profile, request, answers, issued_on=on, due_on=due.due_on)
    letter, stops = _written(case)
    findings = check(read(letter.text), case=case) if letter else ()
    return Answered(case, due, evidence, letter, stops, findings, received.notices)


def _written(case: CaseFile) -> tuple[Letter | None, tuple[AnswerableError, ...]]:
    """The letter or draft; or none, and everything that stops it."""
    try:
        return (write(case, draft=True), ()) if case.answers else (None, faults(case, draft=True))
    except AnswerableError:
        return None, faults(case, draft=True)


def proposals(
    received: Received,
    *,
    authority: AuthorityFolder,
    on: date,
    earlier: Iterable[Passage] = (),
    given: Iterable[Figure] = (),
) -> Iterator[tuple[tuple[Evidence, ...], Answer]]:
    """For each question what bears on it, read with the words that lead to it and those before, and the answer to propose.

    earlier: passages of other letters, besides those in the folder. given: the figures of earlier answers; what they
    and those of this request give away together is told as a caution, at the later question. They are not read before a
    question gives a figure.
    """
    questions, earlier = received.request.questions, tuple(earlier)
    said: tuple[Figure, ...] = ()
    before: tuple[Figure, ...] | None = None
    texts = [question.text for question in questions]
    for place, (lead, question) in enumerate(zip(received.leads, questions, strict=True)):
        asked = f"{lead}\n[…] {question.text}" if lead else question.text
        day = received.request.asked_on or received.request.received_on
        evidence = find(asked, authority=authority, on=on, after=texts[:place], earlier=earlier, asked_on=day)
        own = _figures_of(question, evidence, authority)
        if own:
            before = tuple(given) if before is None else before
            found = overlaps((*said, *own), earlier=before, authority=authority)
            evidence = _cautioned(evidence, tuple(one.caution for one in found if own[0].ref in one.refs))
            said = (*said, *own)
        yield evidence, _answer(question, evidence, received, authority)


def _figures_of(question: Question, evidence: tuple[Evidence, ...], authority: AuthorityFolder) -> tuple[Figure, ...]:
    """The figures of breaches that a question's proposal gives."""
    proposals = (one.proposal for one in evidence if one.proposal)
    return tuple(
        one for said in proposals for one in figures(said, ref=f"question {question.number}", authority=authority)
    )


def _cautioned(evidence: tuple[Evidence, ...], cautions: tuple[str, ...]) -> tuple[Evidence, ...]:
    """The evidence, its proposal with those cautions after its own."""
    if not cautions:
        return evidence
    return tuple(
        replace(one, proposal=replace(one.proposal, cautions=(*one.proposal.cautions, *cautions)))
        if one.proposal
        else one
        for one in evidence
    )


def _answer(
    question: Question, evidence: tuple[Evidence, ...], received: Received, authority: AuthorityFolder
) -> Answer:
    """The proposed answer; open where the evidence cannot be used under the law of the question."""
    if question.number in received.own_data:
        return _open(question, OFFICER, "it asks for the applicant's own data: a subject access request", ())
    proposed = propose(question.text, evidence=evidence, numbers=(question.number,), authority=authority)
    law = question.regime or received.request.regime
    strange = [ground for ground in proposed.grounds if ground.provision.act != law.value]
    if strange:
        why = f"{strange[0].provision.label} is no ground under the law of this question ({law.value.upper()})"
        return _open(question, authority.asks("other"), why, proposed.because)
    return proposed


def _open(question: Question, ask: str, why: str, because: tuple[Basis, ...]) -> Answer:
    return Answer((question.number,), Outcome.OPEN, Held.UNSTATED, because=because, ask=ask, score=0.0, reasons=(why,))
