"""Whether every word of a question that carries meaning was used for the answer: what is left over is told, and nothing stands ready.

A word is accounted for where it is of every kind of question, where a phrase that was understood has it, where the
answer itself says it, where the entries that the answer rests on are called by it, or where it is part of the time.
"""

from __future__ import annotations

import re

from answerable.answers.expressed import NO_FIELD, everywhere, in_phrases, names_of, single
from answerable.answers.lexicon import GENERAL, OUTSIDE
from answerable.registers import REGISTERS, Asked, AuthorityFolder, Stated, plain, stems

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]+(?:['’-][A-Za-z0-9]+)*")
_NUMBER = re.compile(r"(?<![\w./-])\d[\d,]*(?![\w/-]|\.\d)")
_MARKS = re.compile(
    r"(?m)^\s*\(?\d{1,2}[.)]\s|\(\d{1,2}\)|\b(?:section|article|act|question|regulation)s?\s+\d[\d().a-z]*|\b20\d\d\b|\bs\.\s?\d+",
    re.I,
)
_REFERENCE = re.compile(r"\b[A-Z]{2,5}(?:-[A-Z0-9]+)*-\d+\b", re.I)
_ASIDE = stems("neither nor apart except excluding aside save exclude leaving")  # of what the answer leaves out
_EXCEPT = re.compile(r"\b(?:other than|except(?:ing)?(?: for)?|excluding|apart from|neither|nor)\b", re.I)
OF_THINGS = ("groups", "tools", "policies")  # registers that say how things stand, and count nothing by its day
SHARED = frozenset(
    {"tool-named", "messaging-app", "app-word", "allowed", "used", "why", "policy-wanted", "chat-group"}
)  # of several registers
TOLD = 3  # entries at most of which the words of title and summary account for words of the question


def left_over(asked: Asked, stated: Stated, register: str, folder: AuthorityFolder) -> tuple[str, ...]:
    """The words and numbers of the question, as written, that narrowed nothing and that the answer does not say."""
    text = asked.core or asked.focus
    known = everywhere() | stems(f"{stated.text} {_told_of(stated, register, folder)}") | names_of(folder.name)
    known |= stems(asked.period.words) if asked.period else frozenset()
    known |= stems(REGISTERS[register].title)
    known |= _ASIDE if "other than those" in stated.text else frozenset()
    text = _REFERENCE.sub(lambda found: " " if found[0].upper() in stated.entries else found[0], text)
    own = set(REGISTERS[register].terms or {}) | set(GENERAL) | SHARED
    phrases = tuple(sorted(asked.concepts & own - NO_FIELD - set(OUTSIDE)))
    slips = frozenset(map(single, known))
    words = [
        word
        for word in dict.fromkeys(_WORD.findall(text))
        if not (roots := stems(plain(word).replace("'s", ""))) <= known
        and not in_phrases(plain(word).lower().removesuffix("'s"), phrases)
        and not frozenset(map(single, roots)) <= slips
    ]
    return (*words, *_numbers(text, asked, stated, phrases), *_not_applied(text, asked, stated, register))


def _not_applied(text: str, asked: Asked, stated: Stated, register: str) -> list[str]:
    """A time, or an exception, that a register of things that stand takes no account of, unless the answer says it."""
    if register not in OF_THINGS:
        return []
    years = re.findall(r"20\d\d", asked.period.words) if asked.period else []
    time = [asked.period.words] if asked.period and years and not any(year in stated.text for year in years) else []
    return time + ([] if _EXCEPT.search(stated.text) else [found[0] for found in _EXCEPT.finditer(text)])


def is_said(word: str, stated: Stated) -> bool:
    """True of a reference whose entry the answer is about, and of a word that leaves out what the answer leaves out."""
    return word.upper() in stated.entries or ("other than those" in stated.text and stems(word) <= _ASIDE)


def _numbers(text: str, asked: Asked, stated: Stated, phrases: tuple[str, ...]) -> list[str]:
    """The numbers of the question that are no part of its time and that the answer does not repeat."""
    time = asked.period.words if asked.period else ""
    found = _NUMBER.findall(_MARKS.sub(" ", text.replace(time, " ") if time else text))
    said = set(_NUMBER.findall(stated.text))
    return [number for number in dict.fromkeys(found) if number not in said and not in_phrases(number, phrases)]


def _told_of(stated: Stated, register: str, folder: AuthorityFolder) -> str:
    """What the entries are called that a narrow answer rests on."""
    if not folder.keeps(register) or not 0 < len(stated.entries) <= TOLD:
        return ""
    entries = [entry for name in stated.entries if (entry := folder.kept(register).find(name))]
    return " ".join(
        f"{entry.shown('title')} {entry.shown('summary')} {entry.shown('name')} {entry.shown('covers')}"
        for entry in entries
    )
