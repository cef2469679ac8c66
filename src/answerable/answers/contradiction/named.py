"""Who was named, and for how long: firms, people and terms of contracts that cannot both be right."""

from __future__ import annotations

import re
from datetime import date

from answerable.answers.contradiction.marks import Span, quoted
from answerable.answers.contradiction.said import OPEN, Told
from answerable.answers.contradiction.subjects import Kin
from answerable.answers.contradiction.times import How, Time
from answerable.answers.contradiction.verdicts import Kind, Pair, Verdict, changed, contradicts
from answerable.answers.matching.meaning import known_words
from answerable.registers import listed, long_day, plain

_WHO = re.compile(
    r"^(?:please )?(?:who|by whom|to whom|whom)\b|\b(?:which|what) (?:\w+ )?(?:firms?|compan(?:y|ies)|suppliers?|contractors?|consultants?|consultancy|banks?|"
    r"organisations?|agenc(?:y|ies)|operators?|providers?|auditors?|architects?|solicitors?)\b|\bnames? of (?:the |your |each )?(?!all|every)\w+|(?:[,:;?] |\band |\b(?:know|state|me|us|say|ask|confirm|learn|advise|identify|of) )who\b|\b(?:supplier|contractor|provider|auditor|architect|operator|bidder|tenderer|winner)\b",
    re.I,
)
_NAME = re.compile(r"\b[A-Z][\w'&-]*(?:(?: (?:and|of|&|the))? [A-Z][\w'&-]*|(?<=\b[A-Z])\. [A-Z]\w+)*")
_NO_NAME = re.compile(
    r"^(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|Council|Committee|Cabinet|Section|Regulation|Act|Board|"
    r"Trust|Authority|Service|Department|Director|Head|Officer|I|VAT|FOI|EIR|NHS|UK|England|Wales|Scotland|Mr|Mrs|Ms|Dr|The|A|An|And|Since|From|At|In|On|Until|Yes|No)\b[ .]*)+$"
)
_ROLE = re.compile(
    r"^(?:(?:Interim|Acting|Deputy|Assistant|Chief|Senior) )*(?:Director|Head|Chief|Executive|Manager|Leader|Mayor|Chair|Monitoring|Cabinet|Committee|Board|Officer|Service|Team|Department)\b"
)  # one who may have a name as well
_SMALL = frozenset(
    [
        "the",
        "and",
        "of",
        "ltd",
        "limited",
        "plc",
        "llp",
        "group",
        "services",
        "partners",
        "company",
        "council",
        "trust",
        "councillor",
        "cllr",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "professor",
        "sir",
        "lady",
        "inspector",
        "judge",
    ]
)


def by_name(pair: Pair) -> Verdict | None:
    """Both were asked who, and name different ones."""
    a, b = pair.earlier, pair.now
    if not _is_of_one(pair) or not all(_WHO.search(one.said.question) and one.said.outcome in OPEN for one in (a, b)):
        return None
    first, second = _named(a), _named(b)
    if bool(first) != bool(second):
        return _by_own_hands(pair, first, second)
    if not first or not second:
        return None
    one, two = _words(first), _words(second)
    if one <= two or two <= one or (one & two and (a.is_past or b.is_past)):
        return None
    marks = tuple(span for span, _ in first), tuple(span for span, _ in second)
    names = f"“{listed([name for _, name in first])}”", f"“{listed([name for _, name in second])}”"
    if b.is_past and (a.is_past or _had_begun(pair)) and not pair.later:
        why = f"On {long_day(a.on)} the answer was {names[0]}; now it is {names[1]}; the time asked of is past."
        return contradicts(pair, Kind.NAMES, why, marks)
    return changed(f"The answer was {names[0]} then and is {names[1]} now.", marks=marks)


_STARTED = re.compile(
    r"\b(?:let|since|began|begun|started|from|awarded|appointed|in place|signed|took over)\b[^.;\d]{0,14}$", re.I
)


def _had_begun(pair: Pair) -> bool:
    """True where the one named then had begun before the time that is asked of now: "let in July 2021"."""
    text = plain(pair.earlier.said.answer)
    begun = [one.last for one in pair.earlier.times if one.end and _STARTED.search(text[: one.start])]
    return len(begun) == 1 and any(begun[0] < one.first and one.last <= pair.earlier.on for one in pair.now.asked)


_OWN_HANDS = re.compile(
    r"\b(?:in[- ]house|our own|the council's own|by (?:our|its) (?:staff|officers)|no (?:outside|external|other) \w+)\b",
    re.I,
)


def _is_of_one(pair: Pair) -> bool:
    """True where both ask the same, or one adds a word and both ask of the same past time."""
    if pair.kin.kin is Kin.SAME:
        return True
    a, b = pair.earlier.asked, pair.now.asked
    is_word = pair.kin.kin is Kin.PART and len(pair.kin.more) == 1
    return is_word and len(a) == len(b) == 1 and a[0].same(b[0]) and pair.earlier.is_past


def _by_own_hands(pair: Pair, first: Found, second: Found) -> Verdict | None:
    """One names who did it, the other says that it was done in house."""
    a, b = pair.earlier, pair.now
    own = _OWN_HANDS.search((b if first else a).said.answer)
    if not own or not a.is_past or not b.is_past or pair.later:
        return None
    named, spans = tuple(span for span, _ in first or second), (own.span(),)
    marks = (named, spans) if first else (spans, named)
    why = f"On {long_day(a.on)} the answer was {quoted(a.said, marks[0])}; now it is {quoted(b.said, marks[1])}."
    return contradicts(pair, Kind.NAMES, why, marks)


Found = list[tuple[Span, str]]


def _named(told: Told) -> list[tuple[Span, str]]:
    """The names in the first sentence of an answer that has any, each with its place."""
    asked = plain(told.said.question).lower()
    found = []
    for match in _NAME.finditer(told.said.answer):
        words = re.sub(r"^(?:The|It|A|An|Since|By|Our) ", "", match[0])
        at = match.end() - len(words)
        is_first = at == 0 or re.search(r"[.?!:;\n]\s*$", told.said.answer[:at])
        if _NO_NAME.match(words) or _ROLE.match(words) or words.lower() in asked or (is_first and _is_word(words)):
            continue
        found.append(((at, match.end()), words))
    return [one for one in found if "." not in told.said.answer[found[0][0][1] : one[0][0]]]


def _is_word(one: str) -> bool:
    """True of a single common word, which has its capital from standing first."""
    return " " not in one and (one.lower() in known_words() or (len(one) < 4 and not one.isupper()))


def _words(found: list[tuple[Span, str]]) -> set[str]:
    return {word.lower() for _, name in found for word in re.findall(r"[\w']{2,}", name)} - _SMALL


_FROM = re.compile(
    r"\b(?:from|began (?:on|in)|begins (?:on|in)|started (?:on|in)|starts (?:on|in)|since|commenced (?:on|in)|runs from|start date:?)\b[^.;\d]{0,12}$",
    re.I,
)
_TO = re.compile(
    r"\b(?:to|until|till|ends? (?:on|in)|ended (?:on|in)|expires? (?:on|in)|runs out (?:on|in)|end date:?)\b[^.;\d]{0,12}$",
    re.I,
)


def by_term(pair: Pair) -> Verdict | None:
    """From one day to another, told in two ways: the terms of a contract."""
    if pair.kin.kin is not Kin.SAME:
        return None
    first, second = _term(pair.earlier), _term(pair.now)
    if not first or not second:
        return None
    a, b = ((term[0].first, term[-1].last) for term in (first, second))
    differ = all(abs((x - y).days) > 31 for x, y in zip(a, b, strict=True))
    if not differ or b[0] > pair.earlier.on or a[0] > b[1] or b[0] > a[1]:
        return None
    spans = tuple((one.start, one.end) for one in first), tuple((one.start, one.end) for one in second)
    why = f"It ran from {_spoken(a)} by the earlier answer, and runs from {_spoken(b)} by the present one."
    return contradicts(pair, Kind.DAYS, why, spans)


def _spoken(term: tuple[date, ...]) -> str:
    return " to ".join(long_day(one) for one in term)


def _term(told: Told) -> tuple[Time, ...]:
    """The day from which and the day to which, where an answer names just these."""
    text = plain(told.said.answer)
    if len(told.times) == 1 and told.times[0].how is How.STRETCH and " to " in told.times[0].words:
        return told.times
    begins = [one for one in told.times if one.end and _FROM.search(text[: one.start])]
    ends = [one for one in told.times if one.end and _TO.search(text[: one.start])]
    return (begins[0], ends[0]) if len(begins) == len(ends) == 1 and len(told.times) == 2 else ()
