"""Section 38 for upset or inconvenience, not danger.

## What the law asks
Section 38(1) protects from what would, or would be likely to, endanger the physical or mental health (a) or
the safety (b) of an individual. The Commissioner expects the limb, who it is and how.

## Why it matters
Upset, annoyance and more work are no dangers; a refusal that shows only those has shown no ground.

## How to put it right
Say whose health or safety would be endangered, and how; if nobody's would, release.

## What this rule does not see
Whether the danger is real.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="HT09",
    name="no-endangerment",
    law={
        "foia": "ICO guidance: section 38",
        "foisa": "Scottish Information Commissioner guidance: substantial prejudice",
    },
    stances=(Stance.HELD_WITHHELD,),
    certainty=LIKELY,
    missing=Missing.LETTER,
    silenced=True,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s38"),
        letter="Section 38 applies, as staff may be upset by the comments.",
        at="38",
        says="endangered",
        certainty=LIKELY,
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s38.1.b"),
        letter="Section 38(1)(b): the rota would be likely to endanger the lone worker at the depot.",
    ),
]
examples += [
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s39.1"),
        letter="Section 39(1) applies, as staff may be upset by the comments.",
        at="39(1)",
        says="endangered",
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s39.1"),
        letter="Section 39(1): the rota would be likely to endanger the lone worker at the depot.",
    ),
]

DANGER = phrase(
    r"endanger\w*|danger\w*",
    r"(?:risks?|threats?|threaten\w*|harm\w*|injur\w+|attack\w*|assault\w*|violen\w+|suicid\w+|self-harm\w*|die|death|killed|hurt|retribution|reprisals?|intimidat\w+|arson|fire)",
    r"(?:mental|physical) (?:\w+ )?health|ill-?health|safety of|wellbeing|well-being|vulnerable",
)

UPSET = phrase(
    r"upset\w*|embarrass\w*|inconvenienc\w*|annoy\w*|uncomfortable|discomfort|distasteful|demorali\w+|morale|worr(?:y|ies|ied)|awkward\w*|cross|anger\w*"
    r"|offen[cds]\w+|reputation\w*|disrupt\w*|unwelcome|unpleasant\w*|nuisance|bother\w*|distress\w*|hurt feelings"
)
REAL = phrase(  # what stays a danger beside upset: "harm", "risk" and "wellbeing" may then be of the upset itself
    r"(?:en)?danger\w*|threat\w*|injur\w+|attack\w*|assault\w*|violen\w+|suicid\w+|self-harm\w*|die|death|killed|retribution|reprisals?|intimidat\w+|arson|fire"
    r"|harass\w*|stalk\w*|trauma\w*|psychological\w*|psychiatric|ill-?health|vulnerable|anxiety|depress\w+|hurt(?! feelings)|safety of"
    r"|(?:mental|physical) (?:\w+ )?(?:health|harm)|harm (?:to|themselves|himself|herself)(?! (?:the |its |our |their )?(?:reputation|morale|service|relations))"
)
_RECITES = phrase(  # the words of the section and its title
    r"(?:covers|exempts|concerns|relates to|provides that|protects|applies (?:to|where)|deals with)(?: [\w,]+){0,16} (?:any|an) (?:individual|person)",
    r"health and safety",
)
HEALTH = (("foia", "38"), ("foisa", "39"))


@rule.each_answer
def no_danger(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    claim = next((p for p in answer.provisions if (p.act, p.parts[0]) in HEALTH), None)
    if claim and not _is_of_danger(answer) and not letter.has_reasons_apart(answer):
        yield Fault(answer.place(claim), "This does not say whose health or safety would be endangered, or how.")


def _is_of_danger(answer: CheckedAnswer) -> bool:
    """True where more is told than upset or trouble; beside those, the words of the section itself tell nothing."""
    if not answer.find(UPSET):
        return answer.find(DANGER) is not None
    return any(REAL.search(_RECITES.sub(" ", part.words)) for part in (answer.own, *answer.shared))
