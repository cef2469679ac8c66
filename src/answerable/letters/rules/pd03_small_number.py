"""A count of one to four people, in a table on something that they would not want known.

## What the law asks
Figures are personal data where somebody can be identified from them, with what neighbours and colleagues know.
The Commissioner asks for that to be weighed; small counts are not banned.

## Why it matters
"Excluded for bullying, class 4C: 1" tells the whole class who it was.

## How to put it right
Write "fewer than 5", join rows or years, or say why nobody can be identified from the count.

## What this rule does not see
What is known already, and how large the group is that is counted. It runs on rows of figures about people, in
matters of conduct, health, origin, belief or need; a letter that speaks of small numbers has thought of them.
"""

import re
from collections.abc import Iterator

from answerable.casefile import Span
from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.examples import Example, Right, Wrong, an_answer
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Rule
from answerable.letters.readings import Stance

REGIMES = ("foia", "eir", "foisa", "eisr")
rule = Rule(
    code="PD03",
    name="small-number",
    law=dict.fromkeys(REGIMES, "ICO guidance: section 40"),
    stances=(Stance.DISCLOSED, Stance.ANSWERED),
    certainty=LIKELY,
)

ILL = "How many staff were off work with a mental illness, by depot?"

examples: list[Example] = []
for _regime in REGIMES:
    examples += [
        Wrong(regime=_regime, answers=an_answer(Stance.DISCLOSED, asks=asks), letter=letter, at=at, says="fewer than 5", certainty=certainty)
        for asks, letter, at, certainty in (
            (ILL, "Wharf depot: 2\nMill depot: 11\nHill depot: 7", "Wharf depot: 2", LIKELY),
            ("", "Pupils excluded for assault\nElder School | 9\nFen School | 1", "Fen School | 1", LIKELY),
            ("How many officers were suspended each year?", "2023: 3\n2024: 6", "2023: 3", LOOK),
        )
    ]  # fmt: skip
    examples += [
        Right(regime=_regime, answers=an_answer(Stance.DISCLOSED, asks=asks), letter=letter, because=because)
        for asks, letter, because in (
            (ILL, "Wharf depot: fewer than 5\nMill depot: 11", ""),
            (ILL, "Wharf depot: 14\nMill depot: 11", "no count is small"),
            (ILL, "Wharf depot: 2\nMill depot: 11\nNobody can be identified from these figures.", "a reason is given"),
            ("How many grievances were raised by staff?", "Wharf depot: 2\nMill depot: 4", "grievances are counted"),
            ("How many staff drive a van?", "Wharf depot: 2\nMill depot: 4", "nobody minds"),
            ("How many vehicles were suspended?", "Wharf depot: 2\nMill depot: 4", "vehicles are counted"),
        )
    ]

_ROW = re.compile(r"^(?P<label>[^\n:|\t]{2,120}?)(?:[:|\t]|[ ][–-][ ])(?P<cells>[^\n]{0,200})$", re.MULTILINE)
_SMALL_CELL = re.compile(r"[\t|: ][1-4] ?(?:[\t|]|$)", re.MULTILINE)
_CELL = re.compile(r"(?:^|[\t|:])[ ]*(?P<count>\d[\d,]*)[ ]*(?=$|[\t|])")
PEOPLE = (
    r"pupils?|child(?:ren)?|staff|employees?|workers?|officers?|teachers?|patients?|residents?|tenants?|service users?|claimants?|offenders?|suspects?"
    r"|men|women|males?|females?|girls?|boys?|people|persons?|individuals?|victims?|learners?|students?|nurses?|doctors?|firefighters?|prisoners?"
)
THINGS = (
    r"complaints|grievances|incidents|cases|requests|applications|agreements|policies|vehicles|devices|schools|appeals|claims|contracts|payments|breaches"
    r"|reports|referrals|homes|properties|buildings|sites|schemes|meetings|days|hours|licen[cs]es|permits|notices|orders|allegations|investigations|calls"
    r"|crimes|offences|fires|visits|inspections|times|posts|vacancies|weeks|months|households"
)
_COUNTED = re.compile(
    rf"\b(?:how many|numbers? of|count of)\s+(?:[\w’'-]+\s+){{0,4}}?(?:(?P<people>{PEOPLE})|(?P<things>{THINGS}))\b",
    re.IGNORECASE,
)
_PEOPLE, _THINGS = phrase(PEOPLE), phrase(THINGS)
SENSITIVE = phrase(
    r"dismiss\w*|disciplin\w*|suspended|misconduct|sacked|sick\w*|ill(?:ness)?|disab\w+|ethnic\w*|religio\w*|sexual\w*|transgender|pregnan\w*|suicid\w*",
    r"self[- ]harm\w*|died|deaths?|arrest\w*|convict\w*|charged with|prosecut\w*|abus\w+|assault\w*|harass\w*|bull(?:ied|ying)|safeguard\w*|homeless\w*",
    r"asylum|HIV|cancer|diagnos\w+|mental(?: \w+)?|exclu(?:ded|sions?)|detained|sectioned|overdos\w*|addict\w*|special educational|autis\w+|redundan\w+|theft|fraud",
)
THOUGHT_OF = phrase(
    r"(?:fewer|less) than (?:five|ten|5|10|3|three|6|six)|suppress\w*|small (?:numbers?|counts?|figures?)|low (?:numbers?|counts?)",
    r"identif\w+|anonymis\w+|rounded",
)
_MARKED = re.compile(r"[<≤]\s?(?:3|5|6|10)\b|\*")
SMALL = frozenset("1234")


@rule.each_answer
def small_number(answer: CheckedAnswer, letter: CheckedLetter) -> Iterator[Fault]:
    words = answer.own.words
    if not _SMALL_CELL.search(words):
        return
    rows = [(row, _CELL.findall(row["cells"])) for row in _ROW.finditer(words)]
    rows = [(row, counts) for row, counts in rows if counts]
    small = next((row for row, counts in rows if not SMALL.isdisjoint(counts)), None)
    if small is None or (len(rows) < 2 and not SENSITIVE.search(small["label"])):
        return
    heading = f"{words[: rows[0][0].start()][-200:]} {small['label']}"
    about = f"{answer.asked} {heading}"
    if not SENSITIVE.search(about) or not _counts_people(answer.asked, heading):
        return
    if THOUGHT_OF.search(letter.text) or _MARKED.search(words):
        return
    at = answer.span.start + small.start()
    certainty = LOOK if re.fullmatch(r"\W*(?:(?:19|20)?\d\d\W*|total\W*){1,4}", small["label"], re.I) else LIKELY
    says = (
        "One to four people are counted here; “fewer than 5”, or a reason why nobody can be identified, is not found."
    )
    yield Fault(Span(at, at + len(small.group())), says, certainty)


def _counts_people(asked: str, heading: str) -> bool:
    """True where the figures are of people: as the question says, else as the words above them do."""
    counted = list(_COUNTED.finditer(asked))
    if counted:
        return all(hit["people"] for hit in counted)
    return bool(_PEOPLE.search(heading) or SENSITIVE.search(heading)) and not _THINGS.search(heading)
