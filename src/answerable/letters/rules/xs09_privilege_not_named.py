"""Section 42, and neither advice nor litigation.

## What the law asks
The reason need only be one that is not apparent, and "legal advice" usually says enough. It is good practice
to name the kind of privilege, in general terms the lawyer and the client, and that it was not waived.

## Why it matters
"Legally privileged" is a label. Advice and litigation privilege cover different things, and the applicant
cannot tell which is meant.

## How to put it right
"Advice privilege: the in-house solicitor advised the service, and the note has not been shared".

## What this rule does not see
Whether privilege holds or was lost. It is silent where the letter, or the question itself, speaks of advice,
of a lawyer or of proceedings.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LOOK, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="XS09",
    name="privilege-not-named",
    law={"foia": "good practice: the kind of privilege, and that it was not waived"},
    stances=(Stance.HELD_WITHHELD,),
    certainty=LOOK,
    missing=Missing.LETTER,
    silenced=True,
)

PRIVILEGED = an_answer(Stance.HELD_WITHHELD, exemption="foia.s42.1", asks="Send the file note of 3 May.")
examples: list[Example] = [
    Wrong(
        regime="foia",
        answers=PRIVILEGED,
        letter="The note is legally privileged and so exempt under section 42(1).",
        at="42(1)",
        says="kind of privilege",
        certainty=LOOK,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s42", asks="Send the file note of 3 May."),
        letter="We hold the note. Legal professional privilege, section 42, covers it.",
        at="42",
        says="kind of privilege",
    ),
    Right(
        regime="foia",
        answers=PRIVILEGED,
        letter="The note is exempt under section 42(1): in it our solicitor tells the housing team where it stands.",
    ),
    Right(
        regime="foia",
        answers=PRIVILEGED,
        letter="Section 42(1) applies. The note was made for the tribunal hearing in June.",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s42.1", asks="Send counsel's opinion on the lease."),
        letter="This is privileged, and exempt under section 42(1).",
        because="the question names what it is",
    ),
]

KIND = phrase(
    r"advi[cs]\w*",
    r"litigat\w*",
    r"(?:legal|court|tribunal|contemplated|judicial|civil|criminal) (?:proceedings|opinions?|dispute|action|claims?|review|team|services|department|officers?)",
    r"(?:court|tribunal|hearing|lawsuit|pleadings?|disclosure in proceedings)",
    r"(?:solicitor|lawyer|counsel|barrister|KC|QC|attorney|advocate)(?:['’]?s)?",
    r"monitoring officer|head of legal|borough secretary",
    r"instruct(?:ions?|ed|ing)",
    r"dominant purpose",
)


@rule.each_answer
def not_named(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    claim = next((p for p in answer.provisions if p.act == "foia" and p.parts[0] == "42"), None)
    if claim is None or claim.parts[1:2] == ("2",) or KIND.search(answer.asked):
        return
    if not answer.find(KIND) and not letter.in_general(KIND) and not letter.has_reasons_apart(answer):
        yield Fault(answer.place(claim), "Look whether the kind of privilege should be named, advice or litigation.")
