"""A question understood: the part that asks, what introduces it, what it wants, and for which time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from answerable.answers.lexicon import ENOUGH, GENERAL, OUTSIDE, concepts, pull
from answerable.answers.when import kind_of_year, when
from answerable.registers import Asked, Clause, Kind, compiled, plain

_MARK = re.compile(
    r"^\s*(?:\(?(?P<n>\d{1,2})[.)]|\(?(?P<a>[a-z])[.)]|(?:\(?[ivx]{2,4}[.)])|q\d+[.:)]?)\s+", re.I | re.M
)
_CUT = re.compile(r"\[(?:…|\.\.\.)\]")
_BOILER = re.compile(
    r"(?:^|(?:(?:a|this|my|an) (?:formal )?request|request(?:ing)?(?: the following)?|i (?:am writing|write|ask|request)) )(?:under|pursuant to|in accordance with|using)\s+the\s+(?:freedom of information(?:\s+act)?|foi\w*|environmental information\w*(?:\s+regulations)?)(?:\s+(?:act\s+)?\d{4})?,?"
    r"|\b(?:many\s+)?thanks(?:\s+in advance)?\b|\bthank you\b",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[?!;])\s+|(?<=[a-z)\d\"'])\.\s+(?=[A-Z(\"'])|\n+")
_OPENERS = re.compile(
    r"^(?:[\s,:;-]+|please|again|lastly|kindly|hi|hello|also|and|then|so|but|further(?:more)?|in addition|finally|or|wherever possible|"
    r"if (?:so|not|yes|they (?:are|may|have|do|can)|the answer is yes|it (?:is|does)|you (?:do|have|are))|where (?:the answer is|this is) (?:yes|the case)|"
    r"(?:could|can|would|will) (?:you|u)(?: please| kindly)?(?= (?:tell|let|say|state|confirm|provide|send|give|supply|list|explain|advise|share|name|describe|disclose|outline|forward|set|break|indicate|identify|release|attach|enclose))|"
    r"(?:could|can|may) (?:i|we)(?: please| kindly)? (?:have|see|get|obtain|receive|request)(?= )|"
    r"(?:i|we) (?:would|should|'d) (?:also )?(?:like|be interested|be grateful|appreciate)(?: for| to know| to see| to have| to receive| it if| to be told)?|i'd (?:also )?(?:like|be interested)(?: to know| to see| to have| in)?|"
    r"i (?:also )?(?:want|wish|need)(?: to know| to see)?|i (?:hereby )?request|i am (?:writing to )?(?:asking|requesting|seeking)|"
    r"to (?:support|help) [^,]{0,60},|for (?:each|every)[^,]{0,80},|of (?:these|those|the)[^,]{0,80},|during [^,]{0,40},|in (?:the )?\d{4}[^,]{0,20},|since [^,]{0,40},|between [^,]{0,60},)\s*",
    re.I,
)  # fmt: skip
_ASKS_NUMBER = re.compile(
    r"\b(?:how many|how often|how frequently|(?:the )?(?:total |overall |annual |monthly |exact )?numbers?(?: of|\b)|total count|percentage|proportion|per cent|what share|"
    r"(?:longest|shortest) (?:time|delay|period)|statistics|stats|breakdown|figures?(?= (?:for|on|of|down|please|by))|break\b.{0,30}\bdown|average|on how many|in how many|how much|sum|amount|monthly totals?|annual totals?|totals?(?= (?:for|of|per|by|number)))\b",
    re.I,
)
_NOT_NUMBER = re.compile(
    r"\b(?:reference|phone|telephone|version|serial|contact|account|licence) numbers?\b", re.I
)
_LENGTH = re.compile(
    r"\b(?:after|for) how many (?:days|weeks|months|years)|how many (?:days|weeks|months|years)\b.*\b(?:kept|keep|retain\w*|stored|delet\w*|destroy\w*|wiped)",
    re.I,
)
_PART = re.compile(
    r"\b(?:how many|how often|(?:the )?(?:total |overall )?numbers? of|the number(?= (?:that|which|who|where|reported|notified|referred|told))|(?:what )?(?:percentage|proportion)|how much|(?:the )?(?:sum|amount)\b)",
    re.I,
)
_POLAR = re.compile(
    r"^(?:is|are|am|was|were|do|does|did|has|have|had|can|could|may|might|will|would|should|shall|must)(?:n't)?\b"
    r"|^(?:(?:tell|let)\s+(?:me|us)\s+(?:know\s+)?|say\s+|state\s+|confirm\s+|indicate\s+|advise\s+(?:me\s+)?|know\s+|specify\s+|clarify\s+|be told\s+)?(?:whether|if)\b|^confirm\s+that\b",
    re.I,
)
_DOCUMENT = (
    r"(?:polic(?:y|ies)|procedures?|sops?|guidance|guidelines?|protocols?|reports?|assessments?|dpias?|templates?|documents?|documentation|minutes|papers?|"
    r"notes?|handbooks?|codes?|schedules?|strateg(?:y|ies)|registers?|logs?|copy|copies|notices?|agreements?|instructions|messages|correspondence|extracts?)"
)
_PAPER = re.compile(
    r"\b(?:polic\w+|procedures?|sops?|guidance|guidelines?|protocols?|reports?|as*es+ments?|dpias?|strateg\w+|documents?|plans?)\b",
    re.I,
)
_HEAD = re.compile(
    rf"^(?:the |a |an |any |all |your |our |whatever |relevant |current |latest |full |written |it\b|them\b|for |to )*(?:\w+(?:['/-]\w+)*,? ){{0,6}}?{_DOCUMENT}\b",
    re.I,
)
_GIVE = re.compile(
    r"^(?:send|supply|provide|attach|enclose|share|forward|disclose|release|give|see|have|receive|copy|let (?:me|us) have|tell me where|furnish|point me)\b(?:\s+(?:me|us))?(?:\s+with)?(?:,? or [^,]{0,40},)?\s*",
    re.I,
)  # fmt: skip
_IT = re.compile(
    r"^(?:it|them|this|that|these|one|a copy|copies|the (?:document|policy|latest|most recent|current))\b",
    re.I,
)
_DESCRIBE = re.compile(
    r"^(?:describe|outline|set out|explain|detail|summari[sz]e|give (?:me )?(?:an outline|a description|details) of)\s+",
    re.I,
)
_HOW = re.compile(r"\b(?:how|why|by what means|in what way|what means)\b", re.I)
_KINDS_OF = re.compile(r"\b(?:kinds?|types?|categories|items?|details?|fields)\b", re.I)
_WAYS = re.compile(
    r"\b(?:process(?:es)?|procedures?|methods?|systems?|arrangements?|approach|polic(?:y|ies)|steps)\b", re.I
)
_BY_DIMENSION = (
    ("department", ("by|per|each|every|for each|across|which department*|directorate*|service*|team*|division*|area*", "departmental breakdown", "by|per service area*")),
    ("type", ("by|per|each type*|nature|category|kind", "broken|break* ~ down by type|nature|category|kind", "type|types of breach*|incident*")),
    ("cause", ("by|per|each cause*|reason*", "cause|causes ~ breach*|incident*|each|them", "what lay behind", "lay|lies behind them|these|those")),
    ("channel", ("by|per|each channel*|medium",)),
)  # fmt: skip
_BY_TIME = (
    ("month", ("month by month", "by|per|each|every|calendar month*", "monthly", "in each month")),
    ("quarter", ("by|per|each|every quarter", "quarterly")),
    ("year", ("by|per|each|every ~ year|years", "yearly|annually", "year by|on year", "annual breakdown|total*|figure*", "per annum", "in each of", "for each of")),
)  # fmt: skip


def split_off(question: str) -> tuple[str, str]:
    """What introduces a question, and the question itself."""
    if cut := list(_CUT.finditer(question)):
        return question[: cut[0].start()].strip(), _unmarked(question[cut[-1].end() :])
    marks = [
        mark for mark in _MARK.finditer(question) if mark.start() > 0 and question[: mark.start()].strip()
    ]
    if marks:
        return question[: marks[-1].start()].strip(), question[marks[-1].end() :].strip()
    head, _, rest = question.partition("\n")
    if rest.strip() and (
        head.rstrip().endswith(":") or compiled(("where the answer is",)).match(head.strip())
    ):
        return head.strip(), _unmarked(rest)
    return "", _unmarked(question)


def _unmarked(text: str) -> str:
    return _MARK.sub("", text.strip(), count=1).strip() if _MARK.match(text.strip()) else text.strip()


def mark_of(question: str) -> str:
    """The number or letter that the question carries: 2, b; empty where it has none."""
    marks = list(_MARK.finditer(_CUT.sub("\n", question)))
    return ((marks[-1]["n"] or marks[-1]["a"] or "").lower()) if marks else ""


def follows(mark: str, *, after: str) -> bool:
    """True where one mark is the next after the other: 3 after 2, c after b."""
    if mark.isdigit() and after.isdigit():
        return int(mark) == int(after) + 1
    return len(mark) == 1 == len(after) and mark.isalpha() and after.isalpha() and ord(mark) == ord(after) + 1


def sentences(text: str) -> list[str]:
    """The sentences of a question, without what only opens them."""
    found = [_opened(part) for part in _SENTENCE.split(text)]
    return [part for part in found if re.search(r"\w{2}", part)]


def _opened(text: str) -> str:
    while (match := _OPENERS.match(text)) and match.end() > 0:
        text = text[match.end() :]
    return text.strip()


def _is_conditional(text: str) -> bool:
    return bool(re.match(r"\s*(?:and\s+)?(?:if|where)\b", text, re.I))


def form(sentence: str) -> str:
    """What one sentence wants: number, polar, document, ways, kinds, how, list, or nothing sure."""
    text = _opened(sentence)
    if _LENGTH.search(text):
        return "list"
    if _ASKS_NUMBER.search(_NOT_NUMBER.sub("", text)):
        return "number"
    if _POLAR.search(text):
        return "polar"
    if described := _DESCRIBE.match(text):
        rest = text[described.end() :]
        if _HOW.match(rest):
            return "how"
        return (
            "kinds"
            if _KINDS_OF.search(rest) and not _WAYS.match(rest)
            else "ways"
            if _WAYS.search(rest)
            else "list"
        )
    given = _GIVE.match(text)
    rest = text[given.end() :] if given else text
    if given and (
        not rest.strip(" .!")
        or _HEAD.match(rest)
        or _IT.match(rest)
        or re.match(r"whatever|anything", rest, re.I)
    ):
        return "document"
    if re.match(rf"(?:what|which|whose|any)\s+(?:\w+\s+){{0,2}}?(?!period|data){_DOCUMENT}\b", text, re.I):
        return "document"
    if re.match(r"(?:how long|for how long|after how|what periods?|until when|when)\b", text, re.I):
        return "list"
    if re.match(
        r"(?:how|why|what happens|what becomes|by what|in what way|through what|tell me (?:how|why)|say (?:how|why))\b",
        text,
        re.I,
    ):
        return "how"
    if re.match(
        r"(?:what|which|who|whom|whose|where|list|name|identify|state|give|specify|say|tell)\b", text, re.I
    ):
        return "list"
    if _HEAD.match(rest):
        return "document"
    return "how" if _HOW.search(text) and text.endswith("?") else ""


def kind_of(focus: str, asked: frozenset[str], around: frozenset[str] = frozenset()) -> tuple[Kind, bool]:
    """The kind of answer that a question wants, and whether a document is what it asks for first of all."""
    parts = [part for part in _SENTENCE.split(focus) if re.search(r"\w{2}", part)]
    forms = [form(part) for part in parts]
    known = [found for found in forms if found]
    if "number" in known:
        return Kind.COUNT, False
    first = known[0] if known else ""
    if first in ("polar", "list", "how"):
        return _with_what_follows(first, parts, forms, asked)
    if first in ("document", "ways"):
        return Kind.DOCUMENT, first == "document"
    return (Kind.LIST if first else _fallback(asked, around)), False


def _fallback(asked: frozenset[str], around: frozenset[str]) -> Kind:
    """Words without a form of asking: a number where the introduction asks by month, else a list."""
    if "claim-money" in asked or (asked & {"type-of", "cause"} and "breach" in asked | around):
        return Kind.COUNT
    return Kind.COUNT if "how-many" in around and "policy-wanted" not in asked else Kind.LIST


def _with_what_follows(
    first: str, parts: list[str], forms: list[str], asked: frozenset[str]
) -> tuple[Kind, bool]:
    """A yes-or-no or a how, read with the sentences after it."""
    at = forms.index(first)
    later = list(zip(parts[at + 1 :], forms[at + 1 :], strict=True))
    is_of_document = bool(_PAPER.search(parts[at]))
    for text, found in later:
        if found == "document" and first == "polar":
            given = _GIVE.match(_opened(text))
            if is_of_document or not given:
                return Kind.DOCUMENT, True
    if first == "list" and re.search(
        r"\bwhat (?:does|do|did) (?:your|the)?\s*\w*\s*polic", " ".join(parts), re.I
    ):
        return Kind.DOCUMENT, False
    return (Kind.LIST if first == "list" else Kind.YES_NO), False


def _by(text: str) -> tuple[str, ...]:
    """What the figures are to be parted by."""
    spoken = plain(text)
    units = [unit for unit, phrases in _BY_TIME if compiled(phrases).search(spoken)][:1]
    units = [kind_of_year(spoken) if unit == "year" else unit for unit in units]
    return (*(name for name, phrases in _BY_DIMENSION if compiled(phrases).search(spoken)), *units)


def _clauses(focus: str) -> tuple[Clause, ...]:
    """One stretch for each number that is asked for."""
    starts = [match.start() for match in _PART.finditer(focus)]
    cuts = [0, *starts[1:], len(focus)]
    texts = [focus[a:b] for a, b in zip(cuts, cuts[1:], strict=False)]
    return tuple(Clause(text, concepts(text)) for text in texts if text.strip())


def understand(question: str, *, on: date, after: Iterable[str] = ()) -> Asked:
    """The question, understood. after: the questions before it, which it is read with where it leans on them."""
    text = _BOILER.sub(" ", question)
    stem, focus = split_off(text)
    own, stem_concepts = concepts(focus), concepts(stem) if stem else frozenset()
    previous = _leant_on(own, question, list(after))
    leans = bool(previous)
    around = stem_concepts | (concepts(previous) if leans else frozenset())
    kind, is_document = kind_of(focus, own, stem_concepts)
    time = when(focus, on=on)
    if time.period is None and stem:
        time = when(stem, on=on)
    by = tuple(dict.fromkeys((*_by(focus), *_time_units(stem), *filter(None, (time.by,)))))
    marks = frozenset({"document-first"}) if is_document else frozenset()
    return Asked(
        question,
        focus,
        kind,
        own | marks,
        around,
        f"{previous}\n{stem}".strip(),
        _clauses(focus),
        time.period,
        by,
        ("read with the questions before it",) if leans else (),
    )


def _time_units(stem: str) -> tuple[str, ...]:
    return tuple(name for name in _by(stem) if name not in {dimension for dimension, _ in _BY_DIMENSION})


_POINTS_BACK = compiled(
    ("also", "that|this document", "the above", "answered", "if so", "of these|those|them")
)


def _leant_on(own: frozenset[str], question: str, before: list[str]) -> str:
    """The questions before this one that it leans on: the nearest with a subject of its own, and what follows it."""
    if not before or not _leans(own, question, before[-1]):
        return ""
    for back in range(len(before) - 1, -1, -1):
        if pull(concepts(split_off(before[back])[1])) >= ENOUGH:
            return "\n".join(before[back:])
    return before[-1]


def _leans(own: frozenset[str], question: str, before: str) -> bool:
    """True where a question points back: by a word that stands for something, or by its number and no subject."""
    goes_on = follows(mark_of(question), after=mark_of(before))
    points = not own.isdisjoint({"leaning", "if-so"})
    if pull(own) < ENOUGH and not own & set(OUTSIDE):
        return points or (goes_on and bool(own - set(GENERAL)))
    return points and (goes_on or bool(_POINTS_BACK.search(plain(question))))
