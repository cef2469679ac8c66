"""Contradictions: whether an answer can stand beside one that was given earlier."""

from answerable.answers.contradiction.compare import Label, Verdict, compare
from answerable.answers.contradiction.said import Said

__all__ = ["Label", "Said", "Verdict", "compare"]
