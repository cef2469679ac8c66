"""The words of a letter that promise something with it: "the report is enclosed", "is sent with this letter"."""

from __future__ import annotations

import re

_LETTER = r"(?:letter|reply|response|answer|e-?mail|message)"
_FULLY = r"(?:also |both |all |each |now |here )?"
_SENT = r"(?:sent|enclosed|attached|appended|annexed|supplied|provided|given|released|disclosed|included|copied|comes?|goe?s?)"
_ENDS = r"(?=\s*(?:$|[.,;:)]|(?:and|but)\b|here(?:with)?\b|(?:to|with) (?:this|our)\b|as an?\b|for (?:you|your)\b))"
_PROMISES = re.compile(
    rf"\b{_SENT}(?: to you)?(?:,? \w+){{0,3}},? with this {_LETTER}\b"
    rf"|\baccompan(?:y|ies|ying) this {_LETTER}\b"
    rf"|\b(?:is|are|has been|have been) {_FULLY}(?:enclosed|attached|appended|annexed)\b{_ENDS}"
    rf"|\b(?:we|I) (?:have )?{_FULLY}(?:enclosed?|attach(?:ed)?|append(?:ed)?)\b"
    r"(?! (?:\w+ )?(?:weight|importance|value|conditions?|blame|significance)\b)"
    r"|\b(?:find|see) (?:the )?(?:enclosed|attached)\b"
    r"|\b(?:find|see|in|on) the (?:enclosed|attached) (?:\w+ )?(?:report|file|spreadsheet|table|document|cop(?:y|ies)|list|annexe?|appendix|schedule|sheet)s?\b"
    r"|^\W*(?:enclosed|attached) (?:is|are|with)\b",
    re.IGNORECASE | re.MULTILINE,
)
_CLAUSE = re.compile(r"[.;:,\n]|\b(?:and|but|so|that)\b", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:no|not|nothing|none|never|neither|without|if|unless|where|when|whenever|whether|to which|anything)\b",
    re.IGNORECASE,
)


_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
REPORT = re.compile(r"\bRPT-\d{4}-\d+\b")


def reports_in(words: str) -> tuple[str, ...]:
    """The numbers of the reports that these words name, where they say that something goes with the letter."""
    return tuple(dict.fromkeys(REPORT.findall(words))) if promises(words) else ()


def promised_in(text: str) -> tuple[str, ...]:
    """The sentences of a text that say that something goes with the letter."""
    return tuple(said for said in _SENTENCE.split(text) if promises(said))


def promises(words: str) -> bool:
    """True where these words say that something goes with the letter; not where they deny it or only suppose it."""
    return any(not _DENIES.search(_CLAUSE.split(words[: found.start()])[-1]) for found in _PROMISES.finditer(words))
