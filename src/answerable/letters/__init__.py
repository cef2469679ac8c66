"""Letters: read, check, write."""

from answerable.letters.around import leads, untaken
from answerable.letters.check import check
from answerable.letters.environment import environmental_words
from answerable.letters.files import Document, Unread, document_at, text_of
from answerable.letters.findings import Finding
from answerable.letters.letter import Letter, Paragraph, Role
from answerable.letters.read import read
from answerable.letters.render.docx import to_docx
from answerable.letters.render.house import house_template
from answerable.letters.render.html import to_html
from answerable.letters.render.pdf import to_pdf
from answerable.letters.render.text import to_text
from answerable.letters.split import split
from answerable.letters.write import faults, write

__all__ = [
    "Document",
    "Finding",
    "Letter",
    "Paragraph",
    "Role",
    "Unread",
    "check",
    "document_at",
    "environmental_words",
    "faults",
    "house_template",
    "leads",
    "read",
    "split",
    "text_of",
    "to_docx",
    "to_html",
    "to_pdf",
    "to_text",
    "untaken",
    "write",
]
