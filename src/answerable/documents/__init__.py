"""Files: mail, Word, PDF, HTML and plain text as words, with what could not be read and why; and what they hide.

What writes comments into a file, and what reads pages and workbooks by their parts, is imported when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from answerable.documents.document import MAX_BYTES, Attachment, Document, HeaderLine, Headers, Note, Part, Unread
from answerable.documents.hidden import SCANNER, Hidden, Scan, hidden_in
from answerable.documents.kinds import addresses_in, document_at, headers_of_message, message_of, text_of
from answerable.documents.office import office_words
from answerable.documents.personal import (
    Certainty,
    Known,
    PersonalKind,
    Proposal,
    find_personal,
    introduced_names,
    is_full_name,
    is_masked_mailbox,
    is_own_mailbox,
    same,
    signed_names,
    titled_names,
)
from answerable.documents.plain import decode

if TYPE_CHECKING:
    from answerable.documents.annotate import annotated
    from answerable.documents.outlines import Link, Outline, Outlined, outline
    from answerable.documents.sheets import Sheet, SheetRow, sheets_of

__all__ = [
    "MAX_BYTES",
    "SCANNER",
    "Attachment",
    "Certainty",
    "Document",
    "HeaderLine",
    "Headers",
    "Hidden",
    "Known",
    "Link",
    "Note",
    "Outline",
    "Outlined",
    "Part",
    "PersonalKind",
    "Proposal",
    "Scan",
    "Sheet",
    "SheetRow",
    "Unread",
    "addresses_in",
    "annotated",
    "decode",
    "document_at",
    "find_personal",
    "headers_of_message",
    "hidden_in",
    "introduced_names",
    "is_full_name",
    "is_masked_mailbox",
    "is_own_mailbox",
    "message_of",
    "office_words",
    "outline",
    "same",
    "sheets_of",
    "signed_names",
    "text_of",
    "titled_names",
]

_LATER = {
    "Link": "outlines",
    "Outline": "outlines",
    "Outlined": "outlines",
    "Sheet": "sheets",
    "SheetRow": "sheets",
    "annotated": "annotate",
    "outline": "outlines",
    "sheets_of": "sheets",
}


def __getattr__(name: str) -> object:
    """What is imported late. Refuses a name that the room does not have (AttributeError)."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
