"""Letters: read, check, write.

What writes a letter as a file is imported when it is first asked for: a check needs none of it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from answerable.letters.check import check, chosen, is_chosen, not_looked_at
from answerable.letters.checking.facts import Facts, Inspected
from answerable.letters.checking.findings import Finding, NotLookedAt, Waiver
from answerable.letters.decided import decided
from answerable.letters.demands import Demand, Demands, demands, grouped_grounds, open_grounds
from answerable.letters.environment import environmental_words
from answerable.letters.letter import Letter, Paragraph, Role, paper
from answerable.letters.misquoted import misquote_values, misquoted
from answerable.letters.read import read, read_answers
from answerable.letters.reading.personal import signed_by
from answerable.letters.reading.records import labels_of, record_of
from answerable.letters.readings import ReadAnswer, Reading
from answerable.letters.results.checked import Checked, check_text, finding_values
from answerable.letters.results.gathered import LABELS, MEANINGS, Gathered, gather, line_and_column, summary
from answerable.letters.results.marked import Mark, Piece, marked, marks_of
from answerable.letters.results.waivers import LetterWaiver, waive
from answerable.letters.rules import CODES
from answerable.letters.split import split
from answerable.letters.splitting.around import leads, untaken
from answerable.letters.splitting.asking import asks_anything
from answerable.letters.subject import subject_of
from answerable.letters.write import faults, write
from answerable.letters.writing.edits import CLOSING, OPENING, STANDING, Aside, Edit, Edited, Part, edited
from answerable.letters.writing.needs import standing_ground
from answerable.letters.writing.own_data_faults import OWN_DATA_OUTCOMES

if TYPE_CHECKING:
    from answerable.letters.render.docx import to_docx
    from answerable.letters.render.house import house_template
    from answerable.letters.render.html import to_html
    from answerable.letters.render.pdf import to_pdf
    from answerable.letters.render.text import to_text
    from answerable.letters.results.chart import to_chart
    from answerable.letters.results.comments import comments
    from answerable.letters.results.listing import code_of, rule_values
    from answerable.letters.results.pattern import (
        Fault,
        Pattern,
        PatternRow,
        Tallied,
        faults_in,
        pattern,
        pattern_of,
    )
    from answerable.letters.results.report import to_page
    from answerable.letters.results.rule_pages import rule_page
    from answerable.letters.results.sarif import to_sarif
    from answerable.letters.results.sources import Joined, joined, part_of, spread

__all__ = [
    "CLOSING",
    "CODES",
    "LABELS",
    "MEANINGS",
    "OPENING",
    "OWN_DATA_OUTCOMES",
    "STANDING",
    "Aside",
    "Checked",
    "Demand",
    "Demands",
    "Edit",
    "Edited",
    "Facts",
    "Fault",
    "Finding",
    "Gathered",
    "Inspected",
    "Joined",
    "Letter",
    "LetterWaiver",
    "Mark",
    "NotLookedAt",
    "Paragraph",
    "Part",
    "Pattern",
    "PatternRow",
    "Piece",
    "ReadAnswer",
    "Reading",
    "Role",
    "Tallied",
    "Waiver",
    "asks_anything",
    "check",
    "check_text",
    "chosen",
    "code_of",
    "comments",
    "decided",
    "demands",
    "edited",
    "environmental_words",
    "faults",
    "faults_in",
    "finding_values",
    "gather",
    "grouped_grounds",
    "house_template",
    "is_chosen",
    "joined",
    "labels_of",
    "leads",
    "line_and_column",
    "marked",
    "marks_of",
    "misquote_values",
    "misquoted",
    "not_looked_at",
    "open_grounds",
    "paper",
    "part_of",
    "pattern",
    "pattern_of",
    "read",
    "read_answers",
    "record_of",
    "rule_page",
    "rule_values",
    "signed_by",
    "split",
    "spread",
    "standing_ground",
    "subject_of",
    "summary",
    "to_chart",
    "to_docx",
    "to_html",
    "to_page",
    "to_pdf",
    "to_sarif",
    "to_text",
    "untaken",
    "waive",
    "write",
]

_LATER = {
    "Fault": "results.pattern",
    "Joined": "results.sources",
    "Pattern": "results.pattern",
    "PatternRow": "results.pattern",
    "Tallied": "results.pattern",
    "code_of": "results.listing",
    "comments": "results.comments",
    "faults_in": "results.pattern",
    "house_template": "render.house",
    "joined": "results.sources",
    "part_of": "results.sources",
    "pattern": "results.pattern",
    "pattern_of": "results.pattern",
    "rule_page": "results.rule_pages",
    "rule_values": "results.listing",
    "spread": "results.sources",
    "to_chart": "results.chart",
    "to_docx": "render.docx",
    "to_html": "render.html",
    "to_page": "results.report",
    "to_pdf": "render.pdf",
    "to_sarif": "results.sarif",
    "to_text": "render.text",
}


def __getattr__(name: str) -> object:
    """What is imported late. Refuses a name that the room does not have (AttributeError)."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
