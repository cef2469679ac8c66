"""What the Acts say: dated tables with a source each, and the functions that read them."""

from answerable.law.provisions import Citation, Provision

__all__ = ["Citation", "Provision"]
