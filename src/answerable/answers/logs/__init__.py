"""Others' answers: logs, letters and folders of them as they are published, read for comparison and never as facts of our own.

A file says of itself what it can: its columns, its labels, its publisher and its licence. What gave no entry is told
with its place, why, and what to do.
"""

from answerable.answers.logs.labels import ROLES
from answerable.answers.logs.log import Item, Log, LogEntry, NotUnderstood
from answerable.answers.logs.reading import entries, read_folder, read_log

__all__ = ["ROLES", "Item", "Log", "LogEntry", "NotUnderstood", "entries", "read_folder", "read_log"]
