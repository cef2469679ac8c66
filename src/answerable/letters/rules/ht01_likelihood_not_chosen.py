"""A prejudice exemption without choosing "would" or "would be likely to".

## What the law asks
The Commissioner expects the notice to say which of the two degrees of likelihood is relied on: that
disclosure would prejudice the interest, or that it would be likely to.

## Why it matters
The two have different weight, and the public interest is weighed against the one that is claimed.

## How to put it right
Write one of them: "would be likely to prejudice". In Scotland, "prejudice substantially".

## What this rule does not see
Whether the likelihood is true. Section 17(4) may excuse saying more.
"""

from collections.abc import Iterator

from answerable.law import Provision
from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.grounds import row_of
from answerable.letters.checking.interests import PREJUDICE, SUBSTANTIAL, is_commercial_alone
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="HT01",
    name="likelihood-not-chosen",
    law={
        "foia": "ICO guidance: the prejudice test",
        "foisa": "Scottish Information Commissioner guidance: substantial prejudice",
        "eisr": "Scottish Information Commissioner guidance: substantial prejudice",
    },
    stances=(Stance.HELD_WITHHELD, Stance.NEITHER),
    certainty=LIKELY,
    missing=Missing.LETTER,
    silenced=True,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s31.1.a"),
        letter="Section 31(1)(a) applies because the list helps burglars.",
        at="31(1)(a)",
        says="neither",
        certainty=LIKELY,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter="Section 43(2): release would, or would be likely to, prejudice the supplier's commercial interests.",
        at="would, or would be likely to",
        says="both",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s31.1.a"),
        letter="Section 31(1)(a): release would be likely to prejudice the prevention of crime, as it helps burglars.",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s31.1.a"),
        letter="""
            Section 31(1)(a) covers what would, or would be likely to, prejudice the prevention of crime. We
            find that release would be likely to prejudice it.
        """,
        because="the statute is quoted and then one is chosen",
    ),
]
SCOTTISH = (("foisa", "foisa.s33.1.b", "33(1)(b)"), ("eisr", "eisr.reg10.5.e", "10(5)(e)"))
for regime, cited, number in SCOTTISH:
    answer = an_answer(Stance.HELD_WITHHELD, exemption=cited)
    bare = f"{number} applies because bidders use these rates."
    chosen = f"Release would be likely to prejudice substantially the firm's interests ({number})."
    examples += [
        Wrong(regime=regime, answers=answer, letter=bare, at=number, says="neither"),
        Right(regime=regime, answers=answer, letter=chosen),
    ]
BOTH = phrase(
    r"would,? or (?:would )?(?:be )?likely to",
    r"would\s*/\s*would be likely to|would,? or would be likely,? to",
    r"(?:will|would) or (?:is|are) likely to",
)
LIKELY_TO = phrase(
    r"likely|likelihood",
    r"(?:real|significant|actual|substantial|clear)(?: \w+){0,3} risk",
    r"(?:lower|higher|second|first|latter|former) (?:threshold|limb|level|test)",
)
_HARM = (
    r"(?:prejudic|harm|endanger|inhibit|undermin|damag|hinder|weaken|compromis|disadvantag|assist|help|enabl|allow|giv|mak|provid|expos"
    r"|reveal|put|increas|affect|imped|jeopardis|lead|caus|hav|rise|fall|lose|learn|profit|gain|target|attract|deter|hamper"
    r"|frustrat|encourag|threaten|suffer|destroy|reduc|depriv|distort|erod|result|disrupt|interfer|show|tell|alert)\w*"
)
WOULD = phrase(
    rf"(?:would|will)(?: (?!be\b|take\b|require\b|not\b)\w+){{0,4}} (?:be )?{_HARM}|would not {_HARM}",
)
CHOOSES_WOULD = phrase(  # beside both degrees: the statute's verb, or the word itself; an effect alone chooses none
    r"(?:would|will)(?: (?!be\b|not\b)\w+){0,4} (?:be )?(?:prejudic|harm|endanger|inhibit|damag)\w*|[\"“‘']would[\"”’']|would (?:rather than|limb|threshold|level|test)",
)


@rule.each_answer
def not_chosen(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    harmful = [p for p in answer.provisions if _needs_likelihood(p, letter) or is_commercial_alone(p, answer.own.words)]
    if not harmful:
        return
    rest = BOTH.sub(" ", " ".join(part.words for part in (answer.own, *answer.shared)))
    if letter.has_reasons_apart(answer):
        return
    chosen = next((hit for hit in answer.finds(PREJUDICE) if not BOTH.search(hit.words)), None)
    of_substance = any("substantially" in row.verb for row in (row_of(p, letter.on) for p in harmful) if row)
    if chosen and of_substance and not answer.find(SUBSTANTIAL) and not letter.in_general(SUBSTANTIAL):
        yield Fault(chosen, 'The Scottish Act asks for substantial prejudice; "substantially" is left out.')
    both = answer.find(BOTH)
    if LIKELY_TO.search(rest) or (CHOOSES_WOULD if both else WOULD).search(rest):
        return
    if both:
        yield Fault(both, "This copies both degrees of likelihood and chooses none.", is_there=True)
    elif not letter.in_general(LIKELY_TO):
        yield Fault(answer.place(harmful[0]), 'This says neither "would" nor "would be likely to".')


def _needs_likelihood(provision: Provision, letter: CheckedLetter) -> bool:
    row = row_of(provision, letter.on)
    if row and row.denies:
        return all(_needs_likelihood(denied, letter) for denied in row.denies)
    return row is not None and row.needs_likelihood
