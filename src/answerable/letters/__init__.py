"""Letters: read, check, write."""

from answerable.letters.files import Document, Unread, document_at, text_of
from answerable.letters.letter import Letter, Paragraph, Role
from answerable.letters.render.docx import to_docx
from answerable.letters.render.house import house_template
from answerable.letters.render.html import to_html
from answerable.letters.render.pdf import to_pdf
from answerable.letters.render.text import to_text
from answerable.letters.write import faults, write

__all__ = [
    "Document",
    "Letter",
    "Paragraph",
    "Role",
    "Unread",
    "document_at",
    "faults",
    "house_template",
    "text_of",
    "to_docx",
    "to_html",
    "to_pdf",
    "to_text",
    "write",
]
