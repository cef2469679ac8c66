"""Names in running text: titles, given names, initials, and capitals that are no word, place or body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from answerable.documents.personal.cues import (
    AT_PLACE,
    BEFORE_BODY,
    BETWEEN,
    BUILT,
    DOES,
    EITHER,
    ENDINGS,
    FIRMS,
    IN_TIME,
    MONTHS,
    OF_PERSON,
    SAYS_THAT,
    SPEECH,
    STRONG,
    TELLS,
    TITLES,
    TOLD,
)
from answerable.documents.personal.names import JOIN, is_person
from answerable.documents.personal.proposal import Certainty, PersonalKind, Proposal
from answerable.documents.personal.words import (
    is_body,
    is_clear,
    is_given,
    is_place,
    is_surname,
    is_word,
)

_UP = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁĻŃŅŇŐŒŘŚŞŠŢŤŪŮŰŹŻŽȘȚ]"
_TOKEN = rf"(?:(?:[Aa]l|[Ee]l|[Uu]l)-)?{_UP}[^\W\d_]*(?:['’][^\W\d_]+)*(?:-[^\W\d_]+(?:['’][^\W\d_]+)*)*"
_PIECE = rf"(?:(?:{_UP}\.){{1,3}}|(?:Mr|Mrs|Ms|Dr|St|Prof|Rev|Cllr|Sgt|Insp)\.|{_TOKEN}(?![\w@]))"
_RUN = re.compile(rf"(?<![\w@/.-]){_PIECE}(?:[ \t]+(?:{JOIN}[ \t]+){{0,2}}{_PIECE})*")
_PIECES = re.compile(_PIECE)
_TURNED = re.compile(rf"(?<![\w@/.-])({_TOKEN}), ({_TOKEN})(?!\w|,| and\b)")
_BEFORE_INITIAL = re.compile(rf"(?<![\w@/.-])({_TOKEN}), (?:{_UP}\.[ ]?){{1,3}}(?!\w)")
_WRAPPED = re.compile(r"(?<=[^\n]{55})\n(?=[A-Za-zÀ-ÿ][\w'’-]*(?:[ ,.;]|$)(?![^\n:]{0,30}:))")


@dataclass(slots=True)
class Word:
    """A word with a capital, or initials, in its place."""

    text: str
    start: int
    end: int
    owns: bool = False  # "Jane's": nothing of the name follows

    @property
    def is_initial(self) -> bool:
        """True for one letter, or letters with points."""
        return len(self.text.strip(".")) == 1 or "." in self.text

    @property
    def is_shouted(self) -> bool:
        """True for capitals alone."""
        return len(self.text) > 1 and self.text.isupper() and not self.is_initial

    @property
    def plain(self) -> str:
        """In small letters, without a point."""
        return self.text.strip(".").casefold()


@dataclass(slots=True)
class Found:
    """Words that may be a name, and how likely."""

    start: int
    end: int
    why: str
    certainty: Certainty | None = None  # None: only beside another name


def running(text: str) -> Iterator[Proposal]:
    """Names of people, each with why; in the order of their places."""
    flat = _WRAPPED.sub(" ", text)
    found: list[Found] = []
    for run in _RUN.finditer(flat):
        found += _read(_words(run), flat)
    for match in _TURNED.finditer(flat):
        if is_surname(match[1]) and not is_given(match[1]) and is_given(match[2]) and not is_word(match[2]):
            yield Proposal(
                PersonalKind.NAME,
                *match.span(),
                text[slice(*match.span())],
                "a surname before a given name",
                Certainty.LOOK,
            )
    for match in _BEFORE_INITIAL.finditer(flat):
        if is_surname(match[1]) or not (is_word(match[1]) or is_place(match[1]) or is_body(match[1])):
            yield Proposal(
                PersonalKind.NAME,
                *match.span(),
                text[slice(*match.span())],
                "a surname before initials",
                Certainty.LOOK,
            )
    for one in _listed_with_others(found, flat):
        if one.certainty:
            yield Proposal(PersonalKind.NAME, one.start, one.end, text[one.start : one.end], one.why, one.certainty)


def _words(run: re.Match[str]) -> list[Word]:
    words = []
    for piece in _PIECES.finditer(run.string, *run.span()):
        owned = re.search(r"['’]s$", piece[0])
        end = owned.start() + piece.start() if owned else piece.end()
        words.append(Word(run.string[piece.start() : end], piece.start(), end, bool(owned)))
    return words


def _read(words: list[Word], text: str) -> Iterator[Found]:
    """The names in one run of words with capitals."""
    at = 0
    while at < len(words):
        word, after = words[at], words[at + 1 : at + 2]
        if (
            word.plain in BEFORE_BODY
            and after
            and (word.plain in _HOLY or not (is_surname(after[0].text) or _is_name_word(after[0])))
        ):
            return
        end = _taken(words, at + 1, most=3)
        one: Found | None = None
        if word.plain in TITLES and not word.owns and end > at + 1 and not (end == at + 2 and _is_thing(after[0])):
            one = _made(words[at:end], "a title with a name", Certainty.SURE)
        elif word.is_initial or _is_name_word(word):
            end = _taken(words, at + 1, most=4, first=word)
            one = _judged(words[at:end], words[end:], text)
            if not one and after and _is_name_word(after[0]):
                end = at + 1
        elif not _is_thing(word) and not word.is_shouted:
            one = _unlisted(words[at:end], words[end:], text)
        elif _is_written_of(word, words[at + 1 : end], text):
            one = _made(words[at:end], "two words like a name, where people are spoken of", Certainty.LOOK)
        elif not _is_surname_of(word, words[at + 1 : end], words[end:]):
            end = at + 1
        else:
            one = _made(words[at:end], "two surnames, the first for a given name", Certainty.LOOK)
        if one:
            yield one
        at = max(end, at + 1)


def _is_surname_of(word: Word, rest: list[Word], after: list[Word]) -> bool:
    """Whether a surname that is also a word stands before one that is none: “Wren Halloran”."""
    if not rest or word.owns or word.is_shouted or not is_surname(word.text) or (after and after[0].plain in ENDINGS):
        return False
    return all(is_surname(part.text) and not (is_word(part.text) or is_place(part.text)) for part in rest)


def _is_written_of(word: Word, rest: list[Word], text: str) -> bool:
    """Whether a word stands before one that is none, after “statement of” and the like: “Hyacinth Delacroix”."""
    return (
        bool(rest)
        and not (word.owns or word.is_shouted or is_body(word.text) or _SHORTENED.search(word.text))
        and not any(part.is_shouted or _is_thing(part) for part in rest)
        and bool(OF_PERSON.search(text, max(0, word.start - 40), word.start))
    )


def _is_name_word(word: Word) -> bool:
    return is_given(word.text) and (not word.is_shouted or (len(word.text) > 2 and is_clear(word.text)))


def _is_thing(word: Word) -> bool:
    """Whether a word with a capital is an ordinary word, a place or a body, and no surname."""
    plain = word.text
    if _SHORTENED.search(plain):
        return True
    return (is_word(plain) or is_place(plain) or is_body(plain) or word.plain in ENDINGS) and not is_given(plain)


def _taken(words: list[Word], at: int, *, most: int, first: Word | None = None) -> int:
    """Where the surname ends that begins here: past words that may be part of one."""
    end = at
    while end < len(words) and end - at < most:
        word, before = words[end], words[end - 1]
        if before.owns or word.plain in ENDINGS or word.plain in TITLES:
            break
        if word.is_shouted and not (first or words[at]).is_shouted and not is_surname(word.text):
            break
        if _is_thing(word) and not is_surname(word.text) and not (end == at and first is None):
            break
        if is_body(word.text) or (
            end > at and is_word(word.text) and word.plain not in EITHER and is_place(before.text)
        ):
            break
        if end == at and first is None and is_word(word.text) and not is_surname(word.text) and not is_given(word.text):
            break
        end += 1
    return end


def _judged(parts: list[Word], after: list[Word], text: str) -> Found | None:
    """A given name or initial, alone or with what follows: whose name it is, if anyone's."""
    first, rest = parts[0], parts[1:]
    if _names_a_thing(parts, after) or (
        rest and re.search(r"\b[Tt]he[ \t]+$", text[max(0, first.start - 5) : first.start])
    ):
        return None
    told = bool(STRONG.search(text, max(0, first.start - 40), first.start)) or bool(TELLS.match(text, parts[-1].end))
    if first.is_initial:
        return _initialled(parts, told)
    clear = is_clear(first.text)
    if rest:
        last = rest[-1]
        in_place = bool(AT_PLACE.search(text, max(0, first.start - 20), first.start))
        if last.plain in EITHER and not told and (in_place or not clear or last.plain in BUILT):
            return _made(parts, "a given name with a surname that is also a place", None)
        if (
            len(rest) == 1
            and not is_surname(last.text)
            and (is_place(last.text) or (is_word(last.text) and not is_given(last.text)))
        ):
            return None
        if clear or told or is_surname(last.text) or not (is_word(last.text) or is_given(last.text)):
            sure = clear or (is_surname(last.text) and not is_word(last.text)) or told
            return _made(parts, "a given name with a surname", Certainty.SURE if sure else Certainty.LOOK)
        return None
    if clear and not (after and after[0].plain in EITHER):
        return _made(parts, "a given name", Certainty.SURE if told else Certainty.LOOK)
    if _told_of(first, text):
        return _made(parts, "a given name that is also a word, where people are spoken of", Certainty.LOOK)
    if first.plain in MONTHS and IN_TIME.search(text, max(0, first.start - 10), first.start):
        return None
    return _made(parts, "a given name beside others", None)


def _names_a_thing(parts: list[Word], after: list[Word]) -> bool:
    """Whether a name is that of a street, a building or a firm: “Nelson Mandela Court”."""
    if after and not parts[-1].owns and after[0].plain in ENDINGS | BUILT:
        return True
    if len(parts) == 1 and after and not parts[0].owns:
        begins = f"{parts[0].plain} {after[0].plain}" in FIRMS
        return begins or any(word.plain in ENDINGS for word in after[1:3])
    return (len(parts) > 2 and parts[-1].plain in BUILT) or " ".join(part.plain for part in parts[:2]) in FIRMS


def _told_of(word: Word, text: str) -> bool:
    """Whether a lone word with a capital is spoken of as a person."""
    if is_body(word.text):
        return False
    if SAYS_THAT.search(text, max(0, word.start - 12), word.start) and DOES.match(text, word.end):
        return word.plain not in MONTHS
    return bool(TELLS.match(text, word.end) or STRONG.search(text, max(0, word.start - 40), word.start))


def _initialled(parts: list[Word], told: bool) -> Found | None:
    """Initials with a surname: “J. Smith”, “A B Khan”."""
    names = [part for part in parts if not part.is_initial]
    if not names or (_is_thing(names[0]) and not (is_surname(names[0].text) and "." in parts[0].text)):
        return None
    if parts[0].text in ("A", "I") and (is_word(names[0].text) or not (told or is_surname(names[0].text))):
        return None
    sure = "." in parts[0].text or is_surname(names[-1].text)
    if is_word(names[0].text) and "." not in parts[0].text:
        return None
    return _made(parts, "initials with a surname", Certainty.SURE if sure else Certainty.LOOK)


def _unlisted(parts: list[Word], after: list[Word], text: str) -> Found | None:
    """Capitals that are no words of English: a person where the words around say so, or where two stand together."""
    first, last = parts[0], parts[-1]
    if (after and not last.owns and after[0].plain in ENDINGS) or any(part.plain in EITHER for part in parts[1:]):
        return None
    if any(is_place(part.text) or is_body(part.text) for part in parts) or not is_person(first.text):
        return None
    before = text[max(0, first.start - 40) : first.start]
    if (
        len(parts) == 1
        and _FAMILY.search(before)
        and re.fullmatch(r"[^\W_]{3,}s", first.text)
        and is_surname(first.text[:-1])
    ):
        return _made(parts, "a family’s name", Certainty.LOOK)
    tells, told = TELLS.match(text, last.end), STRONG.search(before) or OF_PERSON.search(before)
    if len(parts) == 1:
        if first.is_initial or len(first.text) < 3 or (after and not first.owns):
            return None
        if is_surname(first.text) and (SPEECH.match(text, last.end) or TOLD.search(before)):
            return _made(parts, "a surname where people are spoken of", Certainty.LOOK)
        if (tells or told) and not AT_PLACE.search(before):
            return _made(parts, "a name where people are spoken of", Certainty.LOOK)
        return _made(parts, "a name beside others", None)
    if any(is_given(part.text) for part in parts[1:]) or is_surname(last.text) or "-" in last.text:
        return _made(parts, "two words like a name", Certainty.LOOK)
    if AT_PLACE.search(before) and not tells:
        return None
    return _made(parts, "two words like a name", Certainty.LOOK)


def _made(parts: list[Word], why: str, certainty: Certainty | None) -> Found:
    return Found(parts[0].start, parts[-1].end, why, certainty)


def _listed_with_others(found: list[Found], text: str) -> list[Found]:
    """What stands in a list with a name is a name too: “Jane, Will and Grace”."""
    for pairs in (pairwise(found), pairwise(found[::-1])):
        for one, other in pairs:
            first, second = sorted((one, other), key=lambda item: item.start)
            if (
                one.certainty
                and not other.certainty
                and second.start - first.end < 60
                and BETWEEN.fullmatch(text, first.end, second.start)
            ):
                other.certainty, other.why = Certainty.LOOK, "in a list with a name"
    return found


_FAMILY = re.compile(r"\b[Tt]he[ \t]+$")
_SHORTENED = re.compile(r"['’](?:ve|ll|re|m|d|t)$", re.I)  # “I've” is no name
_HOLY = frozenset(("st", "saint", "queen", "king", "prince", "princess"))
