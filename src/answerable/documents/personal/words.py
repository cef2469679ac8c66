"""Lists of given names, surnames and ordinary words, and what is known of places and bodies. None decides alone."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def listed(name: str, *, by_line: bool = False) -> frozenset[str]:
    """The words of one of the lists beside this file, in small letters."""
    text = (files(__package__) / "lists" / f"{name}.txt").read_text(encoding="utf-8").casefold()
    return frozenset(text.splitlines() if by_line else text.split())


def is_given(word: str) -> bool:
    """True for a given name of any origin common here."""
    plain = _plain(word)
    return plain in listed("given") or ("-" in plain and all(part in listed("given") for part in plain.split("-")))


def is_surname(word: str) -> bool:
    """True for a surname that is listed, or for one made of two."""
    plain = _plain(word)
    return plain in listed("surnames") or (
        "-" in plain and all(part in listed("surnames") for part in plain.split("-"))
    )


def is_word(word: str) -> bool:
    """True for an ordinary word of English."""
    return _plain(word) in listed("words")


def is_place(word: str) -> bool:
    """True for a town, county or country."""
    return _plain(word) in listed("places")


def is_body(word: str) -> bool:
    """True for the name of a firm, product or body that no person has."""
    return _plain(word) in listed("bodies")


def given_names() -> frozenset[str]:
    """All given names, in small letters."""
    return listed("given")


@cache
def clear_given() -> frozenset[str]:
    """Given names in small letters that are nothing else: no words, no places."""
    others = listed("words") | listed("places") | listed("bodies") | listed("short")
    return frozenset(name for name in listed("given") if len(name) > 2 and name not in others)


def is_clear(word: str) -> bool:
    """True for a given name that is nothing else, or for one made of two: “Lily-Mae”."""
    plain = _plain(word)
    return plain in clear_given() or ("-" in plain and is_given(plain))


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")
