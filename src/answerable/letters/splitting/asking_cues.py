"""The turns of phrase by which a sentence asks, chats or answers: tables only, one turn a line."""

from __future__ import annotations

import re

from answerable.patterns import Pattern


def _any(*turns: str) -> str:
    return "(?:" + "|".join(turns) + ")"


_OPEN = r"^[\"“'‘(*_\s]*"
_LEAD = _any(
    r"and",
    r"also",
    r"further(?:more)?",
    r"additionally",
    r"in addition",
    r"finally",
    r"lastly",
    r"next",
    r"then",
    r"(?:first|second|third|fourth)(?:ly)?",
    r"so",
    r"but",
    r"now",
    r"roughly|approximately|about|exactly|on average|typically|currently",
)
_LEADS = rf"(?:{_LEAD}\b[,:]?\s*)*"

ASK = re.compile(
    _OPEN
    + _LEADS
    + _any(
        r"(?:how|what|which|who|whose|whom|whether)\b(?!\s+(?:we|i|this|these|it|possible|appropriate|relevant|held)\b"
        r"|\s+(?:you|the applicant) (?:ask|want|seek|sought|request|need))",
        r"(?:where|when|why)\s+(?:is|are|was|were|do|does|did|will|would|has|have|had|can|could|should)\b",
        r"(?:do|does|did|is|are|was|were|has|have|will|would|could|can|may)\s+(?:the|you|your|any|there|all|staff|an?)\b",
        r"(?:please|kindly|pls)\b|let me know (?:how|what|if|whether|the|when|which|who|all|any)\b",
        r"(?:provide|supply|send|give|list|state|confirm|tell|set out|specify|detail|disclose|describe|explain)\s+"
        r"(?:me|us|the|a|an|any|all|each|details?|how|what|which|whether|copies|for|of|your)\b",
        r"(?:indicate|name|outline|attach|include|identify|show|break down|split)\s+"
        r"(?:me|us|the|a|an|any|all|each|details?|how|what|which|whether|copies|for|of|your)\b",
        r"(?:i|we)(?:'d|’d|'m|’m|\s+(?:would|should|also|am|are|hereby|further|now|therefore|accordingly|then|thus|simply|only))*\s+(?:also\s+)?"
        + _any(
            r"like",
            r"be (?:very |most )?(?:grateful|glad|pleased|interested|obliged)",
            r"appreciate",
            r"want",
            r"wish",
            r"need(?! not)",
            r"(?:\w+ly )?request(?:ing)?",
            r"(?:\w+ly )?require",
            r"seek(?:ing)?",
            r"ask(?:ing)?",
            r"requir(?:e|ing)",
            r"looking",
            r"interested",
            r"after",
            r"writing to (?:request|ask|obtain|seek|enquire|find out)",
        )
        + r"\b",
        r"(?:it|this|my request) (?:asks|is for)\b",
        r"what i(?:[’']m|[’']d)? (?:\w+ ){0,4}is (?!this|these|the following|as follows|simple|information,)",
        r"you (?:asked|requested|wanted|sought|wrote|said)\b",
    ),
    re.I,
)
_SET = r"(?:for|in|on|under|over|during|since|from|between|following|with|as|to|of|at|by|regarding|concerning|within|about|until|among|if|where)"
SETTING = re.compile(rf"{_OPEN}(?:{_SET}\b[^:;?]{{2,160}}?[,:;–-]|[^,:;?]{{2,60}}:)\s+(?=\S)", re.I)
COUNT = re.compile(rf"{_OPEN}{_SET}\b(?:(?!\b(?:we|our)\b)[^?.]){{2,160}}\bhow (?:many|much|often|long)\b", re.I)
NAME = re.compile(
    _OPEN
    + _LEADS
    + r"(?:(?:the|an?|any|all|full|total|current|complete|average|annual|each|every|overall)\s+)*"
    + _any(
        r"numbers?|totals?|amounts?|costs?|figures?|sums?|value|percentage|proportion|average",
        r"cop(?:y|ies)|lists?|details?|breakdown|names?|dates?|reasons?|locations?|types?|(?:job )?titles?",
        r"correspondence|communications?|documents?|e-?mails?|minutes|reports?|records?|agendas?|contracts?",
        r"information|data|statistics|polic(?:y|ies)|expenditure|spend(?:ing)?|everything|anything",
    )
    + r"\b",
    re.I,
)
INNER = Pattern(
    _any(
        r"\bplease\s+(?:also\s+)?(?:provide|supply|send|give|list|state|confirm|tell|say|set|specify|disclose|describe)\b",
        r"\bplease\s+(?:also\s+)?(?:explain|advise|let|could|can|indicate|name|split|include|detail)\b",
        r"\b(?:can|could|would|will)\s+you\s+(?:please\s+|kindly\s+|also\s+)*\w+",
        r"\bkindly\s+\w+|\bplease (?:can|could|would|will) (?:you|i|we)\b",
        r"\b(?:should|would|[’']d) (?:\w+ )?be (?:very |most )?(?:grateful|glad|obliged|pleased) (?:for|if you|to (?:know|have|receive))\b",
        r"^.{0,200}\b(?:i|we) (?:\w+ly )?(?:request|require|ask for|seek)\b",
    ),
    re.I,
)
TELLER = re.compile(r"^(?:[^,;]{0,80}[,;] |.{0,200}\b(?:and|but|as|because) )?(?:I|[Mm]y|[Ww]e)\b")
PERSON = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Mm]ine)\b(?!\))")
PHRASE = re.compile(
    _OPEN + r"(?:the|an?|any|all|each|every|what|how|whether|which|who)\s+"
    r"(?:(?!\b(?:is|are|was|were|has|had|will|would|can|could|should|must|i|we|you|please)\b)[^?]){8,400}$",
    re.I,
)
STATE = re.compile(
    r"(?:(?!\b(?:that|which|who|whose|whom|where|when|how|what|why|whether|if)\b)[^:;?]){0,200}?"
    r"\b(?:is|are|was|were|has|have|had|came|comes?|will|would|can|cannot|do|does|did|gives?|gave|shows?|holds?|held)\b",
    re.I,
)
TITLE = re.compile(
    r"^[*_\s]*(?:section|part|contract|theme|topic|category|area|annex|appendix|schedule|group)\s+(?:\d+|[a-z]|[ivx]+)\b(?!\s+of\b)",
    re.I,
)
CHATTER = re.compile(
    _OPEN
    + r"(?:(?:and|also|further|finally|lastly),?\s+)*"
    + _any(
        # greetings and closings
        r"(?:dear|hi|hello|good (?:morning|afternoon|day|evening)|to whom|thank|thanks|many thanks|regards|yours)\b",
        r"(?:kind(?:est)? regards|best|sincerely|faithfully|sent from|disclaimer|alternatively)\b",
        # what this is
        r"(?:this|the following|below) is (?:an?|my|the)\b.{0,60}\brequest",
        r"(?:may i|i(?: am|[’']m| would like to|[’']d like to| wish to| want to| hereby)?)\s+(?:\w+\s+){0,2}?"
        r"(?:make|making|submit|submitting|lodge|file)\b.{0,80}\b(?:request|foi)",
        r"please (?:accept|treat|consider|regard|process|handle) (?:this|the|my)\b",
        r"this (?:request|email|e-mail|message) (?:is|was|has)\b",
        r"my (?:name|full name|address|details|e-?mail|research)\b",
        # how to answer
        r"please (?:note|be aware|be advised|see|find|do not|don.t|acknowledge|contact|feel|ensure|remember|read|bear)\b",
        r"please (?:quote|reply|respond|use|treat|redact|exclude|ignore|limit|let me know if (?:you (?:need|require|have|can|are|do)|this|there|my|any|it))\b",
        r"please (?:also )?(?:send|supply|provide|give|let me have|forward) (?:me |us )?"
        r"(?:the |this |your |any |all |it )?(?:\w+ )?"
        r"(?:answers?|responses?|reply|information|data|it|this|these|documents?|results?|material)?\s*(?:to me |back )?"
        r"(?:by e-?mail|electronically|in (?:an? )?(?:\w+ )?(?:electronic|excel|csv|digital|machine|spreadsheet|word|pdf|"
        r"tabular|editable)|as (?:an? )?(?:excel|csv|spreadsheet|pdf)|to (?:this|the|my) (?:e-?mail|address))",
        r"please (?:also )?(?:split|break) (?:all|each|this|these|it|them|the)\b",
        r"please (?:tell|advise|inform|notify) me (?:and|if|as soon|when|where you)\b",
        r"(?:i|we)(?: \w+){0,2} (?:understand|appreciate|believe|am aware|are aware|realise|recognise|note|hope)\b",
        r"(?:i|we)(?: \w+){0,2} (?:look forward|trust|expect|remind|prefer|made a|asked|previously|already)\b",
        r"(?:i|we)(?: would| should|[’']d)?\s*(?:\w+\s)?(?:prefer|like|be grateful|appreciate|want)\b.{0,60}\b"
        r"(?:electronic|excel|csv|spreadsheet|by e-?mail|format|file|acknowledge|receipt|reply|a response|your response)",
        r"(?:answers?|responses?|replies|the (?:answers?|information|data|reply))\b.{0,60}\b"
        r"(?:e-?mail|electronic|format|excel|csv|spreadsheet)",
        # what if, and the law
        r"if\b.{0,100}\b(?:cost|limit|exceed|exempt|clarif|narrow|refine|another (?:public )?(?:body|authority)|contractor)",
        r"if\b.{0,100}\b(?:not hold|n.t hold|too (?:wide|broad|long)|already (?:published|available)|refus|withh|redact)",
        r"if\b.{0,100}\b(?:any (?:questions|queries)|you (?:need|require|have any|decide|are unable|cannot|can't))",
        r"if\b.{0,100}\b(?:you (?:believe|feel|consider|think|intend)|possible|part of)",
        r"(?:under|in line with|in accordance with|further|pursuant to|as)\b.{0,40}\bsection (?:16|8|1|10|11|12|14|17)\b"
        r"(?!.*\bplease (?:give|send|provide|supply|state|tell|confirm|disclose|list)\b)",
        r"section \d+",
        r"(?:the )?(?:foi|freedom of information|environmental information|act|law|regulations)\b.{0,80}\b"
        r"(?:require|oblige|entitle|give|state|provide|allow|mean|20 working|twenty)",
        r"(?:you|the (?:council|authority|trust))\b.{0,40}\b(?:have|has|are|is|must|should|will|need|required|obliged)\b"
        r".{0,40}\b(?:working days|duty|respond|reply)\b",
        # the reader's rights
        r"(?:if|should|where|when) you\b.{0,120}\b(?:dissatisfied|unhappy|not (?:happy|satisfied|content)|complain\w*|appeal)\b",
        r"(?:if|should|where) you (?:wish|want|would like|require|need)\b.{0,30}\breview\b",
        r"(?:how to|you (?:can|may|have|should|also)|your right)\b.{0,120}\b(?:internal review|complain|appeal)\b",
        # what words mean
        r"by\b.{1,80}\b(?:i|we) mean\b",
        r"for (?:the )?(?:purposes?|avoidance|clarity|ease|reference)\b",
        r"to (?:clarify|be clear|judge|confirm|assist|help|save)\b(?!.*\b(?:please|could you|can you)\b)",
        r"(?:in|when) replying\b",
        r"no\b.{0,60}\b(?:are|is) (?:asked|wanted|needed|required|sought)",
        r"(?:where|when|should) (?:the|this|any|you|there|it)\b.{0,120}\b(?:keep|held|hold|exempt|redact|please|limit)",
        r"(?:note|nb|n\.b|p\.?s)\b",
    ),
    re.I,
)
LEADING = Pattern(
    r"\b(?:answers?|provide|supply|give|have|send|know|asks?|asking|request(?:ing)?|confirm|disclose|questions?|information|data|details|tell me|let me have)\b"
    r"[^.?]{0,60}\b(?:following|below)\b(?!.{80})|\b(?:following|below) (?:questions?|information|data|details|requests?)\b(?!.{80})",
    re.I,
)
ASIDE = Pattern(
    r"\b(?:acknowledge|receipt|(?:make|submit|lodge) (?:an?|this|my|the)\b.{0,40}\brequest|wrong address|hear from you|get back to me)\b",
    re.I,
)
WHAT = re.compile(_OPEN + _LEADS + r"(?:how|what|which|who|whose|where|when|why)\b", re.I)
ANSWER = re.compile(
    r"^[\"“\s–—-]*"
    + _any(
        r"(?:we|i)\s+(?:can|are|am|have|has|do|did|hold|hereby|also|now|neither|cannot|regret|apologi[sz]e|attach)\b",
        r"(?:we|i)\s+(?:enclose|confirm|consider|believe|estimate|take|took|keep|kept|record|publish|use|provide|only|read)\b",
        r"(?:the|this|our|your|that)\s+(?:council|trust|authority|information|data|request|university|department|force)\b",
        r"(?:the|this|our|your|that)\s+(?:police|table|figures?|records?|response|answer|constabulary|board|service)\b",
        r"(?:the|this|our|your|that)\s+(?:correspondence|attached|spreadsheet|exemption|total|reply)\b",
        r"(?:it|this|that|these|those|they|there)\s+(?:is|are|was|were|has|have|would|does|do|did|will|took)\b",
        r"please (?:see|find|refer)",
        r"see (?:the )?(?:attached|answer|above|below|question|link|our)",
        r"as (?:above|answer|per|stated|we|whatsapp)",
        r"attached|enclosed|unfortunately|thank you for|thanks for your|no information|refused|exempt|withheld",
        r"not (?:held|applicable|known|recorded)|information (?:not held|withheld|attached|is)",
        r"none\b|nil\b|n/?a\b|yes\b(?! or no)|no\b[.,;]?(?:\s|$)",
        r"(?:under|in line with|by virtue of|in accordance with|to answer)\b.{0,140}\b"
        r"(?:we|the council|is exempt|are exempt|neither|holds)\b",
        r"(?-i:[A-Z])[\w&’' ]{2,60}\b(?:council|trust|university|police|government|constabulary|nhs|department|office|archives)\b"
        r"(?: \([A-Z]+\))? "
        r"(?:does|do|is|can|has|holds?|cannot|confirms|uses|operates|considers|did|will|neither|recognises)\b",
        r"(?:answer|response|reply|ans|a|r)\s*\d{0,2}\s*[:.–-]\s",
        r"[£$<>~]?\s?\d[\d,.]*\s*(?:%|k|m|million)?[.;]?\s*$",
    ),
    re.I,
)
BACK = re.compile(
    _OPEN
    + _any(
        r"if (?:so|not|yes|no|any|they|it|there|that)\b(?! (?:helps|suits|is (?:easier|simpler|quicker|better|possible)|would help))",
        r"of (?:these|those|them|that|this)\b",
        r"for each\b",
    ),
    re.I,
)
FORMAT = re.compile(
    _OPEN
    + _any(
        r"please (?:also )?(?:send|supply|provide|give|let me have|forward) (?:me |us )?(?:the |this |your |any |all |it )?"
        r"(?:\w+ )?(?:answers?|responses?|reply|information|data|it|this|these|documents?|results?|material|figures)\b.{0,40}"
        r"\b(?:electronic\w*|excel|csv|digital\w*|machine|spreadsheet|word|pdf|format|table|e-?mail)\b",
        r"(?:if|whatever|whichever|an?|any|the|either|it|that|e-?mail|excel|paper)\b[^?]{0,120}\b(?:is|are|will|would|would be|will be)"
        r" (?:just |quite |perfectly )?(?:fine|ok(?:ay)?|enough|sufficient|acceptable|suffice|do|welcome|best|easiest|helpful|perfect)\b[^?]{0,20}$",
        r"(?:i|we)(?: would| should|[’']d)? (?:like|prefer|want|need|appreciate) (?:the|this|all|any|these|it|your)\b.{0,60}"
        r"\b(?:broken|split|separate\w*|electronic\w*|excel|csv|spreadsheet|format|file|table|e-?mail)\b",
    ),
    re.I,
)
FOLLOW = re.compile(
    _OPEN
    + _any(
        r"(?:does|do|is|are|was|were|will|would|did) (?:that|this|it|they|these|those)\b",
        r"(?:please )?(?:break|split|list|separate|group|order|state|specify|include|show|give)\b.{0,80}\b"
        r"(?:by|these|those|this|them|it|where|if|per)\b",
        r"(?:i|we) (?:only |just )?(?:want|need|mean) (?:the ones?|only|just|those)\b",
        r"for (?:every|example)\b|e\.g|i\.e|such as|or\b|yes or no",
    ),
    re.I,
)
TREATED = Pattern(
    r"\b(?:deal(?:t)? with|treat(?:ed)?|handled?|regard(?:ed)?|consider(?:ed)?|process(?:ed)?|logg?(?:ed)?)\b.{0,40}"
    r"\b(?:as|under)\b.{0,60}\b(?:request|foia?|act|regulations|eirs?)\b",
    re.I,
)
NOTICE = Pattern(r"\b(?:unhappy|happy|dissatisfied|satisfied|complain\w*|review|appeal|your rights?)\b", re.I)
REPLY = re.compile(
    r"^please (?:also )?(?:reply|respond|acknowledge|contact|send (?:it|this|them|these|everything|your)(?= (?:to|by (?:e-?mail|post)|as|in)\b)|let me have (?:it|this|your))\b",
    re.I,
)
REMARK = re.compile(
    _OPEN
    + _any(
        "thank",
        "many thanks",
        "with (?:kind|best|warm|many)",
        "thanks",
        "(?:i|we) (?:look forward|hope|trust|appreciate your|am grateful for your)",
        "regards",
        "cheers",
        "apologies",
        "sorry",
    )
    + r"\b",
    re.I,
)
FIELDS = Pattern(
    r"\b"
    + _any(
        r"with|including|includes?|showing|containing|contains|such as|for example|e\.g\.?|together with|along with",
        r"broken down(?: by| into)?|split(?: by| into)?|by|namely|detailing|covering|comprising|as|limited to",
        r"options?|headings|columns|fields",
    )
    + r"\s*[:–-]?\s*$",
    re.I,
)
TAIL = Pattern(r"\b(?:on|about|of|for|to|in|at|regarding|concerning)\s*[:–-]?\s*$", re.I)
