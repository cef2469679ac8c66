"""Answers: what can be said to a question, and what it rests on."""

from answerable.answers.answering import CLOCKS, Answered, answer, proposals
from answerable.answers.ask import ask
from answerable.answers.find import Evidence, Passage, find, propose
from answerable.answers.proposal import Proposal
from answerable.answers.receive import Received, receive
from answerable.answers.subtraction import Figure, Overlap, figures, overlaps
from answerable.answers.understand import understand

__all__ = [
    "CLOCKS",
    "Answered",
    "Evidence",
    "Figure",
    "Overlap",
    "Passage",
    "Proposal",
    "Received",
    "answer",
    "ask",
    "figures",
    "find",
    "overlaps",
    "proposals",
    "propose",
    "receive",
    "understand",
]
