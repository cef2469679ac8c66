"""What the public pages point out: a request for one's own data, something done too often."""

from __future__ import annotations

import re

TOO_OFTEN = "This has been done many times from your network within an hour. Wait an hour and try again, or write to us by email."
_OWN = re.compile(
    r"\b(?:about me|on me|held on myself|about myself|my (?:own )?(?:personal )?(?:data|file|files|record|records|details|information|case)|"
    r"(?:my|our) (?:council tax|housing|medical|school|social care|employment|benefits?|tenancy|planning|pupil) (?:account|application|file|record|records|history)|"
    r"subject access|right of access|(?:my|our) (?:son|daughter|child|children)[’']?s? (?:\w+ )?(?:file|files|record|records|data))\b",
    re.IGNORECASE,
)


def is_about_oneself(words: str) -> bool:
    """True where somebody seems to ask for their own data, to which they have another and better right."""
    return bool(_OWN.search(words))
