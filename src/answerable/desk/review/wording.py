"""Searches in words: for the certificate, and one paragraph for the letter."""

from __future__ import annotations

from collections.abc import Iterable

from answerable.desk.review.models import Search
from answerable.errors import AnswerableError
from answerable.law import long_day, parse, uk_day
from answerable.registers import counted, listed

MESSAGES = "the captured messages"  # what a search of the desk's own records is called


def paragraph(searches: Iterable[Search]) -> str:
    """What the letter says of the searches: where, with which words, when, what came, and what could not be searched.

    No name of a person who searched stands in it, nor of a chat or group that was not reached: the certificate has them. The Commissioner judges whether information is held by the scope and
    quality of the searches, so what was left out is said as well.
    """
    made = list(searches)
    said = [_sentence(one) for one in made]
    left = list(dict.fromkeys(missed["words"] for one in made for missed in one.not_looked_in))
    return " ".join([*said, f"These searches did not reach: {'; '.join(left)}."] if left else said)


def _sentence(search: Search) -> str:
    found = (
        "nothing" if not search.hits else f"{'more than ' if search.is_more else ''}{counted(search.hits, 'record')}"
    )
    terms = f" for {search.words}" if search.words else ""
    return f"On {long_day(uk_day(search.at))} we searched {search.place}{terms}, and found {found}."


def looked(search: Search) -> str:
    """How much was searched, in words: "3 chats, 1,204 messages"."""
    chats = len(search.looked_in)
    messages = sum(row.get("messages", 0) for row in search.looked_in)
    return listed([counted(chats, "chat"), f"{messages:,} messages"]) if chats else ""


def said_provision(key: str) -> str:
    """A provision as a person reads it."""
    try:
        return str(parse(key))
    except AnswerableError:
        return key
