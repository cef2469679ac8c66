"""Neither confirms nor denies under a qualified provision, and weighs nothing.

## What the law asks
A notice that declines to say whether information is held must state why the public interest in not
saying outweighs the public interest in saying, where the provision is a qualified one.

## Why it matters
The duty to confirm or deny is lifted only if that balance falls against it. Without the reasons the
applicant cannot tell whether anybody struck it.

## How to put it right
Add a short balance about confirming or denying, one for each kind of question: what is to be said for
telling the public whether the information exists, what against, and which weighs more.

## What this rule does not see
Whether the balance is right, and whether a separate notice holds it. Under section 18 of the Scottish
Act no such reasons are owed.
"""

from collections.abc import Iterator

from answerable.law import Exemption
from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.findings import Certainty
from answerable.letters.checking.grounds import silence
from answerable.letters.checking.passages import Passage
from answerable.letters.checking.phrases import CONFIRMING, DECLINES_TO_SAY, LINK, phrase
from answerable.letters.checking.rule import LIKELY, LOOK, SURE, Fault, Missing, Rule
from answerable.letters.checking.weighing import BALANCED, OPENNESS, WEIGHING, is_silence_weighed
from answerable.letters.readings import Stance

rule = Rule(
    code="NC03",
    name="confirming-not-weighed",
    law={"foia": "s.17(3)(a)", "eir": "reg.14(3)(b)"},
    stances=(Stance.NEITHER,),
    certainty=SURE,
    at_most={"eir": LIKELY},
    missing=Missing.LETTER,
    silenced=True,
)

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s31.3"),
        letter="Under section 31(3) of the Act we neither confirm nor deny that we hold this.",
        at="31(3)",
        says="nothing about the public interest in saying whether",
        certainty=SURE,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s31.3"),
        letter="""
            We neither confirm nor deny that we hold this (section 31(3)). Releasing our security
            settings is not in the public interest.
        """,
        at="public interest",
        says="weighs releasing the information",
        certainty=LIKELY,
    ),
    Wrong(
        regime="eir",
        answers=an_answer(Stance.NEITHER, exemption="eir.reg12.6"),
        letter="By regulation 12(6) we neither confirm nor deny that we hold a report on the dam.",
        at="12(6)",
        says="nothing about the public interest in saying whether",
        certainty=LIKELY,
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s31.3"),
        letter="""
            Under section 31(3) we neither confirm nor deny that we hold this. There is a public interest
            in knowing whether we have such rules. It is outweighed: a yes or a no would show an attacker
            whether the control exists.
        """,
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.NEITHER, exemption="foia.s23.5"),
        letter="Under section 23(5) we neither confirm nor deny that we hold this.",
        because="section 23(5) is absolute: there is nothing to weigh",
    ),
    Right(
        regime="eir",
        answers=an_answer(Stance.NEITHER, exemption="eir.reg12.6"),
        letter="""
            By regulation 12(6) we neither confirm nor deny that we hold this. We considered the public
            interest in confirming that such a report exists; protecting the dam outweighs it.
        """,
    ),
]


FAIRNESS = phrase(
    r"legitimate interests?|unfair\w*|(?:not|neither) (?:be )?(?:fair|lawful)|unlawful\w*|article 5|data protection principles?|expect\w*"
)


@rule.each_answer
def nothing_weighed(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    cited = [p for p in answer.provisions if p.parts[:2] != ("40", "5A")]  # the applicant's own data
    owed = [row for row in (silence(p, letter.on) for p in cited) if row and row.balance in ("required", "contested")]
    weighed = answer.weighed or is_silence_weighed(letter.own_sentences)
    if not owed or weighed or letter.in_general(WEIGHING) or letter.has_reasons_apart(answer):
        return
    weighing, elsewhere = answer.find(WEIGHING), WEIGHING.search(letter.text) or answer.find(OPENNESS)
    if not weighing:
        if all(row.balance == "contested" for row in owed) and answer.find(FAIRNESS):
            return  # 40(5B): its own test, of fairness and legitimate interests, stands in the place of the balance
        says = "This neither confirms nor denies, and says nothing about the public interest in saying whether."
        certainty = _certainty(answer, owed)
        yield Fault(answer.place(owed[0].provision), says, min(certainty, LIKELY) if elsewhere else certainty)
    elif not any(CONFIRMING.search(one.words) for one in answer.sentences if not _only_declares(one)):
        says = "This weighs releasing the information, not saying whether anything is held."
        yield Fault(weighing, says, LIKELY, is_there=True)


def _certainty(answer: CheckedAnswer, owed: list[Exemption]) -> Certainty:
    """Less than sure beside 23(5), which is absolute, or a link to reasons; 40(5B) is contested."""
    if any(p.parts[:2] == ("23", "5") for p in answer.provisions) or all(row.balance == "contested" for row in owed):
        return LOOK
    return LIKELY if answer.find(LINK) else SURE


def _only_declares(sentence: Passage) -> bool:
    return bool(DECLINES_TO_SAY.search(sentence.words)) and not BALANCED.search(sentence.words)
