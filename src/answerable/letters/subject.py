"""What a request is called: the applicant's own heading, else a few words of the first question."""

from __future__ import annotations

import re

MOST = 60  # characters of a subject made of a question
_HEADING_MOST = 80
_GREETS = re.compile(r"^(?:dear|hello|hi|good (?:morning|afternoon|day)|to whom|fao)\b", re.IGNORECASE)
_LABEL = re.compile(r"^(?:re|subject|about|topic|title)\s*[:–-]\s*(?P<rest>\S.*)$", re.IGNORECASE)
_LAW = re.compile(
    r"^(?:(?:foi|eir|freedom of information|environmental information)(?: act| regulations)?(?: \d{4})?(?: \(foia?\))?"
    r"(?: (?:request|enquiry))?(?: for information)?|(?:information )?request(?: for information)?)\s*(?:[:–—-]\s*|\babout\b\s*|\bon\b\s*|$)",
    re.IGNORECASE,
)
_NO_HEADING = re.compile(
    r"[.?!,;:…]$|@|https?:|\b(?:yours|sincerely|faithfully|regards|thank|thanks|i|we|my|me|please)\b"
    r"|^\W*(?:\d+[.)]|[a-z][.)]|[-*•])\s|\d{1,2} \w+ \d{4}|\b[a-z]{1,2}\d\w? ?\d[a-z]{2}\b|\d{5,}",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"^(?:(?:please|kindly|could you|can you|would you|i would like|i want|i request|under the [^,]+,)\s+)*"
    r"(?:(?:tell|send|give|provide|supply|confirm|state|know|disclose|list|share)(?: (?:me|us|to me))?(?: with)?\s+)?"
    r"(?:(?:whether|if|how many|how much|how often|what|which|who|when|where|why|does|do|did|is|are|was|were|has|have|had|can|could|will)\s+)*"
    r"(?:(?:the|your|this)\s+)?(?:(?:(?-i:[A-Z])[\w’'-]+\s+){0,4}(?:council|authority|trust|force|department|university|board|police)|you|there|it|(?-i:[A-Z]{2,6})(?=\s+(?:currently|ever|operates?|holds?|has|have|uses?|allows?|keeps?|runs?|records?)\b))?\s*"
    r"(?:(?:currently|ever|also|now|still|to)\s+)*"
    r"(?:(?:operate|hold|have|has|had|use|run|keep|own|allow|receive|received|spend|spent|record|recorded|employ|make|made|issue|issued|maintain|publish)\s+)?"
    r"(?:(?:copies of|an? copy of|details of|information (?:on|about)|an|any|the|all|on|for|about|of|a)\s+)*",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[,;:?.(]|\s(?:and|or|if|that|which|who|where|when|how|what|because|including|since|between|from|for the)\s|\s(?:does|do|did|has|have|had|is|are|was|were|will)\s(?=the\b|your?\b|it\b|they\b|[A-Z])", re.IGNORECASE)  # fmt: skip


def subject_of(text: str, *, question: str) -> str:
    """A heading that stands alone after the greeting and before the first question; else a few words of that question.

    A line that may be the name of a person is not taken: what a request is called stands in lists and letters.
    """
    return _heading(text, question) or _few_words(question)


def _heading(text: str, question: str) -> str:
    lines = [line.strip(" *_#\t") for line in text.splitlines()]
    first = " ".join(question.split())[:25]
    before = _until(lines, first)
    greeted = next((place for place, line in enumerate(before) if _GREETS.match(line)), -1)
    for place, line in enumerate(before):
        if label := _LABEL.match(line):
            if found := _told(label["rest"]):
                return found
        elif place > greeted >= 0 and _is_heading(line) and (found := _told(line)):
            return found
    return ""


def _until(lines: list[str], first: str) -> list[str]:
    """The lines before the one in which the first question begins."""
    for place, line in enumerate(lines):
        if first and first[:25] in " ".join(line.split()):
            return lines[:place]
    return lines[:8]


def _is_heading(line: str) -> bool:
    words = line.split()
    if not words or len(line) > _HEADING_MOST or len(words) > 10 or _NO_HEADING.search(line):
        return False
    is_like_a_name = 1 < len(words) < 5 and all(word[:1].isupper() and word[1:].islower() for word in words)
    return not is_like_a_name


def _told(line: str) -> str:
    """The heading without the law that it names; empty where it says nothing more."""
    rest = _LAW.sub("", line.strip(), count=1).strip(" :–—-")
    return rest[:1].upper() + rest[1:] if any(letter.isalpha() for letter in rest) else ""


def _few_words(question: str) -> str:
    """What a question is about, cut at its first clause: “Official WhatsApp groups”."""
    whole = " ".join(question.replace("“", "").replace("”", "").replace('"', "").split())
    rest = _OPENS.sub("", whole, count=1) or whole
    said = rest[: end.start()] if (end := _ENDS.search(rest)) and end.start() > 8 else rest
    kept = ""
    for word in said.split():
        if len(kept) + len(word) + 1 > MOST:
            break
        kept = f"{kept} {word}".strip()
    kept = kept.strip(" ,;:?.")
    return kept[:1].upper() + kept[1:]
