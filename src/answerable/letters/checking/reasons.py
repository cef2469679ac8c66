"""Whether some words give a reason why a provision applies, or only name it and point elsewhere."""

from __future__ import annotations

import re

from answerable.letters.checking.phrases import LINK, phrase
from answerable.letters.checking.subjects import terms

_REASON = phrase(
    r"because",
    r"since",
    r"as (?:it|this|they|the|these|disclosure|release|releasing|disclosing|we|to|doing|such|that)",
    r"would (?:be likely to|\w+)",
    r"(?:so|in order) (?:that|as to)",
    r"(?:could|might|may) (?:\w+ ){0,2}(?:harm|prejudice|allow|enable|lead|help|assist)",
    r"(?:could|might|may) (?:\w+ ){0,2}(?:be used|reveal|identify|expose|damage)",
    r"given (?:that|the|its|their|how)",
    r"due to",
    r"the reasons?",
    r"on the (?:basis|grounds?) that",
    r"in that",
    r"(?:relates|contains|constitutes|was (?:given|obtained|provided|written|created)|consists)",
    r"protect\w*",
    r"expect\w*",
)
_POINTS_ELSEWHERE = phrase(
    r"(?:see|visit|found|available|refer to|set out|explained|published|information is) (?:\w+ ){0,6}"
    r"(?:website|web page|page|link|online|here|at|on)",
    r"for (?:the|our|further|more) (?:reasons?|information|details?)",
)
_NAMES = phrase(
    r"exempt\w*",
    r"except(?:ed|ion\w*)",
    r"neither confirm\w*",
    r"(?:section|regulation) \d+",
    r"confirm (?:n?or|and) deny",
)
_ENOUGH_WORDS = 14  # a sentence this long beside those that name and refuse is taken to be a reason


def gives_reason(words: str) -> bool:
    """True where a sentence says why, and does not merely name the provision or point to a page."""
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", LINK.sub(" ", words)):
        if _POINTS_ELSEWHERE.search(sentence):
            continue
        if _REASON.search(sentence) and len(sentence.split()) >= 6:
            return True
        if len(sentence.split()) >= _ENOUGH_WORDS and not _NAMES.search(sentence):
            return True
    return False


_STOCK = terms(
    "freedom information act section regulation subsection exempt exemption exemptions exception excepted apply applies "
    "applied applying engaged relied reliance relying virtue pursuant accordance disclosure disclose disclosed release "
    "released withhold withheld withholding refuse refused refusal consider considered therefore document documents "
    "sorry apologise regret unable website link page attached reasons reason unfortunately hereby notice data answer "
    "response decided decision believe council's trust's service department public interest test confirm neither deny "
    "full part parts whole entire relevant certain provisions provision legislation law"
)
_PARTICULARS = 5  # terms that are neither the law's, nor the question's, nor a form of refusal


def has_particulars(words: str, *, besides: str) -> bool:
    """True where words say something of the information itself, besides the terms given and those of any refusal."""
    own = terms(LINK.sub(" ", words)) - _STOCK - terms(besides)
    return sum(not term.isdigit() for term in own) >= _PARTICULARS
