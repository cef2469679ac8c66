"""The phrases that rules look for, each once: what letters say, in the forms in which they say it."""

from __future__ import annotations

import re
from functools import cache

from answerable.patterns import Pattern


@cache  # a rule may make one of what the law says
def phrase(*alternatives: str) -> Pattern:
    """One pattern out of several: whole words, any case; a space matches any white space."""
    joined = "|".join(alternatives).replace(" ?", r"\s*").replace(" ", r"\s+")
    return Pattern(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


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
SECTION_16_3 = phrase(r"(?:section|s\.?|ss\.?)? ?16 ?\( ?3 ?\)")
REASONS_WOULD_DISCLOSE = phrase(  # what s.17(4) says, in words that do not name it
    r"(?:explain\w*|elaborat\w+|(?:giv|stat|provid|set)\w* (?:\w+ ){0,4}(?:reasons?|reasoning|explanations?|details?)"
    r"|(?:reasons?|explanations?)(?: \w+){0,4}) (?:[\w,’']+ ){0,12}(?:would|could|might) (?:itself |in itself |themselves |also )?"
    r"(?:disclose|reveal|involve (?:the )?disclos\w+|give away|release)(?: [\w’']+){0,5} (?:exempt|withheld|information|protected|held|exists?)"
)
COVERS = phrase(  # a message that only carries the letter
    r"(?:our|the|my|full|formal) (?:\w+ )?(?:response|reply|response letter|decision letter|refusal notice)(?: [\w,]+){0,6}? (?:is|are) (?:now )?(?:attached|enclosed)",
    r"(?:attached|enclosed|find|attach|enclose)(?: (?!not\b)\w+){0,3} (?:our|my|the council['’]s|full|formal) (?:\w+ )?(?:response|reply|response letter|decision letter|refusal notice)",
)
REFERS = phrase(  # an answer that sends the reader to another place in the letter
    r"(?:see|as|as in|as to|as per|as at|refer to|per|same as|please see) (?:the |our |my )?(?:answers?|responses?|repl(?:y|ies)|questions?|q|part|point|item|note|annexe?|appendix|section)"
    r" (?:to |at |for |on |no\.? ?|number )*(?:question |q |part |point )?\(?[\dA-Z]{1,2}\)?",
    r"(?:see|as|as stated|as set out|as explained|explained|given|set out|stated) (?:above|below|overleaf)",
    r"(?:explained|given|set out|stated) (?:under|at|in|for|with) (?:the |our )?(?:answers?|responses?|repl(?:y|ies)|questions?|q|parts?|points?|items?|notes?)"
    r"(?: (?:to|for|on|at) (?:questions? |q|parts? )?)? ?\(?[\dA-Z]{1,2}\)?",
)
LINK = Pattern(r"https?://\S+|\bwww\.\S+|\b(?:on|from|via) (?:our|the [\w’']+(?: \w+)?) web ?site\b", re.IGNORECASE)
# Held or not
SAYS_HELD = phrase(
    r"(?:do|does|can confirm that (?:we|it|the \w+)) hold",
    r"(?:we|I|council|trust|authority|department|force|it|university|college|school|academy|board|service|constabulary|police|commission|agency|office|borough|city) (?:currently |also |certainly |already )?holds?",
    r"holds (?:this|that|it|the|these|those|some|all|relevant|recorded|information|such|what|both|most|part|one|two|a|an|copies)",
    r"(?:is|are|['’]s|['’]re) (?:confirmed to be |indeed |also )?held",
    r"(?:this|information|yes)?,? ?held,? (?:but|and|though|although|however|by us|in full)",
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
    r"the (?:\w+ ){0,2}(?:names?|figures?|prices?|details|contents?) of (?:\w+ ){1,5}(?:is|are) (?:\w+ ){0,4}exempt",
    r"(?:is|are|was|were) (?:still |now |currently |at present )?with (?:our|the|its|an?) (?:\w+ ){0,2}"
    r"(?:consultants?|laborator(?:y|ies)|lab|analysts?|contractors?|engineers?|surveyors?|auditors?|designers?|lawyers|solicitors|printers?|team|officers?)",
    r"(?:samples?|drafts?|surveys?|readings|measurements|specimens|modelling|drawings) (?:\w+ ){0,4}(?:were|was|have been|has been|are|is) (?:still |now |being |only )*"
    r"(?:taken|collected|analysed|tested|written|checked|prepared|completed|unfinished|revised|edited|in draft|incomplete|under way|underway)",
    r"(?:is|are|exists?) (?:still |only |currently |as yet |at present )*(?:in|as)(?: an?)? (?:\w+ )?draft",
    r"(?:has|have) yet to (?:complete|finish|finalise|conclude) (?:their|its|the|his|her)",
    r"(?:still|yet) (?:being|to be) (?:written|drafted|analysed|finished|completed|finalised|checked|revised|worked on|edited)",
    r"(?:the|this) (?:\w+ ){0,4}information (?:\w+ ){0,6}(?:is|are|constitutes|relates|contains|was|were)",
)
_GIVE = r"(?:provide|supply|give|answer|say|state|break|produce)"
HEDGES = phrase(
    rf"(?:unable|not able|not possible|not in a position) (?:for us )?to {_GIVE}",
    rf"(?:cannot|can not|can't|could not) {_GIVE}",
    r"not (?:readily|easily|currently) (?:available|accessible)",
    r"not (?:collated|available|recorded|held|kept|stored) (?:in|centrally|in that|in a|in this|as|by)",
    r"not collated",
    r"not (?:something|information|data|a figure|figures|anything|a statistic)(?: that| which)? (?:we|the \w+|it|our \w+) (?:\w+ )?(?:collat\w*|compil\w*|produc\w*|report\w*|publish\w*|monitor\w*|track\w*|routinely \w+)",
    r"(?:do|does)(?: not|n['’]t) (?:\w+ )?(?:collate|compile|track|aggregate|report on|produce figures|keep track)",
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
    r"|agreements|spreadsheets?|databases?|invoices?|contracts?|plans?|applications?|reports?|letters?|notes?|assessments?|incidents?"
    r"|permits?|tickets?|visits?|calls?|logs?|decisions?|referrals?|policies)"
)
NAMES_RECORDS = phrase(
    rf"\d[\d,]* (?:\w+ ){{0,4}}{_RECORDS}",
    rf"(?:hundreds?|thousands?|dozens?)(?: and \w+)?(?: of)? (?:\w+ ){{0,3}}{_RECORDS}",
    rf"(?:each|every|all|individual|the|these|our|paper|case|manual) (?:(?!this\b|your\b|my\b|act\b|limit\b)\w+ ){{0,4}}{_RECORDS}",
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
_MORE = r"(?:more|additional|further|longer|extra)(?: time| period| \w+ working days| \d+ working days)?(?! than)"
MORE_TIME = phrase(
    rf"(?:need|needs|needing|require|requires|requiring|allow\w*|taking|take|takes|seek|ask(?:s|ing)? for)(?: (?!no\b|not\b)\w+){{0,4}} {_MORE}",
    r"(?:extend\w*|extension)(?: \w+){0,5} (?:time\w*|period|deadline|days|limit)",
    r"(?:need|require|extend\w*)(?: \w+){0,3} time (?:to|in|for)",
    r"time(?: limit| scale)? (?:\w+ ){0,3}(?:extended|to be extended)",
    r"(?:not|yet to|still to)(?: \w+){0,4} (?:reach\w*|made|make|decided?|come to|complet\w+|conclu\w+)(?: \w+){0,5}"
    r" (?:decision|view|balance|public interest|consideration|test)",
)
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
ASKS_WHY = phrase(  # why the information is wanted, or for whom
    r"(?:tell|inform|let) (?:us|me) (?:know )?(?:\w+ ){0,2}(?:why|the (?:reason|purpose)|your (?:reasons?|purpose|interest))(?: \w+){0,3}",
    r"(?:state|explain|give|confirm|provide|set out) (?:\w+ )?(?:your (?:reasons?|interest|purpose|motive)|the (?:purpose|reason) (?:of|for) your|why you)(?: \w+){0,3}",
    r"(?:why|for what purpose) (?:do you|you) (?:want|need|require|wish|are requesting|are asking)",
    r"(?:which|what|the) (?:organisation|company|newspaper|employer)(?: that)? (?:do )?(?:you )?(?:represent|work for|are acting for)",
    r"on whose behalf you|who(?:m)? you (?:are acting|act|represent|work) for|whether you (?:represent|act for|are acting for|work for) (?:an?|any)",
    r"(?:what|how) you (?:(?:need|want|require|intend to use|will use|plan to use|propose to use|will be using) )?(?:it|this|the (?:information|data|figures)|them)(?: \w+){0,2} for",
    r"what (?:use you|you (?:will|would|intend to|plan to|propose to) (?:do|use))(?: \w+){0,6}",
    r"(?:the )?(?:purpose|use) (?:for which|to which|of your request)(?: \w+){0,6}",
    r"(?:say|know|ask|explain) why you (?:want|need|require|wish|are (?:requesting|asking))(?: \w+){0,4}",
    r"(?:your )?(?:reason|motive|purpose)s? for (?:asking|wanting|requesting|making)(?: \w+){0,3}",
)
