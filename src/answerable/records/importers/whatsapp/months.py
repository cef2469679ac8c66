"""The names of months that phones print in dates: 14 May 2023. They stand in the catalogue, a list of twelve a language."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib import resources


@cache
def _numbers() -> dict[str, int]:
    """The month of each name, in small letters."""
    months: dict[str, int] = {}
    for file in resources.files(__package__).joinpath("wording").iterdir():
        table = tomllib.loads(file.read_text("utf-8")) if file.name.endswith(".toml") else {}
        for number, names in enumerate(table.get("months", []), 1):
            for name in names.split():
                if months.setdefault(_plain(name), number) != number:
                    raise AssertionError(name)  # a catalogue in which it is two months
    return months


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().rstrip(".")


@cache
def pattern() -> str:
    """A pattern of every name, shortened ones with their stop or without."""
    names = sorted(_numbers(), key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, names)) + r")\.?"


def printed() -> list[str]:
    """Every name as phones print it: with small letters, capitals, or one in front."""
    names = sorted(_numbers(), key=len, reverse=True)
    return list(dict.fromkeys(shown for name in names for shown in (name, name.capitalize(), name.upper())))


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern()}(?!\w)", re.IGNORECASE)


def is_named(text: str) -> bool:
    """Whether the name of a month stands in a text."""
    return _named().search(text) is not None


def number_of(name: str) -> int:
    """The month of a name; 0 where it is none."""
    return _numbers().get(_plain(name), 0)


def numbered(text: str) -> str:
    """A date with the number of its month for the name."""
    return _named().sub(lambda found: str(number_of(found[0])), text, count=1)
