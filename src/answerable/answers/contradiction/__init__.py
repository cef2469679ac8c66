"""Contradictions: whether an answer can stand beside one that was given earlier."""

from answerable.answers.contradiction.compare import compare
from answerable.answers.contradiction.said import Said
from answerable.answers.contradiction.verdicts import Label, Verdict

__all__ = ["Label", "Said", "Verdict", "compare"]
