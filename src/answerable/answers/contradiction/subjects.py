"""Whether two questions ask for the same thing: the words that both have, and those that part them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from answerable.answers.contradiction.nearness import near
from answerable.answers.contradiction.times import times
from answerable.answers.contradiction.vocabulary import root, vocabulary, words
from answerable.registers import listed, plain

ALIKE = 0.55  # of two questions word by word, from which one changed word is what parts them
VERY = 0.68  # from which a changed word may stand in another place
PARTS = 0.62  # from which words that only one of them has make it the narrower
ENOUGH = 0.5  # of the telling words of the shorter question
SOME = 0.25
FIRM = 0.65  # from which yes and no speak of one thing although each question has words of its own
MEASURES = frozenset({"cost", "name", "wait", "salary"})  # told by the answer's figures, not by these words


class Kin(StrEnum):
    """How two questions stand to each other."""

    SAME = "same"
    PART = "part"  # one asks for a part of what the other asks for
    UNSURE = "unsure"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's words as names: all in their order, and those that tell what it asks for."""

    order: tuple[str, ...]
    terms: frozenset[str]

    def in_dimension(self, dimension: str) -> frozenset[str]:
        """Its names that stand in that dimension."""
        apart = vocabulary().apart
        return frozenset(name for name in self.terms if dimension in apart.get(name, ()))


@dataclass(frozen=True, slots=True)
class Kinship:
    """How two questions stand to each other, with the reason, and which of them is the narrower."""

    kin: Kin
    why: str
    shared: frozenset[str]
    share: float
    narrower: str = ""  # "earlier" or "now", where one asks for a part of the other
    more: frozenset[str] = frozenset()  # what only the narrower speaks of
    is_reworded: bool = False  # most of what they name is the same, and they are put in wholly different forms
    is_loose: bool = False  # each has words that the other lacks: they may be other words for the same thing, or not


_COUNTS = re.compile(r"\b(?:how many|numbers?|settled|claims)\b", re.I)


_LEADING = re.compile(
    r"[\s,]+(?:(?:as )?(?:in|on|at|of|for|during|since|from|by|to|between|until|up to|over|and)\s+)(?:the\s+)?$", re.I
)


@lru_cache(maxsize=1024)
def untimed(text: str) -> str:
    """The text with its times taken out."""
    spoken = plain(text)
    for one in reversed(times(text)):
        if one.end:
            spoken = f"{_LEADING.sub(' ', spoken[: one.start])} {spoken[one.end :]}"
    return spoken


_ITSELF = re.compile(
    r"\b[Tt]he (?:Trust|Force|University|College|Health Board|Board|Constabulary|Fire Service|Service|Authority|Borough|County|School|Academy)(?:'s)?\b(?! [oA-Z])"
)  # who is asked, by its own name for itself


@lru_cache(maxsize=2048)
def asked(question: str) -> Asked:
    """What the words of a question name."""
    read = vocabulary().read(words(_ITSELF.sub("the council", untimed(question))))
    left = MEASURES if _COUNTS.search(question) else MEASURES | {"settle"}
    telling = frozenset(name for name, tells in read if tells and name not in left)
    if telling & vocabulary().steps - {"receive"}:
        telling -= {"receive"}  # "applications approved" are not those received
    return Asked(tuple(name for name, _ in read), telling)


def terms_of(text: str) -> frozenset[str]:
    """The telling names of any text."""
    return asked(text).terms


_NAMED = re.compile(r"(?<=[a-z,;:\d] )(?:[A-Z][a-z’']+|[A-Z](?=\b))(?: (?:[A-Z][\w’']+|\d+|[A-Z]))*")
_COMMON = frozenset(
    [
        "Council",
        "Act",
        "Freedom",
        "Information",
        "Acts",
        "Regulations",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Christmas",
        "I",
        "UK",
        "Internet",
        "Wales",
        "England",
        "Scotland",
    ]
)


@lru_cache(maxsize=1024)
def named(question: str) -> frozenset[str]:
    """The proper names in a question: Tower A, Bridge Street."""
    found = (match[0].removesuffix("'s") for match in _NAMED.finditer(_ITSELF.sub("the council", untimed(question))))
    return frozenset(name for name in found if name.split()[0] not in _COMMON)


def _elsewhere(earlier: str, now: str, said_earlier: str, said_now: str) -> str:
    """The two names, where each question has its own, no word of them is shared, and neither answer has the other's."""
    a, b = named(earlier), named(now)
    if any(name in said_now for name in a - b) or any(name in said_earlier for name in b - a):
        return ""
    first, second = ({name for name in x if name not in other} for x, other in ((a, now), (b, earlier)))
    if not first or not second or a & b:
        return ""
    if {word for name in first for word in name.split()[-1:]} & {word for name in second for word in name.split()[-1:]}:
        shared = {w for n in first for w in n.split()[:1]} & {w for n in second for w in n.split()[:1]}
        if shared:
            return ""
    return f"One asks about {listed(sorted(first))}, the other about {listed(sorted(second))}."


_MONEY = {
    "spent": re.compile(r"\b(?:spen[dt]|spending|costs?|paid|pays?|expenditure|outlay|went on|went into)\b", re.I),
    "planned": re.compile(r"\b(?:budget\w*|allocat\w+|set aside|earmarked|offered|forecast|estimated?)\b", re.I),
    "owed": re.compile(r"\b(?:ow(?:e|ed|es|ing)|arrears|outstanding|backlog|unpaid|debts?)\b", re.I),
    "taken in": re.compile(r"\b(?:income|revenue|collect(?:ed)?|receipts|takings|brought in)\b", re.I),
}
_OF_MONEY = re.compile(
    r"\bhow much\b|\bwhat (?:was|is|did|does|were|has|sums?)\b|£|\b(?:cost|spend|total|value|amount|worth)\b", re.I
)


def _other_money(earlier: str, now: str) -> str:
    """Money spent beside money planned, owed or taken in, where each question speaks of one only."""
    if not _OF_MONEY.search(earlier) or not _OF_MONEY.search(now):
        return ""
    first, second = ({name for name, found in _MONEY.items() if found.search(one)} for one in (earlier, now))
    if not first or not second or first & second:
        return ""
    return f"One asks what was {listed(sorted(first))}, the other what was {listed(sorted(second))}."


def spelt(why: str, *texts: str) -> str:
    """A reason with the roots of words written out as they stand in the texts."""
    for word in (word for text in texts for word in words(text)):
        if (name := root(word)) != word and name in why and name not in vocabulary().known:
            why = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", word, why)
    return why


def kinship(earlier: str, now: str, *, said_earlier: str = "", said_now: str = "") -> Kinship:
    """How the questions stand to each other; what was answered bridges words that one question leaves out."""
    found = _kinship(earlier, now, said_earlier, said_now)
    if found.kin is Kin.OTHER:
        found = _of_asks(earlier, now, said_earlier, said_now) or found
    return replace(found, why=spelt(found.why, earlier, now))


def _of_asks(earlier: str, now: str, said_earlier: str, said_now: str) -> Kinship | None:
    """Where one of the two asks several things: whether the first of them is what the other asks, and all of it."""
    first, second = _AND.split(earlier)[0], _AND.split(now)[0]
    if (first == earlier) == (second == now):
        return None
    found = _kinship(first, second, said_earlier, said_now)
    return found if found.kin is Kin.SAME and found.share >= FIRM and not found.is_loose else None


def _kinship(earlier: str, now: str, said_earlier: str, said_now: str) -> Kinship:
    a, b = asked(earlier), asked(now)
    shared = a.terms & b.terms
    share = len(shared) / max(1, min(len(a.terms), len(b.terms)))
    met = terms_of(said_earlier) - a.terms, terms_of(said_now) - b.terms  # told to the one, asked by the other
    if (
        parted := _elsewhere(earlier, now, said_earlier, said_now)
        or _other_money(earlier, now)
        or _dimension(a, b, met)
    ):
        return Kinship(Kin.OTHER, parted, shared, share)
    likeness = SequenceMatcher(None, a.order, b.order, autojunk=False)
    if _in_form(earlier, now) >= FORM:
        if likeness.ratio() >= ALIKE and (slot := _slot(a, b, likeness, met)):
            return Kinship(Kin.OTHER, slot, shared, share)
        if likeness.ratio() >= PARTS and (part := _part(a, b, met, share, (earlier, now))):
            return part
    return _by_words(a, b, (earlier, said_earlier), (now, said_now))


FORM = 0.52  # of all words in their order: questions put in one form part by a word, those put in other words seldom do


OTHER_FORM = 0.36  # of all words in their order: below it a question is put in other words altogether


def _in_form(earlier: str, now: str) -> float:
    """How far two questions are put in the same form, by all their words."""
    return SequenceMatcher(None, words(untimed(earlier)), words(untimed(now)), autojunk=False).ratio()


def _dimension(a: Asked, b: Asked, met: tuple[frozenset[str], frozenset[str]]) -> str:
    """The step, group, body or thing in which the two questions differ; empty where none is found."""
    dimensions = sorted({one for name in a.terms for one in vocabulary().apart.get(name, ())})
    for dimension in dimensions:
        first, second = a.in_dimension(dimension), b.in_dimension(dimension)
        first, second = first - second - met[1], second - first - met[0]
        if first and second and not vocabulary().takes_in(first, second):
            return f"One asks about {listed(sorted(first))}, the other about {listed(sorted(second))}."
    return ""


def _slot(a: Asked, b: Asked, likeness: SequenceMatcher[str], met: tuple[frozenset[str], frozenset[str]]) -> str:
    """The words in which two questions that are otherwise alike differ, each having its own in the same place."""
    own, other = a.terms - b.terms - met[1], b.terms - a.terms - met[0]
    every = [(0, len(a.order), 0, len(b.order))] if likeness.ratio() >= VERY else []
    replaced = [(i, j, k, m) for kind, i, j, k, m in likeness.get_opcodes() if kind == "replace"]
    for i, j, k, m in replaced + every:
        first = [name for name in a.order[i:j] if name in own]
        second = [name for name in b.order[k:m] if name in other]
        if first and second and not _of_one_root(first, second):
            return f"The questions are alike but for “{' '.join(first)}” and “{' '.join(second)}”."
    return ""


def _of_one_root(first: list[str], second: list[str]) -> bool:
    """Member and membership."""
    if len(first) != 1 or len(second) != 1 or {first[0], second[0]} & vocabulary().known:
        return False
    short, long = sorted((first[0], second[0]), key=len)
    return len(short) > 4 and long.startswith(short)


def _part(
    a: Asked, b: Asked, met: tuple[frozenset[str], frozenset[str]], share: float, texts: tuple[str, str]
) -> Kinship | None:
    """The question that has words beyond the other's asks for a part of it."""
    earlier, now = texts
    shared = a.terms & b.terms
    first, second = a.terms - b.terms - met[1], b.terms - a.terms - met[0]
    if bool(first) == bool(second):
        return None
    more, narrower = (first, "earlier") if first else (second, "now")
    if _asks_more(earlier if first else now, more):
        return None
    why = f"Only one of the questions speaks of {listed(sorted(more))}."
    return Kinship(Kin.PART, why, shared, share, narrower, more)


_AND = re.compile(
    r"\?\s+(?=\S)|;\s+|,? and (?=(?:the|of|also|how|what|when|who|which|whether|its|their|please|send|any|are|is|did|was)\b)",
    re.I,
)


def _asks_more(question: str, more: frozenset[str]) -> bool:
    """True where a question asks two things, and the words that the other lacks all stand in one of them."""
    asks = _AND.split(question)
    return len(asks) > 1 and sum(bool(terms_of(one) & more) for one in asks) == 1


_OF_THE = re.compile(r"^of the\b.*\bhow many\b|\bhow many (?:of (?:the|these|those|your|them)|such)\b", re.I)


_HEAD = re.compile(
    r"\b(?:how many|(?:total )?numbers? of)\s+(?!times\b|occasions\b)(?:of (?:the|your|these|those) )?(?:council's )?(?:(?:letters|cases|instances|incidents|items|pieces|occurrences|examples|reports|lots) of )?((?:(?!were|was|are|is|did|do|does|has|have|had|in|on|at|for|from|to|with|by|that|which|who|during|of|under|per|about|concern)\w+[\s-]+){0,4}?(?!were\b|was\b|are\b|is\b)\w+)(?=[,.?;:]|\s+(?:were|was|are|is|did|do|does|has|have|had|in|on|at|for|from|to|with|by|that|which|who|during|of|under|per|about|concerned|made|received)\b|\s*$)",
    re.I,
)


def head(question: str) -> str:
    """What is counted: the last telling word of the noun after "how many"."""
    match = _HEAD.search(untimed(question))
    read = [name for name, tells in vocabulary().read(words(match[1])) if tells] if match else []
    read = [name for name in read if name not in vocabulary().steps] or read  # "foster carers approved"
    return read[-1] if read and read[-1] in terms_of(question) else ""  # not a piece of a longer name


def _by_words(a: Asked, b: Asked, before: tuple[str, str], present: tuple[str, str]) -> Kinship:
    """By how many of the telling words are shared, or are met in the other's answer."""
    (earlier, said_earlier), (now, said_now) = before, present
    shared = a.terms & b.terms
    first = a.terms - b.terms - terms_of(said_now)
    second = b.terms - a.terms - terms_of(said_earlier)
    bridged = len(shared) + (len((a.terms | b.terms) - shared - first - second) + _touching(first, second)) / 2
    share = bridged / max(1, min(len(a.terms), len(b.terms)))
    share = max(share, _by_meaning(earlier, now, share))
    both = sorted(shared)
    if not a.terms or not b.terms:
        return Kinship(Kin.UNSURE, "A question says too little of what it asks for.", shared, 0)
    if shared and share >= ENOUGH:
        if _OF_THE.search(earlier) and not _OF_THE.search(now) and first:
            why = f"Only one of the questions speaks of {listed(sorted(first))}."
            return Kinship(Kin.PART, why, shared, share, "earlier")
        if not _OF_THE.search(earlier) and _OF_THE.search(now) and second:
            return Kinship(
                Kin.PART, f"Only one of the questions speaks of {listed(sorted(second))}.", shared, share, "now"
            )
        if narrowing := _restricted(a, b, (earlier, now)):
            why = f"Only one of the questions speaks of {listed(sorted(narrowing[0]))}."
            return Kinship(Kin.PART, why, shared, share, narrowing[1], narrowing[0])
        is_loose = bool(first and second)
        is_reworded = share >= FIRM and _in_form(earlier, now) < OTHER_FORM
        why = f"Both ask about {listed(both)}."
        same = Kinship(Kin.SAME, why, shared, share, is_reworded=is_reworded, is_loose=is_loose)
        return _narrowed(a, b, (first, second), share) or same
    if share >= SOME:
        why = f"Both speak of {listed(both)}; the rest differs." if both else "They speak alike, in other words."
        return Kinship(Kin.UNSURE, why, shared, share, is_loose=True)
    return Kinship(Kin.OTHER, "The questions have little in common.", shared, share)


FAR_IN_WORDS = 0.1  # of the words: below it, meaning is not asked
NEAR = 0.55  # in meaning, from which questions with few words in common may still ask for the same thing


def _by_meaning(earlier: str, now: str, share: float) -> float:
    """The share of what is meant, where the words leave it open: never so much that it makes the questions the same."""
    if not FAR_IN_WORDS <= share < SOME:
        return 0.0
    found = near(untimed(earlier), untimed(now))
    return SOME if found is not None and found >= NEAR else 0.0


def _touching(first: frozenset[str], second: frozenset[str]) -> int:
    """How many names of the one have a word of a name of the other: child, looked after child."""
    spoken = {word for name in second for word in words(name)}
    return sum(1 for name in first if spoken & set(words(name)))


_THAT = re.compile(
    r"(?<=\w )(?:that|who|whose|which|where|because of|involving|resulting in|leading to)\b(?! (?:is|are|was|were) (?:held|owned|run)\b)",
    re.I,
)


def _restricted(a: Asked, b: Asked, texts: tuple[str, str]) -> tuple[frozenset[str], str] | None:
    """Complaints, and complaints that broke the code: what only one says, and which, where all the other says it has."""
    for more, less, text, which in ((a, b, texts[0], "earlier"), (b, a, texts[1], "now")):
        said = _THAT.search(text)
        own = more.terms - less.terms
        if said and own and less.terms < more.terms and own <= terms_of(text[said.start() :]):
            return own, which
    return None


def _narrowed(a: Asked, b: Asked, own: tuple[frozenset[str], frozenset[str]], share: float) -> Kinship | None:
    """Where all of one question stands in the other, and that says twice as much more. own: what each alone says."""
    first, second = own
    if bool(a.terms - b.terms) == bool(b.terms - a.terms) or bool(first) == bool(second):
        return None
    more, narrower, whole = (first, "earlier", b) if first else (second, "now", a)
    if len(more) <= len(whole.terms):
        return None
    why = f"Only one of the questions speaks of {listed(sorted(more))}."
    return Kinship(Kin.PART, why, a.terms & b.terms, share, narrower)
