"""A junior member of staff by name, a direct line or a person's mailbox in the copy that is published.

## What the law asks
The Commissioner holds that senior and public-facing staff must expect to be named; junior staff need not.

## Why it matters
A published name with a direct number is used by people who were never told of a team mailbox.

## How to put it right
Sign with the team or the post, and give the shared mailbox and number.

## What this rule does not see
Who is senior, beyond what a title says; whether somebody agreed to be named. It runs on copies for publication
and on entries of a disclosure log. Where only a title or a mailbox speaks for it, it shows the place.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from answerable.casefile import Span
from answerable.documents import is_full_name
from answerable.letters.checking import people
from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import NOWHERE, Example, Right, Wrong, an_answer
from answerable.letters.checking.findings import Certainty
from answerable.letters.checking.passages import Passage
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Rule
from answerable.letters.readings import Stance

REGIMES = ("foia", "eir", "foisa", "eisr")
rule = Rule(
    code="PD02",
    name="junior-staff-named",
    law=dict.fromkeys(REGIMES, "ICO guidance: section 40"),
    certainty=LIKELY,
    needs=("public_copy",),
)

PUBLIC, OWN = replace(NOWHERE, public_copy=True), replace(NOWHERE, public_copy=False)
SIGNED = "The figure is 42.\n\nYours faithfully\n\n"

examples: list[Example] = []
for _regime in REGIMES:
    _gives = an_answer(Stance.DISCLOSED)
    examples += [
        Wrong(regime=_regime, answers=_gives, letter=letter, facts=PUBLIC, at=at, says=says, certainty=certainty)
        for letter, at, says, certainty in (
            (f"{SIGNED}Oona Fairlie\nAdministrative Assistant", "Oona Fairlie", "junior", LIKELY),
            (f"{SIGNED}Information team\nDirect dial: 01632 960 144", "01632 960 144", "direct line", LIKELY),
            (f"{SIGNED}Oona Fairlie, Information Officer", "Oona Fairlie", "by name", LOOK),
            ("Ask oona.fairlie@harrowmere.example. The figure is 42.", "oona.fairlie@", "mailbox", LOOK),
        )
    ]
    examples += [
        Right(regime=_regime, answers=_gives, letter=letter, facts=facts, because=because)
        for letter, facts, because in (
            (f"{SIGNED}Information team\nTel: 01632 960 100", PUBLIC, ""),
            (f"{SIGNED}Oona Fairlie\nAdministrative Assistant", OWN, "it is the applicant's own copy"),
            (f"{SIGNED}Oona Fairlie\nHead of Information Governance", PUBLIC, "senior"),
            ("The Director of Housing is at oona.fairlie@harrowmere.example.", PUBLIC, "senior, and asked for"),
        )
    ]

JUNIOR = re.compile(
    r"\b(?:(?:administrati(?:ve|on)|admin|personal|office|business|team|clerical|information|FOI|governance|records|support) (?:\w+ )?assistant"
    r"|assistant to|administrator|apprentice|trainee|clerical officer|admin(?:istrative)? officer|support officer|receptionist)\b",
    re.IGNORECASE,
)
POST = re.compile(r"\b(?:officer|advis[eo]r|co-?ordinator|analyst|caseworker|case worker|clerk)\b", re.IGNORECASE)
SENIOR = re.compile(
    r"\b(?:head|director|chief|manager|deputy|principal|senior|lead|leader|president|dean|professor|minister|mayor|councillor|cllr|commissioner|superintendent"
    r"|inspector|monitoring officer|section 151|proper officer|data protection officer|secretary|registrar|solicitor|governor|press|headteacher|chair\w*)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^[ \t]*(?:yours\b|(?:kind|best|many)? ?regards\b|for and on behalf\b)", re.IGNORECASE | re.MULTILINE
)
_PART = re.compile(r"[^\n,–|(\t]+")
_NEAR, _BEFORE, _SIGNATURE, _BETWEEN = 120, 60, 200, 4  # characters, and words between a name and its title


@rule.whole_letter
def junior_named(letter: CheckedLetter) -> Iterator[Fault]:
    if not letter.is_public:
        return
    seen: set[str] = set()
    for place, says, certainty in _all(letter.text):
        if place.words not in seen:
            seen.add(place.words)
            yield Fault(place, says, certainty)


def _all(text: str) -> Iterator[tuple[Passage, str, Certainty]]:
    for place in people.direct_lines(text):
        yield place, "This is a direct line or mobile number in a copy for publication.", LIKELY
    for place in people.work_mailboxes(text):
        if not SENIOR.search(text[max(0, place.span.start - _NEAR) : place.span.end + _NEAR]):
            yield place, "This is one person's mailbox in a copy for publication.", LOOK
    signed = [hit.end() for hit in _CLOSING.finditer(text)]
    for title, certainty in ((JUNIOR, LIKELY), (POST, LOOK)):
        for hit in title.finditer(text):
            if certainty is LOOK and not any(0 < hit.start() - end < _SIGNATURE for end in signed):
                continue
            name = _name_before(text, hit.start())
            if name and not SENIOR.search(text[name.span.end : hit.end()]):
                says = "A junior member of staff is named" if certainty is LIKELY else "A member of staff signs by name"
                yield name, f"{says} in a copy for publication.", certainty


def _name_before(text: str, at: int) -> Passage | None:
    """The name that stands before a title, in the line above or parted from it by a comma or bracket."""
    lead = text[max(0, at - _BEFORE) : at]
    for part in _PART.finditer(lead):
        after = lead[part.end() :]
        words = part.group().strip()
        if after.startswith((",", "(")) and not is_full_name(words):
            words = " ".join(words.split()[-2:])
        if (
            after
            and "\n\n" not in after
            and len(after.split()) <= _BETWEEN
            and is_full_name(words)
            and words in part.group()
        ):
            start = at - len(lead) + part.start() + part.group().rindex(words)
            return Passage(words, Span(start, start + len(words)))
    return None
