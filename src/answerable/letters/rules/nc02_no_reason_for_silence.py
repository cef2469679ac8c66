"""Neither confirms nor denies, and does not say what a yes or a no would do.

## What the law asks
The notice must say why the exclusion of the duty to confirm or deny applies, unless that is apparent or
saying it would itself disclose exempt information.

## Why it matters
The harm that counts is that of the answer "yes, we hold it" or "no, we do not", not that of the content.
A section's title and a link are no reasons.

## How to put it right
Say what a yes would tell somebody, what a no would tell them, and what they could do with it.

## What this rule does not see
Reasons on a page that is only linked (RN09), and whether they persuade.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.grounds import silence
from answerable.letters.checking.passages import Passage
from answerable.letters.checking.phrases import CONFIRMING, EFFECT
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="NC02",
    name="silence-not-explained",
    law={"foia": "s.17(1)(c)"},
    stances=(Stance.NEITHER,),
    certainty=LIKELY,
    missing=Missing.LETTER,
    silenced=True,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s31.3"),
        letter="Section 31(3) Law Enforcement. We can neither confirm nor deny that we hold this.",
        at="31(3)",
        says="no reason",
        certainty=LIKELY,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s31.3"),
        letter="""
            We neither confirm nor deny that we hold this (section 31(3)). Releasing our defences would help
            hackers.
        """,
        at="31(3)",
        says="harm of the content",
        certainty=LOOK,
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s31.3"),
        letter="""
            We neither confirm nor deny that we hold this (section 31(3)). To confirm would show that the
            control exists; to deny would show that it does not. Either helps somebody choose a target.
        """,
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s40.5B.a.i"),
        letter="""
            We neither confirm nor deny that we hold this (section 40(5B)(a)(i)). Saying whether a complaint
            about a named person exists would itself tell the public something about them.
        """,
    ),
]

TITLED = re.compile(r"\b(?:section|s\.?|exemption)\s?\d", re.IGNORECASE)


@rule.each_answer
def not_explained(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    denying = [provision for provision in answer.provisions if silence(provision, letter.on)]
    if letter.has_reasons_apart(answer) or answer.find(EXPLAINS_IT) or letter.in_general(EXPLAINS_IT):
        return
    effects = [one for one in answer.sentences if EFFECT.search(one.words)]
    at = answer.place(denying[0]) if denying else answer.span
    if any(CONFIRMING.search(one.words) and not _only_declares(one) for one in effects):
        return
    if not effects:
        yield Fault(at, "This neither confirms nor denies, and gives no reason: what would a yes or a no tell?")
    elif not any(CONFIRMING.search(one.words) for one in answer.sentences if not _only_declares(one)):
        yield Fault(at, "The reason given is the harm of the content, not of saying yes or no.", LOOK, is_there=True)


def _only_declares(sentence: Passage) -> bool:
    """True for the sentence that declines to say, where it gives no effect of saying."""
    return bool(re.search(r"neither|nor", sentence.words)) and not EFFECT.search(sentence.words)


EXPLAINS_IT = re.compile(
    r"\b(?:(?<!can )confirm\w*|deny\w*|denial|disclos\w* whether|saying whether|knowledge (?:of|that|as to) whether|to say (?:that|so|whether))\b"
    r"[^.]{0,120}\b(?:would|could|may|might|will)\b[^.]{0,40}\b(?!neither)\w+"
    r"|\b(?:a|the answer|answered|answer) (?:yes|no)\b|\bin the (?:affirmative|negative)\b|\beither (?:reply|answer|way)\b",
    re.IGNORECASE,
)
