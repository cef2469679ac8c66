"""The words by which the parts of a letter are told: its fields, its closing, its general passages, whose voice speaks."""

from __future__ import annotations

import re

from answerable.patterns import Pattern

WORDS = re.compile(r"\w+")
EDGE = re.compile(r"[\s|:.–—-]*(?:of\s+(?:your|the)\s+(?:request|enquiry)\b[\s|:.–—-]*)?")
META = re.compile(
    r"[\W_]*(?:(?:our |your |foi |eir |request |response |case |tfl )*(?:ref(?:erence)?|id)(?: number| no)?\b[\s:.]*|(?:response|decision|request|received|closed) date\b[^\n]{0,30}|date (?:request |of |received|responded|published|sent|closed|answered)[^\n]{0,40}"
    r"|publication date\b[^\n]{0,40}|published(?: on)?\W*(?:\d[^\n]{0,30}|(?:mon|tues|wednes|thurs|fri|satur|sun)day[^\n]{0,30})?|(?:received|responded|last updated)\b[^\n]{0,30}|documents?|attachments?|download[^\n]{0,40}|doc \d+[^\n]{0,60})$",
    re.I,
)
VALUE = re.compile(r"[\W_]*(?=[^\n]{0,40}$)(?=[^\n]*\d)[^\n.?!]*$")
CLOSE = re.compile(
    r"[\W_]*(?:if (?:you|this|for any reason)\b[^.]{0,90}\b(?:un(?:happy|satisfied)|dis-?satisfied|not (?:satisfied|happy|content)|complain|review|appeal|disagree|quer(?:y|ies)|questions?|concern)"
    r"|should you\b[^.]{0,60}\b(?:un(?:happy|satisfied)|dissatisfied|complain|review|appeal|quer(?:y|ies)|questions?|concern|not satisfied)|you (?:have (?:the|a) right|may|can|are entitled to)\b[^.]{0,50}\b(?:review|complain|appeal)"
    r"|(?:your )?(?:rights?|right) (?:of|to) (?:(?:request|ask for|seek|apply for) )?(?:an? )?(?:internal )?(?:review|appeal|complain)|next steps?\b|(?:internal )?reviews?(?: procedure| process)?\s*$|complaints?(?: procedure| process| and appeals?)?\s*$|appeals?(?: procedure)?\s*$|how to (?:complain|appeal)"
    r"|(?:please note,? )?(?:the following applies|the information (?:supplied|provided|released) (?:to you )?(?:is|continues|remains|may|in this)\b)|copyright|re-?use\b|what we supply is free|conditions of re-?use|(?:most|some) of the information that we provide"
    r"|i (?:hope|trust) (?:this|that|the|you)\b|(?:please )?(?:do not hesitate|feel free) to contact|(?:for|if) (?:the )?avoidance of doubt\b|disclosure log\b|this (?:response|information) (?:will|may) be published|date request received|request reference|reference number"
    r"|(?:yours|kind regards|regards)\b|contacts?(?: us| details| information)?\s*$|please quote\b|note from the requester)",
    re.I,
)
GROUND_HEAD = re.compile(
    r"[\W_]*(?:(?:explanat\w+ )?(?:annex|appendix)\b|(?:the )?exemptions?(?: applied| and)?\b|exceptions? applied\b|(?:section|s\.?|regulation|reg\.?) ?\d[\w().]*\s*[-–—:(]|refusal notice\b|(?:reasons?|explanation) (?:for|of|why)\b|legal (?:basis|explanation)\b|public interest(?: test)?\s*$|factors\b)",
    re.I,
)
PLAIN = re.compile(r"\(?(?P<num>\d{1,2})(?:[.):]+|[ \t]?[-–—])[ \t]+(?=\S)")


APPLICANT = Pattern(
    r"\b(?:I|we) (?:would|should|['’]d) (?:\w+ )?(?:like|appreciate|prefer|be grateful|be glad)\b|\b(?:I|we) (?:am|are) (?:request|ask|seek|look|interest|aware|making)\w*|\b(?:I|we) (?:wish|want) to (?:request|receive|know|have|ask)"
    r"|\b(?:I|we) (?:look forward|understand that you|expect)\b|\bmy (?:request|e-?mail|address|name|questions?)\b|\byou (?:must|should|have 20|have twenty)\b|\byour (?:job|duty|organisation|reply|response to me)\b"
    r"|^\W*please (?!see|find|note|refer|contact|be |accept|visit|click|quote|direct|put|clarify|could|let us|tell us)|\bplease\b[^.]{0,30}\b(?:me|send|supply|provide|show|tell|say|reply|respond|split|break)\b|\bcontact me\b(?=[^.]*\b(?:narrow|clarif))|\bunder section 1[16]\b[^.]*\bplease\b",
    re.I,
)
APPLICANTS = Pattern(  # an applicant's own voice, law and farewell
    r"\bI (?:do not|don['’]t|would|want|wish|imagine|remind|expect|hope|have no objection|have lived|look forward)\b|\bI['’]d\b|\bmy\b|\b(?:many |with )?thanks\b|\bregards\b|\bwishes\b|^\W*if (?:it helps|you)\b",
    re.I,
)
REF_LINE = re.compile(
    r"[\W_]*(?:[A-Z]\w* )?(?:our |your )?ref(?:erence)?\b[ .:#]*(?=\S*\d)\S{3,30}(?: \S{1,20})?\s*", re.I
)


FOLLOWS = Pattern(r"\b(?:as follows|below|following)\b[^.]{0,30}[.:]?\s*$|:\s*$", re.I)
BACK = re.compile(
    r"\b(?:see|as (?:in|for|per|at|explained|stated)|answer(?:ed|s)? (?:to|at|in|under)|response(?:s)? to|given (?:at|in)|refer to)\b[^.]{0,30}\b(?:questions?|parts?|points?|q)\b",
    re.I,
)
SUBJECT = 14  # words that a heading over an answer has at most
OPENING = 300  # characters in which a passage says which questions it is about
TURN = re.compile(
    r"\W*(?:as (?:for|to|regards)|turning to|with (?:regard|respect) to|in (?:relation|respect) (?:to|of)|regarding|concerning|on the (?:question|matter|subject) of)\s+(?P<topic>[^,.;:]{3,80}),",
    re.I,
)
YOURS = Pattern(
    r"\byour (?:request|letter|e-?mail|complaint)\b|\bthe request you\b|\byou (?:asked|sought|sent|requested|wrote)\b",
    re.I,
)
YOURS_DONE = Pattern(r"\byou (?:e-?mailed|asked|sought|sent|requested|wrote|complained|appealed)\b", re.I)
OURS = re.compile(r"\b(?:we|I|council|trust|university|department|authority|force|police|board)\b", re.I)
HEADING = 80  # characters that a heading has at most
FIGURE = re.compile(r"(?<![\d/])(?!(?:19|20)\d\d\b)\d")  # a figure that is no year
NOTE_HEAD = re.compile(
    r"[\W_]*(?P<note>(?:note|annex|appendix|footnote|reason) (?:[A-Z]|\d{1,2}|[ivx]+))\b[\W_]*(?:\n|$|(?=[A-Z]))", re.I
)
