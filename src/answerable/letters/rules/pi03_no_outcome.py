"""A public interest test without an outcome, or turned round.

## What the law asks
The notice must state the reasons for claiming that the public interest in maintaining the exemption
outweighs the public interest in disclosure. Where they weigh the same, the information must be disclosed.

## Why it matters
Factors without a conclusion leave the decision unmade. "Disclosure is not in the public interest" puts the
burden on the wrong side.

## How to put it right
End with it: "the public interest in maintaining the exemption outweighs that in disclosure". Natural words
will do.

## What this rule does not see
A holding notice that says the balance is still to come (TM02).
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import MORE_TIME
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Missing, Rule
from answerable.letters.checking.weighing import NO_TEST_NEEDED, PUBLIC_INTEREST
from answerable.letters.readings import Stance

_GUIDANCE = "ICO guidance: the public interest test"

rule = Rule(
    code="PI03",
    name="balance-without-outcome",
    law={"foia": ("s.17(3)", _GUIDANCE), "foisa": ("s.16(2)", _GUIDANCE)},
    stances=(Stance.HELD_WITHHELD, Stance.NEITHER, Stance.FUTURE),
    certainty=LIKELY,
    missing=Missing.LETTER,
    silenced=True,
)

OPEN = "{} applies. There is a public interest in openness, and one in a fair tender. There are arguments both ways."
CLOSED = "{} applies. Openness matters, but there is a stronger public interest in a fair tender."
ROUND = "{} applies. We find that the public interest in disclosure does not outweigh that in secrecy."

examples = [
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter=OPEN.format("Section 43(2)"),
        at="public interest",
        says="no outcome",
        certainty=LIKELY,
    ),
    Wrong(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter=ROUND.format("Section 43(2)"),
        at="public interest in disclosure does not outweigh",
        says="turned round",
        certainty=LOOK,
    ),
    Wrong(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s33.1.b"),
        letter=OPEN.format("Section 33(1)(b)"),
        at="public interest",
        says="no outcome",
    ),
    Right(
        regime="foia",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2"),
        letter=CLOSED.format("Section 43(2)"),
    ),
    Right(
        regime="foisa",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foisa.s33.1.b"),
        letter=CLOSED.format("Section 33(1)(b)"),
    ),
]

OUTCOME = re.compile(
    r"\b(?:out-?weigh\w*|contrary to|strong(?:er|est)?|greater|weightier|favou?rs?|on balance|best served|lies? in|conclu\w+|decided|decision"
    r"|(?:not )?(?:be )?in the (?:wider )?(?:public )?interests?|(?:not|nor) (?:be )?serve\w*|we (?:think|find|found|believe|consider|feel|judge|hold(?=,? (?:\w+,? )?that))"
    r"|judged?|overrid\w+|prevails?|trumps?|trumped|more weight|(?:in)?sufficient(?:ly)?|enough|justif\w+|tip(?:s|ped)?|comes? down"
    r"|(?:should|must|is|are|ought to|will|therefore) (?:be |to be )?(?:maintained|upheld|withheld|applied|refused|released|disclosed)|maintain\w*"
    r"|(?:is|are|was|were) (?:the )?(?:\w+ )?(?:less|lesser|lower|smaller|weaker|slighter)|(?:less|weaker|smaller|lower) than|g[ai]ves? way|yields?|wins?|won|tilts?"
    r"|has it|(?:find|found|decide\w*|is|comes?|came|fall\w*|for now|therefore) (?:for|with|to|down for) the (?:latter|former|second|first|tender)"
    r"|(?:latter|former|first|second|other)(?: one)? (?:counts?|carries|matters?|has|is|must|should|comes|weighs)"
    r"|(?:balance|scales?) (?:is|are|falls?|fell|lies|comes?|goes|swings?|dips?)|(?:counts?|matters?|weighs?) (?:for )?(?:more|most|less)"
    r"|carr(?:y|ies) the day|(?:we|i) (?:side|prefer|come|came|choose|favour)|(?:takes?|has|have|given?) (?:precedence|priority)|heavier|lighter"
    r"|(?:must|should|has to) (?:yield|give way|prevail|win)|on the side of|in favour of (?:withh\w+|maint\w+|not|the (?:latter|former|second|first))"
    r"|satisfied that|of the (?:view|opinion)|determined|(?:is|are) met|does not require|less compelling|more compelling|for (?:these|those|this) reasons?)\b",
    re.IGNORECASE,
)
TURNED = re.compile(
    r"public\s+interest\s+in\s+(?:disclos\w+|releas\w+)(?:\s+\w+){0,4}?\s+(?:does|did|do)\s+not\s+out-?weigh",
    re.IGNORECASE,
)


@rule.each_answer
def no_outcome(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    weighing = answer.find(PUBLIC_INTEREST)
    scottish_silence = answer.regime == "foisa" and answer.has(Stance.NEITHER)  # s.18(2): no reasons owed
    if not weighing or scottish_silence or answer.find(NO_TEST_NEEDED) or letter.find(MORE_TIME):
        return
    turned = answer.find(TURNED)
    if turned:
        says = "The test is turned round: it asks whether maintaining the exemption outweighs disclosure."
        yield Fault(turned, says, LOOK, under=_GUIDANCE, is_there=True)
    elif not answer.find(OUTCOME) and not letter.in_general(PUBLIC_INTEREST):
        yield Fault(weighing, "The public interest is spoken of, but no outcome is stated.")
