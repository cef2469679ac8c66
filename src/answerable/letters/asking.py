"""What a sentence does in a request: ask, introduce, say how to answer, or answer."""

from __future__ import annotations

import re

_HEAD = 500  # characters from which a sentence is judged

_LEAD = r"(?:(?:and|also|further(?:more)?|additionally|in addition|finally|lastly|next|then|second(?:ly)?|third(?:ly)?|first(?:ly)?|so|but|now)\b[,:]?\s*)*"
_ASK = re.compile(
    rf"^[\"“'‘(\s]*{_LEAD}(?:"
    r"how\b|what\b|which\b|who\b|whose\b|whom\b|where\b|when\b|why\b|whether\b"
    r"|(?:do|does|did|is|are|was|were|has|have|had|will|would|could|can|may|should)\s+(?:the|you|your|any|there|it|this|that|these|those|all|i|we|staff|a|an|councillors?)\b"
    r"|(?:please|kindly|pls)\b"
    r"|(?:provide|supply|send|give|list|state|confirm|tell|set out|specify|detail|disclose|describe|explain|indicate|name|outline|attach|include|identify|show|break down|split)\s+(?:me|us|the|a|an|any|all|each|details?|how|what|which|whether|copies|for|of|your)\b"
    r"|(?:i|we)(?:'d|’d|\s+would|\s+should|\s+also|\s+am|\s+are|\s+hereby|\s+further|\s+do|\s+now)*\s+(?:also\s+)?(?:like|be (?:very )?(?:grateful|glad|pleased|interested|obliged)|appreciate|want|wish|need|request|requesting|seek|seeking|ask|asking|requiring|require|looking|interested|after|writing to (?:request|ask|obtain|seek|enquire|find out))\b"
    r"|information\b.{0,40}\b(?:is|was)\s+(?:sought|wanted|requested)|details?\s+wanted|(?:it|this|my request) (?:asks|is for)\b"
    r"|you (?:asked|requested|wanted|sought|wrote|said)\b)",
    re.I,
)
_NOUN = re.compile(
    rf"^[\"“'‘(\s]*{_LEAD}(?:the\s+|a\s+|an\s+|any\s+|all\s+|full\s+|total\s+|current\s+|complete\s+|average\s+|annual\s+|each\s+|every\s+)*"
    r"(?:numbers?|totals?|copy|copies|list|lists|details?|breakdown|amounts?|costs?|names?|dates?|figures?|correspondence|communications?"
    r"|documents?|emails?|e-mails|minutes|reports?|records?|information|data|sums?|value|expenditure|spend(?:ing)?|percentage|proportion|everything|anything|policy|policies|agenda|agendas|contracts?|statistics|reasons?|job titles?|titles?|location|type|types)\b",
    re.I,
)
_AFTER_LEAD = re.compile(r"^[^,:;?]{3,160}[,:;–-]\s+(?=\S)")
_INNER = re.compile(
    r"\b(?:please\s+(?:also\s+)?(?:provide|supply|send|give|list|state|confirm|tell|say|set|specify|disclose|describe|explain|advise|let|could|can|indicate|name|split|include|detail)"
    r"|(?:can|could|would|will)\s+you\s+(?:please\s+|kindly\s+|also\s+)*\w+|kindly\s+\w+|how (?:many|much|often|long)\b)",
    re.I,
)
CHATTER = re.compile(
    r"^[\"“\s]*(?:and |also |further,? |finally,? |lastly,? )*(?:"
    r"dear\b|hi\b|hello\b|good (?:morning|afternoon|day|evening)\b|to whom\b|thank|thanks|many thanks|regards\b|yours\b|kind(?:est)? regards|best\b|sincerely|faithfully"
    r"|(?:this|the following|below) is (?:a|an|my|the)\b.{0,60}\brequest|(?:may i|i (?:am|would like to|wish to|want to|hereby|’d like to|'d like to)?\s*(?:\w+\s+){0,2}?(?:make|making|submit|submitting|lodge|file))\b.{0,80}\b(?:request|foi)"
    r"|please (?:accept|treat|consider|regard|process|handle) (?:this|the|my)\b|this (?:request|email|e-mail|message) (?:is|was|has)\b|my (?:name|full name|address|details|email)\b"
    r"|please (?:note|be aware|be advised|see|do not|don.t|acknowledge|contact|feel|let me know if|ensure|remember|read|bear|quote|reply|respond|use|treat|redact|exclude|ignore|limit)\b"
    r"|please (?:also )?(?:send|supply|provide|give|let me have|forward) (?:me |us )?(?:the |this |your |any |all |it )?(?:\w+ )?(?:answers?|responses?|reply|information|data|it|this|these|documents?|results?|material)?\s*(?:to me |back )?(?:by e-?mail|electronically|in (?:an? )?(?:\w+ )?(?:electronic|excel|csv|digital|machine|spreadsheet|word|pdf|tabular|editable)|as (?:an? )?(?:excel|csv|spreadsheet|pdf)|to (?:this|the|my) (?:e-?mail|address))"
    r"|please (?:also )?(?:split|break) (?:all|each|this|these|it|them|the)\b"
    r"|please (?:tell|advise|inform|notify) me (?:and|if|as soon|when|where you)\b"
    r"|(?:i|we)\b.{0,30}\b(?:understand|appreciate|believe|am aware|are aware|realise|recognise|note|hope|look forward|trust|expect|remind|prefer|made a|asked|previously|already)\b"
    r"|(?:i|we) (?:would|’d|'d|should)?\s*(?:\w+\s)?(?:prefer|like|be grateful|appreciate|want)\b.{0,60}\b(?:electronic|excel|csv|spreadsheet|by e-?mail|format|file|acknowledge|receipt|reply|a response|your response|an answer within)"
    r"|if\b.{0,100}\b(?:cost|limit|exceed|exempt|clarif|narrow|refine|another (?:public )?(?:body|authority)|not hold|n.t hold|contractor|too (?:wide|broad|long)|already (?:published|available)|any (?:questions|queries)|you (?:need|require|have any|decide|are unable|cannot|can't|believe|feel|consider|think|intend)|refus|withh|redact|possible|part of)"
    r"|(?:under|in line with|in accordance with|further|pursuant to|as)\b.{0,40}\bsection (?:16|8|1|10|11|12|14|17)\b|section \d+"
    r"|by\b.{1,80}\b(?:i|we) mean\b|for (?:the )?(?:purposes?|avoidance|clarity|ease|reference)\b|to (?:clarify|be clear|judge|confirm|assist|help|save)\b|(?:in|when) replying\b"
    r"|(?:the )?(?:foi|freedom of information|environmental information|act|law|regulations)\b.{0,80}\b(?:require|oblige|entitle|give|state|provide|allow|mean|20 working|twenty)"
    r"|(?:you|the (?:council|authority|trust))\b.{0,40}\b(?:have|has|are|is|must|should|will|need|required|obliged)\b.{0,40}\b(?:working days|duty|respond|reply)\b"
    r"|no\b.{0,60}\b(?:are|is) (?:asked|wanted|needed|required|sought)|(?:where|when|should) (?:the|this|any|you|there|it)\b.{0,120}\b(?:keep|held|hold|exempt|redact|please|limit)"
    r"|(?:answers?|responses?|replies|the (?:answers?|information|data|reply))\b.{0,60}\b(?:e-?mail|electronic|format|excel|csv|spreadsheet)"
    r"|(?:alternatively|sent from|disclaimer|note|nb|n\.b|p\.?s)\b)",
    re.I,
)
AUTHORITY = re.compile(
    r"^[\"“\s–—-]*(?:"
    r"(?:we|i)\s+(?:can |are |am |have |has |do |did |hold|hereby |also |now |neither|cannot|regret|apologi|attach|enclose|confirm|consider|believe|estimate|take|took|keep|kept|record|publish|use |provide|only |read )"
    r"|(?:the|this|our|your|that)\s+(?:council|trust|authority|information|data|request|university|department|force|police|table|figures?|records?|response|answer|constabulary|board|service|correspondence|attached|spreadsheet|exemption|total|reply)\b"
    r"|(?:it|this|that|these|those|they|there)\s+(?:is|are|was|were|has|have|would|does|do|did|will|took)\b"
    r"|(?:please (?:see|find|refer)|see (?:the )?(?:attached|answer|above|below|question|link|our)|as (?:above|answer|per|stated|we|whatsapp)|attached|enclosed|unfortunately|thank you for|thanks for your|not (?:held|applicable|known|recorded)|none\b|nil\b|n/?a\b|yes\b|no\b[.,;]?(?:\s|$)|information (?:not held|withheld|attached|is)|no information|refused|exempt|withheld)"
    r"|(?:under|in line with|by virtue of|in accordance with|to answer)\b.{0,140}\b(?:we|the council|is exempt|are exempt|neither|holds)\b"
    r"|[A-Z][\w&’' ]{2,60}\b(?:council|trust|university|police|government|constabulary|nhs|department|office|archives)\b(?: \([A-Z]+\))? (?:does|do|is|can|has|holds|hold|cannot|confirms|uses|operates|considers|did|will|neither|recognises)\b"
    r"|(?:answer|response|reply|ans|a|r)\s*\d{0,2}\s*[:.–-]\s"
    r"|[£$<>~]?\s?\d[\d,.]*\s*(?:%|k|m|million)?[.;]?\s*$)",
    re.I,
)
FOLLOW_UP = re.compile(
    r"^[\"“(\s]*(?:if (?:so|not|yes|no|any|they|it|there|that)\b|of (?:these|those|them|that|this)\b|for (?:each|every)\b|(?:does|do|is|are|was|will|would|did) (?:that|this|it|they|these|those)\b"
    r"|(?:please )?(?:also )?(?:break|split|list|separate|group|order|state|specify|include|show)\b.{0,80}\b(?:by|each|these|those|this|them|it|where|if|per)\b|for example|e\.g|i\.e|such as|or\b|yes or no)",
    re.I,
)
_REMARK = re.compile(
    r"^[\"“\s]*(?:thank|many thanks|thanks|one wonders|i look forward|regards|cheers|apologies|sorry)\b", re.I
)
_FIELDS = re.compile(
    r"\b(?:with|including|includes?|showing|containing|contains|such as|for example|e\.g\.?|together with|along with|broken down(?: by| into)?|split(?: by| into)?|by|namely|detailing|covering|comprising|as|limited to|options?|headings|columns|fields)\s*[:–-]?\s*$",
    re.I,
)


def asks(sentence: str) -> bool:
    """Whether a sentence asks for information, in a question, an order or a wish."""
    head = sentence[:_HEAD].strip()
    if sentence.rstrip(" \"”'’)_").endswith("?"):
        return True
    lead = _AFTER_LEAD.match(head)
    return bool(_ASK.match(head) or (lead and _ASK.match(head[lead.end() :])) or _INNER.search(head))


def names(sentence: str) -> bool:
    """Whether words name a thing that could be wanted: "The number of …", "Copies of …"."""
    return bool(_NOUN.match(sentence[:_HEAD]))


def is_chatter(sentence: str) -> bool:
    """Whether a sentence of a request asks for nothing: greetings, law, format, definitions, offers."""
    return bool(CHATTER.match(sentence[:_HEAD]))


def is_remark(sentence: str) -> bool:
    """Whether a sentence only thanks or closes."""
    return bool(_REMARK.match(sentence[:_HEAD]))


def answers(sentence: str) -> bool:
    """Whether a sentence speaks for the authority or is a bare answer: a figure, "None", "No"."""
    return bool(AUTHORITY.match(sentence[:_HEAD])) and not sentence.rstrip().endswith("?")


def follows(sentence: str) -> bool:
    """Whether a sentence only carries on the question before it: "If so, …", "Of those, …"."""
    return bool(FOLLOW_UP.match(sentence[:_HEAD]))


def introduces(words: str) -> bool:
    """Whether words end by leading to what comes next: a colon, comma or dash."""
    return words.rstrip(" \"”'’").endswith((":", ",", ";", "-", "–", "—", ":-"))


def wants_fields(words: str) -> bool:
    """Whether a stem asks for one thing and goes on to its parts: "… a list of all, with:"."""
    return bool(_FIELDS.search(words[-80:]))
