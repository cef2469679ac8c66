"""The index of earlier answers: kept in bulk, found by words and by meaning, question by question.

How it works is told in docs/memory.md. Models are needed, so it is imported once Django stands.
"""

from answerable.desk.memory.index.clearing import clear_out
from answerable.desk.memory.index.finding import Whose, family, like
from answerable.desk.memory.index.gathering import gather, merge, work_out_meaning
from answerable.desk.memory.index.keeping import forget, keep, reword, settle

__all__ = [
    "Whose",
    "clear_out",
    "family",
    "forget",
    "gather",
    "keep",
    "like",
    "merge",
    "reword",
    "settle",
    "work_out_meaning",
]
