"""The rights and terms that a letter states, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from answerable.casefile import Span
from answerable.letters.prose import sentences
from answerable.letters.readings import Notices
from answerable.patterns import Pattern

_UNHAPPY = Pattern(
    r"\b(?:un(?:happy|satisfied)|dis-?(?:satisfied|content(?:ed)?)|not\s+(?:satisfied|happy|content)|complain(?:t|ts|ing)?|appeal(?:ing)?|disagree|challenge|concern(?:s|ed)?|dispute"
    r"|contest|got\s+(?:this|it|that)\s+wrong|(?:feel|believe|think|consider)\s+(?:that\s+)?(?:we|the)\b[^.\n]{0,60}\b(?:not|wrong\w*|fail\w*)|review(?:ed)?\s+(?:of\s+)?(?:this|our|the|my|your))\b",
    re.I,
)
_OFFER = Pattern(
    r"\b(?:you\s+(?:may|can|could|might|should|have|are\s+entitled|wish|want|would|are\s+able|must|will)|right|entitled|please|wish|if\s+you|if\s+this|should\s+you|were\s+you|write\s+to|contact"
    r"|ask(?:ing)?\s+for|request(?:ed|ing)?\s+(?:an?|for)|seek|can\s+be|may\s+be|should\s+(?:be|go)|is\s+(?:available|open)|apply|applicants?\s+(?:may|can)|must\s+(?:reach|be\s+(?:made|sent|received)))\b",
    re.I,
)
_REVIEW = Pattern(
    r"\breview(?:ed|s|ing)?\b|\breconsider(?:ation|ed)?\b|\blook(?:ed)?\s+(?:at\s+)?(?:this|it|our\s+(?:reply|answer|decision))\s+(?:at\s+)?again\b|\binternal\s+(?:complaint|appeal)s?\b|\bcomplaints?\s+(?:procedure|process)\b|\badolygiad\b",
    re.I,
)
_REVIEW_SAID = Pattern(
    r"\binternal\s+review\b|\badolygiad\s+mewnol\b|\brequirement\s+for\s+(?:a\s+)?review\b|\breview\s+of\s+(?:our|this|the|my)\b"
    r"|\b(?:request|seek|ask|apply|require|want|wish|like|entitled|right)\w*\s+(?:(?:for|to|an?|the|us|council|trust|authority|it|have|me|that|this|our)\s+){0,6}(?:internal\s+|formal\s+|independent\s+)?(?:review|reconsider)"
    r"|\brequest\s+for\s+(?:an?\s+)?(?:internal\s+|formal\s+)?review\b|\b(?:to\s+be|have\s+(?:it|this|our|the)\b[^.]{0,40}?)\s*(?:looked\s+at\s+again|review|reconsider)ed\b|\b(?:review|reconsider)\s+(?:it|its)\b",
    re.I,
)
_APPEAL = Pattern(
    r"\b(?:appeals?|complain(?:ts?)?|make\s+(?:a\s+)?(?:formal\s+)?(?:complaint|representations)|challenge)\b(?:(?!\bcommissioner|\btribunal|\bICO\b|\bcourt)[^.]){0,240}?"
    r"\b(?:write|writing|e-?mail|contact|address(?:ed)?|send|sent|in\s+writing|ask\s+us|us|me|within\s+(?:\d+|\w+)\s+(?:working\s+|calendar\s+)?(?:days|months?|weeks)|regulation\s+11|to\s+the\s+(?!information\s+comm|scottish|commission|first|ico\b|osic|ombudsman|tribunal|court|police)[A-Za-z]+)\b",
    re.I | re.S,
)
_APPEAL_OURS = Pattern(
    r"\b(?:appeal|challenge)\s+(?:against\s+)?(?:our|this|the|its)\s+(?:decision|response|reply|refusal|answer)\b(?![^.]{0,240}\b(?:commissioner|tribunal|ICO|court)\b)",
    re.I,
)
_REPRESENTATIONS = Pattern(
    r"\brepresentations?\b[^.]{0,80}\b(?:regulation\s+11|council|authority|us|trust|department|review)\b", re.I
)
_LABEL = re.compile(
    r"^\W*(?:internal\s+reviews?|reviews?|(?:how\s+to\s+)?(?:complain|appeal)|complaints?|appeals?|(?:your\s+)?rights?\s+(?:of|to)\s+(?:appeal|review|complain\w*)|if\s+(?:you\s+are\s+)?(?:un|dis|not)\W?\w+(?:\s+\w+){0,4})\s*(?:[:–—|-]\s*(?=\S)|$)",
    re.I,
)
_NOT_ITS_REVIEW = Pattern(
    r"\b(?:penalty|parking|planning|tax|benefit|admissions?|school|exclusion|housing|fine|ticket|PCN|licen[cs]e|rates|judicial|spending|service|peer|strategic|annual|care|case|serious)\s+(?:\w+\s+)?(?:review|appeal|complaint)s?\b|\b(?:review|appeal|complaint)s?\s+(?:panel|tribunal|against\s+(?:a|the)\s+(?:parking|fine|penalty))\b",
    re.I,
)
_ADDRESSED = Pattern(
    r"@|\b(?:e-?mail|writ(?:e|ing)|contact|ask|send|within|may|can|should|please|by\s+post|online|form|telephone|working\s+days|to\s+the)\b",
    re.I,
)
# A review that has been asked for or is over: what is left of the sentence decides.
_DONE = Pattern(
    r"\b(?:outcome|result|findings?|conclusion|decision)s?\s+(?:of|on|from|at|following)\s+(?:the|our|my|your|this|an|that|any|such)\s+(?:internal\s+)?(?:review|appeal|complaints?\s+procedure)"
    r"|\b(?:after|following|once|until|unless|before|exhausted|completed|finished)\s+(?:\w+\s+){0,6}?(?:review|complaints?\s+procedure|appeal)\b(?:\s+(?:procedure|process|has\s+been\s+\w+))?"
    r"|\byour\s+(?:[\w-]+\s+){0,3}(?:requirement|request|application|e-?mail|letter|complaint|appeal)\s+(?:for|requesting|requiring|seeking|asking\s+for)\s+(?:an?\s+)?(?:internal\s+|formal\s+)?review\b(?!\s+(?:should|must|can|may|will|needs?|has\s+to|to)\b)",
    re.I,
)
_WAS_DONE = Pattern(
    r"\byou\s+(?:have\s+)?(?:asked|requested|wrote|e-?mailed|sought|wanted)\b|\b(?:I|we)\s+(?:have\s+)?(?:now\s+)?(?:completed|carried\s+out|conducted|received|undertaken|reviewed|considered)\b|\bpanel\s+met\b",
    re.I,
)
_COMMISSIONER = Pattern(
    r"\b(?:information|gwybodaeth)\s+commissioner|\bcomisiynydd\s+gwybodaeth|\bICO\b|\bthe\s+commissioner\b|\bOSIC\b",
    re.I,
)
_TO_COMMISSIONER = Pattern(
    r"\b(?:complain(?:t|ts)?|appeal(?:s|ing)?|appl(?:y|ication)|refer(?:ral)?|contact(?:ed)?|decision|investigate|write|right|approach(?:ed)?|reached|raise|escalate|go\s+to|take\s+(?:it|this|the\s+matter|your))\b",
    re.I,
)
_COMMISSIONERS_DOOR = Pattern(
    r"\bico\.org\.uk|\bwycliffe\s+house|\bkinburn\s+castle|\b0303\s?123\s?1113|\bfoi\.scot|\bitspublicknowledge|\bcasework@ico",
    re.I,
)
_TOLD = re.compile(
    r"\W*(?:(?:if|should)\s+you\b(?!\s+(?:hold|have\s+any|refuse|need|cannot|withhold))|you\s+(?:may|can|have\s+(?:the|a)\s+right|are\s+entitled)\b)",
    re.I,
)
_STEP = re.compile(r"\W*(?:appeal|complain|further|next)", re.I)
_COMMISSIONER_FIRST = re.compile(r"\W*(?:the\s+)?(?:scottish\s+)?(?:information\s+commissioner|ICO\b|OSIC\b)", re.I)
_NO_RIGHT = Pattern(
    r"\bregister(?:ed)?\s+with|\bdirect\s+marketing|\bguidance\b|\bdecision\s+notice\b|\bview\s+of\b|\b(?:was|were|been)\s+(?:reported|referred)\b|\breported\s+to\b",
    re.I,
)
_REUSE = Pattern(
    r"\bre-?us(?:e|ed|ing)\b(?=[^.\n]{0,160}\b(?:information|material|licen[cs]e|permission|terms|document|data|copyright|regulations|free|charge|publish|for\s+any|ask|contact|apply)\b)"
    r"|\b(?:information|material|licen[cs]e[ds]?|permission|terms|documents?|data(?:sets?)?|copyright|regulations|(?:what|anything)\s+we\s+(?:have\s+)?(?:supply|supplied|send|sent))\b[^.\n]{0,160}\bre-?us(?:e|ed|ing)\b"
    r"|\bopen\s+(?:government|parliament)\s+licen[cs]e|\bcopyright|\bOGL\b|\bpublic\s+sector\s+information\s+regulations|©"
    r"|\b(?:information|material|documents?|data)\b[^.\n]{0,80}\b(?:may|must|can)\s+(?:only\s+|not\s+)?be\s+(?:reproduced|republished|copied|used)\b[^.\n]{0,80}\b(?:free|permission|licen[cs]e|acknowledge|source|commercial|without)",
    re.I,
)
_MARKETING = Pattern(
    r"\bdirect\s+marketing\b|\bPECR\b|\bprivacy\s+(?:and\s+)?electronic\s+(?:and\s+)?communications", re.I
)


def find_notices(text: str, *, parts: Iterable[Span], asked: Iterable[Span] = ()) -> Notices:
    """Where the authority's own parts of a text offer a review, name the Commissioner's remedy and set terms of use.

    asked: parts taken for questions, of which only sentences that tell "you" of a right are looked at.
    The outcome of a review is not an offer of one.
    """
    review = commissioner = reuse = marketing = None
    told = ((s, label) for s, label in _sentences(text, asked) if _TOLD.match(s.of(text)))
    for sentence, label in (*_sentences(text, parts), *told):
        words = sentence.of(text)
        review = review or (sentence if _offers_review(words, label) else None)
        commissioner = commissioner or (sentence if _offers_commissioner(words, label) else None)
        reuse = reuse or (sentence if _REUSE.search(words) else None)
        marketing = marketing or (sentence if _MARKETING.search(words) else None)
    return Notices(review, commissioner, reuse, marketing)


def _sentences(text: str, parts: Iterable[Span]) -> Iterator[tuple[Span, str]]:
    """The sentences, each with the label at the start of its line or of the line above it."""
    for part in parts:
        label = ""
        for sentence in sentences(text, part):
            words = sentence.of(text)
            own = _LABEL.match(words)
            yield sentence, own[0] if own else label
            label = words if own and len(words) < 60 else ""


def _offers_review(words: str, label: str) -> bool:
    if _WAS_DONE.search(words) or words.endswith("?"):
        return False
    left = _NOT_ITS_REVIEW.sub("", _DONE.sub("", words))
    if label and (_REVIEW.search(label) or _UNHAPPY.search(label)) and not _COMMISSIONER.search(left):
        return bool(_ADDRESSED.search(left))
    if not _OFFER.search(left):
        return False
    if _REVIEW.search(left) and (_REVIEW_SAID.search(left) or _UNHAPPY.search(left)):
        return True
    return bool(_APPEAL.search(left) or _APPEAL_OURS.search(left) or _REPRESENTATIONS.search(left))


def _offers_commissioner(words: str, label: str) -> bool:
    if not _COMMISSIONER.search(words) or _NO_RIGHT.search(words):
        return False
    is_told = _OFFER.search(words) or _COMMISSIONERS_DOOR.search(words) or label or _STEP.match(words)
    is_about = _TO_COMMISSIONER.search(words) or _UNHAPPY.search(label + words) or _COMMISSIONER_FIRST.match(words)
    return bool(is_told and is_about)
