"""Records: what the authority holds of what was said."""

from answerable.records.as_json import record_json, source_json
from answerable.records.capture import READERS, open_capture, question_of
from answerable.records.record import (
    Attachment,
    DateOrder,
    Flag,
    Importer,
    Kind,
    Reading,
    Record,
    Sender,
    Settings,
    Source,
    Tally,
    Version,
)

__all__ = [
    "READERS",
    "Attachment",
    "DateOrder",
    "Flag",
    "Importer",
    "Kind",
    "Reading",
    "Record",
    "Sender",
    "Settings",
    "Source",
    "Tally",
    "Version",
    "open_capture",
    "question_of",
    "record_json",
    "source_json",
]
