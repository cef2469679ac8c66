"""Files: mail, Word, PDF, HTML and plain text as words, with what could not be read and why; and what they hide."""

from answerable.documents.document import Attachment, Document, HeaderLine, Headers, Part, Unread
from answerable.documents.hidden import Hidden, Scan, hidden_in
from answerable.documents.kinds import addresses_in, document_at, headers_of_message, message_of, text_of
from answerable.documents.personal import Certainty, Known, PersonalKind, Proposal, find_personal, same

__all__ = [
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
    "message_of",
    "same",
    "text_of",
]
