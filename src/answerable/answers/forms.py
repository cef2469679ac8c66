"""What a sentence of a question wants, by its form: a number, yes or no, a document, a list, or how."""

from __future__ import annotations

import re

from answerable.registers import Kind

SENTENCE = re.compile(r"(?<=[?!;])\s+|(?<=[a-z)\d\"'])\.\s+(?=[A-Z(\"'])|\n+")
_OPENERS = re.compile(
    r"^(?:[\s,:;-]+|please|again|lastly|kindly|hi|hello|also|and|then|so|but|further(?:more)?|in addition|finally|or|wherever possible|"
    r"if (?:so|not|yes|they (?:are|may|have|do|can)|the answer is yes|it (?:is|does)|you (?:do|have|are))|where (?:the answer is|this is) (?:yes|the case)|"
    r"(?:could|can|would|will) (?:you|u)(?: please| kindly)?(?= (?:point|direct|show|refer|email|copy|tell|let|say|state|confirm|provide|send|give|supply|list|explain|advise|share|name|describe|disclose|outline|forward|set|break|indicate|identify|release|attach|enclose))|"
    r"(?:could|can|may) (?:i|we)(?: please| kindly)? (?:have|see|get|obtain|receive|request|be (?:provided|supplied|sent|furnished|given)(?: with)?)(?= )|"
    r"(?:i|we) (?:would|should|'d) (?:also )?(?:like|be interested|be grateful|appreciate)(?: for| to know| to see| to have| to receive| it if| to be told)?|i'd (?:also )?(?:like|be interested)(?: to know| to see| to have| in)?|"
    r"i (?:also )?(?:want|wish|need)(?: to know| to see)?|i (?:hereby )?request|i am (?:writing to )?(?:asking|requesting|seeking)|"
    r"(?:in|for|on|at|of|during|since|between|over|within|from|regarding|concerning|as regards|with regard to|in relation to|where|when|if|apart from|other than|besides|aside from|once|after|before|while|until|given|under|unless|except|in respect of|with respect to|in the event)\b(?!\s+(?:what|which|how|whom|whose|why)\b)[^,.?:]{2,90},(?=\s*(?:(?:for|after|within|on|by|in) )?(?:how|what|which|who|where|when|why|is|are|was|were|do|does|did|has|have|had|can|could|may|must|will|would|should|please|list|state|name|provide|give|send)\b)|"
    r"to (?:support|help) [^,]{0,60},|for (?:each|every)[^,]{0,80},|of (?:these|those|the)[^,]{0,80},|during [^,]{0,40},|in (?:the )?\d{4}[^,]{0,20},|since [^,]{0,40},|between [^,]{0,60},)\s*",
    re.I,
)  # fmt: skip
_ASKS_NUMBER = re.compile(
    r"\b(?:how many|how often|how frequently|(?:the )?(?:total |overall |annual |monthly |exact )?numbers?(?: of|\b)|total count|percentage|proportion|per cent|what share|"
    r"(?:longest|shortest) (?:time|delay|period)|statistics|stats|breakdown|figures?(?= (?:for|on|of|down|please|by))|break\b.{0,30}\bdown|average|(?:grand |overall )?total(?= (?:\w+ )?(?:paid|spent|given|received|out|awarded|settled))|total membership|on how many|in how many|how much|sum|amount|monthly totals?|annual totals?|totals?(?= (?:for|of|per|by|number)))\b",
    re.I,
)
_AMOUNT = re.compile(
    r"^(?:what|state|give|provide|supply|the)\b(?! (?:is|was|are|were) the (?:name|reason))[^?.]{0,80}?\b(?:costs?|budget|spend|spending|spent|value of|worth|price|pa(?:y|id)(?= |\b(?!roll))|salary|salaries|fees?|"
    r"(?:hourly|daily) rate|premium|expenditure)\b",
    re.I,
)
_NAMES = re.compile(
    r"(?:which|list|name|identify|what)\s+(?!(?:is|are|was|were|happens|happened|becomes|became|steps|has|have|would|will|did|does|do)\b)(?!(?:\w+\s+)?(?:numbers?|percentage|proportion|share|fraction|amounts?|sums?|totals?|figures?|statistics)\b)\w+",
    re.I,
)
_HOW_MANY = re.compile(
    r"\b(?:how many|how much|(?:with )?the numbers? (?:of|for|in) each|percentage|proportion)\b", re.I
)
_NOT_NUMBER = re.compile(r"\b(?:reference|phone|telephone|version|serial|contact|account|licence) numbers?\b", re.I)
_LENGTH = re.compile(
    r"\b(?:after|for|within|in) how many (?:days|weeks|months|years)|\b(?:after|for|within) how long\b|how many (?:days|weeks|months|years)\b.*\b(?:kept|keep|retain\w*|stored|delet\w*|destroy\w*|wiped)",
    re.I,
)
_NAMED_FIRST = re.compile(
    r"[^?.:,;]{3,60}?\s*(?:\s[-–]\s|:\s)(?=(?:how (?:long|many|often|soon)|what|which|who|when|where|is|are|was|were|do|does|did|has|have|can|may)\b[^.]*\?)",
    re.I,
)  # "Teams recordings - how long before they are deleted?"
_THEN_LENGTH = re.compile(
    r",?\s+and(?:,? if so,?)? (?:for how long|after how|within how|how long|how soon|how many (?:days|weeks|months|years)|when)\b",
    re.I,
)
POLAR = re.compile(
    r"^(?:is|are|am|was|were|do|does|did|has|have|had|can|could|may|might|will|would|should|shall|must)(?:n't)?\b"
    r"|^(?:(?:tell|let)\s+(?:me|us)\s+(?:know\s+)?|say\s+|state\s+|confirm\s+|indicate\s+|advise\s+(?:me\s+)?|know\s+|specify\s+|clarify\s+|be told\s+)?(?:whether|if)\b|^confirm\s+that\b",
    re.I,
)
_DOCUMENT = (
    r"(?:polic(?:y|ies)|procedures?|sops?|guidance|guidelines?|protocols?|reports?|assessments?|dpias?|templates?|documents?|documentation|minutes|papers?|"
    r"notes?|handbooks?|codes?|schedules?|strateg(?:y|ies)|registers?|logs?|copy|copies|notices?|agreements?|instructions|messages|correspondence|extracts?)"
)
_SEE_IT = re.compile(
    r"\b(?:(?:may|can|could) i (?:see|have)|(?:send|provide|enclose|attach|supply) (?:it|them|a copy|copies))\b", re.I
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
    r"^(?:send|supply|provide|attach|enclose|share|forward|disclose|release|give|see|have|receive|copy|let (?:me|us) have|tell me where|furnish|point me to|point me|direct me to|refer me to|show me|email me)\b(?:\s+(?:me|us))?(?:\s+with)?(?:,? or [^,]{0,40},)?\s*",
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
_DETAILS = re.compile(
    r"^(?:(?:the )?details|particulars) of (?:the |any |all |what )?(?:information|data|items?|fields?|particulars|is|gets)\b",
    re.I,
)
_EACH_ONE = re.compile(
    r"(?:for|of|on) (?:each|every)(?: \w+){0,3} (?:breach|incident|case|occurrence|event|loss)\b(?! (?:type|category|cause))[^.?]*,[^.?]*\band\b"
    r"|,[^.?]*\band\b[^.?]* (?:of|for|in) (?:each|every)(?: \w+){0,3} (?:breach|incident|case|occurrence|event|loss)\b(?! (?:type|category|cause))"
    r"|\b(?:incident by incident|breach by breach|case by case)\b",
    re.I,
)  # several particulars of each one
_SUMMARY = re.compile(
    r"(?:(?:a|the|any|brief|short|full|concise|one-line) )*(?:summar(?:y|ies)|descriptions?|accounts?|outlines?|explanations?) (?:of|for) (?:each|every|all|any|these|those|the)\b(?![^.?]*\b(?:polic|report|document))",
    re.I,
)
_COLUMNS = re.compile(
    r"(?:(?:a|an|the|your|any|full|complete|copy of) )*(spreadsheet|list|table|log|register|extract|database)\b[^.?]*?"
    r"(?::|\b(?:showing|including|setting out|giving|stating|containing|with columns)\b)",
    re.I,
)  # what a list shows of each one is no number by itself
_WHO_IS = re.compile(
    r"(?:(?:the|any|all|full) )*(?:names?|job titles?|contact details|identit(?:y|ies)|(?:retention|storage|disposal) periods?)\b",
    re.I,
)
_WITH_COPY = re.compile(
    r"\b(?:with|and|together with|enclos\w+|attach\w*|provide|supply|send) (?:me )?(?:a )?cop(?:y|ies) of\b", re.I
)
_RATE = re.compile(r"how (?:often|frequently|regularly)\b", re.I)
_REASON = re.compile(r"explain (?:\w+ )?reason", re.I)
_WHATEVER = re.compile(r"whatever|anything", re.I)
_WHICH = re.compile(rf"(?:what|which|whose|any)\s+(?:\w+\s+){{0,2}}?(?!period|data){_DOCUMENT}\b", re.I)
_STARTS = (
    (
        "list",
        re.compile(
            r"(?:how long|for how long|after how|what periods?|(?:for|over|after|within|on|from|since|by|until|in) (?:what|which) (?!way|manner|means|basis|grounds?|circumstances)\w+|until when|when)\b",
            re.I,
        ),
    ),
    (
        "how",
        re.compile(
            r"(?:how|why|what happens|what becomes|what do you do|on what (?:basis|grounds)|by what|in what way|through what|"
            r"(?:tell me|explain|give|state)(?: \w+){0,2} reasons?|tell me (?:how|why)|say (?:how|why))\b",
            re.I,
        ),
    ),
    (
        "list",
        re.compile(r"(?:what|which|who|whom|whose|where|list|name|identify|state|give|specify|say|tell)\b", re.I),
    ),
)


def sentences(text: str) -> list[str]:
    """The sentences of a question, without what only opens them."""
    found = [opened(part) for part in SENTENCE.split(text)]
    return [part for part in found if re.search(r"\w{2}", part)]


_NEXT = re.compile(
    r",\s*(?:and\s+|or\s+|but\s+)?(?=(?:how|what|which|who|where|when|why|whether|is|are|was|were|do|does|did|has|have|had|can|could|may|must|will|would)\b)",
    re.I,
)


def clauses(text: str) -> list[str]:
    """The sentences, each parted where another question begins in it: how is it done, which rules apply, and who …"""
    return [part for sentence in sentences(text) for part in _NEXT.split(sentence) if re.search(r"\w{2}", part)]


_SET_OUT = re.compile(
    r"(?:when|where|if|once|after|before|while) (?!(?:what|which|how|is|are|was|were|do|does|did|will|has|have|had|can|could|must|may|should)\b)[^,?]{10,160}?\s"
    r"(?=(?:is there|are there|do you|does the|do the|is it|are they|do they|does it|will you|are you|is the|are the)\b)",
    re.I,
)  # "When records reach their day is there a check …?": the question comes after what sets it out


def opened(text: str) -> str:
    """The sentence without what only opens it: please, could you tell me, in each year."""
    while (match := _OPENERS.match(text)) and match.end() > 0:
        text = text[match.end() :]
    if match := _SET_OUT.match(text):
        text = text[match.end() :]
    return text.strip()


ELLIPTIC = re.compile(
    r"(?:what (?:number|proportion|percentage)|how many|how often|which|were|was|did|has|have|is|are|do)\s+(?:of (?:these|those|them|which)|were|was|are|is|had|has|have|did|do|"
    r"they|these|those|any|each|all|it|involv\w+|concern\w+|relat\w+|result\w+|led|occur\w+|happen\w+|caus\w+|affect\w+|include\w*|report\w*)\b",
    re.I,
)  # the number of what, or who, is left to be understood from what stands before
_GOES_ON = re.compile(
    r"^\W*(?:(?:and|so|then|also|further|what about|how about|same|ditto)\b|(?:please )?(?:broken|split|break(?:down)?)\b[^.?]{0,30}\b(?:by|per)\b|by (?:department|month|year|type|cause|service)\b)",
    re.I,
)


def goes_on_from(focus: str) -> bool:
    """True where a question goes on from the one before it: by its first word, or by leaving out of what it asks a number."""
    return bool(_GOES_ON.match(focus) or (ELLIPTIC.match(opened(focus)) and _ASKS_NUMBER.match(opened(focus))))


def _number_or_names(text: str) -> str:
    """number where a sum or a number is asked for, list where names or a length of time are; else nothing."""
    if _AMOUNT.match(text):
        return "number"
    if _LENGTH.search(text) or (_NAMES.match(text) and not _HOW_MANY.search(text) and not _WHICH.match(text)):
        return "list"
    if _ASKS_NUMBER.search(_NOT_NUMBER.sub("", text)):
        return "number"
    return "list" if _WHO_IS.match(_bare_of_giving(text)) else ""


def form(sentence: str) -> str:
    """What one sentence wants: number, polar, document, ways, kinds, how, list, or nothing sure."""
    text = opened(sentence)
    if (named := _NAMED_FIRST.match(text)) and not POLAR.match(text):
        text = opened(text[named.end() :])
    if POLAR.search(text) and _THEN_LENGTH.search(text):
        return "polar"
    if counted := _number_or_names(text):
        return counted
    if POLAR.search(text):
        return "polar"
    if (described := _DESCRIBE.match(text)) and not _REASON.match(text):
        return _described(text[described.end() :])
    if _DETAILS.match(text) or _SUMMARY.match(_bare_of_giving(text)):
        return "kinds"
    if _wants_document(text):
        return "document"
    return next((found for found, pattern in _STARTS if pattern.match(text)), _by_its_words(text))


_ASKING = re.compile(
    r"^(?:how many|how often|how much|(?:the )?(?:total |overall |annual |exact )?(?:number|percentage|proportion|sum|amount|list|details|copy|copies)(?: of)?|"
    r"what|which|whether|is there|are there|have you|do you have|does the \w+ (?:have|hold|keep)|has the \w+|were|was|is|are|do|does|did|list|name|"
    r"send|supply|provide|give|let (?:me|us) have|state|confirm|tell (?:me|us)|describe|explain|any|all|the|your|a|an|me|us)\s+",
    re.I,
)
_ENDS = re.compile(
    r"\s+(?:that|which|who|whose|where|in|on|about|involving|concerning|regarding|for|to|by|with|from|since|between|during|when|if|has|have|had|was|were|is|are|did|do|does|at|as|using|used)\b|[,.;?!:\n]",
    re.I,
)


def head(focus: str) -> str:
    """The words that a question puts first: the number, list or document of what, before all that narrows it."""
    text = opened(focus)
    while match := _ASKING.match(text):
        text = text[match.end() :]
    end = _ENDS.search(text)
    return text[: end.start()] if end else text


def _described(rest: str) -> str:
    """What is to be described: how, the kinds of something, a way of doing it, or things."""
    if _HOW.match(rest):
        return "how"
    if _KINDS_OF.search(rest) and not _WAYS.match(rest):
        return "kinds"
    return "ways" if _WAYS.search(rest) else "list"


def _wants_document(text: str) -> bool:
    """True where a document is asked for: sent, attached, or as what and which."""
    given = _GIVE.match(text)
    if given is None:
        return bool(_WHICH.match(text))
    rest = text[given.end() :]
    return not rest.strip(" .!") or any(pattern.match(rest) for pattern in (_HEAD, _IT, _WHATEVER))


def _by_its_words(text: str) -> str:
    """A sentence that starts with nothing that asks: a document it names, or a question with how in it."""
    given = _GIVE.match(text)
    if _HEAD.match(text[given.end() :] if given else text):
        return "document"
    return "how" if _HOW.search(text) and text.endswith("?") else ""


_IF_CAN_IT = re.compile(r"^\W*if\b[^,;:]*?\b(?=(?:can|may|could|must) (?:it|they)\b)", re.I)  # polar, on a condition


def kind_of(focus: str, asked: frozenset[str], around: frozenset[str] = frozenset()) -> tuple[Kind, bool]:
    """The kind of answer that a question wants, and whether a document is what it asks for first of all."""
    parts = [_IF_CAN_IT.sub("", part) for part in SENTENCE.split(focus) if re.search(r"\w{2}", part)]
    forms = [form(part) for part in parts]
    if "breach" not in asked | around:  # how often something is done is no number that is kept
        forms = [
            "how" if found == "number" and _RATE.match(opened(part)) else found
            for part, found in zip(parts, forms, strict=True)
        ]
    if parts and (columns := _COLUMNS.match(_bare_of_giving(opened(parts[0])))):
        is_list = columns[1].lower() in ("list", "table")
        return (Kind.LIST if is_list else Kind.DOCUMENT), not is_list
    if forms[:1] in (["how"], ["ways"]) and _WITH_COPY.search(parts[0]):
        return Kind.DOCUMENT, True
    known = [found for found in forms if found]
    if _EACH_ONE.search(focus) and known[:1] != ["polar"]:
        return Kind.LIST, False
    if "number" in known:
        return Kind.COUNT, False
    first = known[0] if known else ""
    if first in ("polar", "list", "how"):
        return _with_what_follows(first, parts, forms, asked)
    if first in ("document", "ways"):
        return Kind.DOCUMENT, first == "document"
    return (Kind.LIST if first else _fallback(asked, around)), False


def _bare_of_giving(text: str) -> str:
    """The words after "send me", "provide" and the like."""
    given = _GIVE.match(text)
    return text[given.end() :] if given else text


def _fallback(asked: frozenset[str], around: frozenset[str]) -> Kind:
    """Words without a form of asking: a number where the introduction asks by month, else a list."""
    if "data-kinds" in asked:
        return Kind.LIST
    if "claim-money" in asked or (asked & {"type-of", "cause"} and "breach" in asked | around):
        return Kind.COUNT
    return Kind.COUNT if "how-many" in around and "policy-wanted" not in asked else Kind.LIST


def _with_what_follows(first: str, parts: list[str], forms: list[str], asked: frozenset[str]) -> tuple[Kind, bool]:
    """A yes-or-no or a how, read with the sentences after it."""
    at = forms.index(first)
    later = list(zip(parts[at + 1 :], forms[at + 1 :], strict=True))
    is_of_document = bool(_PAPER.search(parts[at]))
    if first == "polar" and is_of_document and _SEE_IT.search(parts[at]):
        return Kind.DOCUMENT, True
    if (
        first == "polar"
        and re.search(r"\b(?:a|any) list of\b", parts[at], re.I)
        and any(_GIVE.match(opened(text)) for text, _ in later)
    ):
        return Kind.LIST, False
    if (
        first == "list"
        and is_of_document
        and any(found == "document" or re.match(r"an? cop(?:y|ies)\b", text, re.I) for text, found in later)
    ):
        return Kind.DOCUMENT, True
    for text, found in later:
        if found == "document" and first == "polar":
            given = _GIVE.match(opened(text))
            if is_of_document or not given:
                return Kind.DOCUMENT, True
    if first == "list" and re.search(r"\bwhat (?:does|do|did) (?:your|the)?\s*\w*\s*polic", " ".join(parts), re.I):
        return Kind.DOCUMENT, False
    return (Kind.LIST if first == "list" else Kind.YES_NO), False
