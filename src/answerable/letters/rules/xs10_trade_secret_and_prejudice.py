"""A trade secret and a harm to commercial interests, both under a bare section 43.

## What the law asks
Section 43(1) covers a trade secret by what it is; section 43(2) needs a harm that would, or would be likely
to, follow. The Commissioner treats them apart, each with its own reasons.

## Why it matters
Mixed together, neither is made out: no secret is described, and no harm is tied to anything.

## How to put it right
Say which information is the secret, under 43(1), and which would do harm, under 43(2), and how.

## What this rule does not see
Whether anything is a trade secret. It is silent where a subsection is named, or where one of the two is said
not to apply.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="XS10",
    name="trade-secret-and-prejudice",
    law={"foia": "ICO guidance: section 43"},
    stances=(Stance.HELD_WITHHELD,),
    certainty=LIKELY,
)

BARE = an_answer(Stance.HELD_WITHHELD, exemption="foia.s43")
APART = an_answer(Stance.HELD_WITHHELD, exemption=("foia.s43.1", "foia.s43.2"))
examples: list[Example] = [
    Wrong(
        regime="foia",
        answers=BARE,
        letter="The schedule is exempt under section 43: it holds trade secrets and is commercially sensitive.",
        at="trade secrets",
        says="43(1) and 43(2)",
        certainty=LIKELY,
    ),
    Wrong(
        regime="foia",
        answers=BARE,
        letter="Section 43 (trade secrets and prejudice to commercial interests) applies to the tender.",
        at="trade secrets",
        says="43(1) and 43(2)",
    ),
    Right(
        regime="foia",
        answers=APART,
        letter="The mix is a trade secret, section 43(1). The price is exempt under 43(2), as bidders would see it.",
    ),
    Right(
        regime="foia",
        answers=BARE,
        letter="Section 43 applies. The recipe is a trade secret: the firm keeps it from all but two of its staff.",
        because="only one of the two is relied on",
    ),
    Right(
        regime="foia",
        answers=BARE,
        letter="Nothing here is a trade secret. Section 43 applies as release would prejudice commercial interests.",
        because="the other is put aside",
    ),
]

SECRET = phrase(r"trade[- ]secrets?")
COMMERCIAL = phrase(
    r"commercial(?:ly)? (?:\w+ )?(?:interests?|sensitiv\w+|confiden\w+|prejudic\w+|harm\w*|damag\w+|position|disadvantage)",
    r"prejudic\w+ (?:\w+ ){0,6}(?:commercial|business|competitive)",
)
PUT_ASIDE = phrase(
    r"(?:not|no|nor|neither|never|nothing|without|rather than|than|cannot) (?:\w+ ){0,6}trade[- ]secrets?",
    r"trade[- ]secrets? (?:\w+ ){0,3}(?:not|does not|is not|are not)",
)


@rule.each_answer
def mixed(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    claims = [p for p in answer.provisions if p.act == "foia" and p.parts[0] == "43"]
    if not claims or any(len(claim.parts) > 1 for claim in claims) or answer.has(Stance.NEITHER):
        return
    secret = answer.find(SECRET)
    if secret and answer.find(COMMERCIAL) and not answer.find(PUT_ASIDE):
        yield Fault(secret, "A trade secret and a harm are pleaded as one; 43(1) and 43(2) need separate reasons.")
