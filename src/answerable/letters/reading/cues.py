"""The words by which a sentence of an answer shows what it does: deny, hold, withhold, cost, point, give.

Classes of words, not phrases of one letter: verbs of holding with a negation, verbs of giving with a
negation, the vocabulary of cost, and so on. Each pattern is looked for in one sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache

from answerable.patterns import Pattern


def _cue(*alternatives: str) -> Pattern:
    """One pattern out of several; a space matches any white space, an optional one none as well."""
    return Pattern("|".join(alternatives).replace(" ?", r"\s*").replace(" ", r"\s+"), re.I)


_NOT = (
    r"(?:(?:do(?:es)?|did|is|are|was|were|has|have|had|can|could|will|would) not|(?:do(?:es)?|did|is|are|was|were|has|have|had|ca|could|wo|would)n['’]?t"
    r"|cannot|never|no longer|not|nor (?:do(?:es)?|did|is|are|has|have)|neither)"
)
_HOLD = (
    r"(?:h[eo]ld(?:ing|s)?|record(?:ed|s|ing)?|collect(?:ed|s)?|collate[ds]?|keep(?:s|ing)?|kept|possess(?:es|ed)?|retain(?:ed|s)?|store[ds]?"
    r"|capture[ds]?|gather(?:ed|s)?|(?:monitor|track)(?:ed|s)?(?= (?:this|it|these|that|those|the (?:number|reason|use)|how|such|whether|$))|log(?:ged|s)?|document(?:ed|s)?|compile[ds]?)"
)
_FEW = r"(?:(?!(?:how|why|when|where|only|just|merely|simply)\b)[\w’'()&/-]+,? ){0,4}?"
_INFO = (
    r"(?:information|records?|data|documents?|documentation|correspondence|e-?mails?|figures?|statistics|details?|material|minutes|policy|policies|copies|copy|reports?|evidence|file|files"
    r"|communications?|messages?|agreements?|notes?|list|lists|breakdown|answers?|part|parts|things?)"
)
_GIVE = (
    r"(?:provid(?:e|ed|ing)|disclos(?:e|ed|ing)|releas(?:e|ed|ing)|suppl(?:y|ied|ying)|giv(?:e|en|ing)|shar(?:e|ed|ing)|answer(?:ed|ing)?|publish(?:ed|ing)?|respond|compl(?:y|ied|ying) with"
    r"|send|sent|made (?:public|available)|make (?:public|available)|be given|assist|help|meet|fulfil|process(?:ed)?|deal(?:t)? with|obtain(?:ed)?|extract(?:ed)?|name|identify)"
)
_NEG_GIVE = (
    rf"(?:(?:cannot|can ?not|can['’]?t|could not|couldn['’]t|will not|won['’]t|would not|do not|does not|did not|should not|(?<!need\s)(?<!may\s)(?<!must\s)(?<!shall\s)not|unable to|declin(?:e|es|ed|ing) to|refus(?:e|es|ed|ing) to"
    rf"|decided against|not (?:able|willing|in a position|obliged|required|prepared|going|proposing|intending|appropriate|possible)(?: for us)? to|no obligation to|exempt(?:ed)? from) (?:(?:be|been|being|therefore|also|now|currently|at this time|to|in this instance|on this occasion|,|yet|always|simply|either) ?){{0,3}} ?{_GIVE})\b"
)

NEITHER = _cue(
    r"\bneither (?:to )?(?:confirm\w*|admit\w*)(?:,? (?:nor|or|and)|/) (?:to )?den(?:y|ies|ied|ying)\b",
    r"\bneither den(?:y|ies|ied|ying) (?:nor|or) confirm\w*",
    r"\b(?:not|unable to|cannot|can['’]?t|won['’]t|refus\w+ to|declin\w+ to|decision to|obligation to|duty to|exempt\w* from|exclud\w+|requirement to|position to|wish to|choose not to|able to) (?:(?:be|either|give|the|a|duty|obligation|obliged|required|requirement|able|possible|appropriate|prepared|legally|to|from|having|position|in) ){0,7}(?:(?:to )?confirm(?:ing)? (?:n?or|and) (?:to )?den(?:y|ying))\b(?=[^.]{0,140}\b(?:whether|that|if|hold|held|exist|information|this|it)\b|[.;,]|$)",
    r"\b(?:confirm(?:ing)?,? (?:n?or|and) den(?:y|ying))\b[^.]{0,90}\b(?:does not|do not|did not|doesn['’]t) (?:arise|apply)",
    r"\bduty (?:in section 1\(1\)\(a\) |under section 1\(1\)\(a\) |imposed by [^.]{0,40})?(?:does not|doesn['’]t) arise\b",
    r"\bneither (?:say|state|tell|disclose|admit)\b[^.;]{0,40}\bh[eo]ld[^.;]{0,60}\bnor\b",
    r"\bNCND\b",
    r"\b(?:not|un(?:able|willing)|refus\w+|declin\w+) (?:to )?(?:say|confirm|state|disclose|reveal) (?:either way |to you )?(?:whether|if) (?:or not )?(?:\w+ ){1,4}(?:holds?|held|exists?)\b",
)
OTHER_INFORMATION = _cue(
    r"\b(?:any|no) (?:other|further|additional) (?:\w+ )?(?:information|material|data|records?|documents?)\b"
)

_FORM = (
    r"(?:in (?:a|the|this|that|any|an|such)(?: \w+){0,2} (?:format|form|way|manner|level|detail|structure|fashion|style)|centrally|separately|readily|easily|routinely|electronically"
    r"|in one place|collectively|as a (?:single|separate)|retriev\w+|extract\w+|reportable|searchable|at (?:this|that|the) level|in sufficient detail|in isolation)"
)
NOT_HELD = _cue(
    r"\b(?:records?|data|systems?|files|figures)\b[^.;]{0,15}\b(?:do(?:es)?|did) not (?:tell|say|survive|contain|include|identify|distinguish)\b",
    r"\bnot aware of any\b|\bnothing (?:of (?:the|this|that) (?:kind|sort) )?(?:is )?on (?:our )?(?:files?|records?)\b|\b(?:breakdown|split|further detail)\b[^.;]{0,30}\bnot (?:available|possible)\b",
    r"\b(?:has|have|had|did|were|was) (?:not|never)(?: \w+)? (?:commission\w*|carr(?:y|ied) out|undertaken?|conduct\w*|produced?|made|taken|written|prepared)\b[^.;]{0,30}\b(?:study|studies|surveys?|reports?|assessments?|reviews?|analys[ie]s|research|evaluations?|interviews?|audits?|minutes|notes?)\b",
    r"\bno (?:\w+ )?(?:study|survey|report|assessment|review|analysis|research|evaluation|minutes|notes?)\b[^.;]{0,20}\b(?:has been|have been|was|were) (?:commissioned|carried out|undertaken|conducted|produced|made|taken|written|kept)\b",
    rf"\b{_NOT} (?:currently |presently |actually |itself |also |therefore |,? ?in fact,? |been |be |being |specifically |directly |physically ){{0,3}}{_HOLD}\b",
    r"\b(?:hold(?:s|ing)?|held|keeps?|possess(?:es)?|found|located?|identified) (?:absolutely |currently )?(?:no|none|nothing|neither)\b(?! (?:objection|plans?|intention|reason|concerns?|doubt|need|choice|power|right|authority|duty|obligation|effect|central|easy|quick|option|alternative|staff|budget|vacanc))(?! longer)",
    rf"\b(?:no|nothing|none)\b (?:such |relevant |recorded |further |of (?:this|it|the|that|these) |other )*(?:{_INFO} )?{_FEW}(?:is |are |was |were |has been |have been |being )?(?:held|recorded|collected|kept|retained|stored|captured|available on our systems)\b",
    rf"\bno (?:such |relevant |recorded |further |other )*{_INFO} {_FEW}(?:was |were |has been |have been |could be |can be )?(?:located|identified|found|traced)\b",
    rf"\bno (?:such |relevant |recorded |written )*{_INFO} (?:in scope|within (?:the )?scope|relating to|about|matching|falling|meeting|of this|to (?:provide|disclose|release))",
    r"\b(?:ha(?:s|ve|d) no|(?:do(?:es)?|did)(?: not|n['’]t) have|(?:do(?:es)?|did)(?: not|n['’]t) maintain|maintains? no) (?:any |an? |the |this |that |these |such |such a |access to |central |specific |recorded |relevant ){0,3}(?:information|records?|data|documents?|documentation|correspondence|e-?mails?|figures?|statistics|database|list|log|register of|note)\b",
    r"\b(?:not|n['’]t) (?:currently |ourselves )?have (?:any |a |the |this |that )?(?:\w+ ){0,3}(?:information|data|records?|figures)\b",
    r"\b(?:records?|data|figures|systems?|files|information)\b[^.;]{0,30}\b(?:do(?:es)?|did) not (?:go back|extend|reach|cover (?:that|this|those|the)|show (?:this|that|how|which|whether))\b",
    r"^\W*(?:not known|unknown)\W*$",
    r"\bthere (?:is|was|are|were)(?: not|n['’]t) (?:one|any)(?: (?:as )?yet| at present| so far)?\W*$",
    r"\b(?:not|n['’]t) (?:\w+ )?have (?:this|it|that|these|them)(?:\W*$|,| I['’]?m\b| ourselves\b)",
    r"\b(?:unable|failed|not able|could not|couldn['’]t|cannot) (?:to )?(?:locate|find|trace|identify) (?:any|the|this|such|a|records?)\b",
    rf"\bnot (?:something|information|data|anything)(?: that| which)? (?:we|the \w+|is|are) (?:\w+ ){{0,3}}(?:{_HOLD}|have|has)\b",
    r"\b(?:information|data|this|records?|it) (?:is )?not (?:held|recorded|collected|kept|known)\b|^\W*not (?:held|recorded|collected|kept)\b|\bno (?:longer )?records? (?:of|for|exist|prior|before|from)\b|\bno recorded information\b",
    r"\b(?:kept|held|recorded|collected) neither\b|\b(?:kept|held|recorded|collected) by neither\b",
    rf"\b{_HOLD} (?:only )?by (?:the |each |its |our )?[^.;]{{2,50}}?,? (?:and |but )?not (?:by )?(?:us|the (?:council|trust|university|force|department|authority|board))\b",
    r"\b(?:has|have|had) (?:been|since been) (?:destroyed|deleted|disposed of)\b|\bno longer (?:held|exists?|retained|available|have)\b",
)
HELD_ONLY = _cue(
    r"\b(?:h[eo]ld|recorded|kept|available) (?:only )?(?:from|since|for) (?!(?:\w+ ){0,3}(?:purposes?|use|access))[^.;]{0,20}\bonly\b",
)
_KEPT = r"(?:h[eo]ld|recorded|record|kept|keep|stored|store|available|collat\w*|broken|possible|able|extract\w*|retriev\w*|search\w*|report\w*|filed|file|logged|accessible|collected|categori[sz]ed|identif\w*|maintained)"
HELD_FOR_OTHERS = _cue(
    r"\bnot held (?:for|on behalf of|by) (?:the |its |our )?(?:council|trust|university|authority|force|board|department|purposes)\b[^.;]{0,60}\b(?:act|scope|remit)\b"
)
NOT_IN_FORM = _cue(
    rf"(?:\bnot|n['’]t)\b[^.;]{{0,25}}\b{_KEPT}\b[^.;]{{0,40}}\b{_FORM}\b",
    rf"(?:\bnot|n['’]t)\b[^.;]{{0,20}}\b{_FORM} (?:h[eo]ld|recorded|kept|stored|available|retriev\w*|extract\w*|accessible|searchable|collated|identifiable)\b",
    r"\bno (?:central|single|easy|quick|separate|automatic|electronic|specific) (?:\w+ ){0,2}(?:record|register|database|list|log|way|means|system|field|marker|flag|code|report)",
)
FORM = _cue(rf"\b{_FORM}\b")
HELD = _cue(
    r"\bhold(?:s|ing)?\b",
    r"\b(?:is|are|was|were|be|been) (?:\w+ )?held\b",
    r"\bin (?:our|its) possession\b",
    r"\bhave (?:located|found|identified|retrieved)\b",
    r"\bis known to us\b",
)
IF_HELD = _cue(
    r"\b(?:must|should|may|shall) not\b",
    r"\b(?:were|had) (?:it|this|they|we|any)\b[^.;]{0,20}\bh[eo]ld\b",
    r"\b(?:if|should|were) (?:\w+ ){1,4}(?:hold|held)\b",
    r"\bif held\b",
    r"\bwhether (?:or not )?(?:\w+ ){1,4}(?:holds?|held)\b",
    r"\bany information (?:that )?(?:we|it) (?:may|might) hold\b",
)

COST = _cue(
    r"\bappropriate (?:cost |costs |fees? |time )?limit\b",
    r"\b(?:cost|costs|fees?|time|statutory|financial|upper|£ ?\d+(?:\.\d\d)?) ?(?:and time )?(?:compliance )?(?:limit|threshold|ceiling|cap)\b",
    r"\bcosts? of compl(?:ying|iance)\b",
    r"\b(?:exceed|over|above|beyond|within|more than|in excess of|up to|equates? to|longer than|much longer than|limit of|allow(?:ed|s)?|maximum of)\b[^.;]{0,40}(?:£ ?(?:450|600)\b|\b(?:18|24|eighteen|twenty[- ]four) ?(?:person |staff |working )?hours|\b2\.5 (?:working )?days|\btwo and a half (?:working )?days)",
    r"\b(?:18|eighteen) ?hours?\b[^.;]{0,30}\b(?:limit|threshold|permitted|allowed|allowance|work)",
    r"\bfees regulations\b|\bappropriate limit and fees\b",
    r"\bon (?:the )?(?:grounds of )?(?:cost|costs)(?: grounds)?\b(?=[^.]*(?:refus|exempt|declin))",
    r"\b(?:refus|exempt|declin)\w*[^.]{0,50}\bon (?:the )?(?:grounds of |basis of )?(?:excessive )?(?:cost|costs)\b",
)
LABOUR = _cue(
    r"\bmanual(?:ly)?\b[^.;]{0,50}\b(?:review|search|check|trawl|interrogat|examin|read|inspect|extract|exercise|process|going through|look|open|count|collat)\w*",
    r"\b(?:review|search|check|trawl|interrogat|examin|read|inspect|open|go through|sift)\w*[^.;]{0,50}\b(?:manual(?:ly)?|by hand|individually|each|every|one (?:at a time|by one))\b",
    r"\b(?:each|every|all|individual)\b[^.;]{0,80}\b(?:would|will|must|need|needs|have|has|had)\b[^.;]{0,30}\b(?:review|search|check|read|open|examin|inspect|look|fetch|retriev|consider)\w*",
    r"\b(?:would|will) (?:take|need|require|involve|mean)\b[^.;]{0,60}\b(?:hours?|days?|weeks?|staff time|officer time|a significant|considerable|too long)\b",
    r"\b(?:longer|more (?:time|work|hours|staff time)) than\b|\btoo (?:long|much (?:time|work))\b",
    r"\b(?:disproportionate|excessive|unreasonable|significant|considerable) (?:\w+ )?(?:amount of )?(?:time|effort|burden|cost|costs|resource|resources|diversion)\b",
    r"\b\d+ ?(?:minutes|mins|hours|hrs)\b",
    r"\bestimate\w*[^.;]{0,80}\b(?:hours|minutes|days|£ ?\d)",
)
_WORKED = (
    r"(?:work\w* (?:\w+ ){0,2}out|collat\w+|compil\w+|count\w*|go(?:ing)? (?:back )?through|gather\w*|extract\w*|find\w*|answer\w*|produc\w+"
    r"|provid\w+|establish\w*|separat\w+|identify\w*|calculat\w+|assembl\w+|retriev\w+|search\w*|check\w*|look\w* (?:\w+ ){0,2}(?:up|through|into|at|in)|obtain\w*|read\w*|open\w*|trawl\w*|sift\w*|examin\w*|inspect\w*)"
)
_TOO_MUCH = r"(?:too (?:long|much|many|onerous|costly|expensive|great|time[- ]consuming)|disproportionate\w*|out of (?:all )?proportion)"
TOO_MUCH = _cue(  # work that is refused as such, with no limit or ground named
    rf"\b(?:would|will|could)\b[^.;]{{0,30}}\b{_TOO_MUCH}\b[^.;]{{0,40}}\bto (?:\w+ )?{_WORKED}\b",
    rf"\b(?:to |effort of |work of |task of )?{_WORKED}\b[^.;?]{{0,40}}\b(?:would|will)\b[^.;]{{0,30}}\b{_TOO_MUCH}\b",
    r"\b(?:work|effort|task|exercise)(?: (?:involved|needed|required)| of (?:\w+ ?){1,5})? (?:is|would be) (?:\w+ )?(?:disproportionate|out of (?:all )?proportion)\b",
    r"\b(?:would|will) (?:be|mean|involve|need|take) (?:far |much )?too much (?:work|effort|time)\b",
    r"\b(?:cannot|can ?not|could not|not|hard to) justify (?:\w+ ){0,3}(?:time|effort|work)(?: that)? (?:it|this|that) would\b",
    r"\bnot (?:be )?(?:an? )?(?:\w+ )?(?:good|sensible|proper|justifiable|reasonable) use of (?:\w+['’]?s?['’]? ){0,2}(?:time|money|resources?) to (?:\w+ )?"
    + _WORKED,
)
VEXATIOUS = _cue(
    r"\bvexatious\b",
    r"\brepeat(?:ed)? requests?\b",
    r"\b(?:identical|substantially similar) (?:or substantially similar )?(?:to|requests?)\b",
)
CLARIFY = _cue(
    r"\b(?:unable|cannot|not (?:able|possible)) (?:to )?(?:identify|tell|establish|determine|understand|work out) (?:\w+ ){0,3}?(?:what|which)\b",
    r"\b(?:please|could you|can you|would you|you could|need you to|ask(?:ing)? (?:that )?you|grateful if you|require|need|needs|seek(?:ing)?|request(?:ing)?|ask(?:ing)? for|helpful if you)\b[^.?]{0,70}\b(?:clarif\w+|specify|be more specific|explain (?:what|which)|tell us (?:what|which|the)|let us know (?:what|which)|know (?:what|which)|(?:confirm|say) (?:which|what|whether you)|(?:further|more) (?:information|details?) (?:from you )?(?:in order )?(?:to|so that|about what)|what you mean|narrow)",
    r"\b(?:not clear|unclear|unsure|not sure|ambiguous|do not understand|not understood)\b[^.]{0,40}\b(?:what|which|whether you|from your request|mean|information you)\b",
    r"\b(?:too (?:broad|vague|general)|clarification (?:is|was) (?:required|needed|sought))\b",
)

_OPEN = r"(?:already|publicly|reasonably|readily|otherwise|freely)"
ACCESSIBLE = _cue(
    r"^\W*(?:please )?(?:see|refer to|consult|visit|look at) (?!.*\b(?:attach\w*|enclos\w*|below|above|annex|appendix|questions?|answers?|responses?|table|exemption|section)\b)[^.,]{3,80}\b(?:polic(?:y|ies)|web ?site|pages?|reports?|register|accounts|plan|scheme|guid(?:e|ance)|strategy|log|publications?|minutes)\W*$",
    rf"\b{_OPEN} (?:been |be |made |in the )?(?:publish\w*|availab\w*|accessib\w*|public\b|disclosed|released|supplied|provided)",
    r"\bin the public domain\b",
    r"\b(?:was|were|been) (?:\w+ )?(?:published|put|placed) (?:\w+ ){0,3}?(?:on|at|online|via)\b(?! (?:\d|the \d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    r"\b(?:is|are|be|being|made|all|has been|have been) (?:now |also |all |both |already |publicly |currently |freely )*(?:published|online|on-line|available (?:on|from|at|via|through|online|to (?:the public|view|download|read|you)|in)|accessible|public(?: too)?(?:[.,;]|$))",
    r"\b(?:can|may|could|will) (?:also )?(?:be )?(?:found|accessed|viewed|downloaded|obtained|seen|located|read|consulted|get at|had)\b[^.;]{0,60}\b(?:on|at|from|via|here|online|in (?:the|our)|through|by (?:visiting|using|following|other)|following|https?|www|web ?site|link)",
    r"\byou (?:can|may|will|could) (?:also )?(?:find|access|view|download|see|read|get|obtain|consult)\b[^.;]{0,60}\b(?:here|at|on|from|via|online|in (?:the|our)|through|by|following|https?|www|web ?site|link)",
    r"\bpublish(?:ed|es)? (?:it |this |these |them |that |the information |data |figures )?(?:(?:\w+ ){0,3})(?:on|at|online|in (?:our|the|an? (?:earlier|previous)|its)|by|under|annually|monthly|quarterly|each|every|as part of|without being asked)\b",
    r"\b(?:following|this|the|above|below) (?:web ?)?(?:link|page|site|address)s?\b|\blinks? (?:below|above|here)\b|\bhttps?://|\bwww\.",
    r"\baccessible (?:to (?:you|the applicant) )?(?:by|through|via) other means\b",
    r"\b(?:earlier|previous|recent) (?:reply|response|answer|request|disclosure|foi)\b[^.]{0,40}\b(?:online|publish|available|disclosure log|link|https?|www)",
)
PUBLISHED = _cue(r"\bpublish\w*")
MORE_ELSEWHERE = _cue(
    r"\b(?:further|more|additional|other|general|background) (?:\w+ )?(?:details?|information|guidance|reading|data|facts)\b",
    r"\bfor (?:reference|information|interest)\b",
    r"\b(?:find out|learn|read) more\b",
)
FUTURE = _cue(
    r"\b(?:will|to|due to|shall|should|expected to|is being|are being) (?:\w+ ){0,2}?be (?:\w+ )?(?:published|released publicly|made public)\b",
    r"\b(?:will|intend\w*|plan\w*|aim\w*|expect\w*|propos\w+|undertaken|going|due|scheduled)(?: to)? (?:\w+ ){0,2}?(?:publish|publication|publishing) ?(?:it|this|these|the|them|all|our|in|on|by|\d|\.|$)",
    r"\bfuture publication\b|\bpublication (?:is )?(?:due|planned|expected|scheduled)\b|\bintended for publication\b",
)

NOT_FUTURE = _cue(  # what people do not look for is not what is planned
    r"\b(?:not|n['’]t|never|nor|no|nobody|neither)\b[^.;]{0,40}\b(?:expect\w*|wish\w*|want\w*|agree\w*|consent\w*|intend\w*)\b[^.;]{0,40}\bpubli(?:sh\w*|c)\b(?![^.;]{0,20}\b(?:until|before|till)\b)",
)
NOT_OURS = _cue(
    r"\b(?:who|which|that|itself|himself|herself) (?:is|are) (?:\w+ )?not (?:subject to|covered by|within)\b"
)

_BODY = r"(?:Council|Councils|Trusts?|Police|Force|Department|Agency|Ministry|NHS|Government|Authority|Authorities|Commission|Commissioner|England|Service|Office|Treasury|schools?|academ(?:y|ies)|(?:governing |another |other |public )?bod(?:y|ies)|courts?|ICB|CCG|Executive|Parliament|universit(?:y|ies)|Highways)"
_WHO = r"(?!(?:me|us|you|our|the (?:ICO|information commissioner|commissioner|undersigned|foi|information governance|freedom)|ICO|if|again|in writing|for (?:an? )?(?:internal )?review)\b)"
TRANSFER = _cue(
    r"\b(?:question|request|enquiry|query|this|it|these)\b[^.;]{0,20}\b(?:should|must|needs? to|ought to) be (?:addressed|directed|put|requested|made|sent|sought)\b",
    r"\b(?:make|submit|send|resubmit) (?:your|a|this|the|an) (?:\w+ )?(?:request|question|enquiry) (?:direct(?:ly)? )?to (?!us\b|me\b)",
    r"\b(?:better|best) (?:able|placed) to (?:assist|help|answer|advise|respond|deal)\b",
    r"\bnot the (?:commissioner|provider|owner|operator|regulator|landlord|employer)s?\b",
    rf"\b(?:please |should |may |can |could |might |wish to |need to |advise(?:d)? (?:you )?to |suggest (?:that )?you |recommend (?:that )?you |want to |like to |try )(?:also |therefore |instead |now |wish to |like to |want to ){{0,2}}(?:contact(?:ing)?|write to|approach(?:ing)?|ask|speak to|try|apply to|consult) {_WHO}",
    rf"\b(?:should|may|can|could|must|might|need|wish|want|please|advise\w*|suggest\w*|recommend\w*|would|best)\b[^.;]{{0,40}}\b(?:direct|re-?direct|refer|address|submit|made|sent|send|forward|transfer|pass|put)\w*\b[^.;]{{0,40}}\bto:? {_WHO}(?:the |your |their )?(?:[A-Z]|each|every|relevant|appropriate|other|local|county|district|borough|individual|police|department)",
    r"\b(?:we have|I have|have been|has been) (?:\w+ )?(?:transferred|forwarded|passed|redirected|referred)\b[^.;]{0,50}\bto\b",
    rf"\b(?:responsibility|matter|remit|business) (?:of|for|lies|rests|sits|falls)\b[^.;]{{0,50}}\b{_BODY}\b(?! us\b)",
    rf"\b{_BODY}\b[^.;]{{0,30}}\b(?:is|are) (?:itself |themselves )?responsible for (?:this|these|that|the|their)\b",
    r"\b(?:appropriate|right|correct|proper|relevant|best) (?:public )?(?:authority|body|organisation|agency|place)\b",
    r"\b(?:ought to|should|may|might|is likely to|are likely to) (?:have|hold|be able to (?:help|assist|provide|answer)) (?:that|this|the|it|such|these|any|some|you)\b",
    r"\bheld by (?:each|individual|another|other|a separate|an external|local|their own|the (?:relevant|individual|police|nhs|home office|department|ministry|courts?|dvla|dvsa|county|district|borough|school|schools))\b",
)
OURS_TO_ASK = _cue(  # whom the authority itself has yet to ask is not where the applicant is sent
    r"\b(?:we|I|the (?:council|trust|university|force|department|authority|board|agency|service|office|college|team))(?: (?!you\b|that\b|advis|suggest|recommend|ask you)[\w’']+){0,6} (?:consult|contact|approach|ask|speak to|write to|hear from)(?:ing)? (?!you\b|us\b)",
)
SELF_CONTACT = _cue(
    r"\bcontact (?:me|us|the (?:foi|information))|\binformation commissioner\b|\breview\b|\bcomplain|\bICO\b|\bquer(?:y|ies)\b|\bany questions\b"
)
OUTSIDE = _cue(
    r"\bnot (?:considered (?:to be )?)?(?:an? )?(?:valid |proper )?(?:request|question|enquiry) (?:for (?:recorded )?information|under|that|which|we|covered)\b|\bnot (?:a )?valid (?:foi|freedom|request)",
    r"\b(?:not|outside|falls? outside|beyond|excluded from|out ?with)\b[^.;]{0,40}\b(?:(?:scope|remit|terms|ambit|provisions|reach) of )?(?:the |this )?(?:FOIA?|FOISA|Freedom of Information|Act\b|EIRs?\b|legislation)",
    r"\b(?:journalism|art|literature)\b[^.;]{0,30}\b(?:art|literature|journalism)\b",
    r"\b(?:ask(?:s|ing)?|seek(?:s|ing)?|request(?:s|ing)?|amount(?:s)? to|is)\b[^.;]{0,30}\b(?:(?:for|an?|our|the)\b[^.;]{0,20}\b(?:opinions?|explanations?|comments?|views?|speculat\w+|justification|interpretation|assumption))\b",
    r"\b(?:not|no)\b[^.;]{0,30}\b(?:oblig\w+|requir\w+|need|duty|make an authority)\b[^.;]{0,40}\b(?:creat\w+|giv\w+ (?:an )?opinions?|answer (?:hypothetical )?questions|explanations?|opinions?|generat\w+)\b",
    r"\bnot held (?:for|on behalf of|by) (?:the |its |our )?(?:council|trust|university|authority|force|board|department|purposes)\b[^.;]{0,60}\b(?:act|scope|remit)\b",
    r"\bsubject to the Act (?:only|in part|in respect of)|\bprogramme[- ]making\b|\bsubject access request|\bunder data protection law\b|\b(?:outside|not) (?:of )?FOI\b",
    r"\bnot recorded information\b|\bnot (?:a )?(?:request|question) for recorded\b|\bhypothetical\b",
)

_GROUND = r"(?:sections?|s\.? ?|ss\.? ?|regulations?|regs?\.? ?|exemptions?|exceptions?)"
WITHHELD = _cue(
    r"\b(?:giving|releasing|disclosing|revealing|release of|disclosure of) (?:this|it|that|the|these|such)\b[^.;]{0,40}\b(?:would|could|might|may)\b[^.;]{0,30}\b(?:endanger|prejudice|harm|identify|put|breach|risk|undermine|damage)",
    r"\bwith-?h(?:o|e)ld(?:ing|s)?\b(?! (?:payment|tax|pay\b))",
    rf"\bexempt(?:ed)?\b(?! from (?!disclos|releas|publi|being|the (?:duty|act|right|requirement|obligation|provision|general)))(?=[^.;]{{0,80}}(?:\bunder\b|\bfrom (?:disclosure|release|publication|the (?:duty|act|right))|\bby virtue|\bbecause\b|\bas\b|\bdue to\b|{_GROUND} ?\d|[.,;:(]|$))",
    rf"{_GROUND} ?\d[^.;]{{0,110}}\b(?:exempt(?:s|ed|ion)?|except(?:s|ed|ion)?|appl(?:y|ies|ied)|engaged?|relied|used|invoked|withheld|refus\w+)\b",
    rf"\b(?:exempt(?:ion|ions|ed)?|except(?:ion|ions|ed)?|appl(?:y|ying|ied)|engag(?:e|es|ed|ing)|rel(?:y|ied|ying) on|refus\w+|withh\w+|invok\w+|cit(?:e|ed|ing)|us(?:e|ed|ing))\b[^.;]{{0,90}}{_GROUND} ?\d",
    r"\b(?:an?|the|this|following|absolute|qualified|these|of|by) (?:\w+ ){0,3}(?:exemption|exception)s? (?:\w+ ){0,2}(?:appl(?:y|ies|ied)|is engaged|are engaged|below|under|in section|has been|have been|covers?)\b",
    r"\b(?:we|I|council|trust|university|force|police|department|authority|office|must|therefore|are|is|been|hereby|formally|right to) (?:\w+ ){0,4}?refus(?:e|es|ed|ing|al)\b(?! (?:collection|bin|disposal|truck|lorr))",
    r"\brefus(?:e|ed|ing) (?:your|the|this|to|under|disclosure|part|these|it|on|pursuant|in accordance|by virtue)\b(?! (?:bin|truck))|\brefusal notice\b",
    r"\bredact(?:ed|ing|ion|ions)?\b|\bsuppress(?:ed|ion)\b|\bbl(?:anked|acked) out\b|\bleft out\b(?=[^.]*(?:exempt|personal|section|data))",
    _NEG_GIVE,
    r"\bnot (?:our|its|the \w+['’]s|the) (?:\w+ )?(?:practice|policy|custom) (?:to|of) (?:\w+ ){0,2}(?:giv\w+|releas\w+|disclos\w+|provid\w+|shar\w+|publish\w*|supply\w*|nam\w+|identify\w*)\b",
    r"\b(?:cannot|can ?not|can['’]?t|will not|won['’]t|do not|unable to) (?:be )?(?:\w+ )?(?:share|reveal|divulge|say (?:how many|which|who|what|when))\w*\b",
    r"\b(?:regret|sorry|afraid|unfortunately)\b[^.;]{0,60}\b(?:cannot|can['’]t|unable|refus\w*|declin\w*|not (?:be )?(?:able|possible|willing|prepared|provide|supply|give|given|release|disclose|share|help|answer))",
    r"\bmanifestly unreasonable\b|\bcommercially (?:sensitive|confidential)\b|\bcommercial(?:ly)? in confidence\b|\bcommercial interests\b[^.]{0,30}\bprejudic|\b(?:is|are|be|as) confidential\b",
    r"\b(?:would|could|may|might) (?:be )?(?:likely to )?(?:identify|lead to the identification of) (?:\w+ ){0,3}(?:individuals?|persons?|people|claimants?|patients?|children)",
)
GROUNDED = _cue(
    rf"{_GROUND} ?\d",
    r"\bexempt|\bexception|\bwith-?h(?:o|e)ld|\bredact|\bsuppress|\brefus|\bcommercial|\bconfidential|\bpersonal (?:data|information)\b|\bidentif(?:y|ied|iable)",
)
_EARLIER = r"\b(?:earlier|previous(?:ly)?|original(?:ly)?|initial(?:ly)?|before|first|already) (?:\w+ ){0,4}(?:withheld|redact\w*|refused|relied|applied|made|exempt\w*|treated)\b[^.;]{0,60}$"
_TOLD_THEN = (  # "In the reply of 20 April it was said that …"
    r"\b(?:in|by) (?:the|our|its|my) (?:\w+ )?(?:reply|response|letter|decision|answer)(?: (?:of|dated|sent on) [^.,;]{3,25})?,? (?:it was|we|I|you were|the council|the trust)\b[^.;]{0,80}$"
    r"|\bthe (?:first |original |initial |earlier )?(?:reply|response|decision|letter) (?:of [^.,;]{3,25} )?(?:said|refused|relied|withheld|claimed|stated|held)\b[^.;]{0,80}$"
)
EARLIER = _cue(_EARLIER, _TOLD_THEN)
UPHELD = _cue(  # a review that lets the first decision stand, and so relies on what that relied on
    r"\b(?:uphold|upheld|maintain(?:ed)?|stand by|agree with|confirm(?:ed)?|support|endorse)(?:ing|s)? (?:the |that |our |this |its |your )?(?:council['’]s |trust['’]s )?(?:original |first |earlier |initial |previous )?(?:refusal|decision|response|reply|reliance|use of|application of)",
    r"\b(?:decision|refusal|response|reply) (?:was (?:the )?(?:right|correct)(?: one)?|is upheld|stands|should stand|remains (?:in place|unchanged))\b|\bdo not uphold your (?:complaint|appeal)",
)
CONSIDERED = _cue(
    r"\b(?:rather than|instead of|in place of)\b(?: \w+){0,2} (?:sections?|regulations?|exemptions?|exceptions?|s\.?|regs?\.?)?[^.;,]{0,20}$",
    r"\b(?:thought about|looked (?:again )?at|revisited|reviewed|considered)\b[^.;]{0,60}\bredactions?\b[^.;]{0,60}$",
    r"\bwhether (?![^.;]*\b(?:h[eo]ld|holds|exists?)\b)(?:\w+ ){0,6}(?:(?:sections?|regulations?|exemptions?|exceptions?|s\.?|regs?\.?) ?)?[^.;]{0,60}$",
    r"\b(?:not|n['’]t|no longer|never) (?:\w+ ){0,2}(?:rel(?:y|ied|ying)|apply|applied|applying|engaged?|citing|cited|using|used)\b(?!.*\b(?:virtue|under|because|due|reason)\b)[^.;,]{0,40}$",
    _EARLIER,
    _TOLD_THEN,
    r"\b(?:redactions?|decision|refusals?) (?:that (?:was|were) )?(?:made|given) (?:earlier|before|previously)?(?:under )?[^.;]{0,30}\band whether\b[^.;]{0,60}$",
)
ABOUT = re.compile(
    r"\b(?:about|regarding|concerning|relating to|in respect of|in relation to)\s+(?P<topic>[^.;]{8,300})", re.I
)
ALL_OVER_LIMIT = _cue(  # one part over the cost limit takes the whole request with it
    r"\b(?:one|a|any|some|single|if) (?:\w+ )?(?:parts?|questions?|elements?|aspects?|sections?)\b[^.;]{0,80}\b(?:exceed\w*|over|limit|excess|section 12)\b[^.;]{0,80}\b(?:all|whole|entire\w*|entirety|rest|remainder|every)\b",
    r"\b(?:section 12|cost limit|limit)\b[^.;]{0,60}\b(?:applies to|covers|renders|extends to|affects)\b[^.;]{0,40}\b(?:all|whole|entire\w*|entirety)\b",
)
COUNTED = re.compile(
    r"(?:\s*\([^)]*\))*\s*(?:exemptions|refusals|requests|notices|agreements|orders|responses|applications|offences)\b",
    re.I,
)
NOT_WITHHELD = _cue(
    r"\bno (?:exemptions?|exceptions?) (?:\w+ )?(?:appl|have been|has been|were|are|is)\w*|\bnot (?:exempt|withheld|been withheld|withholding|withhold|redacted)\b|\bwithout (?:any )?redact|\bnot refus",
    r"\bexempt(?:ion)? (?:from (?:council|business|paying|charge|tax|rates|VAT|parking)|certificate|properties|accommodation|class)\b|\brefuse (?:collection|bin|disposal|service)",
    r"\b(?:would|might|may|could) (?:well |also |then |otherwise )*(?:be|have been) exempt\b",
    r"\bunless\b[^.]{0,40}\bexempt|\b(?:some|many|certain|a number of|various|limits and|subject to|general|range of) exemptions\b(?![^.]*\bappl)|\bwhether (?:an?|any|the) exempt",
    r"\b(?:lets|allows?|permits?|enables?|entitles?|provides?|where|when|if) (?:an? |us |the |any |public )*(?:public )?authorit(?:y|ies)\b[^.]{0,40}\b(?:refus|withh|declin|need not|not)",
)
PARTIAL = _cue(
    r"\b(?<!hold\s)(?<!holds\s)(?:some|part|parts|certain|elements?|portions?|a (?:small |limited |very small )?(?:amount|number|part|proportion)|a few|most|majority|much)\b (?:\w+ )?(?:of|information|data|details|material|names|documents|personal|third)\b(?! (?:your|the|this) (?:request|question|enquiry))(?! (?:is|are|was|were) held\b)",
    r"\b(?:partly|partially|in part|partial|remain(?:der|ing)|the rest|the (?:other|exact|precise|specific|individual|full|actual)|apart from|except(?:ing)? (?:for|that|where)|with the exception|aside from|not all of|save for|any (?:other|further|more))\b",
    r"\b(?:names?|identit\w+|personal (?:data|information|details)|contact details|signatures?|e-?mail addresses|telephone numbers|job titles|exact|dates|addresses)\b[^.]{0,60}\b(?:redacted|left out|removed|omitted|suppressed)",
    r"\bredact(?:ed|ing|ion|ions)?\b|\bsuppress(?:ed|ion)\b|\b(?:fewer|less) than (?:five|ten|5|10|6|11|3)\b|[<≤] ?(?:5|10)\b|\bsmall numbers\b|\blow numbers\b",
)
GIVEN = _cue(
    r"\b(?:is|are) (?:at|in|on) (?:the )?(?:attached |enclosed )?(?:annex|appendix|attachment|enclosure|spreadsheet|schedule|tab)\b",
    r"\b(?:is|are|has been|have been|was|were|find|see|find it|please find|being|be) (?:\w+ ){0,3}?(?:enclosed|attached|appended|annexed|provided|supplied|set out|released|disclosed|listed|shown|given(?! in (?:confidence|free|case|writing|each|(?:the )?(?:case|notes|files?)))|included|available) ?(?:\b(?:below|above|herewith|in|with|to you|at|as|here|separately|overleaf|on the attached|for)\b|[.,;:]|$)",
    r"\b(?:enclos|attach|append)(?:ed|es|ing|e)?\b(?! (?:weight|to it|importance|conditions))",
    r"\b(?:as follows|(?:listed|set out|shown|given|provided|table|figures?|information|answers?|responses?|breakdown|details|see|overleaf|noted|outlined|summari[sz]ed) (?:is |are )?(?:below|above|overleaf))\b",
    r"\b(?:we|I|council|trust|university|force) (?:can|are able to|am able to|is able to|are pleased to|am pleased to|have decided to|will) (?:\w+ ){0,3}?(?:say|tell|provide|supply|release|disclose|give|share|advise|offer)\b",
    r"\b(?:we|I) (?:have |has )?(?:given|provided|supplied|released|disclosed|enclosed?|attach(?:ed)?|set out|included|listed|shown) (?!to |(?:\w+ ){0,2}(?:advice|assistance|explanation|reasons?|guidance|notice|details of how))",
    r"\b(?:a|the|one|some) (?:\w+ )?(?:copy|copies|extract|extracts|spreadsheet|table) (?:of|is|are|below|attached|enclosed|contains?|shows?|gives?|sets?)\b",
    r"\btable (?:\d+ )?(?:below |above |attached )?(?:gives|shows|sets|contains|provides|lists)\b",
)
ENCLOSED = _cue(r"\b(?:enclos|attach|append|annex)\w*|\bbelow\b|\bherewith\b|\bas follows\b")
NOT_GIVEN = _cue(
    _NEG_GIVE,
    r"\b(?:holds?|ha(?:s|ve)|keeps?|retains?|received|obtained|commissioned|own(?:s|ed)?) (?:(?:only|also|just) )?(?:an?|the|one|some|two|both|several) (?:\w+ ){0,2}(?:cop(?:y|ies)|extracts?|spreadsheet|table) of\b(?![^.;]*\b(?:attach|enclos|below|herewith|append|annex|suppl|provid|send|sent|gave|giv))",
    r"\bcontact details\b|\baddress(?:es)? (?:is|are)\b",
    r"\b(?:public interest|reasons?|test|exemptions?|exceptions?|refusal|review|notice|explanation|rights?|complain\w*|procedure)\b(?=[^.]*\b(?:below|above|attach|enclos|annex|appendix|set out))",
    r"\bnot (?:been |be |being )?(?:enclosed|attached|provided|supplied|released|disclosed|given|available|included)\b",
)

NOTHING = Pattern(
    r"^\W*(?:not applicable|n/?\\?a|non[- ]applicable|does not apply|not relevant|this (?:question )?(?:does not apply|is not applicable)|no longer applicable)\b\W*$|\b(?:this|it|that|question) (?:does not apply|is not applicable|doesn['’]t apply)\b|^\W*(?:n/?a|not applicable)\b",
    re.I,
)
NO_SUCH_DOCUMENT = _cue(
    r"\bno (?:such )?(?:\w+ ){0,3}?(?:polic(?:y|ies)|strateg(?:y|ies)|plans?(?! to\b)|procedures?|guidance|guidelines|framework|protocol|register|contract|agreement|assessment)(?: of (?:that|this) (?:kind|sort))? (?:exists?|is in place|has been (?:made|adopted|written|agreed))\b",
    r"\b(?:there (?:is|are|was|were)|has|have|had) (?:currently |at present |presently )?(?:no|not? (?:an?|any)|never been an?) (?:\w+ ){0,4}?(?:polic(?:y|ies)|strateg(?:y|ies)|plans?(?! to\b)|procedures?|guidance|guidelines|framework|protocol|register|risk register|document|contract|agreement|impact assessment|assessment)\b",
    r"\b(?:do|does|did) not (?:currently )?have (?:an?|any|such)\b(?: \w+){0,4} (?:polic(?:y|ies)|strateg(?:y|ies)|plans?(?! to\b)|procedures?|guidance|guidelines|framework|protocol|register|contract|agreement|assessment)\b",
)
AS_ABOVE = re.compile(
    r"^\W*(?:above|ditto)\W*$|^\W*(?:please )?(?:see|refer to|as|same as|same|per|ditto|covered (?:in|by|under)|answered (?:in|at|by|under)|as (?:per|for|in|with|stated (?:in|at)|set out in|answered (?:in|at)|given (?:in|at)))\s+(?:also |our |the |to |in |at )*(?:(?:above|answer|response|reply|question|previous|preceding)s?\b|q(?=\W?\d))[\s:.]*(?:(?:answer|response|reply|to|for|at|question|number|no|q|part|point|given|above)s?[\s.:]*)*(?P<to>\d{1,2}(?:\.\d{1,2})?\s*\(?[a-z]?\)?(?![a-z%]))?[^.\n]{0,25}[.]?\s*$",
    re.I,
)
AS_FOR = re.compile(
    r"^\W*(?:as (?:for|in|at|under|per)|see|same as) (?:no\.? |q)?\(?(?P<to>\d{1,2}(?:\.\d{1,2})?\s*\(?[a-z]?|[a-h])\)?\W*$",
    re.I,
)
AS_SECTION = re.compile(  # "Section 31(3) as above", "s.31(3) also applies here": what was said under it before holds again
    r"^\W*(?:(?:also |again |likewise |this is |it is |exempt\w* |refused |withheld |under |by |see ){0,4})(?:the )?(?:sections?|ss?\.?|regulations?|regs?\.?)\s*\d[\w().]*(?:,? (?:and|&) [\d(][\w().]*)*"
    r"[^.;\n]{0,30}?\b(?:as (?:above|before|for|at|in|per|with)\b|see (?:above|answer|question|q)|again|likewise|ditto|same|too\b|as well|(?:also|equally) appl(?:y|ies)|appl(?:y|ies) (?:here )?(?:also|equally|too))[^.\n]{0,40}[.]?\s*$",
    re.I,
)
SAME_REASON = _cue(
    r"\b(?:reasons?|exemptions?|exceptions?|sections?|grounds?|explanation)\b[^.;]{0,40}\b(?:given|under|in|at|to|for|as|set out)\b[^.;]{0,30}\b(?:questions?|parts?|points?|items?|q|answers?|responses?)\b",
    r"\b(?:same|that|this|those) (?:reasons?|exemptions?|exceptions?|grounds?|sections?)\b",
)
SEE_BELOW = Pattern(
    r"\b(?:see|details?|explained|set out|given|reasons?|refer to|refused|withheld|exempt)\b[^.]{0,50}\b(?:below|above|later|at the end|annex|appendix|exemption|refusal notice|notice)\b",
    re.I,
)

PUBLIC_INTEREST = _cue(r"\bpublic interests?\b", r"\bpublic['’]s interest\b", r"\binterests? of the public\b")
WEIGHING = _cue(
    r"\b(?:outweigh\w*|balanc\w+|weigh\w*|factors?|arguments?|favou?r(?:s|ing|ed|able)?|against|lies?|lay|consider(?:ed|ing|ation|ations)?|tested|test has been|appl(?:y|ied) the|must (?:also )?apply|greater|stronger|strong|serve[ds]?|conclu\w+|openness|transparen\w+|accountab\w+|carried out|conducted)\b",
    r"\b(?:in|not in|contrary to|is a|against|there is) (?:the |a )?(?:\w+ )?public interest (?:in|to|that|for)\b",
)
BALANCE = _cue(
    r"\b(?:outweigh\w*|on balance|balance of|openness|transparen\w+|accountab\w+|in favour of (?:disclos|releas|withh|maintain)\w*|favou?rs? (?:disclos|releas|withh|maintain)\w*|against disclos\w*|matters? more|weightier|greater weight)"
)
ON_BALANCE = _cue(r"\bon balance\b", r"\bbalanc(?:e|ing) test\b")
NOT_WEIGHED = _cue(
    r"\b(?:no|not|without)\b[^.]{0,60}\b(?:public interest|balanc|PIT)\b[^.]{0,30}(?:test|requir|need|necess|appl|$|\.)",
    r"\babsolute\b",
    r"\b(?:is|are) (?:a )?qualified exemptions?(?: and)?[^.]{0,15}(?:subject to|which means)[^.]{0,40}public interest(?: test)?\.?$",
)
FORMAL = _cue(
    r"^\W*(?:(?:[A-Z][\w&]* )?(?:our )?ref(?:erence)?\b[: ]+\S+ )?(?:thank you|thanks|dear\b|re:|i am writing|i write|we write|further to|i refer|we refer|please accept|i apologi[sz]e|we apologi[sz]e|apologies|(?:for [^.,]{1,40} )?you (?:also |have )?(?:asked|requested|wrote|sought|wished|wanted)|the (?:appeal |review )?panel (?:met|considered)|your (?:[\w ]{0,45} )?(?:request|email|e-mail|letter|enquiry|correspondence)\b[^.]{0,120}\b(?:has|have|was|is|were|been|received|considered|dealt|handled|processed|below|follows)|this (?:letter|response|is (?:in|our|a) (?:response|reply))|in response to your|with reference to|i can (?:now )?respond|specifically,? you asked|we (?:have )?(?:now )?(?:considered|received|processed|dealt with|treated) (?:it|this|your|the)|it (?:was|has been) (?:considered|handled|dealt)|it now covers|(?:we|I) (?:have )?(?:read|take|took|taken|interpret\w*|understood|understand) (?:this|it|your|the)|(?:a |some |our )?search(?:es)? (?:was|were|has|have)|the [\w ]{2,40}(?<!be) (?:has |have )?(?:searched|made searches)|following receipt of your|we have your (?:email|e-mail|letter|request)|we (?:will|shall|must|aim to|hope to|have 20|are required to) (?:\w+ ){0,4}(?:respond|reply|answer|write|let you|be in touch|contact)|(?:it|this) is (?:a request|being)|please quote|our reference|(?:should|if) we need|(?:the|our) deadline|you (?:will|should|can expect to) (?:receive|hear|have))\b",
    r"\b(?:received|came to|reached) (?:by )?(?:us|the council|the trust|[A-Z][\w’']+(?: [A-Z][\w’']+)* )?[^.]{0,30}\bon \(?\d[^.]{0,30}\b(?:being|deadline|thanks|due)\b|\brequest\b[^.]{0,80}\b(?:being (?:dealt|handled|processed)|will be (?:dealt|handled|processed|answered))\b|\breceived your request\b",
)
PENDING = _cue(  # a letter that decides nothing yet
    r"\b(?:responses?|repl(?:y|ies)|answers?) (?:will|is to|are to) be (?:placed|published|posted|added|put|issued|given|sent)\b(?=[^.;]{0,30}\b(?:when|once|here|after)\b)",
    r"\b(?:need|require|taking|take) (?:some )?(?:more|further|additional|longer|extra) (?:time|working days)\b[^.;]{0,60}\b(?:consider|decide|respond|reply|answer|public interest|weigh|complete)",
    r"\bextend\w*\b[^.;]{0,40}\b(?:time|deadline|period|limit)\b[^.;]{0,40}\b(?:respon\w+|reply|compl\w+|answer\w*|your request|working days)\b|\bextension of time\b",
    r"\bsection 10\(3\)|\bregulation 7\(1\)",
    r"\b(?:expect|hope|aim|intend|will|shall) (?:to )?(?:be able to )?(?:respond|reply|write|answer|send (?:you|our))(?: to (?:you|your request|this request))?(?: again| in full)? by \w+ ?\d",
    r"\b(?:take|be) no further action\b|\btreat (?:your|the|this) request as (?:closed|withdrawn|lapsed)\b|\bclose (?:your|the|this) request\b",
)
FEE = _cue(
    r"\bfees? notice\b|\bsection 9\b(?!\d)[^.;]{0,80}(?:£|\bfee|\bcharge)|(?:£|\bfee|\bcharge)[^.;]{0,80}\bsection 9\b(?!\d)|\bregulation 8\b[^.;]{0,60}\bcharge",
    r"\b(?:send|provide|supply|release|process|proceed)\w*\b[^.;]{0,40}\b(?:once|when|after|on receipt|upon|until)\b[^.;]{0,40}\b(?:payment|fee|paid)\b",
)
ONLY_HELD = _cue(
    r"^\W*(?:I can (?:also )?confirm (?:that )?)?(?:we|I|it|the [\w ]{2,30}|[A-Z][\w&’' ]{2,50}) (?:do |does |also |now )*(?:confirms? (?:that )?(?:it|we) )?holds? (?:(?:some|all|most|part) of )?(?:this|it|that|(?:the |any |relevant |recorded )?information|what you)\b[^.;:]{0,60}[.:]?\s*$",
    r"^\W*(?:I can (?:also )?confirm (?:that )?)?(?:this|the information|all of this|some of this|part of this|it)\b[^.;:]{0,40}\bis held\b[^.;:]{0,30}[.:]?\s*$",
)
REGIME = _cue(
    r"\benvironmental information\W? (?:for the purposes|as defined|within|under|and|so|we)\b",
    r"\bsubject to (?:the|a) \W?public interest\b",
    r"\b(?:dealt|deal|handled|considered|treated|processed)\b[^.]{0,60}\bunder (?:the )?(?:EIRs?|environmental|freedom of|FOI)",
)
RECAP = _cue(
    r"^\W*(?:(?:for|in|on|as to|regarding) [^.,]{1,40} )?(?:specifically,? )?you (?:also |have |had |then |further )?(?:asked|requested|wished|wanted|sought|enquired)\b"
)


@lru_cache(maxsize=1024)  # the same words are asked about at every step of a letter
def refuses_firmly(words: str) -> bool:
    """Whether words deny or refuse with a ground, or neither confirm nor deny."""
    grounded = WITHHELD.search(words) and GROUNDED.search(words)
    return bool(grounded) or any(cue.search(words) for cue in (NOT_HELD, COST, VEXATIOUS, NEITHER))


@lru_cache(maxsize=1024)  # the same words are asked about at every step of a letter
def says_something(words: str) -> bool:
    """Whether words give, deny, refuse or point elsewhere, and do more than confirm that something is held."""
    has_figure = re.search(r"\d", words) and not FORMAL.search(words)
    return refuses_firmly(words) or bool(GIVEN.search(words) or ACCESSIBLE.search(words) or has_figure)


@lru_cache(maxsize=1024)  # the same words are asked about at every step of a letter
def refuses(words: str) -> bool:
    """Whether words deny, refuse, or neither confirm nor deny, in any of the ways above."""
    return any(cue.search(words) for cue in (WITHHELD, NOT_HELD, COST, VEXATIOUS, NEITHER))
