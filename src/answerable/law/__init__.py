"""What the Acts say: dated tables with a source each, and the functions that read them."""

from answerable.law.acts import Act, act, acts
from answerable.law.citations import find
from answerable.law.provisions import Citation, Provision, parse

__all__ = ["Act", "Citation", "Provision", "act", "acts", "find", "parse"]
