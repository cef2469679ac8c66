"""Words that point to environmental information (EIR reg.2(1)): the elements, what affects them, what is done."""

from __future__ import annotations

import re

from answerable.casefile import Span
from answerable.patterns import Pattern

_WORDS = Pattern(
    r"\b(?:trees?|woodlands?|hedgerows?|flood\w*|drainage|air (?:quality|pollution)|pollut\w+|contaminat\w+|landfills?"
    r"|incinerat\w+|sewage|sewerage|water quality|emissions?|noise|biodiversity|habitats?|wildlife|pesticides?"
    r"|glyphosate|asbestos|raac|radon|quarr(?:y|ies)|wind (?:farms?|turbines?)|solar (?:farms?|panels?)"
    r"|planning (?:applications?|permissions?|enforcement|obligations?)|local plan|green belt|landscape"
    r"|(?:highways?|road|traffic) (?:schemes?|calming|works)|low traffic|ltns?|fracking|fly[- ]?tipp\w+"
    r"|waste (?:collection|disposal|sites?|management)|recycling|carbon|climate|greenhouse gas\w*)\b",
    re.IGNORECASE,
)


def environmental_words(text: str) -> tuple[Span, ...]:
    """Where a text names the environment or what affects it: a reason to look at the Regulations, no proof."""
    return tuple(Span(hit.start(), hit.end()) for hit in _WORDS.finditer(text))
