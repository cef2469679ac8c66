"""What two answers say in prose, without figures: the same denied and said, all and only some, values that exclude each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from answerable.answers.contradiction.marks import of_words, quoted
from answerable.answers.contradiction.nearness import near
from answerable.answers.contradiction.opposites import DENIES, Matter, Value, asked_about, deeds, values
from answerable.answers.contradiction.said import OPEN, Told, is_ahead, matter_of, sentences
from answerable.answers.contradiction.subjects import Kin, terms_of, untimed
from answerable.answers.contradiction.times import LAST, How, Time, times
from answerable.answers.contradiction.verdicts import Kind, Pair, Verdict, contradicts
from answerable.casefile import Outcome
from answerable.registers import long_day


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause of an answer, or the question that a bare yes or no answers, with the times that it speaks of."""

    words: str  # as they stand in the answer
    read: str  # what is read of them
    named: tuple[Time, ...]
    is_ever: bool
    is_opening: bool


def by_prose(pair: Pair) -> Verdict | None:
    """The first two statements that cannot both stand."""
    a, b = pair.earlier, pair.now
    if not _may_be_read(pair):
        return None
    first, second = statements(a), statements(b)
    among = asked_about(a.said.question, b.said.question)
    given = _given(first, among), _given(second, among)
    unlike = tuple(one for one in among if not given[0].get(one.name, set()) & given[1].get(one.name, set()))
    for one in first:
        for two in second:
            if _of_one_time(pair, one, two) and (clash := _clash(pair, one, two, unlike, among)):
                return _verdict(pair, one, two, clash)
    return None


def _given(said: tuple[Statement, ...], among: tuple[Matter, ...]) -> dict[str, set[int]]:
    """The values that an answer gives of each matter."""
    found: dict[str, set[int]] = {}
    for one in said:
        for value in values(one.read, among):
            found.setdefault(value.matter, set()).add(value.number)
    return found


def _may_be_read(pair: Pair) -> bool:
    """True where both answer, and the questions may be about one thing."""
    spoken = (*OPEN, Outcome.NOT_HELD)
    if pair.earlier.said.outcome not in spoken or pair.now.said.outcome not in spoken:
        return False
    return pair.kin.kin in (Kin.SAME, Kin.PART, Kin.UNSURE)


_LEAD = re.compile(
    r"^(?:(?:in (?:response|answer|reply) to (?:your|the) [^,]{0,40},?|with regard to [^,]{0,60},|as (?:requested|asked),)\s*)?(?:(?:i|we|the (?:council|trust|authority|force)) (?:can|am able to|are able to|is able to|would|must) (?:now )?(?:confirm|advise|say|tell you|state|inform you)(?: categorically)?(?: that)?,?\s*)?",
    re.I,
)
_OF_REQUEST = re.compile(
    r"\b(?:section|regulation|exempt\w*|withheld|withhold|your request|the act\b|public interest|disclos\w+|(?:do|does|did) not (?:hold|record|collect|keep)|is not (?:held|recorded|collected)|is held|copy of|attached|enclosed|apologis\w+)",
    re.I,
)
_MAYBE = re.compile(
    r"\b(?:if|unless|would|could|might|(?-i:may)|should|will|shall|plan(?:s|ned)? to|propos\w+|expect\w*|intend\w*|considering|whether|likely|hopes?|aims?|due to (?:be|begin|start|come|open|close)|subject to|except|normally|usually|generally|where (?:possible|appropriate|necessary))\b",
    re.I,
)
_EVER = re.compile(
    r"\b(?:never|at no (?:time|point)|always|ever|at any (?:time|point)|throughout|without exception|in every case|has been|have been|since)\b",
    re.I,
)
_FOR_LONG = re.compile(r"\b(?:in|over|for|during) the (?:last|past) \w+ years\b", re.I)
_CLAUSE = re.compile(
    r",\s+(?=(?:but|and|although|though|while|whereas|as|because|since|which|who|with|there|it|they|so|having)\b)|:\s|\s(?:but|although|though|while|whereas|because|and (?=(?:not|there|it|they|we|no|none|nobody|did|does|was|were|is|are|has|have|remains?)\b))\s?|\s[-–—]\s",
    re.I,
)
_POLAR = re.compile(
    r"(?:^|[.?!,:;]\s+|\b(?:whether|if)\s+(?:or not )?|\bconfirm\s+(?:that\s+)?)(?P<asks>(?:(?:is|are|was|were|do|does|did|has|have|had|can|could|may|must)\b|(?=(?:the|any|your|officers|councillors|members|staff)\b))[^?]*)",
    re.I,
)
_YES = re.compile(
    r"^(?:yes\b|correct\b|that is (?:so|right|correct)|indeed\b|affirmative|(?:it|they|we|he|she|there) (?:is|are|was|were|do|does|did|has|have|had|can)(?=[.,:;!]|$))",
    re.I,
)
_NO = re.compile(
    r"^(?:no\b(?=[,.;:!]|$| [-–])|none\b(?=[,.;:!]|$| (?:was|were|did|is|are|has|have))|never\b|(?:it|they|we|he|she|there) (?:is|are|was|were|do|does|did|has|have|had|can) not(?=[.,:;!]|$)|not (?:at|so|to our)\b|neither\b(?=[.,]))",
    re.I,
)


@lru_cache(maxsize=1024)
def statements(told: Told) -> tuple[Statement, ...]:
    """What an answer states of the matter: no courtesies, nothing about the request, nothing that only may be."""
    found: list[Statement] = []
    for_long = bool(_FOR_LONG.search(told.said.answer))
    for sentence in matter_of(told.said.answer):
        opening = not found
        lead = _LEAD.sub("", sentence)
        named = tuple(one for one in times(sentence) if not is_ahead(sentence, one))
        if opening and (bare := _answered(told, lead)):
            found.append(Statement(sentence, bare, named, bool(_EVER.search(sentence)), True))
        for clause in _CLAUSE.split(lead):
            if _OF_REQUEST.search(clause) or _MAYBE.search(clause) or len(clause) < 8:
                continue
            found.append(Statement(sentence, clause, named, for_long or bool(_EVER.search(clause)), opening))
    return tuple(found)


def _answered(told: Told, opening: str) -> str:
    """The question as a statement, where an answer opens with a bare yes or no: it was, or it was not, so."""
    asks = _POLAR.search(told.said.question)
    if not asks or len(sentences(told.said.question)) > 2:
        return ""
    if _NO.match(opening):
        return f"not {asks['asks']}"
    return asks["asks"] if _YES.match(opening) else ""


def _of_one_time(pair: Pair, one: Statement, two: Statement) -> bool:
    """True where both speak of a time that was over when the earlier answer was given, or of all time until then."""
    a, b = pair.earlier, pair.now
    then, now = one.named or a.asked, two.named or b.asked
    if any(time.first > a.on for time in two.named):
        return False
    now = tuple(time for time in now if time.first <= a.on)
    if now and then:
        return any(_reaches(x, one, a).meets(_reaches(y, two, b)) for x in then for y in now) and any(
            time.last <= a.on or time.how is How.SINCE for time in now
        )
    if now:
        is_over = all(time.last <= a.on or time.how is How.SINCE for time in now)
        return is_over and (one.is_ever or (a.is_past and not a.asked))
    if then:
        return two.is_ever or (b.is_past and not b.is_of_now)
    return (a.is_past and (b.is_past or two.is_ever)) or (one.is_ever and b.is_past)


def _reaches(time: Time, said: Statement, told: Told) -> Time:
    """What has been so since a day is so until the day of the answer; what never was, from the first."""
    if time.how is How.SINCE or time.last == LAST:
        return replace(time, last=max(told.on, time.first))
    return time


Clash = tuple[Kind, str]


def _clash(
    pair: Pair, one: Statement, two: Statement, unlike: tuple[Matter, ...], among: tuple[Matter, ...]
) -> Clash | None:
    return _by_values(pair, one, two, unlike) or _by_denial(pair, one, two, among) or _by_some(pair, one, two)


# --- values that exclude each other


def _by_values(pair: Pair, one: Statement, two: Statement, among: tuple[Matter, ...]) -> Clash | None:
    first, second = _values(one, among), _values(two, among)
    for matter in first.keys() & second.keys():
        a, b = first[matter], second[matter]
        if _OF_SOME.search(one.read) or _OF_SOME.search(two.read):
            continue  # two of 40 were, and this one was not
        if a.number != b.number and _of_one_thing(pair, one, two, a, b):
            return Kind.VALUES, matter
    return None


_OF_SOME = re.compile(r"\b\w+ of (?:the |our |its )?\d+\b|\b(?:the others?|some)\b", re.I)


def _values(said: Statement, among: tuple[Matter, ...]) -> dict[str, Value]:
    return {one.matter: one for one in values(said.read, among)}


def _of_one_thing(pair: Pair, one: Statement, two: Statement, a: Value, b: Value) -> bool:
    """True where the questions ask for one thing, or the two clauses share one besides the value."""
    if pair.kin.kin is Kin.SAME:
        return True
    if _things(one.read, a.words) & _things(two.read, b.words):
        return True
    first, second = pair.earlier.said, pair.now.said
    met = terms_of(f"{first.question} {first.answer}") & terms_of(f"{second.question} {second.answer}")
    fewer = min(len(terms_of(first.question)), len(terms_of(second.question)))
    if len(met) >= max(THREE, CLOSE * fewer):
        return True
    found = near(untimed(f"{first.question} {one.words}"), untimed(f"{second.question} {two.words}"))
    return found is not None and found >= CLOSE


CLOSE = 0.6  # in meaning, of questions with what is said; and of the names in the shorter question
THREE = 3  # names that questions and answers together must share


def _things(clause: str, without: str) -> frozenset[str]:
    return terms_of(clause) - terms_of(without)


# --- what is denied, and said


_GENERAL = frozenset(
    [
        "able", "ahead", "particular", "respect", "any", "evidence", "case", "matter", "way", "basis", "prepared", "prepare", "undertake", "undertaken", "conduct", "carry", "formal", "specific", "such", "however",
        "relevant", "member", "further", "additional", "note", "advise", "accordingly", "therefore", "point", "need", "result", "view", "appropriate", "occasion", "part", "previous", "subsequent", "actual", "receive",
        "officer", "staff", "throughout", "anywhere", "property", "building", "premises", "whatsoever", "kind", "sort",
    ]
)  # fmt: skip
_NO_NOUN = re.compile(
    r"\b(?:no|none(?: of)?|neither|nor|nobody|nothing (?:by|in the) way of|no form of|not (?:a|any|one)(?: single)?)\s+(?P<core>[^,;:.]+)",
    re.I,
)
_NOT_VERB = re.compile(
    r"(?:\b(?:not|never|cannot|unable to|failed to|without|declined to|refused to)\b|n't\b)\s*(?P<core>[^,;:.]+)", re.I
)
_LONGEST = 9  # words of what is denied
_DOING = re.compile(r"\b(?:by|from|to|in|on|at|for|with|until|before|during|ahead|as)\b", re.I)


@lru_cache(maxsize=4096)
def _denied(clause: str) -> frozenset[str]:
    """What a clause denies, as the names in the reach of its negation; with its subject where that is the thing."""
    noun = _NO_NOUN.search(clause)
    verb = _NOT_VERB.search(clause)
    found = noun or verb
    if not found or _NOT_ONLY.search(clause):
        return frozenset()
    core = " ".join(found["core"].split()[:_LONGEST])
    names = _telling(core)
    if not noun:
        names |= _telling(" ".join(clause[: found.start()].split()[-6:]))
    return names


_NOT_ONLY = re.compile(
    r"\bnot (?:withdrawn|lifted|dropped|only|yet|all|every|just|merely|necessarily|always|more|less|fewer|later|including|longer)\b|\bno (?:longer|doubt|later|more|less|fewer|other|others)\b|\bnone other\b"
    r"|\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)(?: of (?:the|these|them)(?: \w+)?| \w+)? (?:had|have|has|were|was|did) (?:no|not|none)\b",
    re.I,
)


@lru_cache(maxsize=4096)
def _telling(text: str) -> frozenset[str]:
    done = deeds(text)
    said = frozenset(name for one in done for name in terms_of(one))
    return frozenset(name for name in terms_of(text) - said if name not in _general()) | {
        f"{DEED}{one}" for one in done
    }


@lru_cache(maxsize=1)
def _general() -> frozenset[str]:
    return frozenset(name for word in _GENERAL for name in (word, *terms_of(word)))


def _by_denial(pair: Pair, one: Statement, two: Statement, among: tuple[Matter, ...]) -> Clash | None:
    """What the one denies, the other says."""
    for no, yes, kind in (
        (one, two, Kind.DENIED_THEN_CONFIRMED_NOW),
        (two, one, Kind.CONFIRMED_THEN_DENIED_NOW),
    ):
        denied = _denied(no.read)
        if not denied or any(found.search(yes.read) for found in (DENIES, _PART_ONLY, _OF_SOME)):
            continue
        if _BY_OTHERS.search(yes.read) and _OURS.search(no.read):
            continue  # we did not, others did
        told = _telling(yes.read)
        if _parted(denied, told) or _agree(no, yes, among) or not _is_denied_alone(pair, denied, is_now=no is two):
            continue
        if len(denied & told) >= max(1, MOST * len(denied)):
            return kind, ""
    return None


def _agree(one: Statement, two: Statement, among: tuple[Matter, ...]) -> bool:
    """True where both give one value of a matter: not contracted out, and in house."""
    first, second = _values(one, among), _values(two, among)
    return any(first[name].number == second[name].number for name in first.keys() & second.keys())


def denies_too(denier: Told, teller: Told, words: str) -> bool:
    """True where the answer that tells of something denies what the other denies in these words."""
    denied = frozenset[str]().union(*(_denied(clause) for clause in _CLAUSE.split(words)))
    own = _telling(denier.said.question) - _telling(teller.said.question)
    for one in statements(teller):
        too = _denied(one.read)
        if too and ((denied and len(too & denied) >= MOST * len(denied)) or (not denied and too & own)):
            return True
    return False


def _parted(denied: frozenset[str], told: frozenset[str]) -> bool:
    """True where each names deeds, and none of them is in both: all were written to, none replied."""
    first, second = ({name for name in names if name.startswith(DEED)} for names in (denied, told))
    return bool(first and second and not first & second)


def _of_one_deed(every: frozenset[str], some: frozenset[str]) -> bool:
    """True where both name one deed, or neither names any."""
    first, second = ({name for name in names if name.startswith(DEED)} for names in (every, some))
    return bool(first & second) or not (first or second)


def _is_denied_alone(pair: Pair, denied: frozenset[str], *, is_now: bool) -> bool:
    """False where the other answer denies the same as well: found in the boiler room, and nowhere else."""
    other = pair.earlier if is_now else pair.now
    return not any(len(_denied(one.read) & denied) >= MOST * len(denied) for one in statements(other))


DEED = "to be "
_BY_OTHERS = re.compile(
    r"\bby (?!(?:the )?(?:council|trust|force|us|officers|our|cabinet|committee)\b)(?:the |an? )?[A-Za-z]", re.I
)
_OURS = re.compile(r"\b(?:the council|we|our|own|itself|officers?)\b", re.I)
MOST = 0.5  # of what is denied, that the other must say
_PART_ONLY = re.compile(r"\b(?:only|other than|apart from|instead|but not|zero|nil)\b", re.I)


# --- all, and only some


_ALL = re.compile(
    r"\b(?:all|every|each|everyone|everybody|always|without exception|in every case|in full|invariably|any and all|100 ?%|every single)\b",
    re.I,
)
_SOME = re.compile(
    r"\b(?:not (?:all|every|each|everyone|always)|only (?:some|a few|part|half|one|two|three|four|a (?:minority|handful|small|number|third|quarter))|some (?:of|were|did|had|have|are|\w+ (?:were|did|had|have))|most\b(?! recent)|majority|"
    r"(?:the )?(?:remainder|rest|others) (?:was|were|did|had|have|has|are|is)|partly|in part|partial(?:ly)?|a (?:number|handful|minority|proportion|few) (?:of|did|were|had)|several|sometimes|occasionally|on occasion|none\b|(?:were|was) missed|exceptions?)\b",
    re.I,
)
_NOT_ALL = re.compile(
    r"\b(?:almost|nearly|not|virtually|practically|save|except|apart from|other than|at all|in all|all of the (?:above|following)|after all|above all|first of all)\b",
    re.I,
)


def _by_some(pair: Pair, one: Statement, two: Statement) -> Clash | None:
    """All in the one, only some in the other, of one thing."""
    for every, some, kind in ((one, two, Kind.CONFIRMED_THEN_DENIED_NOW), (two, one, Kind.DENIED_THEN_CONFIRMED_NOW)):
        if not _ALL.search(every.read) or _NOT_ALL.search(every.read) or DENIES.search(every.read):
            continue
        if not _SOME.search(some.read) or _ALL.search(_SOME.sub("", some.read)):
            continue
        first, second = _telling(every.read), _telling(some.read)
        if len(first & second) >= TWO and _of_one_deed(first, second):
            return kind, ""
    return None


TWO = 2  # names that both must have


def _verdict(pair: Pair, one: Statement, two: Statement, clash: Clash) -> Verdict:
    kind, matter = clash
    marks = of_words(pair.earlier.said, one.words), of_words(pair.now.said, two.words)
    of = f" They differ in {matter}." if matter else ""
    why = (
        f"On {long_day(pair.earlier.on)} the answer was {quoted(pair.earlier.said, marks[0])}; "
        f"the present one says {quoted(pair.now.said, marks[1])}.{of}"
    )
    is_firm = pair.kin.kin is not Kin.UNSURE or bool(one.named or pair.earlier.asked)
    return contradicts(pair, kind, why, marks, is_dated=is_firm)
