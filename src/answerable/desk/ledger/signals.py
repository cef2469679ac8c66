"""What the ledger tells those above it."""

from __future__ import annotations

from django.dispatch import Signal

# An act was recorded. Sent with entry=, in the transaction of the act: an error in a receiver undoes the act.
recorded = Signal()
