"""Personal data in a text: proposed with why, never applied by itself."""

from answerable.documents.personal.checks import is_card_number, is_nhs_number
from answerable.documents.personal.find import find_personal
from answerable.documents.personal.proposal import Certainty, Known, PersonalKind, Proposal, same

__all__ = [
    "Certainty",
    "Known",
    "PersonalKind",
    "Proposal",
    "find_personal",
    "is_card_number",
    "is_nhs_number",
    "same",
]
