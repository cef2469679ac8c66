"""Asked about messages or phones, the answer looks at corporate systems only.

## What the law asks
Information on a private device or account is held if it is held for the authority (section 3(2)(b)).
The Commissioner's guidance on non-corporate channels expects that to be considered.

## Why it matters
Tribunals have found official messages in private chats that an authority said it did not hold.

## How to put it right
Say whether any rule requires such messages to be recorded, and that the people concerned were asked.

## What this rule does not see
Whether anyone was asked. Messages of councillors as members of a party or ward are not the authority's.
"""

from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, Fault, Missing, Rule
from answerable.letters.readings import Stance

GUIDANCE = "ICO guidance: non-corporate communications channels (s.3(2)(b))"
rule = Rule(
    code="NH03",
    name="private-channels-ignored",
    law={"foia": GUIDANCE, "eir": GUIDANCE},
    stances=(Stance.NOT_HELD,),
    certainty=LIKELY,
    missing=Missing.LETTER,
)

ASKED = "Please send all WhatsApp messages about the bridge."
examples = (
    [
        Wrong(
            regime=regime,
            answers=an_answer(Stance.NOT_HELD, asks=ASKED),
            letter="There are no such messages on council systems; the information is not held.",
            at="There are no such messages",
            says="private devices",
            certainty=LIKELY,
        )
        for regime in ("foia", "eir")
    ]
    + [
        Right(
            regime=regime,
            answers=an_answer(Stance.NOT_HELD, asks=ASKED),
            letter="We asked the four officers to check their work and private phones. Nothing is held.",
        )
        for regime in ("foia", "eir")
    ]
    + [
        Right(
            regime="foia",
            answers=an_answer(Stance.NOT_HELD, asks="How many trees were felled?"),
            letter="The information is not held.",
            because="nothing in the question is about messages",
        ),
    ]
)

CHANNEL = phrase(
    r"whats? ?app\w*", r"signal", r"telegram", r"(?:text|instant|direct|private) messag\w+", r"sms", r"messenger",
    r"(?:personal|private|own) (?:phones?|e-?mails?|devices?|accounts?|mobiles?)", r"unofficial\w*", r"group chats?",
    r"councillors?['’]? (?:messages|phones|e-?mails)",
)  # fmt: skip
CONSIDERED = phrase(
    r"(?:personal|private|own|unofficial|non-?corporate)",
    r"asked",
    r"search\w*",
    r"on (?:their|officers['’]|councillors['’]) (?:behalf|phones|devices)",
)


@rule.each_answer
def ignored(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    if not CHANNEL.search(answer.asked) or not MESSAGES.search(answer.asked):
        return
    if not (answer.find(CONSIDERED) or letter.in_general(CONSIDERED)):
        place = answer.sentences[0] if answer.sentences else answer.own
        yield Fault(place, "Messages on private devices or accounts are not considered.")


MESSAGES = phrase(
    r"messag\w+",
    r"communicat\w+",
    r"correspond\w+",
    r"conversation\w*",
    r"chats?",
    r"groups?",
    r"sent",
    r"texts?",
)
