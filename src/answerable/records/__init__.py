"""Records: what the authority holds of what was said."""

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
]
