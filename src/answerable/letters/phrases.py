"""The phrases that rules look for, each once: what letters say, in the forms in which they say it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from answerable.letters.passages import Passage


def phrase(*alternatives: str) -> re.Pattern[str]:
    """One pattern out of several: whole words, any case; a space matches any white space."""
    joined = "|".join(alternatives).replace(" ?", r"\s*").replace(" ", r"\s+")
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


# What kind of text it is
LOG_ENTRY = re.compile(
    r"^\s*(?:publication date|date published|published(?: on)?|date request received)\b"
    r"|^\s*date of (?:decision|response)\b"
    r"|\bfind a freedom of information request\b|: FOI release\b|\bdisclosure log\b"
    r"|^\s*(?:FOI|EIR) request detail\b|^\s*freedom of information (?:request )?response\s*$"
    r"|^\s*you asked:?\s*$[\s\S]*^\s*we answered:?\s*$",
    re.IGNORECASE | re.MULTILINE,
)
LETTER_ITSELF = re.compile(
    r"^\s*dear\b|\byours (?:sincerely|faithfully|truly)\b|^\s*(?:kind|best) regards\b",
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
    r"if you (?:wish|want|would like) (?:to complain|to appeal|a review|for a review)",
)

_APPLICANT = phrase(
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


_FRAME = re.compile(
    r"^\s*(?:dear|hello|hi|good (?:morning|afternoon)|from:|to:|to the)\b", re.IGNORECASE | re.MULTILINE
)


def is_from_applicant(text: str) -> bool:
    """True for a letter in which only an applicant speaks: somebody asks, and nobody answers as an authority does."""
    asks = _APPLICANT.search(text) and _FRAME.search(text)
    return bool(asks) and not _AUTHORITY.search(text) and not TO_APPLICANT.search(text)


# Public interest, in the statute's words and in others
PUBLIC_INTEREST = phrase(
    r"public[- ]interests?",
    r"interests? of the public",
    r"(?:weigh\w*|balanc\w+)(?: \w+){0,4} (?:openness|transparency|accountability)",
    r"balance of (?:the )?interests?",
    r"(?:in favour of|favouring|against|(?:factors|arguments|case|reasons) for) (?:disclosure|releas\w+|disclosing)",
    r"PIT",
    r"PI test",
)
_OPEN = (
    r"(?:open(?:ness)?|transparen\w+|accountab\w+|scrutin\w+|disclos\w+|releas\w+|publish\w*|publication"
    r"|public|residents['’]?|taxpayers['’]?|interests?|arguments?|factors?|considerations|case)"
)
BALANCED = phrase(  # the balance in words that never say "public interest"
    rf"(?:weigh\w*|balanc\w+) (?:\w+ ){{0,8}}{_OPEN}",
    rf"{_OPEN}['’]?(?: [\w,]+){{0,14}} (?:weigh\w*|balanc\w+)",
    r"out-?weigh\w*",
    r"carr(?:y|ies|ied) (?:the )?(?:more|most|greater|less|little|sufficient) weight",
    r"overrid\w+",
    r"prevails?",
    r"(?:greater|stronger|weightier|wider|overriding) (?:public )?(?:one|interest|good|need|benefit)",
    r"on balance",
    r"balance (?:\w+ ){0,4}(?:lies|favours?|tips?|comes|falls|is|against|towards?|in favour)",
    r"(?:for|in favour of) (?:\w+ ){0,2}(?:and|or) against",
    r"maintain\w* (?:the|this|that|its|these) (?:exemptions?|exceptions?|exclusion)",
    r"(?:the|this|that) (?:exemptions?|exceptions?|exclusion) (?:should|must|ought to|is to) be (?:maintained|upheld)",
    r"(?:case|arguments?|reasons?|factors?) (?:in favour of|for|against) (?:\w+ )?(?:withholding|confidentiality|secrecy|maintaining|non-disclosure|openness)",
)
WEIGHING = re.compile(f"{PUBLIC_INTEREST.pattern}|{BALANCED.pattern}", re.IGNORECASE)
OPENNESS = phrase(  # a word for the other side, too little to be a balance, enough to be unsure that there is none
    r"openness",
    r"transparen\w+",
    r"accountab\w+",
    r"scrutin\w+",
    r"public (?:concern|benefit|good|debate|money|funds|purse|confidence|trust)",
    r"benefits? (?:to|for) (?:the )?(?:public|community|residents)",
    r"(?:the )?(?:public|residents?|taxpayers?|people|citizens|community)(?: \w+){0,3} (?:want|wish|entitled|right|interest(?:ed)?|deserve|expect)\w*"
    r"(?: \w+){0,4} (?:know|see|understand|how|in)",
    r"right to know",
    r"legitimate interests?",
)
CONFIRMING = phrase(
    r"confirm\w*",
    r"deny\w*",
    r"denial",
    r"may or may not",
    r"whether (?:or not )?[^.]{0,60}\b(?:held?|holds|exists?|recorded|kept|made|received|happened|occurred|took place)",
    r"whether (?:or not )?(?:there (?:is|was|were|are|has|have)|such|any such|one)",
    r"did or did not",
    r"(?:a|either|such an|any) (?:yes|no|reply|answer|admission|acknowledgement)",
    r"(?:affirmative|negative)",
    r"saying (?:so|that|either|one way)",
    r"to say (?:so|that|either)",
    r"(?:acknowledg\w+|rul\w+ out|admit\w*)",
    r"existence",
    r"(?:exclusion|duty)",
)
DECLINES_TO_SAY = phrase(
    r"(?:neither|not|nor) (?:to )?confirm\w*,? (?:n?or|and) (?:to )?den\w+",
    r"confirm,? n?or deny",
    r"(?:neither|cannot|can not|not|unable to|decline\w* to|refus\w+ to) (?:\w+ ){0,3}(?:say|state|tell you|disclose|comment on|indicate|admit)"
    r" (?:\w+ ){0,2}(?:whether|if|that we)",
    r"not obliged to (?:say|tell you|state|confirm)(?: you)? (?:whether|if)",
    r"(?:duty|requirement|obligation) (?:\w+ ){0,12}(?:confirm|section 1 ?\( ?1 ?\) ?\( ?a ?\)) (?:\w+ ){0,5}(?:does not|do not|not) (?:apply|arise)",
    r"(?:duty|requirement|obligation) (?:\w+ ){0,3}(?:in|under|of) section 1 ?\( ?1 ?\) ?\( ?a ?\)",
    r"NCND",
    r"GLOMAR",
)
SEPARATE_NOTICE = phrase(
    r"(?:separate|further|second|later) (?:notice|letter|annex|document)",
    r"(?:see|in|at|to|on) (?:the |our )?(?:attached |enclosed |accompanying )?(?:annexe?|appendix|schedule|enclosure)s?(?: \w)?",
    r"(?:annexe?|appendix|schedule|enclosure) \w (?:sets|contains|gives|explains|has|holds)",
    r"(?:attached|enclosed|accompanying|following) (?:annexe?|appendix|schedule|note|sheet|table|refusal notice)",
)
SECTION_17_4 = phrase(r"(?:section|s\.?|ss\.?)? ?17 ?\( ?4 ?\)")

REFERS = phrase(  # an answer that sends the reader to another place in the letter
    r"(?:see|as|as in|as to|as per|as at|refer to|per|same as|please see) (?:the |our |my )?(?:answers?|responses?|repl(?:y|ies)|questions?|q|part|point|item|note|annexe?|appendix|section)"
    r" (?:to |at |for |on |no\.? ?|number )*(?:question |q |part |point )?\(?[\dA-Z]{1,2}\)?",
    r"(?:see|as|as stated|as set out|as explained|explained|given|set out|stated) (?:above|below|overleaf)",
)

LINK = re.compile(r"https?://\S+|\bwww\.\S+|\b(?:on|from|via) (?:our|the [\w’']+(?: \w+)?) web ?site\b", re.IGNORECASE)

# Held or not
SAYS_HELD = phrase(
    r"(?:do|does|can confirm that (?:we|it|the \w+)) hold",
    r"(?:we|council|trust|authority|department|force|it) (?:currently )?holds?",
    r"(?:is|are) (?:confirmed to be )?held",
    r"holding",
    r"in our possession",
    r"(?:do|does) (?:have|possess)",
)
DENIES_HOLDING = phrase(
    r"(?:no|nothing)(?: \w+){0,4} (?:is |are |was )?held",
    r"(?:not|no longer|never) (?:currently )?(?:hold|holds|held|holding|recorded|collected|kept)",
    r"holds? no",
    r"no (?:recorded )?(?:information|records?|data)(?: \w+){0,3} (?:is|are) held",
)

BEYOND = phrase(
    r"beyond (?:the|that|this|what|our)",
    r"(?:apart|aside) from",
    r"other than",
    r"except for",
    r"nothing (?:else|further|more)",
    r"no (?:other|further)",
)

# What the applicant may do next
REVIEW = phrase(
    r"internal review",
    r"(?:request|ask for|seek|require|want|like|conduct|carry out|undertake) (?:a|an|us to|for a) review",
    r"review (?:of )?(?:it|this|our|the|my|your) (?:decision|response|handling|reply|request|outcome|answer)",
    r"(?:make|lodge|submit|register|raise|have) an? (?:\w+ )?appeal",
    r"appeal (?:against|this|the|our)",
    r"appeals?(?: ?:|\n| (?:procedure|process|should|must|write|within|in writing))",
    r"rights? (?:of|to) (?:an? )?(?:appeal|review)",
    r"complaints? (?:procedure|process|policy|team|officer)",
    r"complaints (?:and|or) (?:reviews|appeals)|how to complain",
    r"(?:wish|want|like|ask) (?:for )?(?:a|an|this|the|our|us to|me to) (?:\w+ ){0,4}review\w*",
    r"(?:request|requirement|application)s? for (?:a |an )?(?:internal )?reviews?",
    r"(?:ask|require) (?:\w+ ){1,3}to review",
    r"look (?:at|into) (?:it|this|the matter|our decision|your request) again|look again",
    r"reconsider\w*",
    r"representations",
)
UNHAPPY = phrase(  # the opening of an offer; of a review, unless only the Commissioner follows
    r"(?:dis-?|un)(?:satisfied|happy)(?! to)",
    r"(?:not|are you|if you are|nor) (?:be |entirely |fully |completely )?(?:satisfied|happy|content|agree) (?:with|at|about|that)",
    r"(?:if|should) you (?:\w+ )?(?:disagree|complain|appeal|challenge|dispute|contest|feel aggrieved)",
    r"(?:right|wish|want|like|entitled|able|how|may|can|could) (?:to |of )?(?:\w+ )?(?:complain|appeal|challenge|contest|dispute)",
    r"(?:make|lodge|submit|register|raise|have) an? (?:\w+ )?complaint",
    r"complaints?(?: ?:|\n| (?:about|should|must|may|can|in writing))",
    r"concerns? (?:about|with|over) (?:\w+ ){0,4}(?:request|decision|response|reply|handl\w+|dealt|way)",
)
_LATER_STEP = phrase(
    r"then", r"thereafter", r"after\w*", r"still", r"remain\w*", r"also", r"subsequently", r"finally", r"next"
)


def offers_review(sentences: Iterable[Passage]) -> bool:
    """True where the applicant is told how to have the authority look again, and not of the Commissioner alone."""
    for one in sentences:
        if REVIEW.search(one.words):
            return True
        to_commissioner = COMMISSIONER.search(one.words) or _SECTION_50.search(one.words)
        if UNHAPPY.search(one.words) and (not to_commissioner or _LATER_STEP.search(one.words)):
            return True
    return False


COMMISSIONER = phrase(
    r"information commissioner(?:['’]s)?(?: office)?", r"information commission", r"ICO", r"ico\.org\.uk"
)
SCOTTISH_COMMISSIONER = phrase(r"scottish information commissioner", r"foi\.scot", r"itspublicknowledge")
IMPLIES_HELD = phrase(
    r"with(?:hold|held|holding)\w*",
    r"redact\w*",
    r"(?:left|leave|leaving|taken|blanked|blacked) out",
    r"omit\w*",
    r"remov\w+",
    r"(?:some|part|parts|rest|remainder|remaining|certain|elements|portions?|copy|copies) of (?:the|this|what|your|it)"
    r"(?! (?:\w+ )?(?:request|question|enquiry))",
    r"(?:there (?:is|are|were)(?= (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|a number))|located|found|identified|retrieved|traced|possess\w*|we have|(?:council|trust|authority|department|force|it) has|on file|on record"
    r"|kept (?:by|in|at|on)|stored) (?!not\b|no\b|never\b|carefully\b|considered\b|decided\b|concluded\b|applied\b|been\b|to\b)\w+",
    r"(?:is|are) (?:on file|on record|in our (?:files|records|possession))",
    r"(?:was|were) (?:received|sent|written|produced|prepared|commissioned|drawn up|signed|drafted|given|supplied|obtained)",
    r"(?:enclosed?|attached|disclosed) (?:with|is|are|a|the|some)",
    r"the (?:\w+ ){0,3}(?:figures?|names?|documents?|reports?|contracts?|e-?mails?|prices?|minutes|details)"
    r" (?:\w+ ){0,3}(?:is|are) (?:\w+ ){0,2}exempt",
    r"(?:the|this) (?:\w+ ){0,4}information (?:\w+ ){0,6}(?:is|are|constitutes|relates|contains|was|were)",
)
_GIVE = r"(?:provide|supply|give|answer|say|state|break|produce)"
HEDGES = phrase(
    rf"(?:unable|not able|not possible|not in a position) (?:for us )?to {_GIVE}",
    rf"(?:cannot|can not|can't|could not) {_GIVE}",
    r"not (?:readily|easily|currently) (?:available|accessible)",
    r"not (?:collated|available|recorded|held|kept|stored) (?:in|centrally|in that|in a|in this|as|by)",
    r"not collated",
    r"(?:there is|we have|have) no (?:report|way|means|facility)",
    r"not reportable",
)
COST_WORDS = phrase(
    r"(?:appropriate|cost|fees|time|financial) limit",
    r"cost of compliance",
    r"18 (?:working )?hours",
    r"24 hours",
    r"£ ?(?:450|600)",
    r"too (?:long|costly|expensive|much time|time[- ]consuming)",
    r"disproportionate\w*",
)
_RECORDS = (
    r"(?:files?|records?|cases?|documents?|e-?mails?|items?|complaints?|placements?|entries|claims|forms"
    r"|agreements|spreadsheets?|databases?|invoices?|contracts?)"
)
NAMES_RECORDS = phrase(
    rf"\d[\d,]* (?:\w+ ){{0,4}}{_RECORDS}",
    rf"(?:hundreds?|thousands?|dozens?)(?: and \w+)?(?: of)? (?:\w+ ){{0,3}}{_RECORDS}",
    rf"(?:each|every|all|individual|the|these|our|paper|case|manual) (?:\w+ ){{0,4}}{_RECORDS}",
    r"agreements (?:before|from|after|are)",
)
_DOES = (
    r"(?:reveal|show|indicate|tell|help|enable|assist|identify|allow|lead|give|provide|expose|alert|undermine"
    r"|prejudice|harm|damage|put|endanger|disclose|compromise|increase|encourage|invite|make|cause|place"
    r"|hamper|aid|risk|breach)"
)
EFFECT = phrase(
    rf"(?:would|could|may|might|will|can) (?:\w+ ){{0,4}}?{_DOES}\w*",
    r"because",
    r"since (?:it|this|they|to|that|the|we)",
    r"so that",
    r"in order to",
    r"(?:likely|expected|liable) to",
    r"as (?:it|this|to do so|that|the disclosure|disclosure|doing so|confirming)",
)
FOR_DISCLOSURE = phrase(
    r"open(?:ness|er)?",
    r"transparen\w+",
    r"accountab\w+",
    r"scrutin\w+",
    r"(?:public|informed) (?:debate|understanding|knowledge|confidence|trust|awareness)",
    r"trust",
    r"(?:in )?favou?r(?:ing)? (?:of )?(?:disclos\w+|releas\w+)",
    r"(?:factors|arguments|interests?|reasons) (?:in )?(?:for|in favour of|favouring|supporting)"
    r" (?:disclos\w+|releas\w+)",
    r"interest in (?:disclos\w+|releas\w+|knowing|the|this|how|understanding|seeing|what|being|its)",
    r"(?:some|an?|general|inherent|clear|legitimate|considerable|strong|always \w+) (?:\w+ )?(?:public )?interest in",
    r"(?:residents|taxpayers|citizens|people|electorate|voters|the public|parents|patients|students)(?: \w+){0,4} (?:entitled|right|know|see|judge|understand|informed)",
    r"(?:well-)?informed (?:\w+ )?(?:electorate|public|citizens?)|electorate",
    r"presumption",
    r"value for money",
    r"how (?:public )?(?:money|funds) (?:is|are)",
    r"public (?:money|spending|funds)",
    r"right to know",
)
NO_TEST_NEEDED = phrase(
    r"(?:no|not|without)(?: \w+){0,4} (?:need\w*|requir\w*|subject|necessary|have|appl(?:y|ies)|carr\w+)"
    r"(?: \w+){0,6} public interest",
    r"(?:no|without a) public interest test",
    r"absolute(?: exemption)?",
    r"not subject to (?:the|a) public interest",
)
_MORE = r"(?:more|additional|further|longer|extra)(?: time| period| \w+ working days| \d+ working days)?(?! than)"
MORE_TIME = phrase(
    rf"(?:need|needs|needing|require|requires|requiring|allow\w*|taking|take|takes|seek|asking for)(?: (?!no\b|not\b)\w+){{0,4}} {_MORE}",
    r"(?:extend\w*|extension)(?: \w+){0,5} (?:time\w*|period|deadline|days|limit)",
    r"(?:need|require|extend\w*)(?: \w+){0,3} time (?:to|in|for)",
    r"time(?: limit| scale)? (?:\w+ ){0,3}(?:extended|to be extended)",
    r"(?:not|yet to|still to)(?: \w+){0,4} (?:reach\w*|made|make|decided?|come to|complet\w+|conclu\w+)(?: \w+){0,5}"
    r" (?:decision|view|balance|public interest|consideration|test)",
)
_RIGHT = re.compile(
    r"\b(?:complain\w*|appeal\w*|apply|application|refer\w*|contact|decision|decide|write|right|raise|escalate"
    r"|review\w*|unhappy|dis-?satisfied|(?:not|remain) (?:be )?(?:satisfied|content|happy)|turn to|approach\w*|investigate"
    r"|take (?:the|your|this) (?:matter|case)|look into|further recourse|redress|challenge|next step|thereafter|section 50)\b",
    re.IGNORECASE,
)
_SECTION_50 = re.compile(
    r"\b(?:section|s\.?)\s?50\b[^.]{0,80}\bcommission(?:er)?\b|\bcommission(?:er)?\b[^.]{0,80}\b(?:section|s\.?)\s?50\b",
    re.I,
)
_OTHER_BUSINESS = re.compile(r"\bmarketing\b|\bregister(?:ed)? with\b|\bdata controller\b|\bPECR\b", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\bwycliffe house\b|\bSK9 5AF\b|foicomplaints|make-a-complaint|(?:casework|icocasework)@ico|0303 ?123 ?1113",
    re.IGNORECASE,
)


def is_other_business(words: str) -> bool:
    """True for words about marketing or registration, where the Commissioner is named for another purpose."""
    return _OTHER_BUSINESS.search(words) is not None


_TERMS_OF_USE = phrase(
    r"re-?us\w+", r"copyright", r"licen[cs]e", r"marketing", r"privacy notice", r"quer(?:y|ies)", r"hesitate", r"do contact|contact me",
    r"disclosure log", r"survey",
)  # fmt: skip


_YOU = re.compile(r"\byou(?:r|rs)?\b|^\W*(?:internal review|appeals?|complaints?|how to complain)\b", re.IGNORECASE)


def tells_of_rights(paragraph: str) -> bool:
    """True for a paragraph that tells the applicant what they may do next."""
    rights = REVIEW.search(paragraph) or (COMMISSIONER.search(paragraph) and _RIGHT.search(paragraph))
    return bool(rights and _YOU.search(paragraph))


def is_of_rights_or_terms(words: str) -> bool:
    """True for a sentence about complaints, re-use or contact: it explains no refusal, whatever words it has."""
    to_commissioner = COMMISSIONER.search(words) and _RIGHT.search(words)
    return bool(REVIEW.search(words) or UNHAPPY.search(words) or to_commissioner or _TERMS_OF_USE.search(words))


def names_commissioner_right(sentences: Iterable[Passage]) -> bool:
    """True where a letter names the Commissioner as somebody to complain to, not for other business."""
    before = ""
    for one in sentences:
        if _ADDRESS.search(one.words) or _SECTION_50.search(one.words):
            return True
        near = f"{before} {one.words}"
        if COMMISSIONER.search(one.words) and _RIGHT.search(near) and not _OTHER_BUSINESS.search(near):
            return True
        before = one.words
    return False


PAUSES = phrase(
    r"clarif\w+",
    r"fees? notice",
    r"(?:payment|fee) (?:was )?received",
    r"extend\w*|extension",
    r"(?:more|further|additional) time",
    r"identity",
)
REVIEW_OUTCOME = phrase(
    r"(?:outcome|result|findings|conclusions?) of (?:the|our|my|your|this|an) (?:internal )?review",
    r"(?:my|our|this) (?:internal )?review (?:has|is|was|upholds?|finds?)",
    r"you (?:asked|requested|wrote|sought)(?: \w+){0,6} (?:internal )?review",
)
