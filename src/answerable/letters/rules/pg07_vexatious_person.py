"""Calls the applicant vexatious, or refuses for burden or harassment without section 14.

## What the law asks
Section 14(1) is about the request, not the person. A refusal that relies on it must say so.

## Why it matters
A person called vexatious is insulted and told nothing; the next request, which may be quite proper, is
half refused already.

## How to put it right
Write that the request is vexatious under section 14(1), and give the reasons that lie in the request.

## What this rule does not see
Whether the request is vexatious; and earlier notices under section 17(6).
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="PG07",
    name="person-called-vexatious",
    law={
        "foia": ("ICO guidance: section 14", "s.17(5)"),
        "foisa": ("Scottish Information Commissioner guidance: section 14", "s.16(5)"),
    },
    certainty=LIKELY,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.VEXATIOUS, exemption="foia.s14.1"),
        letter="We regard you as a vexatious requester, so section 14(1) applies.",
        at="regard you as a vexatious",
        says="the person",
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.VEXATIOUS),
        letter="Your request is vexatious and we are not going to answer it.",
        at="vexatious",
        says="without section 14",
        certainty=LOOK,
    ),
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.VEXATIOUS, exemption="foisa.s14.1"),
        letter="You are vexatious within section 14(1).",
        at="You are vexatious",
        says="the person",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.VEXATIOUS, exemption="foia.s14.1"),
        letter="We find this request vexatious under section 14(1). We do not say that you are vexatious.",
        because="it says that the person is not",
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.VEXATIOUS, exemption="foisa.s14.1"),
        letter="By section 14(1) we are not obliged to comply: the request is vexatious.",
    ),
]

PERSON = phrase(
    r"you (?:are|were|have been|have become)(?: considered| deemed| regarded as| declared)?(?: an?)? vexatious",
    r"(?:regard|consider|deem|treat|declare|class|designat)\w* you (?:as |to be )?(?:an? )?vexatious",
    r"vexatious (?:requesters?|applicants?|complainants?|persons?|individuals?|customers?)",
)
VEXATIOUS = phrase(r"vexatious")
DENIED = phrase(
    r"(?:do|does|did) not (?:say|mean|suggest|imply|consider|regard|label|call)",
    r"not (?:the|you)",
    r"rather than",
)


@rule.whole_letter
def person(letter: CheckedLetter) -> Iterator[Fault]:
    sentences = [(answer, one) for answer in letter.answers for one in answer.sentences]
    for answer, sentence in sentences:
        hit = PERSON.search(sentence.words)
        if hit and not DENIED.search(sentence.words):
            found = next(place for place in answer.finds(PERSON) if place.span in sentence.span)
            yield Fault(found, "This calls the person vexatious, not the request.", questions=answer.questions)
            return
    for answer in letter.answers_with(Stance.VEXATIOUS):
        place = answer.find(VEXATIOUS)
        if place and not any(p.parts[0] in ("14", "12") for p in answer.provisions):
            says = "This refuses as vexatious without section 14."
            regime = next(one for one in letter.regimes if rule.authorities(one))
            yield Fault(place, says, LOOK, under=rule.authorities(regime)[-1], questions=answer.questions)
