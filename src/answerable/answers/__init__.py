"""Answers: what can be said to a question, and what it rests on.

What reads and writes letters is loaded when it is first asked for: a single question needs none of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from answerable.answers.ask import ask
from answerable.answers.find import Evidence, Passage, find, propose
from answerable.answers.proposal import Proposal
from answerable.answers.subtraction import Figure, Overlap, figures, overlaps
from answerable.answers.understand import understand

if TYPE_CHECKING:
    from answerable.answers import matching
    from answerable.answers.answering import CLOCKS, Answered, answer, proposals
    from answerable.answers.contradiction import Kind, Label, Said, Verdict, compare
    from answerable.answers.matching import Item, Match, Matcher, item_of
    from answerable.answers.receiving import Received, receive

__all__ = [
    "CLOCKS",
    "Answered",
    "Evidence",
    "Figure",
    "Item",
    "Kind",
    "Label",
    "Match",
    "Matcher",
    "Overlap",
    "Passage",
    "Proposal",
    "Received",
    "Said",
    "Verdict",
    "answer",
    "ask",
    "compare",
    "figures",
    "find",
    "item_of",
    "matching",
    "overlaps",
    "proposals",
    "propose",
    "receive",
    "understand",
]
_LATER = {
    "CLOCKS": "answering",
    "Answered": "answering",
    "answer": "answering",
    "proposals": "answering",
    "Kind": "contradiction",
    "Label": "contradiction",
    "Said": "contradiction",
    "Verdict": "contradiction",
    "compare": "contradiction",
    "Item": "matching",
    "Match": "matching",
    "Matcher": "matching",
    "item_of": "matching",
    "Received": "receiving",
    "receive": "receiving",
}


def __getattr__(name: str) -> object:
    """What is loaded only when it is asked for."""
    if name == "matching":
        return import_module("answerable.answers.matching")
    if name not in _LATER:
        raise AttributeError(f"answerable.answers has no {name}")
    return getattr(import_module(f"answerable.answers.{_LATER[name]}"), name)
