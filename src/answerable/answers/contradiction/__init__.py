"""Contradictions: whether an answer can stand beside one that was given earlier."""

from answerable.answers.contradiction.compare import compare
from answerable.answers.contradiction.marks import Span
from answerable.answers.contradiction.said import Said
from answerable.answers.contradiction.verdicts import Kind, Label, Verdict

__all__ = ["Kind", "Label", "Said", "Span", "Verdict", "compare"]
