"""Whether the register that a question is led to has a word for what it asks: what is new in it, and its main noun.

A word is heard where questions of that register used it before, where a phrase of the register or its own entries name
it, or where it belongs to questions of every kind. What is not heard is shown as the applicant wrote it.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from answerable.answers.alike import examples, gathered, of_register
from answerable.answers.forms import head
from answerable.answers.lexicon import OUTSIDE, concepts, everything
from answerable.answers.parting import split_off
from answerable.registers import REGISTERS, Asked, AuthorityFolder, Kept, Kind, plain, remembered, stem, stems

BORROWED = frozenset(
    {
        "dpia",
        "allowed",
        "forbidden",
        "precaution",
        "who-may",
        "staff-outcome",
        "used",
        "why",
        "claim",
        "person-wanted",
        "action-taken",
        "department",
    }
)  # concepts of a register that questions about other things have too
NO_FIELD = frozenset({"person-wanted", "not-a-field"})  # what is heard and no register records
EVERYWHERE = 3  # registers in whose questions a word must stand to be of every kind
_OF_ENTRY = ("ref", "id", "title", "name", "same_as", "owner", "note", "url", "paper")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]+(?:['’-][A-Za-z0-9]+)*")
_ORDINARY = frozenset().union(
    *(
        stems(words)
        for words in (
            "january february march april may june july august september october november december monday tuesday "
            "wednesday thursday friday saturday sunday year month week day quarter calendar financial fiscal academic date",
            "following below above attached question answer reply respond response supply state list name describe "
            "explain give detail break breakdown total figure overall separate respectively applicable available",
            "current currently present recent recently latest last previous past former prior since until between start "
            "end beginning first second third full part whole every ever never always usually normally typically",
            "organisation department service body public official officer member person people anyone anybody someone "
            "somebody nobody something anything nothing thing case way kind type sort number amount",
            "involve relate concern include cover apply happen occur take make become set put come go keep follow exist "
            "need want wish wonder like understand believe ask require allow able possible case reason purpose context "
            "grateful thank appreciate interested research journalist student resident dear sir madam",
            "experience provide issue section general specify specific particular short long larger smaller large small big even "
            "right wrong say said found find sure certain really actually carry carried final initial everybody whoever usage well "
            "together close closed open originate arise stem result lead led cause due main major minor brief briefly simply only just "
            "still yet already again therefore however whatever whichever different similar same various several many few none both "
            "must shall should would could cannot ought might will please kindly possibly whole entire complete completed exact exactly "
            "approximately roughly average mean typical regular regularly routine routinely common commonly often rare rarely sometimes "
            "mention refer call known named given made done taken used seen sent received got gone went come came left kept told asked "
            "look see show bring try help work run start begin began continue stop finish remain turn move change differ depend "
            "apply applies applied application telling workforce worker colleague enquiry enquiries query queries outcome holder holding "
            "arrange arrangement decision decide decided manage manager deal dealt handle handled summary summarise online adult "
            "jan feb mar apr jun jul aug sep sept oct nov dec fy q1 q2 q3 q4 provided brought surround surrounding primary secondary "
            "standalone separate equipment equivalent overarching extract mistake analyse analysed lead "
            "hi hello pls u uve hasn haven hadn isn aren wasn weren don doesn didn won wouldn couldn shouldn avoidance doubt today uk "
            "municipal point ones digital compromise compromised advise once hear database databases platform platforms break down "
            "breakdown discovered controller proceedings matter matters regard respect behalf note notes view views wonder advance "
            "count counts counted multiple added add adding stage agree agreed making title titles prompt prompted anonymised anonymise adopted position "
            "assess assessed took taken place switch switched discovery concerning concern concerned amongst among "
            "responsible against yours yes process processed relevant wider affecting two three four five ten automatic automatically "
            "because further too together began inclusive commencing commence terminating terminate became become hrs hour minute fin yr yrs "
            "good nevertheless moreover supposed piece independently suffer suffered st nd rd th youve dissertation essay thesis article "
            "altogether upward onward onwards thus also "
            "anywhere somewhere elsewhere everywhere here there thereafter afterwards before during whilst while since when where "
            "format electronic electronically spreadsheet excel table pdf email post reply writing written form",
        )
    )
)


def unheard_by(register: str, text: str, folder: AuthorityFolder) -> tuple[str, ...]:
    """The words of the text, as they were written, that nothing of that register expresses."""
    known = used_of(register) | (_named_in(register, folder) if folder.keeps(register) else frozenset())
    known |= names_of(folder.name)
    own = set(REGISTERS[register].about or {}) | set(REGISTERS[register].terms or {})
    spoken = concepts(text) - NO_FIELD - set(OUTSIDE) - (_subjects() - own)
    phrases = tuple(sorted(spoken))
    strange = [word for word in dict.fromkeys(_WORD.findall(text)) if not stems(plain(word).replace("'s", "")) <= known]
    strange = [word for word in strange if not in_phrases(plain(word).lower(), phrases)]
    slips = frozenset(map(single, known)) if strange else known
    return tuple(word for word in strange if not frozenset(map(single, stems(plain(word)))) <= slips)


def names_of(name: str) -> frozenset[str]:
    """What an authority is called: the words of its name, its initials, and those of all but its first word."""
    words = [word for word in re.findall(r"[A-Za-z]+", name) if word[0].isupper()]
    initials = "".join(word[0] for word in words).lower()
    return stems(name) | {initials, initials[1:]}


def single(root: str) -> str:
    """A stem with each doubled letter once, so that a slip of the pen is no new word."""
    return re.sub(r"(.)\1+", r"\1", root)


@remembered
def _subjects() -> frozenset[str]:
    """The concepts that point to one register or another."""
    return frozenset(name for register in REGISTERS.values() for name in register.about or {}) - BORROWED


@of_register
def _named_in(register: str, kept: Kept) -> frozenset[str]:
    """The stems by which its entries are called and its fields are labelled, but for those that only identify an entry."""
    sections = REGISTERS[register].sections
    return gathered(kept, [item for section in sections for item in section.fields if item.name not in _OF_ENTRY])


def in_phrases(word: str, names: tuple[str, ...]) -> bool:
    """True where a phrase of one of the concepts has the word, or its beginning with * after it."""
    return any(
        word in whole or stem(word) in whole or word.startswith(starts) for whole, starts in map(_words_of, names)
    )


@remembered
def _words_of(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words and stems in the phrases of a concept, and the beginnings of words that go on."""
    words = {word.lower() for phrase in everything()[name] for word in re.split(r"[ |_~]+", phrase) if word}
    whole = {word for word in words if not word.endswith("*")}
    return frozenset(whole | {stem(word) for word in whole}), tuple(word[:-1] for word in words if word.endswith("*"))


def is_of_something_else(asked: Asked, register: str, folder: AuthorityFolder) -> bool:
    """True where nothing of what the question names first is a thing of that register."""
    first = head(asked.core or asked.focus)
    if own_pull(concepts(first), register):
        return False
    named = stems(first) - everywhere()
    return bool(named) and len(unheard_by(register, first, folder)) >= len(named)


def own_pull(found: frozenset[str], register: str) -> float:
    """How strongly concepts that are of that register alone point to it."""
    return sum(weight for name, weight in (REGISTERS[register].about or {}).items() if name in found - BORROWED)


def named_words(text: str) -> frozenset[str]:
    """The stems of the words that are not of every kind of question."""
    return stems(text) - everywhere()


@cache
def everywhere() -> frozenset[str]:
    """The stems that questions of any kind use."""
    registers: Counter[str] = Counter()
    for name in {row["register"] for row in examples()}:
        registers.update(
            {root for row in examples() if row["register"] == name for root in stems(split_off(row["question"])[1])}
        )
    return _ORDINARY | {root for root, number in registers.items() if number >= EVERYWHERE}


@remembered
def used_of(register: str) -> frozenset[str]:
    """The stems that questions answered from the register used before, and those of every kind of question."""
    used = [row["question"] for row in examples() if row["register"] == register and row["kind"] != Kind.EXEMPT]
    used = used or [question for fact in REGISTERS[register].facts for question in fact.examples]  # one of its own
    return everywhere().union(*(stems(split_off(question)[1]) for question in used))
