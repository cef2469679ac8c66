"""A question understood: the part that asks, what introduces it, what it wants, and for which time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from answerable.answers.alike import likely_kind
from answerable.answers.asides import bare
from answerable.answers.forms import SENTENCE, form, goes_on_from, kind_of, opened, sentences
from answerable.answers.lexicon import (
    ENOUGH,
    GENERAL,
    OTHER_TYPES,
    OUTSIDE,
    SPOKEN_OF,
    concepts,
    is_of_people_alone,
    pull,
    strangers,
)
from answerable.answers.parting import CONDITION, follows, mark_of, split_off
from answerable.answers.when import When, kind_of_year, when
from answerable.registers import Asked, Clause, Kind, compiled, plain, stems

LONGEST = 6_000  # characters of one question; what stands after them is not read, and that is said
_ABOUT_ME = re.compile(
    r"(?:^|(?<=[.!\n]))\s*(?:i am|i'm|we are|my name is|i work|i write|as a)\b"
    r"(?![^.\n]*\b(?:request|ask|seek|would like|want|interested|grateful)\w*)[^.?\n]*\.\s+(?=[A-Z])",
    re.I,
)
_BOILER = re.compile(
    r"(?:^|(?:(?:a|this|my|an) (?:formal )?request|request(?:ing)?(?: the following)?|i (?:am writing|write|ask|request)) )(?:under|pursuant to|in accordance with|using)\s+the\s+(?:freedom of information(?:\s+act)?|foi\w*|environmental information\w*(?:\s+regulations)?)(?:\s+(?:act\s+)?\d{4})?,?"
    r"|\b(?:i|we) (?:have been|was|were|am|are) (?:told|informed|advised)(?: by [\w ]{2,30}?)?(?: that)?\b|\b(?:i|we) (?:understand|believe|have (?:read|heard|seen)|gather)(?: that)?\b"
    r"|(?:^|\n)\s*(?:foi|freedom of information)(?: act)?(?: \d{4})? requests?\s*(?=[-–:.\n])"
    r"|\b(?:many\s+)?thanks(?:\s+in advance)?\b|\bthank you\b",
    re.I,
)
_PART = re.compile(
    r"\b(?:how many|how often|(?:the )?(?:total |overall )?numbers? of|the number(?= (?:in which|in whose|of which|that|which|who|where|reported|notified|referred|told))|(?:what )?(?:percentage|proportion)|how much|(?:the )?(?:sum|amount)\b)",
    re.I,
)
_BEGUN = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will) (?:your|the|you|any|staff)\b[^:]*:$", re.I
)
_NARROWS = re.compile(
    r"\b(?:that|which|who|whose|where|involving|caused by|due to|because of|resulting from|resulted in|arising from|relating to|related to|"
    r"concerning|regarding|about|by|at|from|with|without|during|while|except|excluding|other than|apart from|on|in|under|(?:incidents?|breach(?:es)?|cases?|events?|occurrences?) of)\s+([^,.;?!\n]+)",
    re.I,
)
_COPIES = re.compile(
    r"\b(?:cop(?:y|ies)|(?:following|these) (?:documents?|policies|procedures|papers|reports))\b", re.I
)
_BY_DIMENSION = (
    ("department", ("by|per|each|every|across|which|the department*|directorate*|service|services|team|teams|division*|area|areas", "departmental breakdown", "by|per service area*")),
    ("type", ("by|per|each type*|nature|category|kind", "broken|break* ~ down by type|nature|category|kind", "type|types of breach*|incident*")),
    ("cause", ("by|per|each cause*|reason*", "cause|causes ~ breach*|incident*|each|them", "what lay behind", "lay|lies behind them|these|those")),
    ("channel", ("by|per|each channel*|medium",)),
    ("tool", ("by|per|each|every ~ tool|tools|app|apps|application|platform|platforms", "which|what tools|apps|platforms")),
)  # fmt: skip
_BY_TIME = (
    ("month", ("month by month", "by|per|each|every|calendar month*", "monthly", "in each month")),
    ("quarter", ("by|per|each|every quarter", "quarterly")),
    ("year", ("separately for|by each", "by|per|each|every ~ year|years", "yearly|annually", "year by|on year", "annual breakdown|total*|figure*", "per annum", "in each of", "for each of")),
)  # fmt: skip


def _by(text: str) -> tuple[str, ...]:
    """What the figures are to be parted by."""
    spoken = plain(text)
    units = [unit for unit, phrases in _BY_TIME if compiled(phrases).search(spoken)][:1]
    units = [kind_of_year(spoken) if unit == "year" else unit for unit in units]
    return (*(name for name, phrases in _BY_DIMENSION if compiled(phrases).search(spoken)), *units)


_YEAR_WORDS = frozenset({"year", "month", "quarter", *(str(year) for year in range(2000, 2100))})


def _clauses(focus: str) -> tuple[Clause, ...]:
    """One stretch for each number that is asked for."""
    starts = [match.start() for match in _PART.finditer(focus)]
    ends = [match.end() for match in SENTENCE.finditer(focus)] if not starts else []
    cuts = [0, *(starts[1:] or ends), len(focus)]
    texts: list[str] = []
    for text in (focus[a:b] for a, b in pairwise(cuts)):
        if texts and not stems(_PART.sub(" ", text)) - _YEAR_WORDS and concepts(text) <= set(GENERAL):
            texts[-1] += text  # "… and how many in 2025": the same number again
        else:
            texts.append(text)
    texts = [text for text in texts if text.strip()]
    whole = [texts[0], *(_with_verb(text, before) for before, text in pairwise(texts))] if texts else []
    return tuple(Clause(text, concepts(text)) for text in whole)


_LEFT_OUT = re.compile(
    r"(\W*(?:and\s+)?(?:how many|the number|number)\s+(?:of (?:them|these|those)\s+)?(?:were\s+)?)(by|to|through|from|in)\b",
    re.I,
)


def _with_verb(text: str, before: str) -> str:
    """ "… discovered by staff and how many by the public": the second with the verb of the first before its by, to or from."""
    if (match := _LEFT_OUT.match(text)) is None:
        return text
    verbs = re.findall(rf"\b(\w+(?:ed|nd|wn|pt|st|nt))\s+{match[2]}\b", before, re.I)
    return f"{match[1]}{verbs[-1]} {text[match.start(2) :]}" if verbs else text


def understand(question: str, *, on: date, after: Iterable[str] = ()) -> Asked:
    """The question, understood. after: the questions before it, which it is read with where it leans on them."""
    text = _BOILER.sub(" ", _ABOUT_ME.sub(" ", question[:LONGEST]))
    stem, focus = split_off(text)
    own, aside, core = _without_asides(focus)
    own -= _within_itself(focus)
    stem_concepts = concepts(bare(stem)) if stem else frozenset()
    own |= _from_stem(stem, focus, own)
    previous = _read_with(own, stem_concepts, question, list(after))
    leans = bool(previous)
    spoken_of = _ABOUT_ME.sub(" ", previous) if _OF_IT.search(focus) else previous
    around = stem_concepts | aside | (concepts(bare(spoken_of)) if leans else frozenset())
    if own & {"encrypted", "unencrypted"} and "leaning" in own and "lost-device" in around:
        own -= {"defences"}  # of the devices that were lost, and not how devices are protected
    kind, is_document = _kind(question, _finished(stem, focus), own, stem_concepts)
    time = _time(focus, stem, on)
    if time.period is None and (leans or _SAME_TIME.search(focus)) and not _NOW.search(focus):
        time = _time_before((previous, *reversed(list(after))), on)
    by = tuple(dict.fromkeys((*_by(focus), *_time_units(stem), *filter(None, (time.by,)))))
    marks = _marks(own, focus, is_document=is_document, leans=leans)
    return Asked(
        question,
        focus,
        kind,
        own | marks,
        around,
        f"{previous}\n{stem}".strip(),
        stem_concepts | (around - aside if "leaning" in own and not _SAME_TIME.search(focus) else frozenset()),
        _clauses(core),
        time.period,
        by,
        (
            *(("read with the questions before it",) if leans else ()),
            *((f"only its first {LONGEST:,} characters were read",) if len(question) > LONGEST else ()),
        ),
        core,
        tuple(sorted({word for found in _NARROWS.finditer(core) for word in strangers(found[1])})),
    )


def _read_with(own: frozenset[str], introduced: frozenset[str], question: str, before: list[str]) -> str:
    """The questions before it that it is read with; none where its own introduction says what it is about."""
    tool_open = bool(own & _OF_A_TOOL) and "tool-named" not in own | introduced
    if pull(introduced) >= ENOUGH and not tool_open and not _IF_SO.search(question):
        return ""
    return _leant_on(own, question, before)


def _marks(own: frozenset[str], focus: str, *, is_document: bool, leans: bool) -> frozenset[str]:
    """What holds of the whole question: a document first, one that goes on from another, one with no subject of its own."""
    is_bare = leans and pull(own) < ENOUGH
    found = (("document-first", is_document), ("goes-on", leans and goes_on_from(focus)), ("leans", is_bare))
    return frozenset(name for name, holds in found if holds)


def _within_itself(focus: str) -> frozenset[str]:
    """What a later sentence of the question points back with, where the first has a subject: it points to that one."""
    first = next(iter(SENTENCE.split(focus)), "")
    found = concepts(first)
    return frozenset({"leaning", "if-so"}) - found if pull(found) >= ENOUGH else frozenset()


def _from_stem(stem: str, focus: str, own: frozenset[str]) -> frozenset[str]:
    """What the last line of an introduction adds: a condition that goes on in the question, "if the answers are no"."""
    last = stem.splitlines()[-1] if stem else ""
    found = concepts(last) & {"if-so"} if last else frozenset()
    if last and pull(own) < ENOUGH and CONDITION.search(f"{stem} {focus}"):
        found |= concepts(f"{last} {focus}")  # a condition and what follows it are one sentence
    return found


_REFERENCE = re.compile(r"\b[A-Z]{2,5}(?:-[A-Z]{2,4})?-\d[\w-]*")  # BR-2025-008: the year in it is no time


def _time(focus: str, stem: str, on: date) -> When:
    """The time that the question names, or else its introduction."""
    time = when(_REFERENCE.sub(" ", _TRAINED.sub(" ", focus)), on=on)
    return when(stem, on=on) if time.period is None and stem else time


def _time_before(texts: Iterable[str], on: date) -> When:
    """The time of the nearest question before this one that names one."""
    return next((time for text in texts if text and (time := when(text, on=on)).period), When(None))


def _kind(question: str, asks: str, own: frozenset[str], around: frozenset[str]) -> tuple[Kind, bool]:
    """The kind by the form of the sentences; where none of them has one, by the likeness to questions asked before."""
    if not any(form(part) for part in sentences(asks)) and _BREACHES_OF.match(opened(asks)):
        return Kind.COUNT, False  # "breaches by month", "incidents from May to June": their number
    if any(form(part) for part in sentences(asks)) or own & {"claim-money", "dates-wanted", "data-kinds"}:
        return kind_of(asks, own, around)
    return likely_kind(question), False


def _without_asides(focus: str) -> tuple[frozenset[str], frozenset[str], str]:
    """The concepts of a question, those that only its asides speak of, and the words that may narrow it."""
    whole, core = concepts(focus), bare(focus)
    own = concepts(core)
    if core != focus and pull(own) < ENOUGH and not own & set(OUTSIDE):
        return whole, frozenset(), focus  # what stands in the aside is all that it is about
    if "cyber-attack" in whole - own and not whole & OTHER_TYPES:
        own |= {"cyber-attack"}  # attacks named as the examples, and nothing beside them
    return own, whole - own, core


def _finished(stem: str, focus: str) -> str:
    """The question with the start of its sentence, where that stands in the introduction: "Has your council: lost …"."""
    last = opened(stem.splitlines()[-1]) if stem else ""
    if _COPIES.search(last) and not any(form(part) for part in sentences(focus)):
        return f"send a copy of {focus}"
    begun = _BEGUN.search(last)
    return f"{begun[0].rstrip(':')} {focus}" if begun and not form(focus) else focus


def _time_units(stem: str) -> tuple[str, ...]:
    return tuple(name for name in _by(stem) if name not in {dimension for dimension, _ in _BY_DIMENSION})


_BREACHES_OF = re.compile(
    r"(?:(?:all|any|the|recorded|reported|personal|data|information|security|of) )*(?:breach(?:es)?|incidents?|near[ -]miss(?:es)?)\s*(?:\([^)]*\)\s*)?"
    r"(?:$|[.,:]|(?:in|during|from|since|between|by|per|for|reported|recorded|notified|involving|affecting|caused|due|where|that|which|with|over|at|of more|within)\b)(?![^.?]*\b(?:register|log|details|summary|list of|description|date|dates)\b)",
    re.I,
)
_IF_SO = re.compile(r"(?:^|[\])\n.:])\s*(?:and\s+)?if (?:so|yes|not)\b", re.I)
_OF_THESE = compiled(("of these|those|them|which", "the same period", "in each case|instance"))
_SAME_TIME = re.compile(r"\b(?:same|that|this) (?:period|time|timeframe|years?|dates?)\b", re.I)
_NOW = re.compile(r"\b(?:in use|currently|at present|now|today)\b", re.I)  # no time of a question before
_OF_IT = re.compile(r"\b(?:by|over|from|about|of|on) it\b", re.I)
_OF_AN_ENTRY = frozenset({"claim", "people-affected", "count-people", "told-people", "reported"})
_TRAINED = re.compile(
    r"(?<=train)\w*[^.?!]{0,60}\b(?:preceding|previous|prior|last|past) (?:\w+ )?(?:years?|months?)\b(?: before)?", re.I
)
_OF_A_TOOL = frozenset(
    {"allowed", "on-devices", "own-device", "precaution", "dpia", "who-may", "status-date", "why", "forbidden"}
)
_POINTS_BACK = compiled(
    (
        "also",
        "by|of|in|with|from that|this",
        "that|this document",
        "the above",
        "the answer|answers",
        "answered",
        "if so",
        "of these|those|them",
    )
)


def _leant_on(own: frozenset[str], question: str, before: list[str]) -> str:
    """The questions before this one that it leans on: the nearest with a subject of its own, and what follows it."""
    if not before or not _leans(own, question, before[-1]):
        return ""
    plans = {"policy-wanted"} if "policy-plans" in own and "policy-wanted" not in own else set()
    is_of_policy = "policy-review" in own and "policy-wanted" in concepts(bare(before[-1]))
    is_of_tool = (
        bool(own & _OF_A_TOOL)
        and not is_of_policy
        and not own
        & {
            "tool-named",
            "chat-group",
            "policy-plans",
            "policy-wanted",
            "breach",
        }
    )
    for back in range(len(before) - 1, -1, -1):
        found = concepts(bare(split_off(before[back])[1]))
        if is_of_tool and "tool-named" in found:  # "that app", "it": the one that was named last
            return before[back]
    for back in range(len(before) - 1, -1, -1):
        found = concepts(bare(split_off(before[back])[1]))
        if pull(found) >= ENOUGH and plans <= found:  # what is planned is the policy asked about before
            return "\n".join(before[back:])
    return before[-1]


_FOR_A_REASON = re.compile(
    r"\b(?:(?:over|because of|due to|following|after|concerning|about|relat\w+ to|for)"
    r" (?!each|every|all|any|the\b|this|that|these|those|them|it\b|\d)|unrelated|misconduct)",
    re.I,
)  # people were disciplined for something that is named
_OF_A_POLICY = frozenset(GENERAL) | {
    "policy-wanted",
    "policy-plans",
    "policy-exists",
    "policy-review",
    "policy-date",
    "used",
    "document-first",
}


_SUBJECTS = frozenset(
    {"breach", "breach-record", "policy-wanted", "chat-group", "custody", "defences", "cyber-attack", *OUTSIDE}
)


def _leans(own: frozenset[str], question: str, before: str) -> bool:
    """True where a question points back: by a word that stands for something, or by its number and no subject."""
    goes_on = follows(mark_of(question), after=mark_of(before))
    points = not own.isdisjoint({"leaning", "if-so"})
    same = goes_on and split_off(question)[0] == split_off(before)[0] != ""
    if same and own & {"precaution", "own-device", "dpia"} and not own & {"tool-named"}:
        return True  # of the tool that the request is about
    if own & _OF_AN_ENTRY and own.isdisjoint(_SUBJECTS) and _OF_IT.search(question):
        return True  # "affected by it": the breach spoken of before
    if is_of_people_alone(own) and not _FOR_A_REASON.search(question):
        return not SPOKEN_OF.isdisjoint(concepts(bare(before)))  # over the breaches asked about just before
    if goes_on_from(split_off(question)[1]) and own.isdisjoint(_SUBJECTS):
        return True
    if pull(own) < ENOUGH and not own & set(OUTSIDE):
        if own & {"definite", "leaning"} and len(strangers(split_off(question)[1])) <= 2:
            return True
        if points and _OF_THESE.search(plain(question)):
            return True
        return len(strangers(split_off(question)[1])) <= 1 and (points or (goes_on and bool(own - set(GENERAL))))
    if own & {"policy-plans", "policy-exists"} and own <= _OF_A_POLICY:
        return True  # "a policy", and not on what
    return points and (goes_on or bool(_POINTS_BACK.search(plain(question))))
