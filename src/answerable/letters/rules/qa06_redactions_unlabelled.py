"""Redactions that name no provision.

## What the law asks
A redaction is a refusal of what is under it. The Commissioner expects each to be tied to an exemption, beside
it or in a key.

## Why it matters
A black box says only that something is there.

## How to put it right
Label each redaction, or give a key: "R1: section 40(2)". Say where a redaction is of matter that was not asked for.

## What this rule does not see
Labels in the document itself.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.passages import Passage
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="QA06",
    name="redactions-unlabelled",
    law={
        "foia": "ICO guidance: writing a refusal notice",
        "eir": "ICO guidance: refusing a request under the EIR",
        "foisa": "Scottish Information Commissioner's guidance: notices",
    },
    stances=(Stance.DISCLOSED, Stance.HELD_WITHHELD),
    certainty=LIKELY,
    missing=Missing.LETTER,
)

BOXES = "The report is enclosed. Some passages have been redacted."
CITED = {"foia": "section 40(2)", "eir": "regulation 13(1)", "foisa": "section 38(1)(b)"}

examples: list[Example] = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.DISCLOSED),
        letter=BOXES,
        at="Some passages",
        says="no provision",
        certainty=LIKELY,
    )
    for regime in CITED
]
examples += [
    Right(
        regime=regime,
        answers=an_answer(Stance.DISCLOSED),
        letter=f"The report is enclosed. Names have been redacted under {cited}.",
    )
    for regime, cited in CITED.items()
]

REDACTED = phrase(
    r"(?:has|have|had|is|are|was|were|been) (?:\w+ ){0,2}(?:redacted|blacked out|blanked out|obscured)",
    r"(?:we|i|council|trust|department|authority|force|university) (?:have |has )?(?:\w+ )?(?:redacted|blacked out|blanked out)",
    r"redacted (?:version|copy|copies|form|report|document|minutes)",
    r"with (?:some )?redactions",
)
PROVISION = phrase(
    r"(?:section|sec\.?|s\.?|regulations?|reg\.?|article) ?\d+", r"\d{2} ?\(\d", r"exempt\w*", r"exception\w*"
)
NOT_ASKED = phrase(
    r"(?:out of|outside|not within|beyond) (?:the )?scope",
    r"not (?:relevant|requested|asked for|part of)",
    r"irrelevant",
)


ELSEWHERE = phrase(
    r"reasons? (?:\w+ ){0,2}(?:given|above|stated|set out|explained)|(?:same|that|this) reason",
    r"as above|key|labelled|marked",
)


@rule.each_answer
def unlabelled(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    place = answer.sentence(REDACTED)
    if (
        place is None
        or (answer.citations and not _stands_apart(place, answer, letter))
        or answer.find(NOT_ASKED)
        or answer.find(ELSEWHERE)
        or letter.has_reasons_apart(answer)
    ):
        return
    if answer.citations or not (answer.find(PROVISION) or letter.in_general(PROVISION)):
        yield Fault(place, "Something is redacted, and no provision is named for it.")


OTHER = phrase(r"names?|staff|officers?|individuals?|personal|signatures?|details|contact")
PERSONAL = phrase(r"personal (?:data|information)|data protection|third[- ]part(?:y|ies)|privacy|GDPR")


def _stands_apart(place: Passage, answer: CheckedAnswer, letter: CheckedLetter) -> bool:
    """True where names are redacted in a paragraph of their own, and all that is cited is for something else."""
    text, personal = letter.text, {"foia": "40", "eir": "13", "foisa": "38", "eisr": "11"}
    start = text.rfind("\n\n", 0, place.span.start) + 2
    end = text.find("\n\n", place.span.end)
    own = text[start : end if end >= 0 else len(text)]
    if not OTHER.search(place.words) or PROVISION.search(own) or PERSONAL.search(own.replace(place.words, "")):
        return False
    cited = [p for one in letter.answers for p in one.provisions]
    return not any(p.parts[0] == personal.get(p.act) for p in cited) and not letter.find(PERSONAL)
