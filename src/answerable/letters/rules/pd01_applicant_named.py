"""The applicant's name, address, mailbox or number in the copy that is published.

## What the law asks
The Commissioner asks authorities to publish no more of a person than is needed. A disclosure log needs the
question and the answer, and not who asked.

## Why it matters
Whoever asks for information has not agreed to be found by a search for their name.

## How to put it right
In the copy for publication write "Dear applicant", and take out addresses, mailboxes and numbers.

## What this rule does not see
The copy that goes to the applicant, where all of it belongs: the rule runs on what is said to be for publication
and on entries of a disclosure log. A name that stands in running words is not found.
"""

from collections.abc import Iterator
from dataclasses import replace

from answerable.letters.checking import people
from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import NOWHERE, Example, Right, Wrong, an_answer
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.readings import Stance

REGIMES = ("foia", "eir", "foisa", "eisr")
rule = Rule(
    code="PD01",
    name="applicant-named",
    law=dict.fromkeys(REGIMES, "ICO guidance: how to disclose information safely"),
    certainty=LIKELY,
    needs=("public_copy",),
)

PUBLIC, OWN = replace(NOWHERE, public_copy=True), replace(NOWHERE, public_copy=False)

examples: list[Example] = []
for _regime in REGIMES:
    _gives = an_answer(Stance.DISCLOSED)
    examples += [
        Wrong(regime=_regime, answers=_gives, letter=letter, facts=PUBLIC, at=at, says=says, certainty=LIKELY)
        for letter, at, says in (
            ("Dear Ms Wetherall\n\nThe figure is 42.", "Ms Wetherall", "name"),
            ("Dear Joan,\n\nThe figure is 42.", "Joan", "name"),
            ("Requester: Joan Wetherall\nThe figure is 42.", "Joan Wetherall", "name"),
            ("Sent to joan.wetherall77@gmail.com. The figure is 42.", "joan.wetherall77", "mailbox"),
            ("Joan Wetherall\n14 Elder Lane\n\nDear applicant\n\nThe figure is 42.", "14 Elder Lane", "address"),
        )
    ]
    examples += [
        Right(regime=_regime, answers=_gives, letter=letter, facts=facts, because=because)
        for letter, facts, because in (
            ("Dear Ms Wetherall\n\nThe figure is 42.", OWN, "it is the applicant's own copy"),
            ("Dear applicant\n\nThe figure is 42. Write to foi@harrowmere.example.", PUBLIC, ""),
            ("Dear Councillor Wetherall\n\nThe figure is 42.", PUBLIC, "a public office is no secret"),
            ("Dear Sir or Madam\n\nThe clerk is at clerk.elderlane@gmail.com.", PUBLIC, "a mailbox of a post"),
        )
    ]

FINDERS = (
    (people.greeted, "This greets the applicant by name in a copy for publication."),
    (people.applicants_named, "This is the applicant's name in a copy for publication."),
    (people.private_mailboxes, "This is a private person's mailbox in a copy for publication."),
    (people.homes_in_the_head, "This is the applicant's address in a copy for publication."),
)


@rule.whole_letter
def applicant_named(letter: CheckedLetter) -> Iterator[Fault]:
    if not letter.is_public:
        return
    for find, says in FINDERS:
        seen: set[str] = set()
        for place in find(letter.text):
            if place.words not in seen:
                seen.add(place.words)
                yield Fault(place, says)
