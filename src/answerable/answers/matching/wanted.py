"""What a question wants of its subject: a number, a sum, names, a list, days, a document. Two that want different things are not the same."""

from __future__ import annotations

import re

_WANTED = {
    "number": re.compile(r"\b(?:how many|(?:total )?numbers? of (?!the members)|count of|how often|what (?:percentage|proportion))\b", re.I),
    "sum": re.compile(r"\b(?:how much|costs?|spend(?:ing)?|spent|expenditure|budget|value of|amount|paid|pay|fees?|income|revenue)\b", re.I),
    "names": re.compile(r"\b(?:who|whom|names? (?:and|of the (?:members|people|officers|staff|suppliers?))|contact details|(?:mobile|phone|telephone) numbers?|e-?mail addresses)\b", re.I),
    "list": re.compile(r"\b(?:which|lists? of|names? of|list (?:all|the|each|any)|breakdown)\b", re.I),
    "days": re.compile(r"\b(?:when|what dates?|dates? (?:of|on)|since when|how long)\b", re.I),
    "document": re.compile(r"\b(?:cop(?:y|ies) of|polic(?:y|ies)|guidance|procedures?|minutes|reports?|contracts?|correspondence|e-?mails)\b", re.I),
    "reason": re.compile(r"\b(?:why|reasons?|how (?:is|are|was|were|do|does|did) )\b", re.I),
}  # fmt: skip


def wanted(question: str) -> frozenset[str]:
    """What it asks for, by the names above; nothing where that cannot be told."""
    return frozenset(name for name, said in _WANTED.items() if said.search(question))
