"""Long sentences, unexplained abbreviations or legal Latin.

## What the law asks
No provision asks for it. The Commissioner asks for explanations that are clear to the applicant.

## Why it matters
A person who has to read a refusal three times asks for a review.

## How to put it right
One thought a sentence. Write an abbreviation out where it first stands; say "under", not "pursuant to".

## What this rule does not see
Whether a short sentence is clear. Measured are the authority's own sentences of four words or more: without
those that cite or quote law, speak of rights and terms, or stand in tables and quotation marks. From eight such
sentences on, a mean above 25 words is named; so are three or more abbreviations that nothing explains, and words
of the law courts.
"""

import re
from collections.abc import Iterator

from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.passages import Passage
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rights import is_of_rights_or_terms
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Rule
from answerable.letters.readings import Stance

REGIMES = ("foia", "eir", "foisa", "eisr")
rule = Rule(
    code="LT05",
    name="hard-to-read",
    law=dict.fromkeys(REGIMES, "good practice: plain English"),
    certainty=LIKELY,
)

LONG = (
    "The works that were carried out on the bridge in the spring of that year, which had been planned since the "
    "winter before, were delayed by the flood and by the late delivery of the steel that had been ordered. "
)

_gives = an_answer(Stance.DISCLOSED)
examples: list[Example] = [
    Wrong(regime="foia", answers=_gives, letter=LONG * 8, at="The works", says="40 words", certainty=LIKELY),
    Right(regime="foia", answers=_gives, letter=LONG * 2),
]
for _regime in REGIMES:
    examples += [
        Wrong(regime=_regime, answers=_gives, letter=letter, at=at, says=says, certainty=LOOK)
        for letter, at, says in (
            ("The sums were paid as aforesaid and, inter alia, to the contractor.", "aforesaid", "plain word"),
            ("The CRT agreed with the HMDB that the QSP should pay.", "CRT", "CRT, HMDB, QSP"),
        )
    ]
    examples += [
        Right(regime=_regime, answers=_gives, letter=letter)
        for letter in (
            "The bridge was late. A flood came first. The steel came after it, in May. " * 3,
            "The Canal and River Team (CRT), the Harrowmere Drainage Board (HMDB) and QSP agreed. CRT and HMDB paid.",
            "Under section 1 of the FOIA the ICO may ask the Council for a CSV file.",
        )
    ]

LAW = re.compile(
    r"\b(?:section|regulation|article|schedule|paragraph|Act|Regulations)\b|\bs\.\s?\d|[\t|“”\"]", re.IGNORECASE
)
COURTS = phrase(
    r"aforementioned|aforesaid|hereinafter|hereinbefore|heretofore|hereunder|whereof",
    r"inter alia|prima facie|mutatis mutandis|ipso facto|ab initio|a fortiori|in extenso|sine die|ejusdem generis|per incuriam",
)
_CAPITALS = re.compile(r"(?<![\w./@&-])[A-Z]{3,5}(?![\w/@&-]|\.\w)")
KNOWN = re.compile(
    r"FOI|FOIA|EIRS?|FOISA|EISR|ICO|SIC|NCND|GDPR|DPA|PECR|RPSI|NHS|BBC|HMRC|DWP|ONS|DVLA|HMP|MOD|MSP|USA|VAT|PAYE|PDF|CSV|URL|HTML|WWW|XLSX?|DOCX?"
    r"|ICT|CCTV|GPS|SMS|MMS|USB|CEO|CFO|CIO|SIRO|DPO|LLP|LTD|PLC|CIC|GMT|BST|COVID|HIV|AIDS|SEND?|EHCP?|PCN|NNDR|MOT|HGV|DVD|PIN|PIT|BAME|RAF|HMS"
    r"|OBE|MBE|CBE|FAQS?|AND|NOT|THE|FOR|ANY|ALL|ISBN|OGL|TBC|NIL|NONE|YES|PSNI"
)
ENOUGH, MOST, FEWEST, UNEXPLAINED = 8, 25, 4, 3


@rule.whole_letter
def hard_to_read(letter: CheckedLetter) -> Iterator[Fault]:
    counted = [(len(one.words.split()), one) for one in letter.own_sentences]
    if sum(sorted((count for count, _ in counted), reverse=True)[:ENOUGH]) > MOST * ENOUGH:
        yield from _long(counted)
    if court := letter.find(COURTS):
        yield Fault(court, "A word of the law courts; a plain word says it.", LOOK)
    yield from _abbreviations(letter)


def _long(counted: list[tuple[int, Passage]]) -> Iterator[Fault]:
    """The longest sentence, where the letter's own are long on average."""
    own = [(count, one) for count, one in counted if count >= FEWEST and _is_prose(one)]
    total = sum(count for count, _ in own)
    if len(own) >= ENOUGH and total > MOST * len(own):
        most, longest = max(own, key=lambda pair: pair[0])
        says = f"The {len(own)} sentences of the letter's own have {total // len(own)} words on average; this one has {most}."
        yield Fault(longest, says, LIKELY)


def _is_prose(one: Passage) -> bool:
    return not LAW.search(one.words) and not is_of_rights_or_terms(one.words)


def _abbreviations(letter: CheckedLetter) -> Iterator[Fault]:
    """The first of three or more abbreviations that the letter does not explain and the applicant did not use."""
    found: dict[str, Passage] = {}
    for one in letter.own_sentences:
        for hit in _CAPITALS.finditer(one.words):
            if not KNOWN.fullmatch(hit.group()) and not one.words.isupper() and " " in one.words:
                found.setdefault(hit.group(), one)
    if len(found) < UNEXPLAINED:
        return
    asked = " ".join([letter.facts.asked, *(answer.asked for answer in letter.answers)])
    bare = [
        name
        for name, one in found.items()
        if name not in asked and _is_prose(one) and not _is_explained(name, letter.text)
    ]
    if len(bare) >= UNEXPLAINED:
        place = letter.find(re.compile(rf"\b{bare[0]}\b")) or found[bare[0]]
        yield Fault(place, f"Abbreviations that the letter does not explain: {', '.join(bare)}.", LOOK)


def _is_explained(name: str, text: str) -> bool:
    return re.search(rf"\(\s*[“\"']?{name}\b|\b{name}\s*\(", text) is not None
