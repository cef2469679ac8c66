"""The index of captured messages: one door, two engines."""

from answerable.desk.records.index.writing import add_file_text, again, build, drop, take_out, write

__all__ = ["add_file_text", "again", "build", "drop", "take_out", "write"]
