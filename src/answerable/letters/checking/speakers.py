"""Who speaks in a text: an authority to an applicant, an applicant, or a page of a log."""

from __future__ import annotations

import re

from answerable.letters.checking.phrases import phrase
from answerable.patterns import Pattern

LOG_ENTRY = Pattern(
    r"^[^\S\n]*(?:publication date|date published|published(?: on)?|date request received)\b"
    r"|^[^\S\n]*date of (?:decision|response)\b"
    r"|\bfind an? (?:freedom of information|FOI|EIR) (?:request|response)\b|: FOI release\b|\b(?:disclosure|publication) log\b"
    r"|^[^\S\n]*(?:FOI|EIR) request detail\b|^[^\S\n]*freedom of information (?:request )?response\s*$"
    r"|^[^\S\n]*you asked:?\s*$[\s\S]*^[^\S\n]*we answered:?\s*$"
    # the fields of a register
    r"|^[^\S\n]*(?:date (?:received|closed|responded|completed|issued|released|of (?:reply|receipt|release|disclosure))|(?:request|response|reply) (?:text|status|summary|sent|issued|reference|published)"
    r"|reply|summary|status|outcome|decision|category|topic|we (?:replied|responded|said)|closed|released|responded|(?:request )?received)(?:[^\S\n]*:|[^\S\n]+(?:on )?\d)"
    r"|\b(?:outcome|status)[^\S\n]*:[^\S\n]*(?:part\w*|fully|all|info\w*)?[^\S\n]*(?:refused|granted|disclosed|released|withheld|exempt|closed|completed?|successful|provided|supplied|not held)\b"
    r"|^[^\S\n]*question[^\S\n]*[\t|][^\S\n]*(?:response|answer|reply)[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_LOG_HEAD = Pattern(  # in its first lines
    r"\b(?:FOI|EIR|FOISA|requests?|responses?|information)\b[^\n]{0,40}\b(?:log|register|archive|responses|releases|replies)\b"
    r"|^[^\n]{0,30}\bresponses? to requests\b",
    re.IGNORECASE | re.MULTILINE,
)
_REFERENCE_HEAD = re.compile(  # a bare reference with a subject, as the first line: "FOI 1183 - Nurseries"
    r"\s*(?:(?i:request|response|ref(?:erence)?|case)\b[ .:/#-]*)?(?:[A-Z\d]{0,6}[ /#-]?)?(?:FOI|EIR|RFI|F|IR)[A-Z]{0,5}[ ./#-]{0,3}\d[\w/.-]*(?:[ \t]*[-–:|][ \t]*|[ \t]+)\w",
)
RECORD_END = Pattern(  # the fields of a register below the last answer: "Status: Refused. 11 September 2018"
    r"\n\s*(?:status|outcome|(?:request |response )?(?:reference|status)|date (?:received|closed|responded|completed|issued|released|published|of (?:reply|receipt|release|response))"
    r"|(?:response|reply) (?:sent|issued)|closed|published|responded|decision date)\b(?:[^\S\n]*:|[^\S\n]+(?:on )?\d)[^\n]*(?:\n+[^\n]{1,60}){0,4}\s*$",
    re.IGNORECASE,
)
_PUBLISHED = Pattern(  # above the greeting, where the copy of a letter stands on a page for publication
    r"\b(?:disclosure|publication) (?:log|register|scheme)\b|\b(?:FOI|EIR|information) (?:log|release|disclosures?)\b"
    r"|^[^\S\n]*(?:publication date|date (?:published|of publication)|published(?: on| online)?)\b|\bpublished (?:responses?|repl(?:y|ies))\b",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD = 240  # characters of the first lines
LETTER_ITSELF = Pattern(
    r"^[^\S\n]*dear\b|\byours (?:sincerely|faithfully|truly)\b|^[^\S\n]*(?:(?:kind|best|warm|many) )?regards\b"
    r"|^[^\S\n]*(?:hi|hello|good (?:morning|afternoon|evening)|annwyl|a charaid)\b[ \w.,]{0,40}$|^[^\S\n]*yn gywir\b",
    re.IGNORECASE | re.MULTILINE,
)
TO_APPLICANT = phrase(
    r"thank you for your (?:\w+ ){0,4}(?:request|e-?mail|letter|enquiry)",
    r"your (?:\w+ ){0,4}request (?:of|dated|received|was|has|for|under|is)",
    r"in response to your",
    r"(?:we|I) (?:have )?received your (?:\w+ ){0,3}(?:request|e-?mail|letter|enquiry)",
    r"your (?:\w+ )?(?:e-?mail|letter|enquiry|message) (?:of|dated|received)",
    r"(?:we|I) (?:refer|write|am writing|are writing) (?:\w+ ){0,4}to your",
    r"you (?:asked|requested|sought) (?:for|the|to|us|copies|information|details)",
    r"(?:considered|received|refus\w+|treated|dealt with|processed|looked at) your (?:\w+ ){0,3}(?:request|e-?mail|letter|enquiry)",
    r"you (?:may|can) (?:ask|request|apply|appeal|complain)",
    r"if you (?:wish|want|would like) (?:to complain|to appeal|a review|for a review)",
)
_APPLICANT = phrase(
    r"(?:I|we) (?:hereby |write to |wish to |am writing to |are writing to |now )?(?:request|ask|seek)(?:,| that| the| copies| disclosure| you| for)",
    r"(?:our|my) clients? (?:requests?|asks?|seeks?)",
    r"(?:I|we) (?:would|should) (?:like|be grateful|appreciate)",
    r"I (?:am |wish to |hereby |want to |now )?(?:request|ask|make a request|asking|requesting|writing to request)",
    r"what I (?:want|would like|am asking)",
    r"(?:this is|please treat this|treat this)(?: \w+){0,4} (?:request|made under)",
    r"please (?:can you |could you )?(?:send|provide|supply|tell|give|let me|confirm|state)",
    r"(?:can|could|would) you (?:please |kindly )?(?:send|provide|supply|tell|give|confirm|let me)",
)
_AUTHORITY = phrase(
    r"(?:we|council|trust|authority|department|university|force|service|school|constabulary|it|this) (?:\w+ ){0,3}(?:(?:do|does|did) not hold|holds?|held|can confirm"
    r"|consider\w*|enclos\w+|attach\w*|withh\w+|appl(?:y|ies|ied)|rel(?:y|ies)|refus\w+|neither confirm\w*)",
    r"(?:our|date of) (?:ref\w*|response|reply|decision)|response(?: date)? ?[:\n]",
    r"dear (?:requester|applicant|enquirer)",
    r"thank you for (?:your|the|contacting|getting)",
    r"(?:your|the) questions|(?:our|the) (?:responses?|answers?)",
    r"(?:is|are|was|were) (?:\w+ )?(?:attached|enclosed|withheld|redacted|not held)",
    r"not held",
    r"you may (?:ask|request|appeal|complain|apply)",
    r"yours? request (?:has|was|is|under|of|for)|your right to",
)
# what an applicant says of refusals and of what the authority may hold, and the reference at a solicitor's head
_ASIDE = Pattern(
    r"(?:^|(?<=[.;:?!\n]))\s*(?:if|please|should|where|in the event|in so far as|to the extent)\b[^.;?!]*[.;?!]?"
    r"|^[^\n]{0,40}\bour ref[^\n]*$"
    r"|\b(?:that|which|information|records?|data|documents?|anything) (?:the |your )?(?:council|trust|authority|department|university|force|service|school|constabulary) holds?"
    r"|\bwe act for\b",
    re.IGNORECASE | re.MULTILINE,
)
_FRAME = Pattern(
    r"^[^\S\n]*(?:dear|hello|hi|good (?:morning|afternoon)|from:|to:|to the|to whom)\b", re.IGNORECASE | re.MULTILINE
)


def is_from_applicant(text: str) -> bool:
    """True for a letter in which only an applicant speaks: somebody asks, and nobody answers as an authority does."""
    asks = _APPLICANT.search(text) and _FRAME.search(text)
    return bool(asks) and not _AUTHORITY.search(_ASIDE.sub(" ", text)) and not TO_APPLICANT.search(text)


def is_log_entry(text: str) -> bool:
    """True for a page or register of the authority that is not the letter itself.

    A register may hold a copy of the whole letter; then only its own head says that it is one.
    """
    if LETTER_ITSELF.search(text):
        return False
    head = text.lstrip()[:_HEAD]
    return bool(LOG_ENTRY.search(text) or _LOG_HEAD.search(head) or _REFERENCE_HEAD.match(head))


def is_published_page(text: str) -> bool:
    """True for a page for publication: a log entry, or the copy of a whole letter under such a page's own head."""
    greeting = LETTER_ITSELF.search(text)
    return is_log_entry(text) or bool(greeting and _PUBLISHED.search(text[: min(greeting.start(), 2 * _HEAD)]))
