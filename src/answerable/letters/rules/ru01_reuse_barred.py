"""A notice that forbids what the applicant may lawfully do.

## What the law asks
Information is disclosed to the world. The Commissioner says that disclosure carries no restriction of its own:
copyright survives it, and so do the acts that copyright law permits. Re-use is a thing to be asked for.

## Why it matters
"Not for circulation" tells a journalist or a resident that the law forbids what it allows.

## How to put it right
Say who owns the copyright, under which licence it may be re-used, and how to ask where there is none.

## What this rule does not see
Terms on another page. A notice that copyright is another's, or that says how to ask, forbids nothing.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="RU01",
    name="lawful-use-barred",
    law={"foia": "ICO guidance: intellectual property rights"},
    certainty=LIKELY,
)

_gives = an_answer(Stance.DISCLOSED)
examples: list[Example] = [
    Wrong(regime="foia", answers=_gives, letter=f"The plan is enclosed. {bar}", at=at, says="lawful", certainty=LIKELY)
    for bar, at in (
        ("This information is for your personal use only.", "for your personal use only"),
        ("You must not copy or circulate it to anybody else.", "You must not copy"),
        ("The information supplied may not be published.", "The information supplied may not be published"),
    )
] + [
    Right(regime="foia", answers=_gives, letter=f"The plan is enclosed. {terms}", because=because)
    for terms, because in (
        ("You may re-use it under the Open Government Licence.", ""),
        ("You must not reproduce it without the permission of the owner, Ordnance Survey.", "the rights are another's"),
        ("It is free for your own use; to publish it, apply to us for a licence.", "it says how to ask"),
        ("If you are not the intended recipient you must not copy this e-mail.", "that is no term of the disclosure"),
        ("We may not publish the names of pupils.", "that is what the authority may do"),
    )
]  # fmt: skip

_USES = r"(?:publish|share|cop(?:y|ied|ies)|reproduce|distribut|circulat|disseminat|disclos|forward|pass|post|broadcast|quote)\w*"
_THING = r"(?:this|the|our|any|all)? ?(?:\w+ ){0,2}?(?:information|data|response|letter|documents?|material|reply|files?)(?: (?:supplied|provided|disclosed|enclosed|attached|given|sent|contained|released|herein|in this \w+|with this \w+|to you)){0,3}"
BARS = phrase(
    rf"you (?:must|may|should|can|shall|are) ?not (?:\w+ ){{0,2}}{_USES}",
    rf"you (?:must|may|should|can|shall|are) ?not (?:allowed |permitted |entitled |authorised )?to {_USES}",
    rf"{_THING} (?:must|may|should|can|shall|is|are) ?not (?:to )?be {_USES}",
    rf"not (?:for|to be) (?:onward |further |public |wider )(?:publication|distribution|circulation|disclosure|disseminat\w+|{_USES})",
    r"for (?:your |the )?(?:\w+['’]s )?(?:own |sole )?(?:private|personal)(?: (?:and|or) (?:private|personal|domestic|non-commercial))? use only",
)
ELSE = phrase(
    r"without|unless|permission|consent|licen[cs]\w*|leave|apply|ask|contact|owner\w*|third[- ]part\w+|ordnance survey|infring\w*|except|subject to",
    r"intended recipient|in error|addressee|recipient|legally privileged",
    r"exempt\w*|section|regulation|withh\w+|redact\w*|names?|personal data|marketing|living individual",
)
_GATE = re.compile(
    r"not\b[^.]{0,80}\b(?:publi|shar|cop[yi]|reprod|distrib|circul|dissem|disclos|forward|pass|post|broadc|quot)|use only",
    re.IGNORECASE,
)


@rule.whole_letter
def barred(letter: CheckedLetter) -> Iterator[Fault]:
    if not letter.answers_with(Stance.DISCLOSED, Stance.ANSWERED):
        return
    before = ""
    for one in letter.own_sentences:
        hit = BARS.search(one.words) if _GATE.search(one.words) else None
        if hit and not ELSE.search(f"{before} {one.words}") and not _asks_next(letter, one.span.end):
            place = next(letter.finds(re.compile(re.escape(hit.group()))), one)
            yield Fault(place, "This forbids uses that are lawful, and does not say how to ask for others.")
            return
        before = one.words


def _asks_next(letter: CheckedLetter, at: int) -> bool:
    """True where the words that follow say how leave is had."""
    return ELSE.search(letter.text[at : at + 160]) is not None
