"""Proof that cannot be quietly changed: canonical events, one Merkle tree, signed checkpoints, witnesses, receipts."""

from answerable.evidence.canonical import decode, encode
from answerable.evidence.checkpoint import Checkpoint, Note, notes, sign, written
from answerable.evidence.events import Row, disposes, read_event, unnamed
from answerable.evidence.keys import Dated, Key, Verifier, dated
from answerable.evidence.receipts import Receipt, receipt
from answerable.evidence.timestamps import require_timestamp, timestamp_request
from answerable.evidence.tree import (
    EMPTY,
    Peaks,
    Proof,
    consistency,
    inclusion,
    leaf_hash,
    parse_hash,
    require_consistency,
    require_inclusion,
    root,
)
from answerable.evidence.witness import Update, signer, update, witness

__all__ = [
    "EMPTY",
    "Checkpoint",
    "Dated",
    "Key",
    "Note",
    "Peaks",
    "Proof",
    "Receipt",
    "Row",
    "Update",
    "Verifier",
    "consistency",
    "dated",
    "decode",
    "disposes",
    "encode",
    "inclusion",
    "leaf_hash",
    "notes",
    "parse_hash",
    "read_event",
    "receipt",
    "require_consistency",
    "require_inclusion",
    "require_timestamp",
    "root",
    "sign",
    "signer",
    "timestamp_request",
    "unnamed",
    "update",
    "witness",
    "written",
]
