"""Whether a sentence tells how much work there is: its time, not the limit, nor a time in which somebody may ask or reply."""

from __future__ import annotations

import re

from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.rights import REVIEW, UNHAPPY
from answerable.letters.checking.work import durations

SPELT = phrase(  # a total in words or at the foot of a table
    r"(?:hundreds?|thousands?|dozens?) (?:of )?(?:working |staff |person[- ])?(?:hours|days|weeks)",
    r"(?:total|sum|altogether|in all)\W+(?:of )?\d+(?:\.\d+)?",
    r"(?:several|many) (?:working )?(?:days|weeks|months)",
    r"(?:tak\w+|spen[dt]\w*|work (?:at|of)|need\w*|requir\w+|estimat\w+|last\w*|occup\w+)(?: \w+){0,4} (?:two|three|four|five|six|some) (?:working )?(?:days|weeks|months)",
)
OF_WORK = phrase(
    r"costs?",
    r"estimat\w+",
    r"hours?",
    r"limit",
    r"work",
    r"officers?",
    r"staff",
    r"exceed\w*",
    r"tak(?:e|es|en|ing)",
    r"spen[dt]\w*",
)
_IN_HOURS = re.compile(r"hour|hr|min", re.IGNORECASE)  # nobody is given hours to reply


def gives_time(sentence: str) -> bool:
    """True where a sentence says how long the work takes; not for the limit, or a time in which somebody may ask or reply."""
    if REVIEW.search(sentence) or UNHAPPY.search(sentence):
        return False
    times = durations(sentence)
    limits = any(one.is_limit for one in times)
    return bool(SPELT.search(sentence)) or any(
        _IN_HOURS.search(one.span.of(sentence)) or (OF_WORK.search(sentence) and not limits)
        for one in times
        if not one.is_limit
    )
