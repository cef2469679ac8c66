"""The headings, field names, salutations and closings that part a letter: tables only, one a line."""

from __future__ import annotations

import re

from answerable.patterns import Pattern


def _any(*turns: str) -> str:
    return "(?:" + "|".join(turns) + ")"


_WHOSE = (
    _any(
        r"(?:details?|text|summary|description|content|subject|copy) of",
        r"the|your|my|our|this|original|full|foia?|eirs?|initial|specific|council|information",
        r"(?:applicant|requester|requestor|customer).?s",
        r"freedom of information(?: act)?",
    )
    + " "
)
_AFTER = " " + _any(
    r"details?|text|summary|description|received|made|submitted|content|wording|reads?|was|in full|as follows",
    r"for information|asked|as received|information|\d{1,2}",
)

REQUEST = re.compile(
    _any(
        rf"(?:{_WHOSE})*(?:requests?|questions?|enquir(?:y|ies)|quer(?:y|ies))(?:{_AFTER})*",
        r"information (?:requested|sought|required|wanted|you (?:requested|asked for))",
        r"you (?:have )?(?:asked|requested|wrote|said|wanted|sought)(?: us)?(?: for| to know)?"
        r"(?: the following| this)?(?: questions?| information)?",
        r"what (?:you|was|were you|did you|the applicant) (?:asked?|requested)(?: for| us)*",
        r"please (?:provide|describe)[\w ]{0,40}information[\w ]{0,40}|q",
    )
)
ANSWER = re.compile(
    _any(
        r"(?!(?:the )?dates?\b)(?:[\w’']+ ){0,3}(?:response|reply|answers?|replies|responses|decision|outcome)"
        r"(?: (?:details?|text|sent|given|provided|as follows|letter|below|\d{1,2}|to (?:your|the|this|questions?|request)"
        r"[\w ]{0,20}))*",
        r"in (?:response|reply)(?: to (?:your|the) [\w ]{0,30})?",
        r"we (?:answered|responded|replied|said)",
        r"information (?:released|disclosed|provided|held|supplied)",
        r"findings|result|disclosure|what we (?:found|hold|said)|a",
    )
)
BOTH = re.compile(
    r"(?:(?:our|the|your|foi) )?(?:requests?|questions?|queries) ?(?:and|&|/|\+) ?(?:our |the )?"
    r"(?:response|reply|answer|decision|replie)s?"
)
FIELD = re.compile(
    _any(
        r"(?:(?:full|first|last|sur|your|applicant|requester|contact) ?)*(?:name|e-?mail(?: address)?|telephone|phone)",
        r"(?:(?:your|applicant|requester|contact|home|postal) )*(?:mobile|tel|fax|address|post ?code|organi[sz]ation|company)",
        r"(?:(?:foi|eir|our|your|case|request|council|publication|response) )*(?:ref(?:erence)?|id|case|number|no)"
        r"(?: (?:number|no|id))?",
        r"(?:(?:the|request|response|foi|publication|published|updated) )*dated?(?: (?:of|request|response|received|published"
        r"|sent|due|responded|submitted|the|decision|and|letter|reply|closed|completed)){0,5}",
        r"published|first published|last updated|received|sent|issued|status|deadline|type|tags?|keywords|area|ward",
        r"subject|title|topic|category|regarding|re|department|directorate|service(?: area)?|team|format|preferred.{0,30}",
        r"from|to|cc|on|attachments?|documents?|exemptions?(?: applied)?|exceptions?|legislation|regime",
        r"how would you like.{0,60}|read details on this page|manylion|disclosure details|contact|(?:letter )?(?:by|via) e-?mail",
    )
)
GREETING = re.compile(r"(?:dear|hi|hello|hiya|good (?:morning|afternoon|day|evening)|to whom|fao|f\.a\.o)\b", re.I)
CLOSING = re.compile(
    _any(
        r"yours\b|regards\b|sincerely|cheers\b",
        r"(?:kind|kindest|best|warm|many|with)[\w ]{0,12}(?:regards|wishes|thanks)",
        r"thank(?:s| you)(?: very much| in advance| for your (?:help|time|assistance).*)?[.,!]?$",
        r"-{5,}|_{5,}|={5,}",
        r"please use this email address for all|sent from my|disclaimer:|this (?:e-?mail|message) (?:and any|is intended)",
    ),
    re.I,
)
TELLS = Pattern(
    _any(
        r"\byou (?:asked|requested|sought|wanted|wrote)\b",
        r"\byour (?:\w+ )?(?:request|e-?mail|letter|enquiry|message|correspondence)\b",
        r"\bit was for\b|\bfor asking\b|\basking the\b|\bin which you\b",
        r"\b(?:request|questions?|e-?mail|letter|enquiry|it|asked)\b.{0,60}\b(?:repeated|set out|copied|reproduced|shown|quoted|listed) (?:here|below)\b",
        r"\bthe (?:requester|applicant) asked\b",
    ),
    re.I,
)
ACKNOWLEDGES = Pattern(
    r"\b(?:thank you|thanks) for your\b.{0,40}\b(?:request|enquiry|questions)\b"
    r"|\byour (?:\w+ ){0,5}(?:request|enquiry|e-?mail|letter|message)\b.{0,60}\b(?:received|put|asked|asking|requested|made)\b"
    r"|\b(?:received|responding to|in response to|reply to|regarding|to) your (?:\w+ ){0,5}(?:request|enquiry)\b",
    re.I,
)
PARAPHRASED = Pattern(
    r"\byour (?:\w+ ){0,5}(?:request|enquiry|e-?mail|letter|message)\b[^.?:;]{0,120}?"
    r"\b(?:for|about|concerning|regarding|seeking|to see)\s+(?P<things>(?:the|any|all|an?|copies|details|how|what|which|whether)\b"
    r"(?! (?:freedom|environmental|act|foi|request))[^.?:;]{8,300})[.]",
    re.I,
)
FOLLOWING = Pattern(
    r"\byou (?:\w+ )?(?:asked|requested|sought|wanted)[^.?]{0,30}\b(?:following|this|below)\b[^?]{0,120}$",
    re.I,
)
QUOTED = re.compile(r"[“\"]([^“”\"]{12,})[”\"]")
