"""Answers: what can be said to a question, and what it rests on."""

from answerable.answers.ask import ask
from answerable.answers.find import Evidence, Passage, find, propose
from answerable.answers.proposal import Proposal
from answerable.answers.understand import understand

__all__ = ["Evidence", "Passage", "Proposal", "ask", "find", "propose", "understand"]
