"""Something is said to be enclosed and is not there, or a link leads to a home page.

## What the law asks
What is disclosed has to reach the applicant. Where the enclosure was the whole answer, nothing was communicated.

## Why it matters
An enclosure that is not there costs a second letter, and often a complaint.

## How to put it right
Name the file, and look that it goes. Give the address of the page that holds the information, not of the site.

## What this rule does not see
Whether an address still works. It needs the list of what is attached to say that something is missing; by the
text alone it sees only addresses of home pages.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import NOWHERE, Example, Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rights import is_of_rights_or_terms
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Rule
from answerable.letters.readings import Stance

_TASTE = "good practice: a named file or an exact link"
rule = Rule(
    code="QA04",
    name="enclosure-absent",
    law={
        "foia": (_TASTE, "s.1(1)(b)"),
        "eir": (_TASTE, "reg.5(1)"),
        "foisa": (_TASTE, "s.1(1)"),
        "eisr": (_TASTE, "reg.5(1)"),
    },
    stances=(Stance.DISCLOSED, Stance.ANSWERED, Stance.POINTER),
    certainty=LIKELY,
)

NOTHING, ONE = replace(NOWHERE, attachments=()), replace(NOWHERE, attachments=("visits-2025.csv",))
HOME = "All our spending is published; see www.harrowmere.gov.uk for it."
EXACT = "All our spending is published at www.harrowmere.gov.uk/spending/2025 each month."

examples: list[Example] = []
for _regime in rule.law:
    _gives = an_answer(Stance.DISCLOSED)
    examples += [
        Wrong(regime=_regime, answers=_gives, letter="The list is attached.", facts=NOTHING, at="The list", says="nothing is"),
        Wrong(regime=_regime, answers=_gives, letter="See rates-2025.xlsx, attached.", facts=ONE, at="rates-2025", says="rates-2025.xlsx"),
        Wrong(regime=_regime, answers=_gives, letter=HOME, at="www", says="home page"),
        Right(regime=_regime, answers=_gives, letter="Attached: visits-2025.csv.", facts=ONE),
        Right(regime=_regime, answers=_gives, letter="The list is attached.", because="what is attached is not known"),
        Right(regime=_regime, answers=_gives, letter="The list is enclosed as Annex A.\n\nAnnex A\n4 May: £12.", facts=NOTHING),
        Right(regime=_regime, answers=_gives, letter=EXACT, facts=NOTHING),
    ]  # fmt: skip

CLAIMED = phrase(
    r"(?:is|are|please find|find|we|i|and|have|now) (?:also |now |hereby )?(?:attached|attach|enclosed|enclose)(?! (?:to|by|great|some|little|no|any|importance|weight|conditions?))",
    r"(?:see|in|on|with|of|per) (?:the |our |this )?(?:[\w-]+\.[a-z]{3,4},? )?(?:attached|enclosed)(?! to)",
    r"(?:attached|enclosed) (?:is|are|spreadsheet|file|document|table|copy|copies|report|list|sheet|schedule|pdf)",
    r"attached ?:",
)
_FILE = re.compile(r"(?<![\w/.-])[\w][\w-]{0,80}\.(?:csv|xlsx?|ods|docx?|odt|pdf|zip)\b", re.IGNORECASE)
_ANNEX = re.compile(
    r"^\W{0,4}(?:annexe?|appendix|schedule|enclosure|attachment)\b[^\n]{0,80}$", re.IGNORECASE | re.MULTILINE
)
_HOME = re.compile(
    r"(?<![\w@./-])(?:https?://)?www\.(?!ico\.|foi\.|gov\.uk/?\b)[\w-]+\.(?:gov|police|nhs|ac)\.(?:uk|scot|wales)/?(?![\w/#?-]|\.\w)"
    r"|(?<![\w@./-])(?:https?://)?www\.[\w-]+\.gov\.(?:scot|wales)/?(?![\w/#?-]|\.\w)",
    re.IGNORECASE,
)
_DEEP = re.compile(r"(?:https?://|www\.)[^\s/<>]{3,80}/[\w?#-]", re.IGNORECASE)
POINTS = phrase(r"available|found|published|see|visit|view\w*|access\w*|link|download\w*|look at|refer to|obtained")
DIRECTED = phrase(
    r"search\w*|click\w*|under|headed|heading|entitled|titled|called|named|section|tab|menu|page|then|typing"
)
SHORT = 30  # words: an answer that is no more than the pointer


@rule.each_answer
def absent(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    if letter.facts.attachments is not None:
        yield from _not_attached(answer, letter, letter.facts.attachments)
    home = answer.find(_HOME) if "www" in answer.own.words else None
    sentence = answer.sentence(_HOME) if home else None
    if home is None or sentence is None or is_of_rights_or_terms(sentence.words) or answer.find(_DEEP):
        return
    if POINTS.search(sentence.words) and not DIRECTED.search(sentence.words) and not answer.citations:
        certainty = LIKELY if len(answer.own.words.split()) < SHORT else LOOK
        yield Fault(home, "This is a home page, not the place of the information.", certainty)


def _not_attached(answer: CheckedAnswer, letter: CheckedLetter, attached: tuple[str, ...]) -> Iterator[Fault]:
    known = {name.rpartition("/")[2].casefold() for name in attached}
    claim = answer.sentence(CLAIMED)
    if claim is None or _ANNEX.search(letter.text):
        return
    whole = answer.has(Stance.DISCLOSED) and len(answer.own.words.split()) < SHORT
    under = rule.authorities(answer.regime)[1 if whole else 0]
    if not attached:
        yield Fault(claim, "Said to be attached, and nothing is.", under=under)
        return
    named = next((hit for hit in answer.finds(_FILE) if hit.words.casefold() not in known), None)
    if named:
        yield Fault(named, f"{named.words} is not among what is attached.", under=under)
