"""The formats that can be read: one module (or folder) a format, each with FORMAT, recognise and read.

OTHERS are those beside WhatsApp, each with a form that no other has: they are asked first, in this order, since a chat of
WhatsApp is what is left when a file begins like none of them.
"""

from answerable.records.importers import (
    eml,
    mbox,
    msg,
    pst,
    rsmf,
    signal_json,
    signal_text,
    slack,
    sms,
    teams,
    telegram,
    telegram_html,
)
from answerable.records.record import Importer

OTHERS: tuple[Importer, ...] = (
    telegram,
    telegram_html,
    slack,
    teams,
    signal_json,
    signal_text,
    sms,
    rsmf,
    mbox,
    eml,
    msg,
    pst,
)

__all__ = ["OTHERS"]
