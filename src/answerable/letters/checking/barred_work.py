"""Work that SI 2004/3244 reg.4(3) does not let an estimate count, in the words of letters, and work that it does."""

from __future__ import annotations

import re

from answerable.letters.checking.phrases import phrase
from answerable.patterns import Pattern

_REMOVING = (  # redaction in other words
    r"(?:remov|delet|blank|black|strip|obscur|mask|tak|edit)(?:e|es|ed|ing|king)?(?: out)? (?:\w+ ){0,3}"
    r"(?:names?|personal (?:data|information|details)|addresses|identities|identifying|exempt|details of (?:people|individuals))"
    r"|(?:pseud|an)onymi[sz]\w*"
)
BARRED = phrase(
    r"redact\w*",
    _REMOVING,
    r"consider\w* (?:\w+ ){0,3}exemptions?",
    r"(?:apply|applying|assess\w*|review\w*) (?:\w+ ){0,6}(?:exempt|exemptions?)",
    r"consult\w* (?:\w+ ){0,4}(?:third part\w+|suppliers?|contractors?|lawyers?|solicitors?)",
    r"(?:prepar|draft|format|typ)ing (?:\w+ ){0,3}(?:repl(?:y|ies)|responses?|answers?|letters?)",
    r"photocopy\w*",
)
BARRED_TIME = Pattern(  # "12 hours to redact them"
    r"\bredact\w*[^.;\d]{0,30}?(?:a further |another |about |some |takes? |is |: ?|them |it |for |would take )+\d[\d,.]* ?(?:hours?|hrs?|minutes?|mins?|days?)"
    r"|\b\d[\d,.]* ?(?:hours?|hrs?|minutes?|mins?|days?) (?:\w+ )?(?:to|for|on|in) (?:\w+ ){0,2}"
    r"(?:redact\w*|consult\w*|photocopy\w*|prepar\w+ (?:the|a|our) (?:reply|response|answer)"
    r"|consider\w* (?:\w+ ){0,2}exemptions?)"
    # in a list: "locating 6 hours, redacting 9 hours"
    r"|(?:(?<=[,;:(\n–-])|\band) ?(?:redact\w*|consult\w*|photocopy\w*|consider\w* exemptions?|prepar\w+ the (?:reply|response))"
    r"(?: the \w+)? ?[:(=–-]? ?\d[\d,.]* ?(?:hours?|hrs?|minutes?|mins?)\b",
    re.IGNORECASE,
)
LEFT_OUT = Pattern(
    r"\b(?:not|without|exclud\w+|apart from|before (?:any )?redact\w+|no account|in addition|further(?! \d)|leaving aside|on top|ignoring|even before|disregard\w*|does not let|cannot)\b",
    re.I,
)
PERMITTED = phrase(r"determin\w+", r"locat\w+", r"retriev\w+", r"extract\w+", r"search\w*", r"find\w*", r"identify\w*")
