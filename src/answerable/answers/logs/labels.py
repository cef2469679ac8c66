"""What a heading over a column, a label before some words or a key of JSON is taken for."""

from __future__ import annotations

import re
from functools import lru_cache

QUESTION, ANSWER, TITLE, OUTCOME, PROVISIONS, REFERENCE, NUMBER, ON, LINK, PUBLISHER, LICENCE, LETTER, NOTHING = (
    "question", "answer", "title", "outcome", "provisions", "reference", "number", "on", "link", "publisher", "licence", "letter", "",
)  # fmt: skip
PERSON, ASKED_ON, KIND = "a person, left out", "the day of the request, left out", "a kind or a department, left out"
DUE = "the day by which an answer was due, left out"
ROLES = (QUESTION, ANSWER, TITLE, OUTCOME, PROVISIONS, REFERENCE, NUMBER, ON, LINK, PUBLISHER, LICENCE, LETTER, NOTHING)
LEFT_OUT = (PERSON, ASKED_ON, DUE, KIND)
_LONG = 70  # characters of a label at most
_NOT_WORDS = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SHORT = {"q": QUESTION, "a": ANSWER, "text": LETTER, "body": LETTER, "foi": REFERENCE, "eir": REFERENCE}
_RECEIVED = re.compile(r"\b(?:rec d|recd|rcvd|rcv d|rec vd|recvd|recieved)\b")
_FILLER = re.compile(r"\b(?:the|a|an|your|our|my|their|this|any|all|foi|foia|eir|eirs|freedom|act|s)\b ?")
_DAY = r"\b(?:date|dates|day|when|dated|datetime|at)\b"
_DONE = r"respon\w*|repl\w*|answer\w*|sent|issued|closed?|clos\w+|complet\w+|publi\w+|disclos\w+|releas\w+|out|finali[sz]\w+|decision|provided|uploaded|updated|outcome"
# The first that fits, in words without marks and fillers.
_PATTERNS = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (PUBLISHER, r"^(?:name of )?(?:public )?(?:authority|council|body|public body|organisation|organization|publisher|institution|trust)(?: name)?$"),
        (LICENCE, r"^licen[cs]e\b|^re ?use\b"),
        (PERSON, r"^(?:name|full name|first name|last name|surname)$|\b(?:applicants?|requesters?|requestors?|requestees?|customers?|enquirers?|complainants?|from)\b(?! (?:type|category))|\b(?:e ?mail|phone|postcode|officer|handler|owner|assigned|user)\b|^contact (?:name|person|details)|\b(?:answered|closed|handled|completed) by$"),
        (DUE, r"\bdue\b(?! to\b)|\bdeadline\b|^target(?: date| day| response date)?$|\btarget (?:date|day)\b|\b(?:reply|respond|answer) by$"),
        (LETTER, r"^(?:request|question|enquiry)s? and (?:\w+ )?(?:response|reply|answer)s?$|^(?:letter text|full text|full letter|correspondence)$"),
        (ON, r"^(?:out|sent|closed|published|issued|completed|responded|replied|answered|uploaded|updated|released on|(?:sent|closed|published|issued|completed|responded|replied|answered|disclosed) (?:on|at))$|^(?:date|dated|month|year|publication date|last updated|dyddiad(?: yr? (?:ymateb|ateb))?)$"),
        (ON, rf"(?:{_DAY}.*\b(?:{_DONE})\b|\b(?:{_DONE})\b.*{_DAY})"),
        (ASKED_ON, rf"{_DAY}.*|.*{_DAY}|^(?:in|received|logged|opened|asked|requested)(?: on| by)?$|^dyddiad (?:derbyn\w*|y cais)$|^(?:days|working days|time) (?:taken|to)|^(?:month|year) received$|^on time$|^(?:request|enquiry|question)s? (?:received|made|logged|submitted)$"),
        (LINK, r"\b(?:links?|url|uri|web ?pages?|web ?address|web ?site|attachments?|downloads?|documents?|pdf|files?|hyperlinks?|href|attached)\b|^(?:response |reply |answer |decision )letters?$|^letters?$"),
        (PROVISIONS, r"\b(?:eithriad\w*|exempt\w*|exceptions?)\b|\b(?:sections?|clauses?|regulations?|provisions?|grounds?)\b.*\b(?:appl|cit|reli|used|engaged|claimed|refus|withh)|^(?:sections?|provisions?|grounds?|legislation applied|refusal (?:grounds?|reasons?|notice)|(?:grounds?|reasons?) for (?:refus|withh|non))"),
        (OUTCOME, r"\bcanlyniad\b|\boutcomes?\b|\bdecisions?\b|^results?$|^status\b|\bstatus$|^(?:was )?(?:information |info )?disclos(?:ed|ure)(?: type| level| decision)?(?: y n)?$|^(?:information |info )?(?:released|granted|provided|supplied|held|disclosed)(?: or withheld| y n| in full| in part)*$|^(?:response|reply) type$|^type of (?:response|reply|disclosure)$|^described state$|^display status$|^what was (?:released|decided)$"),
        (NUMBER, r"^(?:question|part|item|q) (?:no|number|num|ref|id)$|^(?:no|number|part|q)$"),
        (REFERENCE, r"\b(?:cyfeirnod|ref|reference|urn|rfi)\b|\b(?:case|log|request|tracking|unique|disclosure)\b.*\b(?:no|num|number|id|code)\b|^(?:case|id|identifier|log|number|slug|guid)(?: no| id| number)?$"),
        (KIND, r"^(?:department|directorate|service|service area|team|division|section responsible|category|categories|theme|type|regime|legislation|law|area|ward|keywords?|tags?|source|format|requester type|applicant type|request type|type of request|category of request|law used|portfolio|business area|directorate service)$"),
        (ANSWER, r"^(?:ymateb|ateb)\b|^(?:information|info|details?) (?:released|provided|supplied|disclosed|given|sent)\b|^(?:what )?we (?:said|replied|answered|responded|told)|^response\b|^repl(?:y|ies)\b|^answers?\b|^council s? ?(?:response|reply|answer)\b|\b(?:response|reply|replies|responses|answers?)(?: text| details?| summary| given| provided| sent| from \w+| in full| to (?:request|question|enquiry))?$|^disclosure\b|^(?:trust|university|force|council|authority|department) (?:said|replied)$"),
        (QUESTION, r"\b(?:cais|cwestiwn|questions?|requests?|enquir\w+|inquir\w+|quer(?:y|ies)|asked|requested|ask)\b(?! (?:title|subject|topic|name|heading))"),
        (TITLE, r"\b(?:teitl|pwnc|title|subject|topic|heading|subject matter)\b|^(?:request )?(?:name|summary|synopsis|description|details?)$|^(?:brief|short) (?:description|summary)\b|^description of|^summary of|^regarding$|^re$"),
    )
)  # fmt: skip


@lru_cache(maxsize=4096)
def role_of(heading: str) -> str:
    """The role of a heading; NOTHING where it is not known, or is no heading but a sentence."""
    if len(heading) > _LONG or not heading.strip():
        return NOTHING
    words = _NOT_WORDS.sub(" ", _CAMEL.sub(" ", heading)).strip().lower()
    words = _RECEIVED.sub("received", words)
    if words in _SHORT:
        return _SHORT[words]
    bare = _FILLER.sub("", f"{words} ").strip() or "?"
    if len(bare.split()) > 7:
        return NOTHING
    return next((role for role, pattern in _PATTERNS if pattern.search(bare)), NOTHING)


_LABELLED = re.compile(r"\s*([A-Z][^:\n?.]{0,60}?)\s*(?::|\s[–—-]\s)\s*", re.S)
_LETTERED = re.compile(r"\s*(?:(Q)|A)(?:\s?\d{1,2}[.):\s-]|[.):])\s*(?=\S)")
_COUNTED = re.compile(r"(?:Question|Request|Q|Answer|Response|Reply|A) ?\d{1,2}", re.I)
FIELDS = (
    QUESTION,
    ANSWER,
    TITLE,
    OUTCOME,
    PROVISIONS,
    REFERENCE,
    ON,
    LINK,
    PUBLISHER,
    LICENCE,
    PERSON,
    ASKED_ON,
    DUE,
    KIND,
)
# Of these alone a label is made, so that no title of a request is taken for one.
_VOCABULARY = re.compile(
    r"(?:requests?|questions?|enquir(?:y|ies)|quer(?:y|ies)|ask(?:ed|ing)?|answer(?:s|ed)?|respon(?:se|ses|ded)|repl(?:y|ies|ied)|said|say|information|info|details?|text|full|summary|date|dated|received|sent|issued|published|publication|closed|completed|ref|reference|number|no|id|case|log|title|subject|topic|heading|outcome|decision|result|status|exemptions?|exceptions?|applied|used|relied|engaged|sections?|clauses?|disclosed|disclosure|released|provided|held|withheld|supplied|requested|applicant|requester|requestor|name|category|department|directorate|service|area|team|licen[cs]e|authority|public|body|council|councils|trust|university|police|force|publisher|organisation|links?|documents?|attachments?|letters?|files?|downloads?|type|made|given|description|brief|short|theme|refusal|reasons?|grounds?|due|deadline|foi|foia|eir|eirs|rfi|act|freedom|of|the|a|an|your|our|we|you|they|i|what|was|were|is|did|s|to|from|by|for|and|on|in|under|any|this|legislation|law|regime|how|cais|cwestiwn|ymateb|ateb|cyfeirnod|dyddiad|teitl|pwnc|canlyniad|eithriadau?|yr?)"
)


def label_role(words: str) -> str:
    """The role of words that stand before others as their label: "Response:", "Question 2", "Q3"; NOTHING for any other."""
    bare = words.strip().rstrip(":.–—- ").strip()
    if len(bare) > _LONG or bare.endswith("?"):
        return NOTHING
    if _COUNTED.fullmatch(bare):
        return QUESTION if bare[0].lower() == "q" or bare.lower().startswith("req") else ANSWER
    plain = _NOT_WORDS.sub(" ", bare.lower()).split()
    is_label = 0 < len(plain) < 8 and all(_VOCABULARY.fullmatch(word) for word in plain)
    role = role_of(bare) if is_label else NOTHING
    return role if role in FIELDS else NOTHING


def labelled(text: str) -> tuple[str, str, str]:
    """The label at the head of some words, its role, and the words after it; blanks and the words where there is none."""
    if found := _LETTERED.match(text):
        return found[0].strip(), QUESTION if found[1] else ANSWER, text[found.end() :]
    match = _LABELLED.match(text)
    if match and (role := label_role(match[1])):
        return match[1], role, text[match.end() :].strip()
    return "", NOTHING, text
