"""What a letter says that the applicant may do next: review, Commissioner, and what is neither."""

from __future__ import annotations

import re
from collections.abc import Iterable

from answerable.letters.checking.passages import Passage
from answerable.letters.checking.phrases import phrase
from answerable.patterns import Pattern

REVIEW = phrase(
    r"internal reviews?",
    r"(?:reviews?|reconsideration) ?:",
    r"reviews? (?:will|would|can|may|is|are) (?:be )?(?:carried out|undertaken|done|held|conducted)(?: \w+){0,2} if",
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
    r"(?:ask|apply|write|turn)\w* (?:\w+ ){1,4}for (?:a|an|such a) (?:\w+ )?review",
    r"(?:look|looked) (?:at|into) (?:it|this|these|the matter|the decision|our (?:\w+ )?(?:decision|reply|response|answer|handling)|your request|how we (?:\w+ ){1,4}) ?(?:again|afresh|a second time)|look again|(?:second|fresh) look",
    r"(?:reviews?|appeals?|complaints?) (?:requests?|forms?|applications?) (?:to|should|must|can|may|by|via|are|is|at)",
    r"(?:for|seek|request|obtain) (?:an? )?(?:internal )?(?:review|appeal)s? (?:e-?mail|write|contact|please|to|by|at|within)",
    r"reviews? (?:can|may|should|must) be (?:requested|sought|asked for|sent|made)|(?:can|may|should|must) be (?:reviewed|appealed|challenged)",
    r"(?:ask|asked|asking|require) (?:\w+ ){0,3}(?:someone|somebody|officer|manager|person) (?:\w+ ){0,4}(?:to|will) (?:look|consider|review|check)",
    r"reconsider\w*",
    r"representations",
    r"(?:this|it|our (?:decision|answer|response|reply)|the (?:matter|decision|answer|response)|your request)(?: \w+){0,3} (?:looked at|considered|examined)(?: \w+){0,3} (?:again|afresh|anew)",
    r"consider\w* (?:it|this|the matter|our decision|your request) (?:again|afresh|anew)",
    r"(?:decision|answer|response|reply|matter) (?:\w+ )?(?:re-?examined|re-?assessed|re-?thought|reviewed)",
    r"(?:second|fresh|another|further) look|think again|(?:make|put|state) your case",
    r"(?:no|any) (?:\w+ )?(?:review|complaints?|appeals?) (?:procedure|process|scheme)",
    r"appeals? (?:go(?:es)?|lies?|are|is|may|can|to|against)",
    r"(?:have|get) (?:it|this|our decision|the decision|a decision|our answer) (?:\w+ )?reviewed",
)
UNHAPPY = phrase(  # the opening of an offer; of a review, unless only the Commissioner follows
    r"(?:not|un)[ -]?(?:content|happy|satisfied|pleased)\?",
    r"(?:dis-?|un)(?:satisfied|happy)(?! to)",
    r"(?:not|un)[- ]?(?:content|happy|satisfied|pleased)(?= ?\?)",
    r"(?:not|are you|if you are|nor) (?:be |entirely |fully |completely )?(?:satisfied|happy|content|agree) (?:with|at|about|that)",
    r"(?:if|should|where|when|are|be|you['’]re)(?: you)?(?: are| were| be| feel)?(?: \w+)? not (?:be |entirely |fully |completely )?(?:satisfied|happy|content)(?! that| to)",
    r"(?:does|do|did|should|if)(?: \w+){0,3} not (?:satisfy|content) you",
    r"(?:if|should) you (?:\w+ )?(?:disagree|complain|appeal|challenge|dispute|contest|feel aggrieved)",
    r"(?:right|wish|want|like|entitled|able|how|may|can|could) (?:to |of )?(?:\w+ )?(?:complain|appeal|challenge|contest|dispute)",
    r"(?:make|lodge|submit|register|raise|have) an? (?:\w+ )?complaint",
    r"complaints?(?: ?:|\n| (?:about|should|must|may|can|in writing))",
    r"concerns? (?:about|with|over) (?:\w+ ){0,4}(?:request|decision|response|reply|handl\w+|dealt|way)",
)
_LATER_STEP = phrase(
    r"then", r"thereafter", r"after\w*", r"still", r"remain\w*", r"also", r"subsequently", r"finally", r"next"
)
NO_REVIEW = phrase(  # nothing more can be asked of the authority itself
    r"(?:there is|you have|(?:with|and)) no (?:further |other |internal )?(?:rights? (?:of|to|for)(?: an?)? (?:appeal|review)|appeals?|reviews?) (?:to|by|within|at|from) (?:us|the (?:council|trust|authority|department|university|board|force))",
)
GIVEN_APART = phrase(  # rights that stand on a sheet which goes with the letter: what they say is not known here
    r"(?:complaints?|appeals?|reviews?)(?: (?:and|or|/) (?:complaints?|appeals?|reviews?))? (?:rights?|procedures?|process|details|leaflets?|sheets?|notices?|information|guidance|paragraphs?):?(?: \w+){0,10} (?:attached|enclosed|overleaf|appended|annexed|accompan\w+|sent with)",
    r"(?:attached|enclosed|overleaf|appended|accompanying)(?: \w+){0,10} (?:how to complain|how to appeal|(?:complaints?|appeals?|reviews?) (?:rights?|procedures?|process|details|leaflets?|sheets?|notices?)|rights? (?:of|to) (?:complain\w*|appeal|review))",
    r"(?:your|the) rights?(?! (?:as|under|in relation))(?: (?:of|to) (?:complain\w*|appeal|review))?:?(?: \w+){0,10} (?:attached|enclosed|overleaf|appended|annexed)",
    r"how to (?:complain|appeal)(?: or (?:complain|appeal))?:?(?: \w+){0,8} (?:attached|enclosed|overleaf)",
    r"(?:see|in) (?:the )?(?:attached|enclosed|accompanying) (?:sheet|leaflet|note|notice|document)s? (?:\w+ ){0,4}(?:rights?|complain\w*|appeal\w*|review\w*)",
)
COMMISSIONER = phrase(
    r"information commissioner(?:['’]s)?(?: office)?", r"information commission", r"ICO", r"ico\.org\.uk"
)
_COMMISSIONERS_LINE = Pattern(  # "Information Commissioner: www.ico.org.uk": where to turn, in a line of its own
    r"\b(?:information commission(?:er)?(?:['’]s office)?|ICO)\b(?: \(ICO\))?\W{1,4}(?:\w+\W+){0,6}?(?:https?://|www\.|ico\.org\.uk|0303|tel\b|wycliffe)",
    re.IGNORECASE,
)
SCOTTISH_COMMISSIONER = phrase(r"scottish information commissioner", r"foi\.scot", r"itspublicknowledge")
_COMMISSIONERS_HEADING = re.compile(  # "Commissioner" over an address: the heading says what the lines below it are for
    r"^[ \t]*(?:the )?(?:information )?(?:commission(?:er)?(?:['’]s office)?|ICO)[ \t]*:?[ \t]*\n+[ \t]*(?=[^\n]{0,200}(?:\bICO\b|information commission|\b[A-Z]{1,2}\d{1,2} \d[A-Z]{2}\b|ico\.org|\d{4} \d{3} \d{3,4}))",
    re.IGNORECASE | re.MULTILINE,
)
_RIGHT = Pattern(
    r"\b(?:complain\w*|appeal\w*|apply|application|refer\w*|contact|decision|decide|write|right|raise|escalate"
    r"|review\w*|unhappy|dis-?satisfied|(?:not|remain) (?:be )?(?:satisfied|content|happy)|turn to|approach\w*|investigate"
    r"|take (?:the|your|this) (?:matter|case)|look into|further recourse|redress|challenge|next step|thereafter|section 50)\b",
    re.IGNORECASE,
)
_SECTION_50 = Pattern(
    r"\b(?:section|s\.?)\s?50\b[^.]{0,80}\bcommission(?:er)?\b|\bcommission(?:er)?\b[^.]{0,80}\b(?:section|s\.?)\s?50\b",
    re.I,
)
_OTHER_BUSINESS = Pattern(r"\bmarketing\b|\bregister(?:ed)? with\b|\bdata controller\b|\bPECR\b", re.IGNORECASE)
_ADDRESS = Pattern(
    r"\bwycliffe house\b|\bSK9 5AF\b|foicomplaints|make-a-complaint|(?:casework|icocasework)@ico|0303 ?123 ?1113",
    re.IGNORECASE,
)
_TERMS_OF_USE = phrase(
    r"re-?us\w+", r"copyright", r"licen[cs]e", r"marketing", r"privacy notice", r"quer(?:y|ies)", r"hesitate", r"do contact|contact me",
    r"disclosure log", r"survey",
)  # fmt: skip
_YOU = Pattern(
    r"\byou(?:r|rs)?\b|^\W*(?:internal reviews?|reviews?|appeals?|complaints?|how to complain|your rights?|not (?:happy|content|satisfied)|unhappy)\b",
    re.IGNORECASE,
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


def is_other_business(words: str) -> bool:
    """True for words about marketing or registration, where the Commissioner is named for another purpose."""
    return _OTHER_BUSINESS.search(words) is not None


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
        if _COMMISSIONERS_LINE.search(one.words) and not _OTHER_BUSINESS.search(f"{before} {one.words}"):
            return True
        near = f"{before} {one.words}"
        if COMMISSIONER.search(one.words) and _RIGHT.search(near) and not _OTHER_BUSINESS.search(near):
            return True
        before = one.words
    return False


def is_commissioners_address(text: str) -> bool:
    """True where the Commissioner's address stands under a heading that names the Commissioner."""
    return _COMMISSIONERS_HEADING.search(text) is not None


_TELLS = phrase(
    r"you (?:may|can|could|have|are|might|must|should|will|wish|need)", r"if you", r"should you", r"please (?:write|e-?mail|contact|ask|do this)",
    r"(?:tell|write to|ask|contact|e-?mail|let) (?:us|me|the)", r"can (?:then|also|next) be asked", r"(?:review|appeal)s?:",
)  # fmt: skip


def tells_you(words: str) -> bool:
    """True for a sentence that tells "you" what may be done next, as an applicant's own words do not."""
    return _TELLS.search(words) is not None and "?" not in words
