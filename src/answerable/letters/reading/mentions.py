"""Questions named in words: "questions 1 to 3", "Q4 and 5b", "your second point"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.patterns import Pattern, small

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ONE = rf"(?:\d{{1,2}}(?:\.\d{{1,2}})?(?:(?:\s?\([a-z]\)?|\s?[a-hj-z]\)?|i\)?)(?![a-z%]))?|(?:{'|'.join(_WORDS)})\b|\((?:i{{1,3}}|iv|vi{{0,3}}|[a-h])\))"
_LIST = rf"{_ONE}(?:\s*(?:,\s*and|,|&|and|or|to|through|[-–—/+])\s*(?:q(?:uestions?|s)?\.?\s*)?{_ONE}(?!\d|/))*"
_WORD = r"(?:questions?|queries|query|parts?|points?|items?|qs?|qn|requests?|bullets?)"
_NAMED = Pattern(rf"\b{_WORD}\s*(?:numbers?|nos?\.?|#)?\s*(?P<list>{_LIST})", re.I)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINAL = Pattern(
    rf"\b(?:your|the)\s+(?P<nth>{'|'.join(_ORDINALS)}|last|final)\s+(?:and\s+(?P<more>{'|'.join(_ORDINALS)}|last|final)\s+)?{_WORD}\b",
    re.I,
)
_LEAD = (
    r"(?:(?:in\s+(?:relation|respect|regards?|response|answer|reply)\s+(?:to|of)|with\s+(?:regards?|respect|reference|relation)\s+to|regarding|for|as\s+(?:for|regards|to)|concerning|(?:turning|coming|moving\s+on)\s+to|(?:so|as|in\s+so)\s+far\s+as"
    r"|on|re:?|under|(?:(?:the|our|my)\s+)?(?:answers?(?:\s+to)?|responses?(?:\s+to)?|repl(?:y|ies)\s+to))\s+)?(?:your\s+)?"
)
_OPENS = re.compile(
    rf"[\W_]*{_LEAD}(?:{_WORD})\s*(?:numbers?|nos?\.?)?\s*(?P<list>{_LIST})(?P<after>\s*(?:[.:)–—-]+|\]|$|\n|(?=[\s,])))",
    re.I,
)
_LETTERS = re.compile(r"[\W_]*(?P<list>[a-h]\)?(?:\s*(?:,|&|and)\s*\(?[a-h]\b\)?)+)(?:[\s.:)]|$)", re.I)
_AS_TO = re.compile(
    rf"[\W_]*(?:as\s+(?:for|to|regards)|on|for|regarding|under|with\s+regard\s+to)\s+(?P<list>{_ONE}(?:\s*(?:,|&|and|to|[-–—])\s*{_ONE})*)(?:\s*,|\s+(?=(?:we|I|the|there|our|you|this|these|no|please|it)\b))",
    re.I,
)
_OPENS_NTH = re.compile(
    rf"[\W_]*{_LEAD}(?:the\s+)?(?P<nth>{'|'.join(_ORDINALS)}|last|final)(?:\s+and\s+(?:the\s+)?(?P<more>{'|'.join(_ORDINALS)}|last|final))?\s+(?:(?:and|of)\s+your\s+)?{_WORD}\b",
    re.I,
)
_OF_LAW = re.compile(
    r"\s*(?:[a-z]\s+)?of\s+(?:the|that|this|our|its)\s+(?!request|question|letter|e-?mail|enquir|list)|\s*\(", re.I
)
_BARE_LIST = re.compile(
    rf"[\W_]*(?P<list>{_ONE}(?:\s*(?:,|&|and|to|[-–—])\s*{_ONE})+)\s*(?:[.:)](?!\d)|\s[–—-]\s|$|\n)"
)
_SIGNED = r"\(?\d{1,2}[a-z]?(?:\.(?!\d)|\))?"  # "1." and "(1)", as labels are written
_JOINT = re.compile(
    rf"[\W_]*(?P<list>{_SIGNED}(?:\s*,\s*{_SIGNED})*\s*(?:&|and\b|[-–—])\s*(?:\(\d{{1,2}}[a-z]?\)|\d{{1,2}}[a-z]?(?=[.):]|\s+[A-Z£“\"])))[.):]*(?=\s|$)"
)
_PIECE = re.compile(rf"(?P<one>{_ONE})|(?P<to>to|through|[-–—])", re.I)


def expand(words: str, numbers: Sequence[str]) -> tuple[str, ...]:
    """The numbers of a list such as "1, 3 to 5 and 7b", as far as the request has them; empty if one of them is unknown."""
    found: list[str] = []
    ranged = False
    for piece in _PIECE.finditer(words):
        if piece["to"]:
            ranged = True
            continue
        value = re.sub(r"[\s()]", "", piece["one"].lower())
        value = str(_WORDS.index(value) + 1) if value in _WORDS else value
        group = _group(value, numbers)
        if not group:
            return ()
        if ranged and found and found[-1] in numbers:
            group = tuple(numbers[numbers.index(found[-1]) + 1 : numbers.index(group[-1]) + 1])
        found += [n for n in group if n not in found]
        ranged = False
    return tuple(found)


def _group(value: str, numbers: Sequence[str]) -> tuple[str, ...]:
    if value in numbers:
        return (value,)
    under = tuple(n for n in numbers if re.fullmatch(rf"{re.escape(value)}(?:[a-z]+|\.\d+)", n))
    return under or tuple(n for n in numbers if value[:-1].isdigit() and n == value[-1])


def named_in(words: str, numbers: Sequence[str]) -> tuple[str, ...]:
    """Every question that words name, wherever in them."""
    found: list[str] = []
    for match in _NAMED.finditer(words):
        found += [n for n in expand(match["list"], numbers) if n not in found]
    for match in _ORDINAL.finditer(words):
        for name in (match["nth"], match["more"]):
            found += [n for n in _nth(name, numbers) if n not in found]
    return tuple(found)


def opened_by(words: str, numbers: Sequence[str]) -> tuple[str, ...]:
    """The questions that words open with: "Questions 1-3:", "In relation to question 4, …", "1 and 2." """
    if match := _OPENS.match(words):
        return expand(match["list"], numbers)
    if match := _OPENS_NTH.match(words):
        return tuple(dict.fromkeys(n for name in (match["nth"], match["more"]) for n in _nth(name, numbers)))
    if (match := _JOINT.match(words)) and _is_signed(match["list"]) and (joint := expand(match["list"], numbers)):
        return joint
    if match := _LETTERS.match(words):
        named = tuple(re.findall(r"\b[a-h]\b", match["list"].lower()))
        return named if set(named) <= set(numbers) else ()
    if match := _BARE_LIST.match(words) or _AS_TO.match(words):
        return expand(match["list"], numbers)
    return ()


def _is_signed(words: str) -> bool:
    """Whether a list is one of labels ("1. & 2.", "(1)-(2)", "3 & 4"), and not a range or a sum."""
    return "&" in words or "and" in words or "(" in words


def turned_to(words: str, numbers: Sequence[str]) -> tuple[str, ...]:
    """The questions that a sentence in running text turns to: "With regard to point 3 …", "On 2 and 3 we …"."""
    match = _OPENS.match(words) or _OPENS_NTH.match(words) or _AS_TO.match(words)
    if not match or _OF_LAW.match(words, match.end()):
        return ()
    return opened_by(words, numbers)


_ONE_ALONE = re.compile(r"[\W_]*(?:question|query|part|point|item|request|q)\s*\d{1,2}[a-z]?\s+[-–—]\s+", re.I)


def opening_end(words: str) -> int:
    """Where the list of numbers ends with which words open ("Questions 2 and 3:"); 0 where they open with none."""
    if alone := _ONE_ALONE.match(words):
        return alone.end()  # "Question 1 - 61" is an answer, no range
    joint = _JOINT.match(words)
    if joint and _is_signed(joint["list"]):
        return joint.end()
    match = _OPENS.match(words) or _LETTERS.match(words) or _BARE_LIST.match(words)
    return match.end() if match else 0


def _nth(name: str | None, numbers: Sequence[str]) -> tuple[str, ...]:
    if not name:
        return ()
    at = -1 if small(name) in ("last", "final") else _ORDINALS.index(small(name))
    return (numbers[at],) if at < len(numbers) else ()


def points_to(note: str, words: str) -> bool:
    """Whether words send the reader to a note by its name: "see note A" to "Note A"."""
    name = r"\s+".join(map(re.escape, note.split()))
    return re.search(rf"\b(?:see|refer to|in|per|under|at|as)\s+(?:the\s+)?{name}\b", words, re.I) is not None
