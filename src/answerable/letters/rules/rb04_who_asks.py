"""The reasons for withholding speak of who asks.

## What the law asks
By the Commissioner's guidance a request is decided without regard to who makes it or why: what is given is given
to anyone. The applicant's work, history or motive belongs in a refusal only under section 14, in adding up costs,
where the data are the applicant's own, or where the applicant is said to have the information already.

## Why it matters
The reason falls away for the next person who asks. And it tells the applicant that they were looked up.

## How to put it right
Speak of the information and of anyone: not "as a competitor you would gain" but "a competitor could gain".

## What this rule does not see
Whether the person was in fact considered, or only mentioned.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.passages import first
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Rule
from answerable.letters.readings import Stance

_ICO = "ICO guidance: consideration of the applicant's identity or motives"
rule = Rule(
    code="RB04",
    name="reasons-about-applicant",
    law={"foia": _ICO, "eir": _ICO, "foisa": "Scottish Ministers' Code: applicants' reasons"},
    stances=(Stance.HELD_WITHHELD, Stance.NEITHER, Stance.FUTURE),
    certainty=LIKELY,
)

GROUNDS = (
    ("foia", "foia.s43.2", "Section 43(2)"),
    ("eir", "eir.reg12.5.e", "Regulation 12(5)(e)"),
    ("foisa", "foisa.s33.1.b", "Section 33(1)(b)"),
)
BAD = "{}: as a competitor of the supplier, you would gain an unfair advantage from the rates."
ALSO_BAD = "{} applies. Given your history of complaints about the depot, we consider that release would do harm."
GOOD = "{}: a competitor of the supplier would gain an unfair advantage from the rates."
ALSO_GOOD = "{} applies. You are a resident of the street, which made no difference: bidders would see the price."
examples = [
    Wrong(
        regime=regime,
        answers=an_answer(Stance.HELD_WITHHELD, exemption=cited),
        letter=letter.format(named),
        at=at,
        says="who asks",
        certainty=LIKELY,
    )
    for regime, cited, named in GROUNDS
    for letter, at in ((BAD, "as a competitor"), (ALSO_BAD, "Given your history"))
] + [
    Right(regime=regime, answers=an_answer(Stance.HELD_WITHHELD, exemption=cited), letter=letter.format(named))
    for regime, cited, named in GROUNDS
    for letter in (GOOD, ALSO_GOOD)
]

_KIND = (
    r"(?:competitors?|rivals?|journalists?|reporters?|campaign\w*|activists?|bloggers?|lawyers?|solicitors?|developers?|suppliers?|contractors?|bidders?"
    r"|tenderers?|researchers?|students?|landlords?|tenants?|employees?|ex-\w+|union \w+|trade union \w+|complainants?|claimants?|litigants?|objectors?|councillors?|commercial (?:company|organisation)|business|company)"
)
_HISTORY = (
    r"(?:history|(?:previous|past|earlier|other|many|numerous|repeated|frequent) (?:\w+ ){0,2}(?:requests|complaints|correspondence|dealings|conduct)|conduct|behaviour"
    r"|motives?|occupation|profession|job|employment|employer|line of work|connection with|relationship with|dispute with|grievance|campaign)"
)
WHO = phrase(
    rf"(?:as|being) (?:an? |the )?(?:\w+ ){{0,3}}{_KIND}(?: [\w’']+){{0,5}},? (?:you|your \w+) (?:would|could|may|might|will|are|have|stand)",
    rf"you (?:are|were|work as|act as|being) (?:an? |the )?(?:\w+ ){{0,3}}{_KIND}",
    rf"(?:given|because of|in view of|in (?:the )?light of|having regard to|in consideration of|due to|owing to|on account of|bearing in mind|considering|mindful of|based on) (?:[\w’']+ ){{0,3}}?your (?:\w+ )?{_HISTORY}",
    r"(?:because|since|as|given that|in that) you (?:have (?:previously |already |repeatedly )?(?:complained|campaigned|made (?:\w+ )?requests|written)|work for|represent|are employed|are known|are in dispute|intend to|wish to use)",
    r"your (?:company|firm|employer|newspaper|business|client|organisation)(?: [\w’']+){0,2} (?:would|could|might|may|stands to|will) (?:\w+ )?(?:gain|benefit|use|exploit|profit|publish|obtain|be able)",
    r"you (?:would|could|might)(?: \w+)? (?:gain|exploit|profit|misuse|undercut|benefit (?:\w+ ){0,2}(?:commercially|financially|unfairly))",
    rf"the (?:requester|applicant) (?:is|was|works as) (?:an? |the )?(?:\w+ ){{0,3}}{_KIND}",
    r"in your hands",
)
AS_REASON = phrase(  # a sentence that only mentions the person gives no reason
    r"because|since|so|therefore|hence|given|would|could|might|likely|exempt\w*|withh\w+|refus\w+|section|regulation|harm\w*|risk\w*",
    r"(?:light|view|consideration|account) of|bearing|mindful|having regard|due to|owing to|based on",
)
MADE_NO_DIFFERENCE = phrase(
    r"(?:no|any) (?:difference|part|account|bearing|weight|effect|suggestion|criticism)",
    r"(?:regardless|irrespective|without regard|whoever|whatever|not suggest\w*|not imply\w*|not saying|not because|not relevant|irrelevant|no matter|blind|whether you|whether or not you|(?:even )?if you (?:are|were|work)|unless you|where you are|nothing to do with)",
    r"(?:not|never) (?:\w+ ){0,3}(?:take|taken|taking|consider\w*|depend\w*|turn\w*|affect\w*|matter)",
    r"legitimate|article \d+|copyright|re-?us\w+|licen[cs]e|subject access|review|complain\w* to|ombudsman|vexatious|section 14|marketing|inform us|let us know|contact",
)
OWN_GROUNDS = {
    "foia": (("14",), ("12",), ("40", "1"), ("21",)),
    "foisa": (("14",), ("12",), ("38", "1", "a"), ("25",)),
    "eir": (("12", "4", "b"), ("5", "3"), ("6", "1", "b")),
}
PERSON_COUNTS = (Stance.VEXATIOUS, Stance.COST, Stance.POINTER, Stance.CLARIFY)


@rule.each_answer
def about_applicant(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    own = OWN_GROUNDS[answer.regime.value]
    if answer.has(*PERSON_COUNTS) or any(p.parts[: len(one)] == one for p in answer.provisions for one in own):
        return
    for sentence in answer.sentences:
        place = first(WHO, sentence)
        if place and AS_REASON.search(sentence.words) and not MADE_NO_DIFFERENCE.search(sentence.words):
            yield Fault(place, "This gives who asks as a reason; the answer should hold for anyone.")
            return
