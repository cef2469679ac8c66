"""A refusal on cost offers no help to bring the request within the limit.

## What the law asks
An authority must give advice and assistance so far as it would be reasonable. After a refusal on cost
that means saying what could be given within the limit, or that nothing could and why.

## Why it matters
Most applicants would gladly ask for less. Without help they must guess how much less.

## How to put it right
Say what could be done: a shorter period, one service, a sample, the totals alone. If nothing helps, say so
and why.

## What this rule does not see
Help given in earlier letters or by telephone, and whether the help is any use.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import LINK, phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

rule = Rule(
    code="PG05",
    name="no-help-to-refine",
    law={"foia": "s.16(1)", "foisa": "s.15(1)", "eir": "reg.9(1)"},
    stances=(Stance.COST,),
    certainty=LIKELY,
    missing=Missing.LETTER,
)

examples = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.COST, exemption=cited),
        letter=letter,
        at="The work",
        says="what could be given",
        certainty=LIKELY,
    )
    for regime, cited, letter in (
        ("foia", "foia.s12.1", "The work would take 40 hours, so section 12(1) applies."),
        ("foisa", "foisa.s12.1", "The work would cost £900, so section 12(1) applies."),
        (
            "eir",
            "eir.reg12.4.b",
            "The work would take 400 hours: manifestly unreasonable, regulation 12(4)(b).",
        ),
    )
] + [
    Right(regime=regime, answers=an_answer(Stance.COST, exemption=cited), letter=letter)
    for regime, cited, letter in (
        (
            "foia",
            "foia.s12.1",
            "The work would take 40 hours, so section 12(1) applies. If you asked for 2024 alone we could answer.",
        ),
        (
            "foisa",
            "foisa.s12.1",
            "The work would cost £900: section 12(1). You may wish to narrow your request to one school.",
        ),
        (
            "eir",
            "eir.reg12.4.b",
            "The work would take 400 hours: regulation 12(4)(b). We can suggest no way to reduce it, because "
            "each file must be opened.",
        ),
    )
]

HELP = phrase(
    r"requests? (?:that (?:is|was) |which (?:is|was) )?(?:confined|limited|restricted|narrowed) to",
    r"(?:confined|narrower|smaller|shorter) (?:\w+ ){0,3}(?:request|period|time)",
    r"narrow\w*",
    r"refin\w+",
    r"(?:limit|restrict|reduc|shorten|scal|cut|amend|revis|modif|rephras|tailor|confin|split|break)(?!ed to by|s? (?:in|of|under|is|for)\b)\w*"
    r"(?: \w+){0,4} (?:request|scope|question|period|time ?frame|range|years?|it|number|search|mailbox\w*|terms|dates?)",
    r"(?:fewer|smaller|shorter|narrower|specific|particular|single|sample|smaller) (?:\w+ )?(?:schools?|years?|months?|periods?|time ?frame|areas?|wards?"
    r"|sites?|number|sample|team|service|scope|request|subjects?|topics?|files?|records?|names?|terms?)",
    r"(?:focus\w*|concentrat\w*|choos\w+|select\w*|specif(?:y|ied)|pick)",
    r"you (?:\w+ )?(?:may|might|could|can),? (?:\w+,? ){0,4}(?:ask|choose|request|limit|wish|submit|resubmit|re-?submit|name|give|say)",
    r"(?:request|enquiry|search)(?: \w+){0,10} would (?:\w+ )?(?:not exceed|fall within|be within|come under|be under|be possible)",
    r"(?:if|were|had) (?:the|you|your|it)(?: \w+){0,8} (?:could|would) (?:\w+ )?(?:be )?(?:answer|provide|able|within|possible|comply|help)\w*",
    r"bring (?:it|this|your request|the request|that)(?: \w+){0,3} (?:within|under|below)",
    r"brought (?:within|under|below)",
    r"by way of (?:assistance|help)|as (?:a gesture|help|assistance)",
    r"(?:no|not any) (?:part|portion|element|subset|aspect)",
    r"discuss",
    r"(?:if|should|were) you (?:\w+ ){0,2}(?:wish|want|prefer|like|ask\w*|limit\w*|agree\w*|were|could|would|to)",
    r"(?:may|might|could|would) be able to (?:\w+ ){0,2}(?:provide|answer|give|supply|help|assist|offer)",
    r"(?:within|under|below|inside) (?:the|that|this) (?:\w+ ){0,3}limit",
    r"(?:we|i) (?:could|can) (?:\w+ ){0,2}(?:provide|answer|give|supply|offer|send|tell)(?! them\b)",
    r"(?:advice|advise|assist\w*|help) (?:\w+ ){0,3}(?:section 16|you|under)",
    r"section 16",
    r"(?:no|not any) (?:\w+ ){0,3}(?:way|means) (?:\w+ ){0,4}(?:to|of|that)",
    r"suggest\w*",
    r"(?:a|one|any) (?:sample|selection|single|part|subset|few)(?: \w+){0,6} (?:could|can|might|would)",
    r"(?:could|can) (?:still |then |readily |easily )?be (?:given|provided|answered|supplied|done|looked at|sent|had|searched|checked)",
    r"(?:happy|glad|pleased|willing) to (?:\w+ ){0,3}(?:discuss|help|assist|consider|look)",
    r"new request",
    r"(?:instead|alternatively|however|meanwhile|nevertheless|outside (?:of )?the act|to (?:help|assist))",
)


@rule.each_answer
def no_help(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    pointed = answer.has(Stance.POINTER) and answer.find(LINK)
    if pointed or answer.has(Stance.DISCLOSED, Stance.ANSWERED):
        return  # part of what was asked is given, which is help
    if not (answer.find(HELP) or letter.in_general(HELP)):
        says = "This says nothing of what could be given within the limit, or that nothing could."
        yield Fault(answer.own, says)
