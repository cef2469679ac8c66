"""Personal data in a text: proposed with why, never applied by itself."""

from answerable.documents.personal.find import find_personal
from answerable.documents.personal.form import introduced_names, signed_names, titled_names
from answerable.documents.personal.names import is_full_name, is_masked_mailbox, is_own_mailbox
from answerable.documents.personal.proposal import Certainty, Known, PersonalKind, Proposal, same

__all__ = [
    "Certainty",
    "Known",
    "PersonalKind",
    "Proposal",
    "find_personal",
    "introduced_names",
    "is_full_name",
    "is_masked_mailbox",
    "is_own_mailbox",
    "same",
    "signed_names",
    "titled_names",
]
