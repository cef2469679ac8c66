"""Records: what the authority holds of what was said."""

from answerable.records.again import verify_slices
from answerable.records.as_json import record_json, source_json
from answerable.records.capture import READERS, choices_of, files_of_mail, format_of, open_capture, question_of
from answerable.records.exchange import Parcel
from answerable.records.exchange import write as write_rsmf
from answerable.records.importers.slack_copy import without_tokens
from answerable.records.instants import zone_of
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
from answerable.records.zips import Archive, archive, is_zip

__all__ = [
    "READERS",
    "Archive",
    "Attachment",
    "DateOrder",
    "Flag",
    "Importer",
    "Kind",
    "Parcel",
    "Reading",
    "Record",
    "Sender",
    "Settings",
    "Source",
    "Tally",
    "Version",
    "archive",
    "choices_of",
    "files_of_mail",
    "format_of",
    "is_zip",
    "open_capture",
    "question_of",
    "record_json",
    "source_json",
    "verify_slices",
    "without_tokens",
    "write_rsmf",
    "zone_of",
]
