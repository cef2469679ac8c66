"""An answer read for comparison: what it takes up, what it denies, and what it says there was, each with its time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from answerable.answers.contradiction.figures import Figure, figures
from answerable.answers.contradiction.times import FIRST, LAST, How, Time, asked_of, is_of_now, times
from answerable.casefile import Outcome
from answerable.registers import plain

OPEN = frozenset({Outcome.RELEASED, Outcome.PART_RELEASED, Outcome.ALREADY_ACCESSIBLE})


@dataclass(frozen=True, slots=True)
class Said:
    """A question and the answer given to it. on: the day it was sent; None for a draft, which is later than what is sent."""

    question: str
    answer: str
    outcome: Outcome
    on: date | None = None
    provisions: tuple[str, ...] = ()  # on which it rests, as they are spoken: s.31(3)
    changed: tuple[str, ...] = ()  # in words, the entries behind it in a register that have changed since


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that denies, or says, that there was something at a time; is_beside: it is not what was asked."""

    time: Time
    words: str
    is_beside: bool = False
    is_as_asked: bool = False  # the answer names no time; it is that of the question


@dataclass(frozen=True, slots=True)
class Told:
    """What an answer says, for comparison. on is the day it was given, as far as that is known."""

    said: Said
    on: date
    asked: tuple[Time, ...]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    denials: tuple[Claim, ...]
    events: tuple[Claim, ...]
    is_no: bool
    is_yes: bool

    @property
    def is_of_now(self) -> bool:
        """True where the question asks of the present."""
        return is_of_now(self.said.question)

    @property
    def is_past(self) -> bool:
        """True where the question asks of what is over: a time that has ended, or a thing done."""
        closed = [one for one in self.asked if one.how is not How.SINCE]
        if closed:
            return all(one.last <= self.on for one in closed)
        return not self.is_of_now and not self.asked and bool(_DONE.search(self.said.question))


_DONE = re.compile(r"\b(?:did|was|were|spent)\b(?!.*\b(?:last|latest|most recent|ever|so far)\b)", re.I)
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z£\d\"“(])|;\s+|\n+")
_NO = re.compile(
    r"^(?:(?:in|on|at) no \w+\b|not (?:held|by|as|under|in|at|that|so)\b|no|none|nil|nobody|never|nothing|zero|neither|not any|not one|not a single|no one|0)\b(?! longer\b)(?!\.\s?\d)"
    r"|\bno longer\b|\b(?:there|that|it|they|we|and|or|council|authority|\w+s) (?:is|are|was|were|have|has|had|owns?|holds?|makes?|made|employs?|pays?|paid|keeps?|runs?) (?:been )?(?:no|none|never|not|nothing)\b"
    r"|\b(?:does|do|did|has|have|is|are|was|were|had|can) (?:not|never)\b|n't\b|\bno \w+(?: \w+){0,6}? (?:is|are|was|were|has|have|had|uses?|runs?|works?|took|did|made|came)\b|\bat no time\b"
    r"|\b(?:\w{3,}ed|made|took|sold|bought|paid|held|gave|found|saw|sent|won) (?:no|none|nothing)\b(?! (?:more|less|fewer|later|longer) than)",
    re.I,
)
_NOT_NO = re.compile(
    r"\b(?:not only|no later than|not yet known|no fewer than|no less than|does not include|not including|nothing more)\b",
    re.I,
)
_YES = re.compile(
    r"^(?:yes|there (?:is|are|was|were) (?!no|none|not)|it (?:does|did|has|is|was) (?!not|no)|they (?:do|did|are|have) (?!not|no)|all\b|both\b|each\b|since\b)",
    re.I,
)
_EVER = re.compile(
    r"\b(?:never|ever|at no time|any time|(?:have|has) (?:not )?been|(?:has|have) not|has no\w* been|have been none|(?:is|are) or (?:was|were)|always ha(?:s|ve)|no (?:\w+ ){1,4}?(?:has|have) (?:been |ever )?\w{3,}|on any (?:visit|occasion|day|inspection)|nor (?:has|have|was|were|did)|in the (?:last|past) \w+ years)\b",
    re.I,
)
_YET = re.compile(
    r"\b(?:yet|so far|awaited|awaiting|await|pending|draft|being (?:written|consulted|inspected|prepared|drafted)|still|until|will be|is to (?:go|be|come)|are to be|is due|planned|expected|in progress|going on|under way|acting|interim)\b",
    re.I,
)
_ENDED = re.compile(
    r"\b(?:stopped|ceased|ended|closed|sold|withdrew|withdrawn|gave up|discontinued|abolished|last (?:used|issued|made|held)|came to an end|phased out|removed|scrapped|finished)\b",
    re.I,
)
_BEGAN = re.compile(
    r"\b(?:since|began|begun|started|introduced|adopted|agreed|in force|c[ao]mes? into (?:force|use)|t[ao]kes? effect|took effect|set up|established|launched|installed|created|opened|bought|purchased|acquired|appointed|in place|in use|approved|signed|brought in|formed|went live)\b",
    re.I,
)
_AHEAD = re.compile(
    r"\b(?:due|will|until|ends|expires?|expected|planned|runs (?:to|until)|next|to be|proposed|scheduled)\b[^.;]{0,40}$|\bby (?:the )?(?:(?:end|start|close) of )?$",
    re.I,
)
_SIDE = re.compile(
    r"\b(?:updated|(?:disclosure|request|publication) log|released in answer|in answer to a|request (?:in|of|dated)|letter of|reply of)\b[^.;]{0,25}$",
    re.I,
)
_EXCEPT = re.compile(r"\bbefore (?P<y>20\d\d)\b|\buntil (?P<z>20\d\d)\b", re.I)


@lru_cache(maxsize=1024)
def told(said: Said, *, after: date | None = None) -> Told:
    """What an answer says. after: for a draft, the day of the answer that it is compared with."""
    named = times(said.answer)
    known = [one.last for one in (*named, *times(said.question)) if one.last != LAST and not is_ahead(said.answer, one)]
    on = said.on or max([after or FIRST, *known])
    asked = asked_of(said.question, on=on if on != LAST else date(2100, 1, 1))
    read = _in_asked_unit(_in_thousands(figures(said.answer), said.question), said.question)
    found = _spread(_at_rate(read, said.question), asked, named)
    bare = Told(said, on, asked, found, named, (), (), _says_no(said, found), _says_yes(said, found))
    denials = (*_denials(bare), *_zeros(bare))
    return replace(bare, denials=denials, events=tuple(_events(bare)))


def says_not_yet(said: Said) -> bool:
    """True where an answer looks ahead: awaited, not yet, a draft, until."""
    return bool(_YET.search(said.answer))


_ASKED_PER = (
    (re.compile(r"\b(?:monthly|(?:a|per|each|every) month)\b", re.I), 12.0),
    (re.compile(r"\b(?:weekly|(?:a|per|each|every) week)\b", re.I), 52.0),
    (re.compile(r"\b(?:yearly|annual(?:ly)?|(?:a|per|each|every) year)\b", re.I), 1.0),
)


def _at_rate(found: tuple[Figure, ...], question: str) -> tuple[Figure, ...]:
    """Sums so much a month, where the question asks so and the answer does not say."""
    rate = next((per for words, per in _ASKED_PER if words.search(question)), 0.0)
    return tuple(replace(one, per_year=rate) if one.unit == "£" and not one.per_year else one for one in found)


_HOURS = re.compile(r"\bhow many hours\b|\bhours,|^hours\b|\b(?:overtime|number of|total) hours\b", re.I)
_AGE = re.compile(r"\b(?:age|how old)\b", re.I)


def _in_asked_unit(found: tuple[Figure, ...], question: str) -> tuple[Figure, ...]:
    """An age, where the answer does not say that it is one of years; hours, where only the question says so."""
    if _HOURS.search(question) and not any(one.unit == "time" for one in found):
        return tuple(
            one if one.unit else replace(one, unit="time", value=one.value / 24, step=one.step / 24) for one in found
        )
    if not _AGE.search(question) or len(found) != 1 or found[0].unit:
        return found
    return (replace(found[0], unit="time", value=found[0].value * 365.0, step=365.0),)


_THOUSANDS = re.compile(r"\bin thousands(?: of pounds)?\b|£\s?(?:000s?|k)\b", re.I)


def _in_thousands(found: tuple[Figure, ...], question: str) -> tuple[Figure, ...]:
    """Sums in thousands of pounds, where the question asks so."""
    if not _THOUSANDS.search(question):
        return found
    return tuple(
        one if one.unit else replace(one, unit="£", value=one.value * 1000, step=one.step * 1000) for one in found
    )


def _spread(found: tuple[Figure, ...], asked: Sequence[Time], named: Sequence[Time]) -> tuple[Figure, ...]:
    """71, 58 and 64, asked of three years: each figure takes its year."""
    if len(asked) > 1 and len(found) == len(asked) and not named:
        return tuple(replace(one, time=time) for one, time in zip(found, asked, strict=True))
    return tuple(replace(one, time=_day_of(one.time, asked)) if one.time else one for one in found)


def _day_of(year: Time, asked: Sequence[Time]) -> Time:
    """The day that the question names in that year: "2022: 91", asked of 31 March in 2022 and 2023."""
    days = [one for one in asked if one.how is How.DAY and year.first <= one.first <= year.last]
    return days[0] if year.how is How.STRETCH and year.length > 300 and len(days) == 1 else year


def sentences(text: str) -> list[str]:
    """The sentences of an answer, and what semicolons and lines part."""
    return [one.strip() for one in _SENTENCE.split(text) if one.strip()]


_COURTESY = re.compile(
    r"^(?:(?:dear|hi|hello|good (?:morning|afternoon))\b[^.,\n-]{0,40}[,.\n-]*\s*|thank you\b.*|thanks\b.*|(?:i|we) (?:write|refer|am writing|are writing|acknowledge)\b.*|further to\b[^,]*$|with (?:reference|regard)\b[^,]*$|"
    r"(?:i|we) apologise\b.*|having (?:looked|checked|searched|made)\b[^,]*$|(?:we|i) have (?:now )?(?:checked|looked|considered|completed|reviewed|searched|consulted|spoken)\b.*)$",
    re.I,
)
_GREETING = re.compile(r"^(?:dear|hi|hello)\b[^.,\n-]{0,30}[,.\n-]+\s*(?=\w)", re.I)


def matter_of(answer: str) -> list[str]:
    """The sentences of an answer without greetings, thanks and what was done to find it; all, where nothing is left."""
    every = [_GREETING.sub("", one) for one in sentences(answer)]
    return [one for one in every if not _COURTESY.match(one)] or every


def _denies(sentence: str) -> bool:
    return bool(_NO.search(_NOT_NO.sub("", plain(sentence))))


def _says_no(said: Said, found: Sequence[Figure]) -> bool:
    """True where the answer as a whole denies: its first sentence does, or each of its figures is nought."""
    if said.outcome is Outcome.NOT_HELD:
        return True
    if said.outcome not in OPEN:
        return False
    first = (matter_of(said.answer) or [""])[0]
    if found and any(one.value > 0 and one.unit not in ("time", "%") for one in found):
        return False
    return _denies(first) or (bool(found) and all(one.value == 0 for one in found))


def _says_yes(said: Said, found: Sequence[Figure]) -> bool:
    """True where the answer says that there is something: yes, a number above nought, a thing attached."""
    if said.outcome not in OPEN or _says_no(said, found):
        return False
    first = (matter_of(said.answer) or [""])[0]
    return bool(
        _YES.search(first) or any(one.value > 0 for one in found) or times(said.answer) or _GIVEN.search(said.answer)
    )


_GIVEN = re.compile(r"\b(?:attached|enclosed|supplied|annexed|set out|appended|below|provided with)\b", re.I)


def is_ahead(text: str, one: Time) -> bool:
    """True of a day that is yet to come, or that is about the answer and not about the thing."""
    return bool(_AHEAD.search(plain(text)[max(0, one.start - 60) : one.start]))


def is_aside(text: str, one: Time) -> bool:
    """True of a day on which something was written about the thing: a request, the disclosure log."""
    return bool(_SIDE.search(plain(text)[max(0, one.start - 60) : one.start]))


def _denials(bare: Told) -> Iterator[Claim]:
    """What the answer denies, each with the time that it speaks of."""
    for sentence in sentences(bare.said.answer):
        named = [one for one in times(sentence) if not is_ahead(sentence, one)]
        if _ENDED.search(sentence) and not _denies(sentence):
            done = [one for one in named if one.how is not How.SINCE]
            if len(done) == 1 and (bare.is_no or "last" in sentence.lower()):
                yield Claim(Time(done[0].last, bare.on, How.STRETCH), sentence)
            continue
        if _FIRST_TIME.search(sentence) and not _denies(sentence) and len(named) == 1 and named[0].how is not How.SINCE:
            yield Claim(Time(FIRST, named[0].first - timedelta(days=1), How.UNTIL), sentence)
            continue
        if not _denies(sentence) or bare.said.outcome not in (*OPEN, Outcome.NOT_HELD):
            continue
        is_beside = not (bare.is_no or named or _THEN.search(sentence) or _BEFORE_THEN.search(sentence))
        for time in _since_then(bare, sentence) or _denied_times(bare, sentence, named):
            if time.first <= bare.on:
                yield Claim(replace(time, last=min(time.last, bare.on)), sentence, is_beside)


_FIRST_TIME = re.compile(
    r"\bfirst (?:told|heard|knew|met|used|learnt|learned|informed|warned|raised|reported|made aware|became aware|considered|discussed)\b|\bfor the first time\b",
    re.I,
)
_THEN = re.compile(r"\b(?:since|since then|after that|thereafter|from then on)[.;]?$", re.I)


def _since_then(bare: Told, sentence: str) -> list[Time]:
    """ "There has been none since": from the last day that the answer names to the day that it was given."""
    done = [one.last for one in bare.times if one.last <= bare.on]
    return [Time(max(done) + timedelta(days=1), bare.on, How.STRETCH)] if done and _THEN.search(sentence) else []


def _denied_times(bare: Told, sentence: str, named: Sequence[Time]) -> Iterator[Time]:
    if _BEFORE_THEN.search(sentence) and bare.times:
        yield Time(FIRST, min(one.first for one in bare.times) - timedelta(days=1), How.UNTIL)
    elif before := _EXCEPT.search(sentence):
        yield Time(FIRST, date(int(before["y"] or before["z"]) - 1, 12, 31), How.UNTIL)
    elif named and not (_EVER.search(sentence) and bare.said.outcome is Outcome.NOT_HELD):
        until_now = bool(re.search(r"\bsince\b", sentence, re.I))
        yield from (replace(one, last=bare.on) if until_now or one.how is How.SINCE else one for one in named)
    elif bare.asked:
        yield from (replace(one, last=bare.on) if one.last == LAST else one for one in bare.asked)
    elif bare.is_past or bare.said.outcome is Outcome.NOT_HELD or _EVER.search(f"{sentence} {_ever(bare)}"):
        yield Time(FIRST, bare.on, How.UNTIL)
    else:
        yield Time(bare.on, bare.on, How.DAY)


_BEFORE_THEN = re.compile(
    r"\b(?:at )?any (?:earlier|previous) (?:meeting|time|date|day|point|stage)\b|\bbefore (?:then\b|that(?: date| day| time| month| year)?\b(?! [a-z]))",
    re.I,
)


def _ever(bare: Told) -> str:
    """The word, where the question has it."""
    return "ever" if re.search(r"\bever\b", bare.said.question, re.I) else ""


def _zeros(bare: Told) -> Iterator[Claim]:
    """Noughts for a time: "2023: none"."""
    for one in bare.figures:
        if one.value == 0 and one.time and not one.terms and one.time.first <= bare.on:
            yield Claim(replace(one.time, last=min(one.time.last, bare.on)), one.words)


def _events(bare: Told) -> Iterator[Claim]:
    """What the answer says there was, each with its time; what goes on from then lasts until the day of the answer."""
    if bare.said.outcome not in OPEN:
        return
    noughts = {(one.time.first, one.time.last) for one in bare.figures if one.value == 0 and one.time}
    for sentence in sentences(bare.said.answer):
        for one in () if _denies(sentence) else times(sentence):
            is_to_come = is_ahead(sentence, one) and (one.last >= bare.on or one.how is not How.UNTIL)
            if (one.first, one.last) not in noughts and not is_to_come and not is_aside(sentence, one):
                yield Claim(_lasting(bare, sentence, one), sentence)
    if not bare.times and bare.is_yes:
        yield from (Claim(one, bare.said.answer, is_as_asked=True) for one in bare.asked if one.how is not How.SINCE)
        if not bare.asked and bare.is_of_now and bare.said.on:
            yield Claim(Time(bare.on, bare.on, How.DAY), bare.said.answer, is_as_asked=True)


def _lasting(bare: Told, sentence: str, one: Time) -> Time:
    """The time of what a sentence says, until the day of the answer where it goes on from then."""
    question = re.sub(r"\bsince\b", "", bare.said.question)
    goes_on = one.how is How.SINCE or _BEGAN.search(f"{question} {sentence}")
    if goes_on and not _ENDED.search(f"{question} {sentence}"):
        return replace(one, last=max(bare.on, one.first), how=How.SINCE)
    return replace(one, last=min(one.last, bare.on)) if one.last == LAST else one
