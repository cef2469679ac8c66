"""Hands and words that the tests of evidence share."""

from uuid import uuid4

from answerable.desk.custody.entries import Hand, Said

EXPORT = b"18/09/2025, 07:41 - Shift lead: who can swap Friday?\n"
STORE = Hand("Dora Protection", "Evidence store, shelf 2")
LAB = Hand("Ivy Examiner", "Digital unit, room 3")
LEAD = Hand("Head of Adult Social Care", "Mere House")


def said(reason="Needed for the investigation", **more):
    return Said(uuid4(), reason, **more)
