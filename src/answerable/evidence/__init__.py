"""Proof that cannot be quietly changed: canonical events, one Merkle tree, signed checkpoints."""

from answerable.evidence.canonical import decode, encode
from answerable.evidence.checkpoint import Checkpoint, Note, notes, sign, written
from answerable.evidence.keys import Dated, Key, Verifier, dated
from answerable.evidence.tree import (
    EMPTY,
    Peaks,
    Proof,
    consistency,
    inclusion,
    leaf_hash,
    require_consistency,
    require_inclusion,
    root,
)

__all__ = [
    "EMPTY",
    "Checkpoint",
    "Dated",
    "Key",
    "Note",
    "Peaks",
    "Proof",
    "Verifier",
    "consistency",
    "dated",
    "decode",
    "encode",
    "inclusion",
    "leaf_hash",
    "notes",
    "require_consistency",
    "require_inclusion",
    "root",
    "sign",
    "written",
]
