"""Deleted or no longer held, and not when.

## What the law asks
What counts is the information held when the request was received. By the Commissioner's guidance an answer that
nothing is held rests on that day; what was deleted after it was held.

## Why it matters
Deletion before the request is housekeeping. Deletion after it may be an offence, and the applicant cannot tell
which of the two this was.

## How to put it right
Say when it went, and under which rule: "deleted on 3 March under our two-year rule, before your request of 9 April".

## What this rule does not see
When it went. A date, a period of keeping or a retention schedule in the answer keeps it silent.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LOOK, Fault, Missing, Rule
from answerable.letters.readings import Stance

_ICO = "ICO guidance: determining whether we hold information"
_SCOTTISH = "Scottish Information Commissioner guidance: information not held"
rule = Rule(
    code="NH09",
    name="when-it-went-not-said",
    law={"foia": _ICO, "eir": _ICO, "foisa": _SCOTTISH, "eisr": _SCOTTISH},
    stances=(Stance.NOT_HELD,),
    certainty=LOOK,
    missing=Missing.LETTER,
)

REGIMES = ("foia", "eir", "foisa", "eisr")
ASKED = an_answer(Stance.NOT_HELD, asks="Send the site diary for Mallow Bridge.")
examples = (
    [
        Wrong(
            regime=regime,
            answers=ASKED,
            letter="We do not hold the diary. It has been destroyed.",
            at="It has been destroyed",
            says="when this went",
            certainty=LOOK,
        )
        for regime in REGIMES
    ]
    + [
        Wrong(
            regime="foia",
            answers=ASKED,
            letter="The site diary is no longer held by this authority.",
            at="The site diary is no longer held",
            says="when this went",
        )
    ]
    + [
        Right(
            regime=regime,
            answers=ASKED,
            letter="We do not hold the diary. It was destroyed in May 2019 with the other papers of the contract.",
        )
        for regime in REGIMES
    ]
    + [
        Right(
            regime="foia",
            answers=ASKED,
            letter="The diary is no longer held: such papers are kept for six years after the works end.",
            because="the period of keeping says when",
        ),
        Right(
            regime="foia",
            answers=(an_answer(Stance.DISCLOSED), an_answer(Stance.NOT_HELD, to="2", begins="It is no longer held")),
            letter="Diaries are kept for six years after the works end. It is no longer held.",
            because="the other answer says how long such things are kept",
        ),
    ]
)

_GONE = r"(?:deleted|destroyed|shredded|erased|wiped|overwritten|purged|disposed of|thrown (?:away|out)|lost)"
GONE = phrase(
    rf"(?:has|have|had) (?:since |now |all |already |subsequently )?been {_GONE}",
    rf"(?:was|were) (?:since |all |subsequently |later |routinely )?{_GONE}",
    r"no longer (?:held|retained|kept|in our possession|in existence|exists?|on file|available to us)",
    r"(?:we|council|trust|authority|department|force|university) (?:\w+ )?no longer (?:holds?|retains?|possess\w*|(?:has|have|keeps?)(?= (?:it|them|a copy|copies|the records?|the files?)))"
    r" (?:it|them|this|that|these|those|the|a copy|copies|any|such)",
)
ANOTHER_THING = phrase(  # what went is not the record: a post, a vehicle, an account, a duty
    r"(?:posts?|roles?|teams?|units?|vehicles?|cars?|devices?|accounts?|users?|phones?|laptops?|tablets?|assets?|buildings?|contracts? with) (?:\w+ ){0,12}"
    r"(?:was|were|has|have|is|are|had) (?:\w+ ){0,3}(?:deleted|lost|destroyed|wiped|no longer|disposed of)",
    r"no longer holds? (?:\w+ ){0,3}(?:contracts?|shares?|stock|licen[cs]es?|vehicles?|responsibilit\w+|assets?|meetings?)",
)
PERIOD = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|thirty|ninety)[- ]?"
    r"(?:calendar |working |full )?(?:days?|weeks?|months?|years?)"
)
KEPT_FOR = phrase(PERIOD)  # said in another answer
WHEN = phrase(
    r"(?:19|20)\d\d",
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}",
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)",
    PERIOD,
    r"(?:years?|months?|weeks?|long|shortly|soon|immediately|some time) (?:ago|earlier|after|before)",
    r"(?:before|prior to|ahead of|preceding|by the time|when|until|at the time) (?:\w+ ){0,4}(?:requests?|received|asked|wrote|letter|e-?mail|merger|reorganisation)",
    r"retention|schedule|retained for|kept for|automatic\w*|routine\w*|disposal policy|records? (?:policy|management)",
    r"(?:last|previous|predecessor|former) (?:year|system|supplier|provider|council|authority|contractor|body)",
    r"flood\w*|fire|transferred|passed to|archives?|record office|moved to|handed (?:over|back)",
)
RETENTION = phrase(r"retention|deleted|destroyed|disposal")


@rule.each_answer
def when_not_said(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    place = answer.sentence(GONE)
    if place is None or ANOTHER_THING.search(place.words) or answer.has(Stance.DISCLOSED, Stance.NEITHER):
        return
    dated = any(hit.words not in answer.asked for hit in answer.finds(WHEN))  # a year that was asked about is no date
    told = letter.in_general(RETENTION) or any(other.find(KEPT_FOR) for other in letter.answers)
    if not dated and not told:
        yield Fault(place, "Look whether the answer should say when this went, before the request or after it.")
