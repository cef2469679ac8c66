"""Nobody to turn to: no address, no number and no role.

## What the law asks
No provision asks for it. A letter that says which officer or team sends it, and how to reach them, can be
answered.

## Why it matters
A question about the answer, or a request for a review, has to reach somebody.

## How to put it right
End with the role and a contact: "Records Officer, records@harrowmere.example". A name is not needed.

## What this rule does not see
The covering e-mail that the letter came with; a message that a program sends. The Commissioner's address is not the sender's.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.checking.speakers import LETTER_ITSELF
from answerable.letters.readings import Stance

REGIMES = ("foia", "eir", "foisa", "eisr")
rule = Rule(
    code="LT03",
    name="no-contact",
    law=dict.fromkeys(REGIMES, "good practice: a contact and a role"),
    certainty=LIKELY,
    missing=Missing.LETTER,
)

COMMISSIONER_ALONE = (
    "You may complain to the Commissioner, Wycliffe House, Water Lane, Wilmslow SK9 5AF, 0303 123 1113."
)

examples: list[Example] = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.DISCLOSED),
        letter=f"Dear applicant\n\nThe figure is 42.\n\n{COMMISSIONER_ALONE}\n\nYours faithfully",
        at="Yours faithfully",
        says="No role",
        certainty=LIKELY,
    )
    for regime in REGIMES
]
examples += [
    Right(regime=regime, answers=an_answer(Stance.DISCLOSED), letter=letter)
    for regime in REGIMES
    for letter in (
        "Dear applicant\n\nThe figure is 42.\n\nYours faithfully\n\nInformation Governance Officer",
        "Dear applicant\n\nThe figure is 42. Write to foi@harrowmere.example with any question.\n\nYours faithfully",
        "Harrowmere Borough Council, Town Hall, Market Place, HM1 2AB\n\nDear applicant\n\nThe figure is 42.",
    )
]

_COMMISSIONER = re.compile(
    r"\bSK9\s?5AF\b|\bKY16\s?9DS\b|\b0303\W{0,3}123\W{0,3}1113\b|\b01334\W{0,3}464610\b|\b01625\W{0,3}545\W{0,3}\d{3}\b"
    r"|(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,30}\.)?(?:ico\.org\.uk|foi\.scot|itspublicknowledge\.info)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,60}\.|\b[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}\b|\(?\b0\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}\b"
    r"|^[ \t]*(?:from|sent by|contact|enquiries|e-?mail|telephone|tel|phone)\b[^\n]{0,20}:",
    re.MULTILINE | re.IGNORECASE,
)
ROLE = phrase(
    r"officer|manager|team|unit|department|directorate|division|head of|director|advis[eo]r|co-?ordinator|clerk|solicitor"
    r"|secretary|lead|chief executive|assistant|administrator|analyst|curator|librarian|archivist|registrar|headteacher|principal|specialist|(?:information|records|data|legal|corporate|democratic|governance) (?:\w+ ){0,3}(?:office|services|rights|governance|management|protection)"
)
_CLOSING = re.compile(
    r"^[ \t]*(?:yours\b|(?:kind|best|many)? ?regards\b|for and on behalf\b)", re.IGNORECASE | re.MULTILINE
)
_WRITES = phrase(r"contact (?:me|us|the|our|this)", r"get in touch", r"write to", r"reply to this")
_AUTOMATIC = phrase(r"automat(?:ed|ic) (?:\w+ )?(?:acknowledgement|reply|response|message)", r"do not reply to this")
_HEAD = 400  # characters: a letterhead


@rule.whole_letter
def no_contact(letter: CheckedLetter) -> Iterator[Fault]:
    if not letter.answers or (letter.facts.log_entry is None and not LETTER_ITSELF.search(letter.text)):
        return
    words = _COMMISSIONER.sub(" ", letter.text)
    if _AUTOMATIC.search(words) or _CONTACT.search(words) or ROLE.search(words[:_HEAD]):
        return
    signed = [hit.end() for hit in _CLOSING.finditer(words)]
    near = words[signed[-1] :] if signed else words[-_HEAD:]
    if not ROLE.search(near) and not any(
        ROLE.search(one.words) for one in letter.own_sentences if _WRITES.search(one.words)
    ):
        yield Fault(letter.end, "No role, address or number of the sender is found in this document.")
