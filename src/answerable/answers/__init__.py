"""Answers: what can be said to a question, and what it rests on.

What reads and writes letters is loaded when it is first asked for: a single question needs none of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from answerable.answers.ask import ask
from answerable.answers.find import Evidence, Passage, find, propose
from answerable.answers.origins import Sentence, Words, origins
from answerable.answers.proposal import Proposal
from answerable.answers.subtraction import Figure, Overlap, figures, overlaps
from answerable.answers.understand import understand

if TYPE_CHECKING:
    from answerable.answers import live, logs, matching
    from answerable.answers.answering import CLOCKS, Answered, answer, proposals
    from answerable.answers.contradiction import Kind, Label, Said, Verdict, compare
    from answerable.answers.logs import Log, LogEntry, NotUnderstood, read_folder, read_log
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
    "Log",
    "LogEntry",
    "Match",
    "Matcher",
    "NotUnderstood",
    "Overlap",
    "Passage",
    "Proposal",
    "Received",
    "Said",
    "Sentence",
    "Verdict",
    "Words",
    "answer",
    "ask",
    "compare",
    "figures",
    "find",
    "item_of",
    "live",
    "logs",
    "matching",
    "origins",
    "overlaps",
    "proposals",
    "propose",
    "read_folder",
    "read_log",
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
    "Log": "logs",
    "LogEntry": "logs",
    "NotUnderstood": "logs",
    "read_folder": "logs",
    "read_log": "logs",
    "Item": "matching",
    "Match": "matching",
    "Matcher": "matching",
    "item_of": "matching",
    "Received": "receiving",
    "receive": "receiving",
}


def __getattr__(name: str) -> object:
    """What is loaded only when it is asked for."""
    if name in ("live", "logs", "matching"):
        return import_module(f"answerable.answers.{name}")
    if name not in _LATER:
        raise AttributeError(f"answerable.answers has no {name}")
    return getattr(import_module(f"answerable.answers.{_LATER[name]}"), name)
