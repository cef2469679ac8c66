"""Write a letter from a case file: every kind that an officer sends, lawful and in plain words."""

from __future__ import annotations

import re

from answerable.casefile import Authority, CaseFile, LetterKind, Outcome, Regime, Request
from answerable.errors import AnswerableError, OpenQuestion
from answerable.letters.letter import Letter
from answerable.letters.writing.faults import faults as _faults
from answerable.letters.writing.kinds import body
from answerable.letters.writing.prose import day, flow, lower_first
from answerable.letters.writing.rights import closing
from answerable.letters.writing.view import regimes_of
from answerable.letters.writing.wording import table

_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*")


def write(case: CaseFile, *, draft: bool = False) -> Letter:
    """The letter that a case file asks for, each paragraph with the duty it meets and what it rests on.

    draft: questions may still be open; the letter then says so at its head and in their place.
    Refuses whatever would make it legally empty, with the first of the errors that faults() gives.
    Follows FOIA s.17, EIR reg.14, FOISA ss.16 to 19.
    """
    if found := faults(case, draft=draft):
        raise found[0]
    on = case.issued_on or case.request.received_on
    request = case.request
    return Letter(
        kind=case.kind,
        regimes=regimes_of(case),
        authority=case.authority,
        reference=request.reference,
        issued_on=on,
        addressee=_addressee(request),
        facts=_facts(case),
        subject=_subject(case),
        salutation=f"Dear {_greeted(request.applicant.name)}",
        paragraphs=flow((*body(case, on=on), *closing(case, on=on))),
        closing="Yours sincerely",
        signatory=_signatory(case.authority),
    )


def faults(case: CaseFile, *, draft: bool = False) -> tuple[AnswerableError, ...]:
    """Everything that keeps a case file from being a lawful letter; empty where it can be written.

    draft: an open question is no fault.
    """
    found = tuple(fault for fault in _faults(case) if not (draft and isinstance(fault, OpenQuestion)))
    if found or case.issued_on is None:
        return found
    try:
        body(case, on=case.issued_on)
    except AnswerableError as error:
        return (error,)
    return ()


def _greeted(name: str) -> str:
    """A name as a greeting has it: without what stands in brackets, such as the paper someone writes for."""
    return _BRACKETS.sub(" ", name).strip() or name.strip() or "applicant"


def _addressee(request: Request) -> tuple[str, ...]:
    who = request.applicant
    lines = (who.name, *who.address.splitlines(), who.email)
    return tuple(line.strip() for line in lines if line.strip())


def _facts(case: CaseFile) -> tuple[tuple[str, str], ...]:
    on = case.issued_on
    rows = (("Our reference", case.request.reference), ("Date", day(on) if on else ""))
    return tuple(row for row in rows if row[1])


def _subject(case: CaseFile) -> str:
    subjects, subject = table("subjects"), case.request.subject.strip()
    is_own = case.kind is LetterKind.RESPONSE and regimes_of(case) == (Regime.DPA,)
    heading = str(subjects["own-data" if is_own else case.kind.value]) + (f": {subject}" if subject else "")
    is_open = any(answer.outcome is Outcome.OPEN for answer in case.answers)
    return f"{subjects['draft']}: {lower_first(heading)}" if is_open else heading


def _signatory(authority: Authority) -> tuple[str, ...]:
    return tuple(line for line in (authority.signatory, authority.name) if line)
