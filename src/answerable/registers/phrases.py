"""Phrases as people write them, found in a text: "notif* ~ ico|commissioner".

A phrase is words with a space between. "|" parts words of which one must stand there, "_" ties two words into
one of those, "*" at the end of a word lets it go on, "~" lets up to eight words stand between.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

_GAP = r"(?:[^\w.?!;]+\w+){0,8}?[^\w.?!;]+"  # never past the end of a sentence
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u202f": " "})
_SLIPS = (
    ("happend\\b|hapened\\b|happenned\\b", "happened"), ("effected\\b", "affected"), ("rec(?:ie|e)ve", "receive"), ("occure?d\\b", "occurred"),
    ("breech(?=es|ed)?", "breach"), ("wh?at+s?ap+s?\\b|watsap+|whatsap\\b", "whatsapp"), ("deleat", "delet"), ("emial|e mail", "email"),
    ("infomation|informaton|infromation", "information"), ("com+is+ion+er", "commissioner"), ("councilo?r(?!l)", "councillor"),
    ("dis+ap+ear", "disappear"), ("retension", "retention"), ("incrypt|encyrpt|encript", "encrypt"), ("lap top", "laptop"),
    ("peple|poeple", "people"), ("di[sc]+iplin", "disciplin"), ("telegramme?\\b", "telegram"), ("polic[iy]+s\\b|polices\\b", "policies"),
    ("priv[ai]te?ly", "privately"), ("respons(?:a|i)ble", "responsible"), ("investagat|investigat", "investigat"), ("suspened", "suspended"),
)  # fmt: skip
_SPELT = (
    (re.compile(r"\be-?mail", re.I), "email"),
    (re.compile(r"\bwhats[- ]?app", re.I), "whatsapp"),
    (re.compile(r"\b(?:wi-fi)\b", re.I), "wifi"),
    (
        re.compile(
            r"\b(un)?(authori|organi|categori|recogni|summari|anonymi|prioriti|utili|penali|scrutini)z(?=e|i|a)", re.I
        ),
        r"\1\2s",
    ),
    *((re.compile(rf"\b{wrong}", re.I), right) for wrong, right in _SLIPS),
    (re.compile(r"\bno\.? of (?=[a-z])", re.I), "number of "),
    (re.compile(r"\bF\.?O\.?I\.?A?\b"), "foi"),
    (re.compile(r"\bI\.C\.O\.?"), "ico"),
    (re.compile(r"(?<![A-Z] )\bIT\b(?! [A-Z]{2,} )"), "ICT"),  # the department, never the pronoun
)


@lru_cache(maxsize=512)
def plain(text: str) -> str:
    """The text with plain quotes and hyphens and one spelling of e-mail and WhatsApp."""
    text = text.translate(_PLAIN)
    for pattern, spelling in _SPELT:
        text = pattern.sub(spelling, text)
    return text


def _word(word: str) -> str:
    options = [re.escape(option).replace(r"\*", r"\w*").replace("_", r"[\W_]+") for option in word.split("|")]
    return rf"(?:{'|'.join(options)})"


def _phrase(phrase: str) -> str:
    parts = phrase.split()
    pattern, joint = "", ""
    for part in parts:
        if part == "~":
            joint = _GAP
            continue
        pattern += joint + _word(part)
        joint = r"[\W_]+"
    return pattern


@lru_cache(maxsize=8192)
def compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern that finds any of the phrases."""
    return re.compile(rf"\b(?:{'|'.join(_phrase(phrase) for phrase in phrases)})\b", re.I)


def says(text: str, *phrases: str) -> bool:
    """True where the text holds one of the phrases."""
    return compiled(phrases).search(plain(text)) is not None


_ENDINGS = (
    ("ies", "y"), ("sses", "ss"), ("ations", "ate"), ("ation", "ate"), ("ings", ""), ("ing", ""), ("ments", ""),
    ("ment", ""), ("ness", ""), ("edly", ""), ("ed", ""), ("ly", ""), ("es", ""), ("s", ""), ("e", ""),
)  # fmt: skip


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its ending, so that retained, retains and retention-like forms come together roughly."""
    if len(word) < 5 or word.endswith("ss"):
        return word[:-1] if len(word) == 4 and word.endswith("s") and not word.endswith("ss") else word
    for ending, other in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + other.rstrip("e")
    return word


_STOP = frozenset(
    [
        "a",
        "about",
        "all",
        "also",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "being",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "during",
        "each",
        "either",
        "else",
        "etc",
        "for",
        "from",
        "get",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "kindly",
        "let",
        "like",
        "me",
        "may",
        "might",
        "more",
        "most",
        "my",
        "no",
        "not",
        "of",
        "on",
        "one",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "per",
        "please",
        "provide",
        "so",
        "some",
        "such",
        "tell",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "under",
        "up",
        "us",
        "very",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "within",
        "would",
        "you",
        "your",
        "council",
        "authority",
        "trust",
        "information",
        "act",
        "freedom",
        "request",
        "held",
        "hold",
        "send",
        "copy",
        "copies",
        "use",
        "used",
        "using",
        "staff",
        "employee",
        "employees",
        "know",
        "regarding",
        "relating",
        "related",
        "concerning",
        "council's",
    ]
)


@lru_cache(maxsize=2048)
def stems(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    words = re.findall(r"[a-z][a-z0-9]+", plain(text).lower())
    return frozenset(stem(word) for word in words if word not in _STOP)


_WRITTEN = re.compile(r"[A-Za-z][A-Za-z0-9]+(?:['’-][A-Za-z0-9]+)*")


def written(text: str, *, roots: Collection[str]) -> tuple[str, ...]:
    """The words of the text that have one of those stems, in their order and as they were written, each once."""
    found = (word for word in _WRITTEN.findall(text) if any(root in roots for root in stems(word)))
    return tuple({word.lower(): word for word in reversed([*found])}.values())[::-1]


def listed(items: list[str] | tuple[str, ...], *, joint: str = "and") -> str:
    """a, b and c."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def counted(number: int, one: str, /, *, many: str = "") -> str:
    """1 breach, 2 breaches; no breach."""
    return f"{'no' if number == 0 else f'{number:,}'} {one if number in (0, 1) else many or one + 's'}"
