"""What mail tells those above it."""

from __future__ import annotations

from django.dispatch import Signal

# A message was not sent, and a person must see to it. Sent with message= and at=, in the transaction that says so: an error
# in a receiver undoes that transaction, and the message is looked at again. message.note says why, in words for a person.
failed = Signal()

# A message has gone, or turns out to have gone. Sent with message= and at=, in the transaction that says so.
sent = Signal()
