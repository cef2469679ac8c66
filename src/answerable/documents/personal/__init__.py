"""Personal data in a text: proposed with why, never applied by itself."""

from answerable.documents.personal.form import introduced_names, signed_names, titled_names
from answerable.documents.personal.names import is_full_name, is_masked_mailbox, is_own_mailbox
from answerable.documents.personal.proposal import Certainty, Known, PersonalKind, Proposal, same


def find_personal(text: str, *, known: Known = Known()) -> tuple[Proposal, ...]:  # noqa: B008  # frozen
    """What in a text may be personal data, in the order in which it stands; no two overlap.

    What the authority publishes of itself (known.own) and what a person refused (known.refused) is left out. Names
    found whole are found in part too, in small letters and by their initials; so are those that the case knows.
    """
    from answerable.documents.personal.find import proposals  # its patterns are made when first asked for

    return proposals(text, known)


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
