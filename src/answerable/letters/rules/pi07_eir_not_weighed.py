"""An exception of the Environmental Information Regulations, and nothing weighed.

## What the law asks
Every exception in regulation 12(4) and 12(5) yields to the public interest, with a presumption in favour of
disclosure. The refusal must state the matters considered in reaching the decision.

## Why it matters
Even a manifestly unreasonable request must be met if the public interest asks for it; nobody can tell that
it was thought about.

## How to put it right
Say what speaks for disclosure, mention the presumption in its favour, and say why the exception still
prevails.

## What this rule does not see
Whether personal data fall under the first condition of regulation 13, where nothing is weighed.
"""

from collections.abc import Iterable, Iterator

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.phrases import MORE_TIME, phrase
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Missing, Rule
from answerable.letters.checking.weighing import WEIGHING
from answerable.letters.readings import Stance

rule = Rule(
    code="PI07",
    name="exception-not-weighed",
    law={"eir": "reg.14(3)(b)", "eisr": "reg.10(1)"},
    stances=(Stance.HELD_WITHHELD, Stance.COST, Stance.VEXATIOUS, Stance.NOT_HELD, Stance.FUTURE),
    certainty=LIKELY,
    missing=Missing.LETTER,
)

examples = [
    Wrong(
        regime="eir",
        answers=an_answer(Stance.COST, exemption="eir.reg12.4.b"),
        letter="Regulation 12(4)(b) applies: reading 1,700 e-mails is manifestly unreasonable.",
        at="12(4)(b)",
        says="public interest",
        certainty=LIKELY,
    ),
    Wrong(
        regime="eir",
        answers=an_answer(Stance.NOT_HELD, exemption="eir.reg12.4.a"),
        letter="We do not hold this (regulation 12(4)(a)).",
        at="12(4)(a)",
        says="public interest",
        certainty=LOOK,
    ),
    Wrong(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.b"),
        letter="Regulation 12(5)(b) applies to the survey. We need more time to consider the public interest.",
        at="12(5)(b)",
        says="public interest",
    ),
    Wrong(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg12.5.e"),
        letter="The report is withheld under regulation 12(5)(e). There is no public interest in releasing this.",
        at="12(5)(e)",
        says="public interest",
    ),
    Right(
        regime="eir",
        answers=an_answer(Stance.COST, exemption="eir.reg12.4.b"),
        letter="""
            Regulation 12(4)(b) applies. We weighed the public interest, beginning from the presumption in
            favour of disclosure; the burden on a small team outweighs it.
        """,
    ),
    Right(
        regime="eir",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eir.reg13.1"),
        letter="Regulation 13(1) applies to the names of residents.",
        because="under the first condition of regulation 13 nothing is weighed",
    ),
]
examples += [
    Wrong(
        regime="eisr",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eisr.reg10.5.b"),
        letter="Regulation 10(5)(b) applies to the survey.",
        at="10(5)(b)",
        says="public interest",
        certainty=LOOK,
    ),
    Right(
        regime="eisr",
        answers=an_answer(Stance.HELD_WITHHELD, exemption="eisr.reg10.5.b"),
        letter="Regulation 10(5)(b) applies. We weighed the public interest in openness; the open inquiry outweighs it.",
    ),
]

WEIGHED = {("eir", "12", "4"), ("eir", "12", "5"), ("eisr", "10", "5")}


@rule.each_answer
def not_weighed(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    cited = [p for p in answer.provisions if (p.act, *p.parts[:2]) in WEIGHED]
    weighed = [answer.weighed.of(letter.text)] if answer.weighed else []
    said = [*weighed, *(one.words for one in answer.sentences), *(part.words for part in answer.shared)]
    if not cited or _weighs(said):
        return
    if not _weighs(one.words for one in letter.explaining) and not letter.has_reasons_apart(answer):
        nominal = cited[0].parts[1:] == ("4", "a")  # not held: there is nothing to weigh but the words
        says = f"{cited[0]} yields to the public interest, and nothing is said about it."
        yield Fault(answer.place(cited[0]), says, LOOK if nominal else LIKELY)


BARE = phrase(r"(?:there is|see|find|has) no public interest in (?:its |their |the )?(?:disclos|releas|publish)\w+")


def _weighs(words: Iterable[str]) -> bool:
    """True where something is weighed; to ask for time for it, or to deny that there is any interest, weighs nothing."""
    return any(WEIGHING.search(one) and not MORE_TIME.search(one) and not BARE.search(one) for one in words)
