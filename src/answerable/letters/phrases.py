"""The phrases that rules look for, each once: what letters say, in the forms in which they say it."""

from __future__ import annotations

import re


def phrase(*alternatives: str) -> re.Pattern[str]:
    """One pattern out of several: whole words, any case; a space matches any white space."""
    joined = "|".join(alternatives).replace(" ", r"\s+")
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

# Public interest, in the statute's words and in others
PUBLIC_INTEREST = phrase(
    r"public[- ]interests?",
    r"interests? of the public",
    r"(?:weigh\w*|balanc\w+)(?: \w+){0,4} (?:openness|transparency|accountability)",
    r"balance of (?:the )?interests?",
    r"PIT",
)
CONFIRMING = phrase(
    r"confirm\w*",
    r"deny\w*",
    r"denial",
    r"may or may not",
    r"whether (?:or not )?[^.]{0,60}\b(?:held?|holds|exists?|recorded)",
    r"did or did not",
)
DECLINES_TO_SAY = phrase(r"(?:neither|not|nor) confirm\w* (?:n?or|and) den\w+", r"confirm n?or deny")
SEPARATE_NOTICE = phrase(
    r"separate (?:notice|letter|annex|document)",
    r"(?:see|in|at) (?:the )?(?:attached |enclosed )?(?:annex|appendix|schedule)(?: \w)?",
    r"(?:annex|appendix|schedule) \w (?:sets|contains|gives|explains)",
)
SECTION_17_4 = phrase(r"(?:section|s\.?|ss\.?)? ?17 ?\( ?4 ?\)")

LINK = re.compile(
    r"https?://\S+|\bwww\.\S+|\b(?:on|from|via) (?:our|the [\w’']+(?: \w+)?) web ?site\b", re.IGNORECASE
)

# Held or not
SAYS_HELD = phrase(
    r"(?:do|does|can confirm that (?:we|it|the \w+)) hold",
    r"(?:we|council|trust|authority|department|force|it) (?:currently )?holds?",
    r"(?:is|are) (?:confirmed to be )?held",
    r"holding",
    r"in our possession",
)
DENIES_HOLDING = phrase(
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
    r"review (?:of )?(?:this|our|the|my|your) (?:decision|response|handling|reply|request|outcome|answer)",
    r"(?:make|lodge|submit|register|raise|have) an? (?:\w+ )?(?:complaint|appeal)",
    r"(?:right|wish|want|like|entitled|able|how) (?:to|of) (?:complain|appeal)",
    r"appeal (?:against|this|the|our)",
    r"complaints? (?:procedure|process|policy|team|officer)",
    r"(?:dis|un)(?:satisfied|happy) with",
    r"not (?:satisfied|happy|content) with",
    r"reconsider\w*",
    r"representations",
)
COMMISSIONER = phrase(
    r"information commissioner(?:['’]s)?(?: office)?", r"information commission", r"ICO", r"ico\.org\.uk"
)
SCOTTISH_COMMISSIONER = phrase(r"scottish information commissioner", r"foi\.scot", r"itspublicknowledge")
