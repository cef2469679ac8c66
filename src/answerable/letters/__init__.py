"""Letters: read, check, write."""

from answerable.letters.letter import Letter, Paragraph, Role
from answerable.letters.render.docx import to_docx
from answerable.letters.render.house import house_template
from answerable.letters.render.html import to_html
from answerable.letters.render.pdf import to_pdf
from answerable.letters.render.text import to_text
from answerable.letters.write import faults, write

__all__ = [
    "Letter",
    "Paragraph",
    "Role",
    "faults",
    "house_template",
    "to_docx",
    "to_html",
    "to_pdf",
    "to_text",
    "write",
]
