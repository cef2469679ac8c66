"""Clauses read by the classes of their words: what each does to the information, in whatever words it is said.

Every word becomes one letter for its class, so that a pattern over classes ("we … not … hold") is a plain regular
expression over those letters and its gaps are counted in words.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from answerable.casefile import Span
from answerable.letters.reading.clause_patterns import PATTERNS
from answerable.letters.reading.word_classes import WORDS
from answerable.letters.readings import Stance

_SPECIAL = {"NAME": "1", "FIGURE": "2", "LINK": "3", "MAIL": "6", "STOP": "4", "ASKED": "5"}
_LETTERS = {name: chr(ord("À") + at) for at, name in enumerate(WORDS)} | _SPECIAL
_CLASS = {word: _LETTERS[name] for name, words in WORDS.items() for word in words.split()}
_PLAIN = "0"
_TOKEN = re.compile(
    r"(?P<mail>(?<!\S)(?>\S[^\s@]*@)\S+\.\w+)|(?P<link>https?://\S+|www\.\S+|(?<!\w\.)\b\w+(?:\.\w+)*\.(?:uk|com|org|net|gov|example|scot|wales|ac)\b\S*)"
    r"|(?P<figure>[£$]?\d[\d,.]*%?(?:st|nd|rd|th|m|k|bn)?\b)|(?P<stop>[,;:()–—|]|\s-\s)|(?P<asked>\?)"
    r"|(?P<word>can(?=not\b)|[^\W\d_]+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ll|ve|m|d)\b|[^\W\d_]+(?:-[^\W\d_]+)*)",
)
_PART = re.compile(r"(?P<not>!)?(?P<names>[A-Z|]+)(?P<maybe>\?)?|~(?P<gap>\d+)|(?P<edge>[\^$])")
_CUT = re.compile(r";|(?:,\s*|\s)(?:but|although|though|whereas|while|other than)\b|\s[–—]\s", re.I)


@lru_cache(maxsize=4096)
def classes(words: str) -> str:
    """The classes of the words of a text, a letter for each."""
    found: list[str] = []
    for token in _TOKEN.finditer(words):
        kind = token.lastgroup
        if kind == "word":
            word = token["word"]
            tag = _CLASS.get(word.lower().replace("’", "'"), "")
            found.append(tag or (_LETTERS["NAME"] if word[0].isupper() and found else _PLAIN))
        else:
            found.append(_LETTERS[str(kind).upper()])
    return "".join(found)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern over classes as one over their letters."""
    row = []
    for part in pattern.split():
        match = _PART.fullmatch(part)
        if match is None:
            raise ValueError(part)
        if match["edge"]:
            row.append(match["edge"])
        elif match["gap"]:
            row.append(f"[^{_LETTERS['ASKED']}]{{0,{match['gap']}}}?")
        else:
            one = f"[{''.join(_LETTERS[name] for name in match['names'].split('|'))}]"
            row.append(f"(?!{one})" if match["not"] else one + (match["maybe"] or ""))
    return re.compile("".join(row))


_STANCES = {stance.value for stance in Stance}
_TABLE = {
    stance: re.compile("|".join(_compiled(pattern).pattern for pattern in patterns))
    for stance, patterns in PATTERNS.items()
}


def cut(text: str, sentence: Span) -> list[Span]:
    """A sentence in its clauses, where "but", "although" or a dash part them."""
    parts, at = [], sentence.start
    for match in _CUT.finditer(text, sentence.start, sentence.end):
        if text[at : match.start()].strip():
            parts.append(Span(at, match.start()))
            at = match.start()
    return [*parts, Span(at, sentence.end)]


def acts(words: str) -> frozenset[Stance]:
    """What the words of one sentence do, as far as their classes tell."""
    letters = classes(words)
    found = {name for name, pattern in _TABLE.items() if pattern.search(letters)}
    return frozenset(Stance(name) for name in found & _STANCES if f"not-{name}" not in found)


def has_name(words: str) -> bool:
    """Whether a capital within a sentence shows a name that is not an authority's or an Act's."""
    return _TABLE["name"].search(classes(words)) is not None


def is_run_elsewhere(words: str) -> bool:
    """Whether a sentence says that a named body runs something, or that the authority does not."""
    return _TABLE["run-by"].search(classes(words)) is not None


def is_laborious(words: str) -> bool:
    """Whether a sentence says that finding out would mean going through many things."""
    return _TABLE["labour"].search(classes(words)) is not None
