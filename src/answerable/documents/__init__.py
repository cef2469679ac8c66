"""Files: mail, Word, PDF, HTML and plain text as words, with what could not be read and why; and what they hide."""

from answerable.documents.document import Attachment, Document, HeaderLine, Headers, Part, Unread
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

__all__ = [
    "SCANNER",
    "Attachment",
    "Certainty",
    "Document",
    "HeaderLine",
    "Headers",
    "Hidden",
    "Known",
    "Part",
    "PersonalKind",
    "Proposal",
    "Scan",
    "Unread",
    "addresses_in",
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
    "same",
    "signed_names",
    "text_of",
    "titled_names",
]
