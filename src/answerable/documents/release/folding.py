"""The same words wherever they stand: letters compared without case, blanks, line ends, ligatures and soft hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

# From here on a needle is found inside longer words too: few long names stand by chance in another word.
LONG = 6
KEY = 3


@dataclass(slots=True)
class Folded:
    """The letters and digits of a text, folded, each with its place in the text."""

    text: str
    letters: str = ""
    at: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> Folded:
        """A text, folded."""
        letters: list[str] = []
        at: list[int] = []
        blanks = {place for found in BLANKS.finditer(text) for place in range(*found.span())}
        for place, character in enumerate(text):
            for letter in () if place in blanks else folded(character):
                letters.append(letter)
                at.append(place)
        return cls(text, "".join(letters), at)

    def span(self, first: int, length: int) -> tuple[int, int]:
        """The characters of the text that folded letters come from."""
        return self.at[first], self.at[first + length - 1] + 1

    def is_apart(self, first: int, length: int) -> bool:
        """True where no letter or digit stands right beside these."""
        start, end = self.span(first, length)
        before = start and self.text[start - 1].isalnum()
        after = end < len(self.text) and self.text[end].isalnum()
        return not (before or after)


SIMPLE: dict[str, str] = {}
# How an address writes a blank within a name, and letters of Korean that show nothing.
BLANKS = re.compile("(?<=[^\\W\\d_])(?:%20|\\+)(?=[^\\W\\d_])|[\u115f\u1160\u3164\uffa0]+")


def folded(character: str) -> str:
    """The letters and digits that a character stands for; a ligature is two, a blank, a hyphen or a mark is none."""
    known = SIMPLE.get(character)
    if known is None:
        wide = unicodedata.normalize("NFKD", character).casefold()
        bare = "".join(letter for letter in unicodedata.normalize("NFKD", wide) if letter.isalnum() or is_sign(letter))
        known = SIMPLE[character] = bare
    return known


def is_sign(character: str) -> bool:
    """True for what is no letter and carries meaning by itself: emoji, and the signs of an address."""
    return character in "@£$€#+" or unicodedata.category(character) == "So"


@dataclass(frozen=True, slots=True)
class Needles:
    """Words to be found, looked up by their first letters and their length: ten thousand are found in one pass."""

    by_key: dict[str, dict[int, set[str]]]
    written: dict[str, str]

    @classmethod
    def of(cls, words: Iterable[str]) -> Needles:
        """Words, folded; what has no letter or digit is no needle."""
        written: dict[str, str] = {}
        for said in words:
            if letters := Folded.of(said).letters:
                written.setdefault(letters, said)
        by_key: dict[str, dict[int, set[str]]] = {}
        for letters in written:
            by_key.setdefault(letters[:KEY], {}).setdefault(len(letters), set()).add(letters)
        return cls(by_key, written)

    def in_text(self, text: Folded) -> Iterator[tuple[str, int, int]]:
        """Each needle that stands in a text: as written, and its characters from start to end."""
        lengths = sorted({len(key) for key in self.by_key})
        letters = text.letters
        for first in range(len(letters)):
            for length in lengths:
                for long, some in self.by_key.get(letters[first : first + length], NONE).items():
                    needle = letters[first : first + long]
                    if needle in some and (long >= LONG or text.is_apart(first, long)):
                        yield self.written[needle], *text.span(first, long)


NONE: dict[int, set[str]] = {}
