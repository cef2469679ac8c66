"""The public interest in a letter's words: in the statute's, and in those that never say it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from answerable.letters.checking.passages import Passage
from answerable.letters.checking.phrases import CONFIRMING, phrase
from answerable.letters.checking.rights import is_of_rights_or_terms
from answerable.patterns import Pattern

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
WEIGHING = Pattern(f"{PUBLIC_INTEREST.pattern}|{BALANCED.pattern}", re.IGNORECASE)
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
    r"(?:more|greater|less) (?:good|harm|benefit|value) (?:\w+ ){0,6}(?:than|from)",
    r"legitimate interests?",
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
    r"(?:residents|taxpayers|citizens|people|electorate|voters|the public|parents|patients|students|everyone|tenants|locals|communities)(?: \w+){0,6} (?:entitled|right|know|see|judge|understand|informed)",
    r"(?:well-)?informed (?:\w+ )?(?:electorate|public|citizens?)|electorate",
    r"(?:recogni[sz]\w*|accept\w*|acknowledg\w*|appreciat\w*|agree\w*)(?: \w+){0,6} interest in (?!(?:withh|maintain|protect|keep|not|confiden)\w*)\w+",
    r"interest in (?:\w+ ){1,8}(?:is|was|are|were) (?:\w+ )?outweighed",
    r"presumption",
    r"(?:public )?interest (?:\w+ ){0,2}in (?!(?:withh|maintain|protect|keep|not\b|avoid|prevent|safeguard|preserv|ensur|allow|enabl|hav|refus|declin|neither|uphold)\w*)\w+ing\b",
    r"(?:interest|arguments?|reasons?|benefits?|value|weight)(?: [\w,’']+){1,20} (?:is|are) (?:\w+ )?outweighed",
    r"(?:matters?|subjects?|question|topic) (?:of|for) (?:\w+ ){0,3}(?:debate|discussion|concern|interest)|debate",
    r"(?:release|disclosure|publication) would (?:\w+ )?(?:add|inform|assist|help (?:people|the public|residents)|allow|enable|show|reassure|let)",
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
_STATES = phrase(  # the refusal itself, which weighs nothing
    r"(?:neither|not) (?:to )?confirm\w*,? (?:n?or|and) (?:to )?den\w+(?: [\w’']+){0,2}(?: (?:whether|that|if)[^.:;]*)?",
    r"(?:cannot|unable to|refus\w+ to|declin\w+ to|duty to|right to|obliged to|requirement to) (?:confirm|say)[^.:;]*",
    r"(?:a|either) yes (?:or|and) (?:a )?no",
)
_SAYS_WHETHER = phrase(
    CONFIRMING.pattern,
    r"(?:if|whether) (?:\w+ ){1,5}(?:held|holds?|exists?)",
    r"(?:saying|knowing|learning|telling you|to say) (?:if|whether)",
)
_OF_THE_PUBLIC = phrase(
    r"(?:the )?public(?! authorit\w+)",
    r"residents",
    r"taxpayers",
    r"openness|transparen\w+",
    r"(?:an|greater|stronger|the) interest",
    r"outweigh\w*",
    r"(?:arguments|reasons|factors) (?:for|against|in favour)",
)


def is_silence_weighed(sentences: Iterable[Passage]) -> bool:
    """True where a sentence of the letter, or the one beside it, sets what the public gains by being told against the silence."""
    own = [one.words for one in sentences if not is_of_rights_or_terms(one.words)]
    near = zip(["", *own[:-1]], own, [*own[1:], ""], strict=True)
    return any(
        _SAYS_WHETHER.search(_STATES.sub(" ", words))
        and any(_OF_THE_PUBLIC.search(one) for one in (words, before, after))
        for before, words, after in near
    )
